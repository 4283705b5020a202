/** Care that the person does not know: whether its claim still stands, and whom to call. */
import type { ClaimRow } from '../model/claims/claim-row.ts';
import type { PlanKind } from '../model/plans/plan-kind.ts';
import type { VisitCheck } from '../model/visits/visit-check.ts';
import { sumCents } from '../money.ts';

/** `gone`: the plan replaced, canceled or took back the claim, so that there may be nothing to report any more. */
export type VisitCheckStanding = 'decided' | 'deciding' | 'gone';

/** Why a claim stands no longer, nor counts. */
export const goneBecause: ReadonlySet<ClaimRow['notCountedBecause']> = new Set([
  'replaced',
  'canceled',
  'entered-in-error',
  'removed-by-plan',
  'reversal',
  'void',
]);
const goneStates: ReadonlySet<ClaimRow['state']> = new Set(['replaced', 'canceled', 'taken-back']);

export function findVisitStanding(claim: Pick<ClaimRow, 'state' | 'notCountedBecause'>): VisitCheckStanding {
  if (isGone(claim)) return 'gone';
  return claim.state === 'plan-is-deciding' ? 'deciding' : 'decided';
}

/** True for a claim that was replaced, canceled or taken back: its amounts are what it said, and are owed by nobody. */
export function isGone({ state, notCountedBecause }: Pick<ClaimRow, 'state' | 'notCountedBecause'>): boolean {
  return goneBecause.has(notCountedBecause) || goneStates.has(state);
}

/** Whether the person says that the care of a claim, which still stands, did not happen. */
export function isNotHappened({ row, facts }: Pick<VisitCheck, 'row' | 'facts'>): boolean {
  return facts.answer === 'did-not-happen' && findVisitStanding(row) !== 'gone';
}

/**
 * The shares of claims of these days (`2026`, `2026-03`) which count, and whose care did not happen, as the person says.
 * What is paid at a pharmacy is in no sum of shares.
 */
export function sumNotHappened(
  checks: readonly Pick<VisitCheck, 'row' | 'facts'>[],
  days: string,
  currency: string,
): { cents: number | null; claims: number } {
  const shares = checks.flatMap(({ row, facts }) => {
    const isOfSum = row.counted && row.kind !== 'pharmacy' && row.currency === currency;
    const isOfDays = row.serviceStart?.startsWith(days) ?? false;
    return isOfSum && isOfDays && isNotHappened({ row, facts }) ? (row.yourShare?.cents ?? []) : [];
  });
  return { cents: sumCents(shares), claims: shares.length };
}

/** The Senior Medicare Patrol helps people with Medicare: `smp` where a plan is one of Medicare, else only perhaps. */
export type Callee =
  | { kind: 'plan'; name: string | null; phone: string | null }
  | { kind: 'medicare' | 'smp' | 'smp-perhaps' };

const ofMedicare: ReadonlySet<PlanKind> = new Set(['original-medicare', 'medicare-advantage', 'part-d']);

/** Whom to call about claims that still stand, each once. */
export function listCallees(checks: readonly VisitCheck[]): Callee[] {
  const standing = checks.filter(({ row }) => findVisitStanding(row) !== 'gone');
  const plans = standing
    .filter(({ planKind }) => planKind !== 'original-medicare')
    .map(({ row, planPhone }): Callee => ({ kind: 'plan', name: row.planName, phone: planPhone }));
  const kinds = standing.map(({ planKind }) => planKind);
  const isMedicare = kinds.some((kind) => ofMedicare.has(kind));
  const callees: Callee[] = [
    ...(isMedicare ? ([{ kind: 'medicare' }, { kind: 'smp' }] as const) : []),
    ...plans,
    ...(!isMedicare && kinds.includes('unknown') ? ([{ kind: 'smp-perhaps' }] as const) : []),
  ];
  return [...new Map(callees.map((callee) => [JSON.stringify(callee), callee])).values()];
}
