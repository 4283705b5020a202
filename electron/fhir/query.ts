/**
 * Search queries for claims and coverage, and the ladders of ways to ask: what a plan refuses is asked again in a
 * plainer way.
 *
 * @see FHIR R4 search; CARIN Blue Button CapabilityStatement, ExplanationOfBenefit `_include`
 */
import type { DataCategory } from '#shared/model/connection';

type Pair = readonly [name: string, value: string];

/** A page size that nearly every plan accepts. */
export const usualPageSize = 50;

const includesOf: Partial<Record<DataCategory, readonly string[]>> = {
  patient: ['patient'],
  coverage: ['coverage'],
  providers: ['provider', 'care-team', 'insurer', 'payee'],
  claims: [],
};
const includeOrder = ['patient', 'provider', 'care-team', 'coverage', 'insurer', 'payee'];

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

/** How many ways there are to ask for claims: three ways to include, each with and without a page size. */
export const claimsRungs = 6;

/** The claims search of one rung. Even rungs name a page size; 0-1 include everything, 2-3 by name, 4-5 nothing. */
export function claimsQuery(question: ClaimsQuestion, rung: number): string {
  const pairs: Pair[] = [['patient', question.patientId]];
  if (question.since !== null) pairs.push(['_lastUpdated', `ge${question.since}`]);
  for (const name of claimsIncludes(question.granted, rung))
    pairs.push(['_include', `ExplanationOfBenefit:${name}`]);
  if (rung % 2 === 0) pairs.push(['_count', String(question.pageSize ?? usualPageSize)]);
  return `ExplanationOfBenefit?${encodeQuery(pairs)}`;
}

function claimsIncludes(granted: readonly DataCategory[], rung: number): string[] {
  if (rung >= 4) return [];
  if (rung < 2) return ['*'];
  const allowed = new Set(granted.flatMap((category) => includesOf[category] ?? []));
  return includeOrder.filter((name) => allowed.has(name));
}

/**
 * The rung to begin with: `_include=*` only when everything was agreed to, so that nothing else is asked for, and
 * only what the plan lists, where it lists anything.
 */
export function firstClaimsRung(granted: readonly DataCategory[], searchIncludes: readonly string[]): number {
  const everything = (['patient', 'coverage', 'providers'] as const).every((one) => granted.includes(one));
  const listed = searchIncludes.map((name) => name.replace(/^ExplanationOfBenefit:/, ''));
  const mayUseStar = listed.length === 0 || listed.includes('*');
  return everything && mayUseStar ? 0 : 2;
}

/**
 * The next rung after a refusal, or `null` when there is none. A 400 may be about the page size; a 403 or an
 * OperationOutcome is about the includes.
 */
export function nextClaimsRung(rung: number, status: number | null): number | null {
  const next = status === 400 ? rung + 1 : rung + 2 - (rung % 2);
  return next < claimsRungs ? next : null;
}

/** How many ways there are to search coverage. After them coverage is read as claims name it. */
export const coverageRungs = 3;

/** The coverage search of one rung. */
export function coverageQuery(patientId: string, rung: number): string {
  const ways: readonly Pair[] = [
    ['patient', patientId],
    ['beneficiary', `Patient/${patientId}`],
    ['beneficiary', patientId],
  ];
  return `Coverage?${encodeQuery(ways.slice(rung, rung + 1))}`;
}

/** The rung to begin with: `beneficiary` when the plan lists that and not `patient`. */
export function firstCoverageRung(searchParameters: readonly string[]): number {
  return searchParameters.includes('beneficiary') && !searchParameters.includes('patient') ? 1 : 0;
}
