import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import { type FoundAlike, findAlike } from '../../episodes/alike/find-alike.ts';
import type { LookedClaim } from '../read/looked-claim.ts';
import { askAbout } from './question.ts';

/**
 * Charges that are equal in everything that is stated: provider, day, service, modifiers, units and amount.
 * `isPutAway`: the person said that these are right.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 1, section 120: detection of duplicate claims, and
 *   the modifiers that say that a service was repeated
 */
export function askEqualCharges(
  claim: LookedClaim,
  near: readonly LookedClaim[],
  isPutAway: (found: FoundAlike) => boolean,
): SecondLookQuestion[] {
  const all = [claim, ...near].filter(({ isCharging }) => isCharging).flatMap(({ charges }) => charges ?? []);
  return findAlike(all)
    .filter((found) => found.claimIds.includes(claim.id) && !isPutAway(found))
    .map((found) =>
      askAbout(claim, 'equal-charges', {
        claimIds: [claim.id, ...found.claimIds.filter((id) => id !== claim.id)],
        service: found.service,
        day: found.day,
        cents: found.billedCents,
        currency: found.currency,
        count: found.times,
      }),
    );
}
