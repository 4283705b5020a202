/**
 * What a plan's server says about itself. Only a hint about how to ask first: plans list too little and too much.
 *
 * @see FHIR R4 CapabilityStatement
 */
import { FhirError } from '../errors.ts';

export type Capabilities = {
  /** True when any type is listed. */
  listsAny: boolean;
  /** True when the type is listed at all. */
  lists(resourceType: string): boolean;
  /** Search parameters by resource type, as listed. */
  searchParameters(resourceType: string): readonly string[];
  searchIncludes(resourceType: string): readonly string[];
  /** True when a search of the type can bring along where each record comes from. */
  bringsProvenance(resourceType: string): boolean;
};

/** Parsed in the main process, so its size is limited. */
const longestStatement = 1024 * 1024;

/** For a plan that says nothing about itself. */
export const unknownCapabilities: Capabilities = {
  listsAny: false,
  lists: () => false,
  searchParameters: () => [],
  searchIncludes: () => [],
  bringsProvenance: () => false,
};

/**
 * Reads the answer to `/metadata`; an unreadable one counts as none.
 *
 * @throws {FhirError} fhir/wrong-version when the server says that it speaks another version of FHIR than R4
 */
export function readCapabilities(bytes: Uint8Array): Capabilities {
  const statement = parseStatement(bytes);
  const version = statement?.['fhirVersion'];
  if (typeof version === 'string' && isOtherVersion(version))
    throw new FhirError('fhir/wrong-version', 'The plan speaks a version of FHIR that is not R4.', {
      details: [`FHIR ${version.slice(0, 20)}`],
    });
  const resources = listObjects(listObjects(statement?.['rest'])[0]?.['resource']);
  const byType = (resourceType: string) => resources.find((one) => one['type'] === resourceType);
  return {
    listsAny: resources.length > 0,
    lists: (resourceType) => byType(resourceType) !== undefined,
    searchParameters: (resourceType) =>
      listObjects(byType(resourceType)?.['searchParam']).flatMap((one) => listTexts([one['name']])),
    searchIncludes: (resourceType) => listTexts(byType(resourceType)?.['searchInclude']),
    bringsProvenance: (resourceType) =>
      listTexts(byType(resourceType)?.['searchRevInclude']).some((one) => provenanceIncludes.has(one.trim())),
  };
}

/** True for a number other than 4 or 4.…, also one with letters before it, as in R5; letters alone name no version. */
function isOtherVersion(version: string): boolean {
  const release = /^[^\d]{0,10}(\d+)/.exec(version)?.[1];
  return release !== undefined && release !== '4';
}

/** What servers list in `searchRevInclude` when they take `_revinclude=Provenance:target`. */
const provenanceIncludes = new Set(['*', 'Provenance:*', 'Provenance:target']);

type Json = Record<string, unknown>;

function parseStatement(bytes: Uint8Array): Json | null {
  if (bytes.byteLength > longestStatement) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) && value['resourceType'] === 'CapabilityStatement' ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function listTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
