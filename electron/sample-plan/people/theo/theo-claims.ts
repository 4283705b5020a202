import type { ClaimSpec } from '../../make/claims/claim-spec.ts';
import { type Planned, planYears } from '../../make/claims/evergreen-years.ts';

const usual: readonly Planned[] = [
  [3, 14, 'cleaning'],
  [7, 2, 'wellChild'],
  [9, 17, 'cleaning'],
];
const withGlasses: readonly Planned[] = [
  [8, 5, 'eyeExam'],
  [8, 6, 'glasses'],
  [10, 20, 'filling'],
];

/** One eye doctor out of the network, paid back to his parent. */
const paidBack: readonly Planned[] = [[11, 4, 'paidToMember']];

/** A brace that nobody asked the plan to approve first: something for a parent to do. */
const refused: readonly Planned[] = [[1, 15, 'noApproval']];

/** Theo's dental, vision and well child claims since he was three; glasses since he was six; a refusal each year since 2026. */
export function planTheoClaims(now: string): ClaimSpec[] {
  return [
    ...planYears({
      person: 'theo',
      firstYear: 2019,
      now,
      visits: (year) =>
        year < 2022 ? usual : [...usual, ...withGlasses, ...(year === 2024 ? paidBack : [])],
    }),
    // Planned apart, so that no other claim of his has another number or amount because of it.
    ...planYears({ person: 'theo-brace', firstYear: 2026, now, visits: () => refused }),
  ];
}
