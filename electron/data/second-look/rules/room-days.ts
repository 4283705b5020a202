import { countDays } from '#shared/dates';
import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';
import { askAbout } from './question.ts';

const isDays = /^(?:da|days?|d|un|units?|ea|each|count|\{[a-z ]*\})$/i;

/**
 * More days of a room than the stay had nights. The day of discharge is not counted, but for a stay of one day. A room
 * and a nursery may be charged for one night, for mother and child.
 *
 * @see Medicare Benefit Policy Manual (CMS Pub. 100-02), chapter 3, section 20.1: counting inpatient days
 */
export function askRoomDays(claim: LookedClaim): SecondLookQuestion[] {
  const { stay, isCharging } = claim;
  if (stay === null || !isCharging || (claim.kind !== 'inpatient' && claim.kind !== 'nursing')) return [];
  const nights = Math.max(1, countDays(stay.admitted, stay.discharged));
  for (const isPlace of [isRoom, isNursery]) {
    const days = sumDays(claim.lines.filter((line) => line.refusals === null && isPlace(line)));
    if (days !== null && days > nights)
      return [
        askAbout(claim, 'room-days', {
          day: stay.admitted,
          otherDay: stay.discharged,
          count: days,
          most: nights,
        }),
      ];
  }
  return [];
}

/** Revenue codes 0100 to 0219 are a room; 0170 to 0179 a nursery, and 0180 to 0189 days on which the patient was away. */
function isRoom({ revenue }: LookedLine): boolean {
  const number = numberOf(revenue);
  return number >= 100 && number < 220 && !(number >= 170 && number < 190);
}

function isNursery({ revenue }: LookedLine): boolean {
  const number = numberOf(revenue);
  return number >= 170 && number < 180;
}

function numberOf(revenue: string | null): number {
  return /^\d{3,4}$/.test(revenue ?? '') ? Number(revenue) : 0;
}

/** `null` where a line does not state its days. */
function sumDays(lines: readonly LookedLine[]): number | null {
  let days = 0;
  for (const { units, unit } of lines) {
    if (units === null || (unit !== null && !isDays.test(unit))) return null;
    days += units;
  }
  return days;
}
