/** What the page is told while a sync runs: at most four times a second. */
import type { DataCategory, SyncProgress } from '#shared/model/plans/connection';
import { startStopwatch } from '../access/stopwatch.ts';
import type { Clock } from '../ports.ts';

const progressEveryMs = 250;
const changedEveryMs = 1_000;
/** A rate over less time than this says nothing. */
const rateAfterMs = 1_000;

export type ProgressEvents = { progress(now: SyncProgress): void; changed(): void };

export class ProgressReporter {
  readonly #elapsedMs: () => number;
  readonly #events: ProgressEvents;
  #firstClaims = 0;
  #now: SyncProgress;
  #saidAt = Number.NEGATIVE_INFINITY;
  #changeSaidAt = Number.NEGATIVE_INFINITY;
  #later: NodeJS.Timeout | null = null;

  constructor(clock: Clock, connectionId: string, events: ProgressEvents) {
    this.#events = events;
    this.#elapsedMs = startStopwatch(clock);
    this.#now = {
      connectionId,
      category: 'patient',
      claimsSoFar: 0,
      expected: null,
      perSecond: null,
      waitingMs: null,
    };
  }

  get current(): SyncProgress {
    return this.#now;
  }

  /** How many claims were here before. */
  had(claims: number): void {
    this.#firstClaims = claims;
    this.#now = { ...this.#now, claimsSoFar: claims };
  }

  begin(category: DataCategory): void {
    this.#set({ category });
  }

  waiting(waitingMs: number | null): void {
    this.#set({ waitingMs: waitingMs === null ? null : Math.round(waitingMs) });
  }

  /** So many more claims are here. `total` is what the plan says; once it is passed it is no longer said. */
  more(newClaims: number, total: number | null): void {
    const claimsSoFar = this.#now.claimsSoFar + newClaims;
    const known = total ?? this.#now.expected;
    const ms = this.#elapsedMs();
    const perSecond = ms < rateAfterMs ? null : ((claimsSoFar - this.#firstClaims) * 1000) / ms;
    this.#set({ claimsSoFar, perSecond, expected: known !== null && known >= claimsSoFar ? known : null });
  }

  /** Records have changed; said at most once a second. */
  changed(): void {
    const now = this.#elapsedMs();
    if (now - this.#changeSaidAt < changedEveryMs) return;
    this.#changeSaidAt = now;
    this.#events.changed();
  }

  /** Says nothing more. */
  stop(): void {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#later = null;
  }

  #set(patch: Partial<SyncProgress>): void {
    this.#now = { ...this.#now, ...patch };
    const rest = this.#saidAt + progressEveryMs - this.#elapsedMs();
    if (rest <= 0) this.#say();
    else this.#later ??= setTimeout(() => this.#say(), rest).unref();
  }

  #say(): void {
    this.stop();
    this.#saidAt = this.#elapsedMs();
    this.#events.progress(this.#now);
  }
}
