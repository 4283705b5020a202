/**
 * Which claims belong together, each pair with its reason. A link leads from the claim that the other was found by.
 * Nothing leads to medicines, across people, from a preventive visit to another matter, or from dialysis to anything else.
 */
import type { LinkReason } from '#shared/model/episodes/episode';
import type { CareClaim } from './care-claim.ts';
import { countDays, type DatedClaim, listDated } from './dated-claims.ts';
import { findOperations, type Operation } from './find-operations.ts';

export type Link = { from: string; to: string; reason: LinkReason };

/** @param claims of one person or several; strongest reasons first in the result */
export function findLinks(claims: readonly CareClaim[]): Link[] {
  return [...Map.groupBy(claims, ({ personId }) => personId).values()].flatMap((own) => {
    const dated = listDated(own.filter(({ kind }) => kind !== 'pharmacy'));
    const byDay = Map.groupBy(dated, ({ start }) => start);
    return [
      ...linkStays(dated),
      ...linkAccounts(dated),
      ...linkOperations(dated, byDay),
      ...linkEmergencies(byDay),
      ...linkSameDays(byDay),
      ...linkSeries(dated),
      ...linkReferrals(dated),
    ];
  });
}

type ByDay = ReadonlyMap<string, readonly DatedClaim[]>;

function link(from: CareClaim, to: CareClaim, reason: LinkReason): Link[] {
  return from.id !== to.id && mayBeTogether(from, to) ? [{ from: from.id, to: to.id, reason }] : [];
}

/** A preventive visit and dialysis stay among their own. */
function mayBeTogether(one: CareClaim, other: CareClaim): boolean {
  return (
    one.isPreventive === other.isPreventive && (one.course === 'dialysis') === (other.course === 'dialysis')
  );
}

/** True where the main matter of one is a matter of the other. */
function shareMatter(one: CareClaim, other: CareClaim): boolean {
  return (
    (one.family !== null && other.families.includes(one.family)) ||
    (other.family !== null && one.families.includes(other.family))
  );
}

/** Telehealth, offices, homes, walk-in and urgent care, clinics: nobody is there while in a hospital. */
const elsewhere: ReadonlySet<string> = new Set(['02', '10', '11', '12', '17', '20', '49', '50', '71', '72']);
const elsewhereKinds: ReadonlySet<CareClaim['kind']> = new Set([
  'oral',
  'vision',
  'equipment',
  'home-health',
  'hospice',
]);

/** True for care that was elsewhere, or may have been: it is of a stay only where the matter is the same. */
function mayBeElsewhere(claim: CareClaim, isWithin: boolean): boolean {
  if (elsewhereKinds.has(claim.kind) || claim.places.some((place) => elsewhere.has(place))) return true;
  return !isWithin && claim.places.length === 0 && claim.kind === 'professional';
}

/** Claims of the days of a stay, and stays that run into one another. */
function linkStays(dated: readonly DatedClaim[]): Link[] {
  return dated.flatMap((stay) => {
    const days = stay.stay;
    if (days === null) return [];
    const links: Link[] = [];
    for (let at = findFrom(dated, days.start); at < dated.length; at++) {
      const claim = dated[at] as DatedClaim;
      if (claim.start > days.end) break;
      if (claim.stay === null && claim.end > days.end) continue;
      const isWithin = claim.start > days.start && claim.end < days.end;
      if (claim.stay === null && mayBeElsewhere(claim, isWithin) && !shareMatter(stay, claim)) continue;
      links.push(...link(stay, claim, 'stay'));
    }
    return links;
  });
}

/** The first claim of that day or later. */
function findFrom(dated: readonly DatedClaim[], day: string): number {
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dated[middle] as DatedClaim).start < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An account of one visit: all claims that carry it are of days that overlap. Else it names the person. */
function linkAccounts(dated: readonly DatedClaim[]): Link[] {
  const byAccount = new Map<string, DatedClaim[]>();
  for (const claim of dated)
    for (const account of claim.accounts) {
      const known = byAccount.get(account);
      if (known) known.push(claim);
      else byAccount.set(account, [claim]);
    }
  return [...byAccount.values()].flatMap((sharing) => {
    const [first, ...others] = sharing as [DatedClaim, ...DatedClaim[]];
    const isOneVisit = others.every(({ start }) => start <= first.end);
    return isOneVisit ? others.flatMap((other) => link(first, other, 'account')) : [];
  });
}

const daysOfTests = 30;
/** The longest global period of a surgery, with the day before it. */
const daysAfterSurgery = 90;

function linkOperations(dated: readonly DatedClaim[], byDay: ByDay): Link[] {
  const operations = findOperations(byDay);
  if (operations.length === 0) return [];
  const ofDay = operations.flatMap(({ claim, day }) =>
    (byDay.get(day) ?? []).flatMap((other) =>
      mayBeElsewhere(other, false) && !shareMatter(claim, other) ? [] : link(claim, other, 'surgery-day'),
    ),
  );
  const bySurgeon = new Map<string, Operation[]>();
  for (const operation of operations)
    for (const npi of operation.surgeons) bySurgeon.set(npi, [...(bySurgeon.get(npi) ?? []), operation]);
  const find = (npis: readonly string[], isMeant: (one: Operation) => boolean) =>
    npis.flatMap((npi) => bySurgeon.get(npi) ?? []).filter(isMeant);
  const around = dated.flatMap((claim) => {
    const next = find(claim.referrers, ({ day, claim: { family } }) => {
      const days = countDays(claim.start, day);
      return days > 0 && days <= daysOfTests && family !== null && family === claim.family;
    }).reduce<Operation | null>((best, one) => (best === null || one.day < best.day ? one : best), null);
    const last = find(claim.renderers, ({ day, claim: { family } }) => {
      const days = countDays(day, claim.start);
      return days >= -1 && days <= daysAfterSurgery && family !== null && claim.families.includes(family);
    }).reduce<Operation | null>((best, one) => (best === null || one.day > best.day ? one : best), null);
    return [
      ...(next ? link(next.claim, claim, 'surgery-test') : []),
      ...(last ? link(last.claim, claim, 'surgery-visit') : []),
    ];
  });
  const order = (wanted: LinkReason) => around.filter(({ reason }) => reason === wanted);
  return [...ofDay, ...order('surgery-test'), ...order('surgery-visit')];
}

const hospitalPlaces: ReadonlySet<string> = new Set(['21', '22', '23']);

/** An emergency visit with the ambulance, and what was done there that day. */
function linkEmergencies(byDay: ByDay): Link[] {
  return [...byDay.values()].flatMap((ofDay) => {
    const visit =
      ofDay.find((one) => one.isEmergency && one.kind !== 'professional') ??
      ofDay.find((one) => one.isEmergency);
    if (!visit) return [];
    return ofDay.flatMap((claim) => {
      const isThere =
        claim.isEmergency ||
        claim.isAmbulance ||
        (claim.provider !== null && claim.provider === visit.provider) ||
        claim.places.some((place) => hospitalPlaces.has(place));
      return isThere || shareMatter(visit, claim) ? link(visit, claim, 'emergency') : [];
    });
  });
}

/** A claim for a longer time begins on a day by chance. */
const longestVisit = 7;

function linkSameDays(byDay: ByDay): Link[] {
  return [...byDay.values()].flatMap((ofDay) => {
    if (ofDay.length < 2) return [];
    const visits = ofDay.filter(
      ({ family, start, end }) => family !== null && countDays(start, end) <= longestVisit,
    );
    return [...Map.groupBy(visits, ({ family }) => family).values()].flatMap(([first, ...others]) =>
      first ? others.flatMap((other) => link(first, other, 'same-day')) : [],
    );
  });
}

const daysBetween = 21;
const fewestDates = 3;
const seriesKinds: ReadonlySet<CareClaim['kind']> = new Set([
  'professional',
  'outpatient',
  'facility',
  'home-health',
  'hospice',
]);

/** Visits to one provider for one course of care, at least three days of them, never more than three weeks apart. */
function linkSeries(dated: readonly DatedClaim[]): Link[] {
  const series = Map.groupBy(
    dated.filter(({ kind, provider }) => provider !== null && seriesKinds.has(kind)),
    ({ provider, course, service, family }) => {
      if (course !== null) return `${provider} ${course}`;
      return service === null || family === null ? null : `${provider} ${service} ${family}`;
    },
  );
  series.delete(null);
  return [...series.values()].flatMap((visits) => {
    const runs: DatedClaim[][] = [];
    for (const visit of visits) {
      const run = runs.at(-1);
      const before = run?.at(-1);
      if (run && before && countDays(before.end, visit.start) <= daysBetween) run.push(visit);
      else runs.push([visit]);
    }
    return runs
      .filter((run) => new Set(run.map(({ start }) => start)).size >= fewestDates)
      .flatMap((run) =>
        run.flatMap((visit, at) => (at === 0 ? [] : link(run[at - 1] as DatedClaim, visit, 'series'))),
      );
  });
}

const daysOfReferral = 90;

/** Who sent for the care saw the person for the same matter before: the last such visit. */
function linkReferrals(dated: readonly DatedClaim[]): Link[] {
  const seen = new Map<string, DatedClaim>();
  const links: Link[] = [];
  for (const ofDay of Map.groupBy(dated, ({ start }) => start).values()) {
    for (const claim of ofDay)
      for (const npi of claim.referrers) {
        const visit = claim.renderers.includes(npi) ? undefined : seen.get(`${npi} ${claim.family}`);
        if (visit && countDays(visit.start, claim.start) <= daysOfReferral)
          links.push(...link(visit, claim, 'referral'));
      }
    for (const claim of ofDay) {
      if (claim.family === null || claim.kind !== 'professional') continue;
      for (const npi of claim.renderers) seen.set(`${npi} ${claim.family}`, claim);
    }
  }
  return links;
}
