/**
 * Facts that the claim does not hold yet. They are counted and printed, and their lack fails no test; an entry leaves
 * this list when the claim holds the fact or lists it among the elements that it did not understand.
 */
import type { Compared } from './compare.ts';

type Gap = (fact: Pick<Compared, 'kind' | 'expected'>) => boolean;

const gaps: readonly Gap[] = [
  // Facts of a drug on a claim that is none of a pharmacy.
  ({ kind }) => kind === 'supporting information of a drug',
  // An early sender writes the day of receipt as a code, which the second reading does not look at.
  ({ kind, expected }) => kind === 'received' && expected.endsWith('nothing'),
  // Blue Button's counts of a claim are told as limits of the plan.
  ({ kind, expected }) => /limit$/.test(kind) && expected.endsWith('nothing'),
  // A category alone, which may be a network status.
  ({ kind }) => kind === 'supporting information without a value',
  // A second mark or specialty that differs from the first.
  ({ kind }) => kind === 'present on admission, said otherwise',
  ({ kind, expected }) => kind === 'specialty' && expected.endsWith('Family medicine'),
  ({ kind }) => /^(?:line factor|subtype|number of the payment|visit)$/.test(kind),
];

export function isGap(fact: Pick<Compared, 'kind' | 'expected'>): boolean {
  return gaps.some((gap) => gap(fact));
}
