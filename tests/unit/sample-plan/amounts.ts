import { parseCents } from '#shared/money';
import type { ClaimSource, FhirResource, Membership } from '../../../electron/sample-plan/model.ts';
import { samplePlanData } from '../../../electron/sample-plan/people/plans.ts';

export const dates = { now: '2026-03-20', later: '2026-11-26' };

export type Claim = FhirResource & {
  status: string;
  use: string;
  outcome: string;
  type: { coding: { code: string }[] };
  billablePeriod: { start: string; end?: string };
  total?: Amount[];
  adjudication?: Amount[];
  item: { adjudication: Amount[]; productOrService: { coding: { code: string }[] }; noteNumber?: number[] }[];
  identifier: { value: string }[];
  contained?: { resourceType: string }[];
  related?: { relationship: { coding: { code: string }[] }; reference: { value: string } }[];
  payment?: { type?: { coding: { code: string }[] }; amount?: { value: number } };
  processNote?: { number: number; text: string }[];
};
export type Amount = {
  category: { coding: { system: string; code: string }[] };
  amount?: { value: number; currency?: string };
  reason?: { coding: { code: string }[] };
};

/** All claims of a person, in the order that the plan serves them. */
export function claimsOf(source: ClaimSource): Claim[] {
  return Array.from({ length: source.count }, (_unused, index) => source.claim(index) as Claim);
}

export function memberOf(id: string, now = dates.now): Membership {
  const members = samplePlanData({ ...dates, now }).flatMap((plan) => plan.members);
  const found = members.find(({ person }) => person.id === id);
  if (!found) throw new Error(`nobody is called ${id}`);
  return found;
}

/** Stated cents by code; a code that is not stated is absent. */
export function stated(amounts: readonly Amount[] | undefined): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { category, amount } of amounts ?? []) {
    const cents = parseCents(amount?.value);
    const code = category.coding[0]?.code;
    if (cents !== null && code) result[code] = (result[code] ?? 0) + cents;
  }
  return result;
}

/** What is left when all parts are taken from what was billed: 0 when the claim adds up. */
export function leftOver(amounts: Record<string, number>): number {
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
