/** Where the rule of each question of a second look stands, and where the question leads: whom to ask, and in which letter. */
import type { BillLetter, ClaimLetter } from '../model/bills/letter.ts';
import type { SecondLookQuestion, SecondLookRule } from '../model/claims/second-look.ts';
import { appealRules } from './denials.ts';

const medicareManual = 'CMS Pub. 100-04';

const sources: Record<
  Exclude<SecondLookRule, 'preventive' | 'refused-twice' | 'approval-on-file'>,
  string
> = {
  'equal-charges': `${medicareManual}, 1 § 120`,
  'two-visits': `${medicareManual}, 12 § 30.6.5`,
  'long-day': `${medicareManual}, 5 § 20.2`,
  'room-days': 'CMS Pub. 100-02, 3 § 20.1',
  'after-decision': 'X12 CARC 110',
  'whole-and-part': `${medicareManual}, 13 § 20`,
  'above-approved': '45 CFR 147.200(c); HealthCare.gov',
};

/** The rule that the question comes from, as people find it; laws differ by kind of plan. */
export function findSource({ rule, planKind }: Pick<SecondLookQuestion, 'rule' | 'planKind'>): string {
  if (rule === 'preventive') {
    if (planKind === 'original-medicare') return '42 CFR 410.152(l)';
    return planKind === 'medicare-advantage' ? '42 CFR 422.100(k)' : '45 CFR 147.130';
  }
  if (rule === 'approval-on-file' && planKind === 'medicare-advantage') return '42 CFR 422.138(c)';
  if (rule === 'refused-twice' || rule === 'approval-on-file')
    return planKind === 'unknown'
      ? `${appealRules.employer}; ${appealRules.marketplace}`
      : appealRules[planKind];
  return sources[rule];
}

/** Whom to ask first: who charged, or the plan that decided. */
export function findWhomToAsk(rule: SecondLookRule): 'provider' | 'plan' {
  return rule === 'preventive' || rule === 'refused-twice' || rule === 'approval-on-file'
    ? 'plan'
    : 'provider';
}

type Letter = { about: 'bill'; template: BillLetter } | { about: 'claim'; template: ClaimLetter };

/** The letter that fits; it needs a bill where it is about one. */
export function findLetter(rule: SecondLookRule): Letter | null {
  switch (rule) {
    case 'refused-twice':
    case 'approval-on-file':
      return { about: 'claim', template: 'appeal' };
    case 'preventive':
      return null;
    case 'above-approved':
      return { about: 'bill', template: 'dispute' };
    default:
      return { about: 'bill', template: 'itemized' };
  }
}
