import type {
  CodeableConcept,
  ExplanationOfBenefit,
  ExplanationOfBenefitItem,
  ExplanationOfBenefitItemAdjudication,
  Identifier,
} from 'fhir/r4';
import { parseCents } from '#shared/money';
import type { ClaimSource, Membership, Served, ServedResource } from '../../../electron/sample-plan/model.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';

export const dates = { now: '2026-03-20', later: '2026-11-26' };

type Line = Omit<ExplanationOfBenefitItem, 'adjudication'> & { adjudication: Amount[] };
/** A claim with what every claim of the sample plan states. */
export type Claim = Omit<Served<ExplanationOfBenefit>, 'item' | 'identifier' | 'billablePeriod'> & {
  item: Line[];
  identifier: Identifier[];
  billablePeriod: { start: string; end: string };
};
export type Amount = ExplanationOfBenefitItemAdjudication;

/** All claims of a person, in the order that the plan serves them. */
export function listClaims(source: ClaimSource): Claim[] {
  return Array.from({ length: source.count }, (_unused, index) => source.claim(index) as Claim);
}

export function findMember(id: string, now = dates.now): Membership {
  const members = makeSamplePlans({ ...dates, now }).flatMap((plan) => plan.members);
  const found = members.find(({ person }) => person.id === id);
  if (!found) throw new Error(`no member ${id}`);
  return found;
}

/** The resources of one type. */
export function selectType<T extends ServedResource['resourceType']>(
  type: T,
  resources: readonly ServedResource[],
) {
  return resources.filter(
    (one): one is Extract<ServedResource, { resourceType: T }> => one.resourceType === type,
  );
}

/** The code of a concept's first coding. */
export function readCode(concept: CodeableConcept | undefined): string | undefined {
  return concept?.coding?.[0]?.code;
}

/** Stated cents by code; a code that is not stated is absent. */
export function sumByCode(amounts: readonly Amount[] | undefined): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { category, amount } of amounts ?? []) {
    const cents = parseCents(amount?.value);
    const code = readCode(category);
    if (cents !== null && code) result[code] = (result[code] ?? 0) + cents;
  }
  return result;
}

/** What was billed, less all its parts: 0 when the claim adds up. */
export function computeRest(amounts: Record<string, number>): number {
  const part = (code: string) => amounts[code] ?? 0;
  const member = part('deductible') + part('copay') + part('coinsurance');
  return (
    part('submitted') -
    part('discount') -
    part('noncovered') -
    part('priorpayerpaid') -
    member -
    part('benefit')
  );
}
