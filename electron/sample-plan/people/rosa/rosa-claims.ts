import { addDays, formatDate } from '../../make/calendar.ts';
import type { ClaimSpec } from '../../make/claims/claim-spec.ts';
import { type Planned, planYears } from '../../make/claims/evergreen-years.ts';
import { openLedger, splitMoney } from '../../make/claims/money.ts';
import type { SpecialName } from '../../make/claims/specials.ts';
import { makeClaim, templates } from '../../make/claims/templates.ts';
import { createRandom } from '../../make/random.ts';
import { findStoryYear, planKneeStory } from './knee-story.ts';

/** The special claims of each year, from the first on; every kind of trouble occurs within ten years. */
const specialYears: readonly (readonly SpecialName[])[] = [
  ['outOfNetwork', 'notNeeded'],
  ['emergency', 'totalsOnly'],
  ['hospitalStay', 'refillTooSoon'],
  ['otherPlanFirst', 'compound'],
  ['doesNotAddUp', 'reversedLine'],
  ['linesOnly', 'noApproval', 'paidToMember'],
  ['absentService', 'withoutCurrency'],
  ['emergency', 'sentTooLate'],
  ['hospitalStay', 'withoutShare'],
  ['replacedPair', 'canceled', 'draft'],
  ['outOfNetwork', 'otherPlanFirst', 'doesNotAddUp', 'notNeeded'],
];

const monthly: readonly Planned[] = Array.from({ length: 12 }, (_unused, index) => [
  index + 1,
  3,
  'maintenance',
]);

const usual: readonly Planned[] = [
  [1, 14, 'primary'],
  [1, 16, 'lab'],
  [2, 8, 'cleaning'],
  [3, 5, 'specialist'],
  [3, 21, 'imaging'],
  [4, 2, 'therapy'],
  [4, 9, 'therapy'],
  [4, 22, 'counseling'],
  [5, 6, 'lab'],
  [5, 19, 'eyeExam'],
  [5, 20, 'glasses'],
  [6, 11, 'primary'],
  [6, 25, 'therapy'],
  [7, 8, 'urgent'],
  [7, 8, 'brandDrug'],
  [7, 22, 'counseling'],
  [8, 12, 'cleaning'],
  [8, 26, 'filling'],
  [9, 9, 'specialist'],
  [9, 11, 'lab'],
  [9, 23, 'therapy'],
  [10, 7, 'checkup'],
  [10, 15, 'brandDrug'],
  [10, 28, 'counseling'],
  [11, 5, 'primary'],
  [11, 12, 'lab'],
  [11, 19, 'equipment'],
  [12, 2, 'specialist'],
  [12, 10, 'brandDrug'],
  [12, 16, 'counseling'],
];

/** Rosa's claims of more than ten years, with the knee surgery in the story year. */
export function planRosaClaims(now: string): ClaimSpec[] {
  const story = findStoryYear(now);
  const firstYear = story - 10;
  const years = planYears({
    person: 'rosa',
    firstYear,
    now,
    visits: (year) => [...monthly, ...usual, ...listSpecials(year - firstYear)],
    quiet: {
      year: story,
      until: formatDate(story, 3, 20),
      ledger: { ...openLedger(), deductibleLeft: 12_00, outOfPocketLeft: 1_480_30 },
    },
  });
  return [...planKneeStory(story, now), ...years];
}

function listSpecials(index: number): Planned[] {
  return (specialYears[index] ?? []).map((name, position) => [5 + position, 27, name]);
}

/** What the plan has decided since: three new claims, and a better decision on the newest doctor's claim. */
export function planLaterClaims(claims: readonly ClaimSpec[], now: string, later: string): ClaimSpec[] {
  const random = createRandom(`rosa-later-${now}`);
  const ledger = { deductibleLeft: 0, outOfPocketLeft: 1_000_00 };
  const fresh = (['primary', 'lab', 'brandDrug'] as const).map((name, index) => ({
    ...makeClaim(templates[name], {
      person: 'rosa',
      date: addDays(now, -9 + index),
      sequence: 901 + index,
      ledger,
      random,
    }),
    updated: later,
  }));
  const changed = claims
    .filter(
      (claim) =>
        claim.kind === 'professional' && claim.outcome === undefined && !claim.status && !claim.paymentType,
    )
    .toSorted((one, other) => (one.start < other.start ? 1 : -1))[0];
  const rest = claims.map((claim) => (claim === changed ? improveClaim(claim, later) : claim));
  return [...rest, ...fresh];
}

function improveClaim(claim: ClaimSpec, later: string): ClaimSpec {
  const lines = claim.lines.map((line) => ({
    ...line,
    money: splitMoney({
      billed: line.money.billed,
      discount: line.money.discount,
      notCovered: line.money.notCovered,
    }),
  }));
  return { ...claim, lines, updated: later, notes: ['Your plan looked at this claim again and paid more.'] };
}
