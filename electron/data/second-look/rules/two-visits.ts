import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';
import { askAbout, listCharged, listNumbers, nameService } from './question.ts';

/** Visits to an office with a doctor, and daily visits of a doctor in a hospital. Not 99211, which needs no doctor. */
const visits = listNumbers('99202-99205 99212-99215 99221-99223 99231-99236 99238-99239');

/**
 * Modifiers that say why there are two: unrelated to an operation (24), apart from another service (25, 27, 59, X),
 * decision for surgery (57), unrelated to critical care (FT).
 */
const saysWhy: ReadonlySet<string> = new Set(['24', '25', '27', '57', '59', 'XE', 'XP', 'XS', 'XU', 'FT']);

/**
 * Two visits of one day to two doctors of one group and one specialty, for one problem: the rule counts them as one
 * doctor, with one visit, unless the problems are unrelated.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 12, section 30.6.5; the numbers of visits:
 *   sections 30.6.7 and 30.6.9
 */
export function askTwoVisits(claim: LookedClaim, near: readonly LookedClaim[]): SecondLookQuestion[] {
  const own = listVisits(claim);
  const all = [claim, ...near].flatMap((other) =>
    isOneGroup(claim, other) ? listVisits(other).map((line) => ({ other, line })) : [],
  );
  for (const line of own) {
    const second = all.find((one) => one.line !== line && isSecondVisit(line, one.line));
    if (second === undefined) continue;
    return [
      askAbout(claim, 'two-visits', {
        claimIds: [...new Set([claim.id, second.other.id])],
        service: nameService(line),
        day: line.day,
      }),
    ];
  }
  return [];
}

function isOneGroup(one: LookedClaim, other: LookedClaim): boolean {
  return one.npi !== null && one.npi === other.npi;
}

function listVisits(claim: LookedClaim): LookedLine[] {
  if (claim.kind !== 'professional') return [];
  return listCharged(claim).filter(
    ({ code, modifiers }) =>
      code !== null && visits.has(code) && !modifiers.some((modifier) => saysWhy.has(modifier)),
  );
}

function isSecondVisit(one: LookedLine, other: LookedLine): boolean {
  if (one.day === null || one.day !== other.day) return false;
  if (one.doctors.length !== 1 || other.doctors.length !== 1) return false;
  const [[first], [second]] = [one.doctors, other.doctors];
  if (first === undefined || second === undefined || first.npi === second.npi) return false;
  if (first.specialty === null || first.specialty !== second.specialty) return false;
  return one.diagnoses.some((code) => other.diagnoses.some((more) => familyOf(code) === familyOf(more)));
}

/** The first three characters of an ICD-10-CM code name the problem. */
function familyOf(code: string): string {
  return code.slice(0, 3).toUpperCase();
}
