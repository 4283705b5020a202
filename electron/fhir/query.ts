/**
 * Searches for claims, coverage and single resources, and which plainer search follows one that a plan refuses.
 *
 * @see FHIR R4 search; CARIN Blue Button CapabilityStatement, ExplanationOfBenefit `_include`
 */
import type { DataCategory } from '#shared/model/plans/connection';
import type { ClaimsSearch, CoverageSearch, SearchForm } from '../data/archive/search-form.ts';

type Pair = readonly [name: string, value: string];

/** A page size that nearly every plan accepts. */
export const usualPageSize = 50;

/** The includes of a claims search, and what the person must have agreed to for each. */
const includeCategories: Readonly<Record<string, DataCategory>> = {
  patient: 'patient',
  provider: 'providers',
  'care-team': 'providers',
  coverage: 'coverage',
  insurer: 'providers',
  payee: 'providers',
};
/** Every include that we know what to do with, in the order in which they are asked for. */
export const knownIncludes: readonly string[] = Object.keys(includeCategories);

/**
 * Brings along each Provenance of the records found.
 *
 * @see US Core Implementation Guide 6.1.0, Basic Provenance
 */
export const provenancePair: Pair = ['_revinclude', 'Provenance:target'];

/** Below a search without provenance lies one that asks for it again: what was refused may have been the rest. */
export function askProvenanceAgain({ provenance }: { provenance?: boolean }): { provenance?: true } {
  return provenance === undefined ? {} : { provenance: true };
}

/** A query string that leaves `: * , /` as they are, which some plans insist on; `|` becomes `%7C`. */
export function encodeQuery(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`).join('&');
}

function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2C|2F)/g, decodeURIComponent);
}

/** What a claims search asks for. `since` is an ISO instant: only what changed from then on. */
export type ClaimsQuestion = {
  patientId: string;
  granted: readonly DataCategory[];
  since: string | null;
  /** The usual one when absent. */
  pageSize?: number;
};

/** The search for claims, below the base. Includes that the person did not agree to are left out. */
export function claimsQuery(question: ClaimsQuestion, search: ClaimsSearch): string {
  const { patientId } = question;
  const pairs: Pair[] = [
    search.byType
      ? ['patient:Patient', patientId]
      : ['patient', search.byReference ? `Patient/${patientId}` : patientId],
  ];
  if (question.since !== null) pairs.push(['_lastUpdated', `ge${question.since}`]);
  for (const name of includesToAsk(search, question.granted))
    pairs.push(['_include', `ExplanationOfBenefit:${name}`]);
  if (search.provenance) pairs.push(provenancePair);
  if (search.pageSize) pairs.push(['_count', String(question.pageSize ?? usualPageSize)]);
  return `ExplanationOfBenefit?${encodeQuery(pairs)}`;
}

/** What a plan's claims search depends on: what was agreed to, and `searchInclude` of its CapabilityStatement. */
export type IncludeHints = { granted: readonly DataCategory[]; listed: readonly string[] };

/**
 * The search to begin with: `_include=*` only when everything was agreed to, so that nothing else is asked for, and
 * only what the plan lists, where it lists anything.
 */
export function firstClaimsSearch({ granted, listed }: IncludeHints): ClaimsSearch {
  const mayIncludeAll = listed.length === 0 || listed.map(includeName).includes('*');
  const includes = mayIncludeAll && isEverythingGranted(granted) ? 'all' : listedIncludes(listed);
  return { includes, pageSize: true };
}

/**
 * The search after a refusal, or `null` when there is none: everything included, then what the plan lists, then
 * nothing; each with provenance first. A 400 may be about the page size, every other refusal is about the includes; then
 * come the {@link plainClaimsSearches}.
 */
export function nextClaimsSearch(
  search: ClaimsSearch,
  status: number | null,
  { granted, listed }: IncludeHints,
): ClaimsSearch | null {
  if (search.provenance) return { ...search, provenance: false };
  if (status === 400 && search.pageSize) return { ...search, pageSize: false };
  const asked = includesToAsk(search, granted);
  if (asked.length === 0) return plainClaimsSearches({ ...search, includes: [] })[0] ?? null;
  const includes = asked[0] === '*' ? listedIncludes(listed) : [];
  const { byReference, byType } = search;
  const person = { ...(byReference && { byReference }), ...(byType && { byType }) };
  return { includes, pageSize: true, ...person, ...askProvenanceAgain(search) };
}

/**
 * The searches after one that brought nothing at all, or that is refused, in their order: as plain as can be, by the id, by a
 * reference and by the id of a type. Some services refuse a parameter that they do not know, or answer an empty list to it, or
 * know the person by one of the forms only.
 *
 * @see FHIR R4 search, 3.1.1.3.1 (unknown parameters), 3.1.1.4.12 (reference)
 */
export function plainClaimsSearches(search: ClaimsSearch): ClaimsSearch[] {
  const plain: ClaimsSearch = {
    includes: [],
    pageSize: false,
    ...askNoProvenance(search),
  };
  const all: ClaimsSearch[] = [plain, { ...plain, byReference: true }, { ...plain, byType: true }];
  if (search.pageSize || search.includes.length > 0) return all;
  return all.slice(search.byType ? 3 : search.byReference ? 2 : 1);
}

/**
 * The plainest search that names the person in the same way, for a service that fails at what it cannot do instead of
 * refusing it; `null` where this one is as plain.
 */
export function plainestClaimsSearch(search: ClaimsSearch): ClaimsSearch | null {
  if (search.includes.length === 0 && !search.pageSize && !search.provenance) return null;
  return { ...search, ...askNoProvenance(search), includes: [], pageSize: false, afterFault: true };
}

/** A plainer search does without provenance, where it was asked for. */
export function askNoProvenance({ provenance }: { provenance?: boolean }): { provenance?: false } {
  return provenance === undefined ? {} : { provenance: false };
}

/** True where a search does not name the person by another form than plans usually take. */
export function isUsualForm(search: SearchForm): boolean {
  return !('includes' in search && (search.byReference || search.byType));
}

function includesToAsk({ includes }: ClaimsSearch, granted: readonly DataCategory[]): readonly string[] {
  if (includes === 'all' && isEverythingGranted(granted)) return ['*'];
  const wanted = includes === 'all' ? knownIncludes : includes;
  return knownIncludes.filter((name) => wanted.includes(name) && granted.includes(categoryOf(name)));
}

function categoryOf(include: string): DataCategory {
  return includeCategories[include] ?? 'claims';
}

function isEverythingGranted(granted: readonly DataCategory[]): boolean {
  return Object.values(includeCategories).every((category) => granted.includes(category));
}

/** The includes that the plan lists and that we know; every one we know when it lists none by name. */
function listedIncludes(listed: readonly string[]): readonly string[] {
  const names = listed.map(includeName).filter((name) => name !== '*');
  return names.length === 0 ? knownIncludes : knownIncludes.filter((name) => names.includes(name));
}

/** `provider` of `ExplanationOfBenefit:provider:Practitioner`; another type's include names nothing here. */
function includeName(listed: string): string {
  const parts = listed.trim().split(':');
  return (parts[0] === 'ExplanationOfBenefit' ? parts[1] : parts.length === 1 ? parts[0] : '') ?? '';
}

const coverageSearches: readonly CoverageSearch['person'][] = ['patient', 'beneficiary', 'beneficiary-id'];

/** The search for coverages, below the base. */
export function coverageQuery(patientId: string, { person }: CoverageSearch): string {
  const parameters: Record<CoverageSearch['person'], Pair> = {
    patient: ['patient', patientId],
    beneficiary: ['beneficiary', `Patient/${patientId}`],
    'beneficiary-id': ['beneficiary', patientId],
  };
  return `Coverage?${encodeQuery([parameters[person]])}`;
}

/** The search to begin with: `beneficiary` when the plan lists that and not `patient`. */
export function firstCoverageSearch(searchParameters: readonly string[]): CoverageSearch {
  const isByBeneficiary = searchParameters.includes('beneficiary') && !searchParameters.includes('patient');
  return { person: isByBeneficiary ? 'beneficiary' : 'patient' };
}

/** The search after a refusal; `null` after the last, when coverage is read as claims name it. */
export function nextCoverageSearch({ person }: CoverageSearch): CoverageSearch | null {
  const next = coverageSearches[coverageSearches.indexOf(person) + 1];
  return next === undefined ? null : { person: next };
}

/** The search for several resources of one type by their ids. */
export function idListQuery(type: string, ids: readonly string[]): string {
  return `${type}?${encodeQuery([['_id', ids.join(',')]])}`;
}

/** Lists of ids that each fit in `mostCharacters` of a query; an id that is longer has a list of its own. */
export function splitIds(ids: readonly string[], most: { ids: number; characters: number }): string[][] {
  const lists: string[][] = [];
  let length = 0;
  for (const id of ids) {
    const last = lists.at(-1);
    if (last !== undefined && last.length < most.ids && length + 1 + id.length <= most.characters) {
      last.push(id);
      length += 1 + id.length;
    } else {
      lists.push([id]);
      length = id.length;
    }
  }
  return lists;
}
