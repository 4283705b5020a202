/** How much one check may bring before the person is asked: a plan that sends without end must not fill the disk. */
import { SyncError } from '../errors.ts';

export type SyncAmount = { readonly bytes: number; readonly records: number };

/** A hundred times what a family of many claims has. */
export const usualBudget: SyncAmount = { bytes: 2 * 1024 ** 3, records: 1_000_000 };

/** What is left for one check. What has arrived is kept, whatever the person says. */
export class SyncBudget {
  readonly #most: SyncAmount;
  readonly #askPerson: () => Promise<boolean>;
  readonly #signal: AbortSignal;
  #bytes = 0;
  #records = 0;
  #asked: Promise<boolean> | null = null;

  /** `askPerson`: whether the check goes on and may bring as much again. */
  constructor(most: SyncAmount, askPerson: () => Promise<boolean>, signal: AbortSignal) {
    this.#most = most;
    this.#askPerson = askPerson;
    this.#signal = signal;
  }

  get isSpent(): boolean {
    return this.#bytes > this.#most.bytes || this.#records > this.#most.records;
  }

  spend({ bytes = 0, records = 0 }: Partial<SyncAmount>): void {
    this.#bytes += bytes;
    this.#records += records;
  }

  /**
   * Before more is asked of the plan: waits for the person's answer where all is spent. A no holds for the whole check.
   *
   * @throws {SyncError} sync/too-much without a yes; what ended the check meanwhile
   */
  async allowMore(): Promise<void> {
    if (!this.isSpent) return;
    this.#asked ??= this.#ask();
    const goesOn = await orAborted(this.#asked, this.#signal);
    if (!goesOn) throw new SyncError('sync/too-much', 'The plan sent more than one check may bring.');
  }

  async #ask(): Promise<boolean> {
    const goesOn = await this.#askPerson();
    if (goesOn) {
      this.#bytes = 0;
      this.#records = 0;
      this.#asked = null;
    }
    return goesOn;
  }
}

/** A question may be open for long, and a check that was cancelled ends at once. */
async function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([answer, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
