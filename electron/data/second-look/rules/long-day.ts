import { addDays, countDays } from '#shared/dates';
import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';
import { askAbout, listCharged, listNumbers, nameService } from './question.ts';

/** Services whose unit is 15 minutes: therapy, and care and nursing at home. */
const quarterHours = listNumbers(
  `97032-97036 97110 97112 97113 97116 97124 97129 97130 97140 97530 97533 97535 97537 97542 97750 97755
   97760 97761 97763 G0151-G0153 G0155-G0162 G0299 G0300 S5125 T1002 T1003 T1019`,
);
/** Nursing and care at home by the hour. */
const hours = listNumbers('S9122-S9124');

const inMinutes = /^(?:min|mins|minutes?|mj)$/i;
const inHours = /^(?:h|hr|hrs|hours?)$/i;
const isCount = /^(?:un|units?|service units?|ea|each|count|\{[a-z ]*\})$/i;
const minutesOfDay = 24 * 60;

/**
 * More time than a day has: of one service, or of all that one person did for the patient that day.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 5, section 20.2: minutes of services in units of 15
 *   minutes; HCPCS Level II (CMS) for the units of G, S and T codes
 */
export function askLongDay(claim: LookedClaim, near: readonly LookedClaim[]): SecondLookQuestion[] {
  const own = listTimed(claim);
  const long = own.find(({ minutes, days }) => minutes > minutesOfDay * days);
  if (long) return [ask(claim, long, long.minutes, [claim.id])];
  const others = near.flatMap(listTimed);
  for (const one of own) {
    const [doctor] = one.line.doctors;
    if (doctor === undefined || one.days !== 1) continue;
    const same = [...own, ...others].filter(
      ({ line, days }) =>
        days === 1 && line.day === one.line.day && line.doctors.some(({ npi }) => npi === doctor.npi),
    );
    const minutes = same.reduce((sum, each) => sum + each.minutes, 0);
    if (minutes > minutesOfDay)
      return [ask(claim, one, minutes, [claim.id, ...same.map(({ claimId }) => claimId)])];
  }
  return [];
}

type Timed = { claimId: string; line: LookedLine; minutes: number; days: number };

function listTimed(claim: LookedClaim): Timed[] {
  return listCharged(claim).flatMap((line) => {
    const { day } = line;
    const lastDay = findLastDay(line, claim);
    const minutes = countMinutes(line);
    if (day === null || lastDay === null || minutes === null) return [];
    return [{ claimId: claim.id, line, minutes, days: countDays(day, lastDay) + 1 }];
  });
}

/** A line that names only the first day of longer care may be for all of it, as care at home is billed by the month. */
function findLastDay({ day, lastDay }: LookedLine, { start, end }: LookedClaim): string | null {
  return day !== null && day === lastDay && day === start ? end : lastDay;
}

function countMinutes({ code, units, unit }: LookedLine): number | null {
  if (units === null) return null;
  if (unit !== null && inMinutes.test(unit)) return units;
  if (unit !== null && inHours.test(unit)) return units * 60;
  if (code === null || (unit !== null && !isCount.test(unit))) return null;
  return quarterHours.has(code) ? units * 15 : hours.has(code) ? units * 60 : null;
}

function ask(
  claim: LookedClaim,
  { line, days }: Timed,
  minutes: number,
  claimIds: readonly string[],
): SecondLookQuestion {
  return askAbout(claim, 'long-day', {
    claimIds: [...new Set(claimIds)],
    service: nameService(line),
    day: line.day,
    otherDay: days > 1 && line.day !== null ? addDays(line.day, days - 1) : null,
    count: Math.round(minutes / 6) / 10,
    most: days * 24,
  });
}
