/**
 * Where each question of a second look leads: whom to ask, in which letter, and by which law. The sources that are the same
 * for every plan stand with the words, under `second-look:rule`.
 */
import type { BillLetter, ClaimLetter } from '../model/bills/letter.ts';
import type { SecondLookQuestion, SecondLookRule } from '../model/claims/second-look.ts';
import { appealRules } from './denials.ts';

/** The law that the question comes from, where kinds of plans have their own; `null` where there is one source for all. */
export function findLaw({ rule, planKind }: Pick<SecondLookQuestion, 'rule' | 'planKind'>): string | null {
  if (rule === 'preventive') {
    if (planKind === 'original-medicare') return '42 CFR 410.152(l)';
    return planKind === 'medicare-advantage' ? '42 CFR 422.100(k)' : '45 CFR 147.130';
  }
  if (rule !== 'refused-twice' && rule !== 'approval-on-file') return null;
  if (rule === 'approval-on-file' && planKind === 'medicare-advantage') return '42 CFR 422.138(c)';
  return planKind === 'unknown'
    ? `${appealRules.employer}; ${appealRules.marketplace}`
    : appealRules[planKind];
}

const decidedByPlan: ReadonlySet<SecondLookRule> = new Set([
  'preventive',
  'refused-twice',
  'approval-on-file',
]);

/** Whom to ask first: who charged, or the plan that decided. */
export function findWhomToAsk(rule: SecondLookRule): 'provider' | 'plan' {
  return decidedByPlan.has(rule) ? 'plan' : 'provider';
}

type FittingLetter =
  | { about: 'bill'; template: BillLetter }
  | { about: 'claim'; template: ClaimLetter }
  | null;

/** The letter that fits; one about a bill needs the bill. A bill that is itemized already is not asked for as one. */
export function findLetter(rule: SecondLookRule, isItemized: boolean): FittingLetter {
  if (rule === 'preventive') return null;
  if (decidedByPlan.has(rule)) return { about: 'claim', template: 'appeal' };
  return { about: 'bill', template: rule === 'above-approved' || isItemized ? 'dispute' : 'itemized' };
}
