/** Claims for tests of what belongs together, as short as a case can say them. */
import { buildEpisodes, type Episode } from '../../../electron/data/episodes/group/build-episodes.ts';
import type { CareClaim } from '../../../electron/data/episodes/group/care-claim.ts';
import { findLinks } from '../../../electron/data/episodes/group/find-links.ts';

let next = 0;

/** A visit to an office on March 4 for a knee (M17). Dates of one day may be given as `start` alone. */
export function care(over: Partial<CareClaim> = {}): CareClaim {
  const start = over.start === undefined ? '2026-03-04' : over.start;
  return {
    id: `c${String(++next).padStart(4, '0')}`,
    personId: 'ana',
    kind: 'professional',
    end: start,
    stay: null,
    provider: `provider ${next}`,
    accounts: [],
    renderers: [],
    operators: [],
    referrers: [],
    family: null,
    families: over.family ? [over.family] : [],
    part: null,
    reason: null,
    places: ['11'],
    isEmergency: false,
    isAmbulance: false,
    isPreventive: false,
    isAnesthesia: false,
    isDelivery: false,
    course: null,
    service: null,
    operations: [],
    ...over,
    start,
  };
}

/** A hospital stay of March 4 to 7 for a lung infection (J18). */
export function hospital(over: Partial<CareClaim> = {}): CareClaim {
  return care({
    kind: 'inpatient',
    family: 'J18',
    places: [],
    start: '2026-03-04',
    end: '2026-03-07',
    stay: { start: '2026-03-04', end: '2026-03-07' },
    ...over,
  });
}

/** A knee operation in an outpatient hospital on March 12 by surgeon 1000000001. */
export function operation(over: Partial<CareClaim> = {}): CareClaim {
  return care({
    kind: 'outpatient',
    family: 'M17',
    places: ['22'],
    start: '2026-03-12',
    operators: [surgeon],
    operations: [{ day: '2026-03-12', part: 'knee' }],
    ...over,
  });
}

export const surgeon = '1000000001';
export const doctor = '1000000002';

/** A visit to physical therapy. */
export function therapy(start: string, over: Partial<CareClaim> = {}): CareClaim {
  return care({ start, course: 'physical-therapy', provider: 'motion', family: 'M17', ...over });
}

export function group(claims: readonly CareClaim[], pins: Record<string, string> = {}): Episode[] {
  return buildEpisodes(claims, findLinks(claims), new Map(Object.entries(pins)));
}

/** Sizes of the episodes, largest first, with the reasons of their links. */
export function tellGroups(claims: readonly CareClaim[]): string {
  return group(claims)
    .toSorted((a, b) => b.members.length - a.members.length)
    .map(({ members }) =>
      [members.length, ...new Set(members.flatMap(({ reason }) => reason ?? []))].join(' '),
    )
    .join(' | ');
}
