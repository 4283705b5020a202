/**
 * Many computers against one plan: each opens the app as people do, the real scheduler decides when the plan is checked,
 * and what the plan's server hears is counted by the minute.
 */
import type { ConnectionRecord } from '../../electron/data/people/connections.ts';
import { createDueChecks } from '../../electron/sync/due-checks.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Of a hundred openings, how many fall into each hour of the person's own day. */
const openingsByHour = [
  1, 0.5, 0.3, 0.3, 0.5, 1, 2.5, 4.5, 7, 8, 7.5, 6.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 6.5, 7.5, 7.5, 6, 3.5,
  2.4,
];
/** Hours behind UTC, and how many of a hundred people live there. */
const zones = [
  [5, 48],
  [6, 29],
  [7, 7],
  [8, 16],
] as const;
/** Openings a week, and how many of a hundred people open the app so often. */
const habits = [
  [1, 55],
  [3, 30],
  [7, 15],
] as const;
/** Of a hundred openings, how many follow an alarm or a habit: within five minutes after a full or half hour. */
const onTheClock = 10;
/** Of a hundred openings, how many leave the app open for a working day; the others use it for a while. */
const leftOpen = 15;

/**
 * What a plan's server hears of a check that finds nothing new: as with the sample plan, with all health records, and a
 * token renewed. Of one that fails: the first request and its repetitions.
 */
const perCheck = { requests: 19, bytes: 17_000, tries: 5 };

export type Crowd = {
  installations: number;
  days: number;
  seed: number;
  /** The plan answers nothing from one hour of the simulation to another. */
  outage?: { from: number; to: number; asksToWaitMs?: number };
};

/** What the plan's server heard, by the minute since the beginning. */
export type Heard = { requests: Uint32Array; checks: number; failedChecks: number; openings: number };

/** Simulates each computer by itself: no person waits for another, only for the plan. */
export async function simulateCrowd(crowd: Crowd): Promise<Heard> {
  const heard: Heard = {
    requests: new Uint32Array(crowd.days * 24 * 60),
    checks: 0,
    failedChecks: 0,
    openings: 0,
  };
  const random = makeRandom(crowd.seed);
  for (let number = 0; number < crowd.installations; number++) await simulateOne(crowd, random, heard);
  return heard;
}

async function simulateOne(crowd: Crowd, random: () => number, heard: Heard): Promise<void> {
  const zone = pick(zones, random) * hour;
  const aWeek = pick(habits, random);
  // Everybody has had the app for a while: the last check lies some days back.
  let connection = {
    id: 'plan',
    state: 'connected',
    keepsUpToDate: true,
    firstSyncDone: true,
    fedBy: null,
    lastEnd: null,
    waitsUntil: null,
    lastCheckedAt: new Date(begin - random() * (7 / aWeek) * day).toISOString(),
  } as Partial<ConnectionRecord>;
  const ask = (now: number) => {
    const { outage } = crowd;
    const at = now - begin;
    const isDown = outage !== undefined && at >= outage.from * hour && at < outage.to * hour;
    const slot = Math.floor(at / minute);
    if (slot < heard.requests.length)
      heard.requests[slot] = (heard.requests[slot] ?? 0) + (isDown ? perCheck.tries : perCheck.requests);
    heard.checks++;
    if (isDown) heard.failedChecks++;
    const wait = isDown ? (outage.asksToWaitMs ?? 0) : 0;
    connection = {
      ...connection,
      ...(isDown ? {} : { lastCheckedAt: new Date(now).toISOString() }),
      waitsUntil: wait > 0 ? new Date(now + Math.min(wait, day)).toISOString() : null,
    };
  };
  for (let today = 0; today < crowd.days; today++) {
    if (random() >= aWeek / 7) continue;
    heard.openings++;
    const opened = begin + today * day + zone + pickMoment(random);
    const closed = opened + (random() * 100 < leftOpen ? 8 * hour : (1 + random() * 19) * minute);
    await simulateUse({ opened, closed, random, ask, read: () => connection });
  }
}

type Use = {
  opened: number;
  closed: number;
  random(): number;
  ask(now: number): void;
  read(): Partial<ConnectionRecord>;
};

/** The app from its start to its end: the scheduler is a new one, as after each start. */
async function simulateUse({ opened, closed, random, ask, read }: Use): Promise<void> {
  let now = opened;
  const checks = createDueChecks({
    listConnections: async () => [read() as ConnectionRecord],
    startSync: async () => ask(now),
    isLocked: () => false,
    clock: { now: () => now },
    random,
    wait: async (ms) => {
      now += ms;
      if (now > closed) throw new Error('closed');
    },
  });
  await checks.startDue().catch(() => {});
  for (let next = opened + hour; next < closed; next = Math.max(next, now) + hour) {
    now = next;
    await checks.noteUse();
  }
  checks.close();
}

/** Midnight UTC of a Monday. */
const begin = Date.parse('2026-03-02T00:00:00Z');

/** A moment of the day, in milliseconds since midnight where the person lives. */
function pickMoment(random: () => number): number {
  const inHour = pick(
    openingsByHour.map((share, index) => [index, share] as const),
    random,
  );
  if (random() * 100 >= onTheClock) return inHour * hour + random() * hour;
  return inHour * hour + (random() < 0.5 ? 0 : hour / 2) + random() * 5 * minute;
}

function pick<T>(choices: readonly (readonly [T, number])[], random: () => number): T {
  const all = choices.reduce((sum, [, share]) => sum + share, 0);
  let left = random() * all;
  for (const [choice, share] of choices) {
    left -= share;
    if (left < 0) return choice;
  }
  return (choices.at(-1) as readonly [T, number])[0];
}

/** A small generator of numbers from 0 up to 1 that a seed repeats (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Load = {
  /** Requests in a minute: the mean, and of the busiest minute. */
  mean: number;
  peak: number;
  requestsADay: number;
  bytesADay: number;
};

/** What the server heard from the beginning of one day to that of another; `slot`: minutes taken together as one. */
export function measureLoad({ requests }: Heard, fromDay: number, toDay: number, slot = 1): Load {
  const slots: number[] = [];
  for (let at = fromDay * 1440; at < toDay * 1440; at += slot)
    slots.push(requests.slice(at, at + slot).reduce((sum, count) => sum + count, 0) / slot);
  const sum = slots.reduce((total, count) => total + count * slot, 0);
  const requestsADay = sum / (toDay - fromDay);
  return {
    mean: sum / (slots.length * slot),
    peak: Math.max(...slots),
    requestsADay,
    bytesADay: (requestsADay / perCheck.requests) * perCheck.bytes,
  };
}
