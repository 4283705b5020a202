/** When plans are checked that the person wants kept up to date: at the start, and while the app is used. */
import type { ConnectionRecord } from '../data/people/connections.ts';
import type { Clock } from '../ports.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Plans must not hear from everybody at one time of the day. See `docs/plan-load.md` for what this comes to. */
const longestWaitMs = 15 * 60 * 1000;
/** Alarms and habits open many apps within some minutes after a full or half hour: every second of those checks waits. */
const roundMs = 30 * 60 * 1000;
const crowdedMs = 5 * 60 * 1000;
/** How much longer than it should a wait takes when the computer slept in it. */
const sleptMs = 60 * 1000;

export type DueChecks = {
  /**
   * Starts what is due, at the start of the app and when it is unlocked: at once, but for every second one as in
   * `noteUse` in the minutes in which many people open the app.
   */
  startDue(): Promise<void>;
  /** The person uses the app: what is due starts within fifteen minutes, unless it is locked or the computer slept by then. */
  noteUse(): Promise<void>;
  close(): void;
};

export type DueChecksParts = {
  listConnections(): Promise<ConnectionRecord[]>;
  startSync(connectionId: string): Promise<unknown>;
  isLocked(): boolean;
  clock: Clock;
  /** From 0 up to 1. */
  random(): number;
  /** Rejects when the signal says so. */
  wait(ms: number, signal: AbortSignal): Promise<unknown>;
};

export function createDueChecks(parts: DueChecksParts): DueChecks {
  const { listConnections, startSync, isLocked, clock } = parts;
  const end = new AbortController();
  let isWaiting = false;
  /** When each was last started here: one that is cancelled or fails is not tried again all day. */
  const startedAt = new Map<string, number>();

  async function listDue(): Promise<ConnectionRecord[]> {
    const connections = await listConnections().catch(() => []);
    return connections.filter((connection) => isDue(connection, clock.now()));
  }

  async function startAll(connections: readonly ConnectionRecord[]): Promise<void> {
    for (const { id } of connections) {
      startedAt.set(id, clock.now());
      // What goes wrong is told by `sync.ended`.
      await startSync(id);
    }
  }

  async function listUntried(): Promise<ConnectionRecord[]> {
    return (await listDue()).filter(({ id }) => !isWithinDay(startedAt.get(id), clock.now()));
  }

  async function waitThenStart(): Promise<void> {
    if ((await listUntried()).length === 0) return;
    const ms = parts.random() * longestWaitMs;
    const began = clock.now();
    await parts.wait(ms, end.signal);
    const isOvertaken = isLocked() || clock.now() - began > ms + sleptMs;
    if (isOvertaken) return;
    await startAll(await listUntried());
  }

  async function noteUse(): Promise<void> {
    if (isWaiting || isLocked()) return;
    isWaiting = true;
    await waitThenStart()
      .catch(() => {})
      .finally(() => {
        isWaiting = false;
      });
  }

  return {
    async startDue() {
      if (clock.now() % roundMs < crowdedMs && parts.random() < 0.5) await noteUse();
      else await startAll(await listDue());
    },
    noteUse,
    close: () => end.abort(),
  };
}

function isDue(connection: ConnectionRecord, now: number): boolean {
  const { state, keepsUpToDate, lastCheckedAt, firstSyncDone, lastEnd, fedBy, waitsUntil } = connection;
  if (state !== 'connected' || !keepsUpToDate || fedBy !== null) return false;
  // A plan that sent too much goes on when the person says so.
  if (lastEnd?.failure?.code === 'sync/too-much') return false;
  if (waitsUntil !== null && isStillToWait(waitsUntil, now)) return false;
  return !firstSyncDone || lastCheckedAt === null || !isWithinDay(Date.parse(lastCheckedAt), now);
}

/** A plan is left alone as long as it asked for, unless a clock that was ahead says so. */
function isStillToWait(until: string, now: number): boolean {
  const left = Date.parse(until) - now;
  return left > 0 && left <= dayMs;
}

/** Before or after: a clock that was ahead for a while must not put checks off until that day. */
function isWithinDay(at: number | undefined, now: number): boolean {
  return at !== undefined && Math.abs(now - at) <= dayMs;
}
