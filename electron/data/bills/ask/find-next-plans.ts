/** Which plan pays after another one, and how it stands to the same visit. */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { PersonRows } from '../../claims/ask/person-rows.ts';
import { findLastPlan } from '../../claims/compare/visit-story.ts';
import type { NextPlan } from '../match/claim-facts.ts';
import { isWithin, type PersonPlan } from './read-plans.ts';

/** For each claim of a visit that another plan paid after it, or may pay: how that plan stands. */
export function findNextPlans(
  person: PersonRows,
  plans: readonly PersonPlan[],
  isOriginalMedicare: (key: number) => boolean,
): Map<string, NextPlan> {
  const next = new Map<string, NextPlan>();
  /** By plan, those that paid after it at a visit that the person called one. */
  const followers = new Map<string, Set<string>>();
  const paired = new Set<string>();
  for (const { firstKey, secondKey, same } of person.visits) {
    const [first, second] = [person.get(firstKey), person.get(secondKey)];
    if (!first || !second || same === false || person.isOneClaimTwice(first, second)) continue;
    if (isGone(first) || isGone(second)) continue;
    const last = findLastPlan(first, second);
    const earlier = last === first ? second : first;
    paired.add(first.id).add(second.id);
    if (same) addTo(followers, earlier.connectionId, last.connectionId);
    const state = isRefused(earlier) && isRefused(last) ? null : standOf(last, same === true);
    if (state) next.set(earlier.id, state);
  }
  if (plans.length < 2) return next;
  for (const { key, row } of person.entries) {
    if (paired.has(row.id) || !leavesShare(row) || row.serviceStart === null) continue;
    const day = row.serviceStart.slice(0, 10);
    const follows = (plan: PersonPlan) =>
      plan.connectionId !== row.connectionId &&
      isWithin(day, plan.spans) &&
      (followers.get(row.connectionId)?.has(plan.connectionId) === true ||
        (plan.isSupplement && isOriginalMedicare(key)));
    if (plans.some(follows)) next.set(row.id, { state: 'no-claim' });
  }
  return next;
}

/** True for what was canceled, taken back or replaced: it says nothing of the visit any more. */
function isGone({ counted, state }: ClaimRow): boolean {
  return state === 'taken-back' || (!counted && state !== 'plan-is-deciding');
}

function isRefused({ state }: ClaimRow): boolean {
  return state === 'plan-did-not-pay';
}

/** `null` where it said no and states no share: then the first plan's share stands. */
function standOf(row: ClaimRow, isOneVisit: boolean): NextPlan | null {
  const { state, yourShare } = row;
  if (state === 'plan-is-deciding') return { state: 'deciding' };
  if (!isOneVisit) return { state: 'asked' };
  if (yourShare === null && isRefused(row)) return null;
  return { state: 'final', openShareCents: yourShare === null || yourShare.partial ? null : yourShare.cents };
}

/** True where something is left for another plan. Pharmacies ask both plans at the counter. */
function leavesShare({ counted, kind, yourShare }: ClaimRow): boolean {
  return counted && kind !== 'pharmacy' && (yourShare?.cents ?? 0) > 0;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
