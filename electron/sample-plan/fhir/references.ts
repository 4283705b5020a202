import type { FhirResource } from '../model.ts';

/** Where each `_include` of ExplanationOfBenefit looks for references. */
const includePaths: Record<string, readonly string[]> = {
  patient: ['patient'],
  provider: ['provider'],
  'care-team': ['careTeam', 'provider'],
  coverage: ['insurance', 'coverage'],
  insurer: ['insurer'],
  payee: ['payee', 'party'],
};

export const includeNames: readonly string[] = Object.keys(includePaths);

/** Where `_include`s of other types look. */
const otherIncludes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Coverage: { payor: ['payor'] },
  MedicationRequest: { medication: ['medicationReference'], requester: ['requester'] },
  MedicationDispense: { medication: ['medicationReference'] },
  DiagnosticReport: { result: ['result'] },
  Encounter: { location: ['location', 'location'] },
};

/** The `_include` names of a type other than ExplanationOfBenefit. */
export function otherIncludeNames(type: string): string[] {
  return Object.keys(otherIncludes[type] ?? {});
}

/** Relative references that the named includes of a type ask for; `*` is all. */
export function otherReferencesOf(resource: FhirResource, includes: ReadonlySet<string>): string[] {
  return Object.entries(otherIncludes[resource.resourceType] ?? {}).flatMap(([name, path]) =>
    includes.has(name) || includes.has('*') ? at(resource, path) : [],
  );
}

/** Relative references (`Type/id`, `Type/id/_history/n`) of a claim that the named includes ask for; `*` is all. */
export function referencesOf(claim: FhirResource, includes: ReadonlySet<string>): string[] {
  const names = includes.has('*') ? includeNames : includeNames.filter((name) => includes.has(name));
  return names.flatMap((name) => at(claim, includePaths[name] ?? []));
}

/** Relative references found below `path`, through lists. */
export function at(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => at(one, path));
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = path;
  if (step !== undefined) return at((value as Record<string, unknown>)[step], rest);
  const reference = (value as Record<string, unknown>)['reference'];
  return typeof reference === 'string' && !reference.startsWith('#') ? [reference] : [];
}
