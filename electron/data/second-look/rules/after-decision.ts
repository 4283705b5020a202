import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { LookedClaim } from '../read/looked-claim.ts';
import { askAbout, listCharged, nameService } from './question.ts';

/**
 * A service that is dated after the plan decided on it. Pharmacies are decided on at the counter, and braces are paid
 * ahead.
 *
 * @see X12 claim adjustment reason code 110, by number
 */
export function askAfterDecision(claim: LookedClaim): SecondLookQuestion[] {
  const { decidedOn, kind } = claim;
  if (decidedOn === null || kind === 'pharmacy' || kind === 'oral') return [];
  return listCharged(claim)
    .filter(({ day }) => day !== null && day > decidedOn)
    .slice(0, 1)
    .map((line) =>
      askAbout(claim, 'after-decision', {
        service: nameService(line),
        day: line.day,
        otherDay: decidedOn,
        cents: line.billedCents,
      }),
    );
}
