/** How much one check may bring: a plan that sends without end must not fill the disk. */
import { SyncError } from '../errors.ts';

export type SyncAmount = { readonly bytes: number; readonly records: number };

/** A hundred times what a family of many claims has. */
export const usualBudget: SyncAmount = { bytes: 2 * 1024 ** 3, records: 1_000_000 };

/** What is left for one check. What has arrived is kept; the next check, which a person starts, has its own. */
export class SyncBudget {
  readonly #most: SyncAmount;
  #bytes = 0;
  #records = 0;

  constructor(most: SyncAmount = usualBudget) {
    this.#most = most;
  }

  spend({ bytes = 0, records = 0 }: Partial<SyncAmount>): void {
    this.#bytes += bytes;
    this.#records += records;
  }

  /** @throws {SyncError} sync/too-much */
  throwIfSpent(): void {
    if (this.#bytes > this.#most.bytes || this.#records > this.#most.records)
      throw new SyncError('sync/too-much', 'The plan sent more than one check may bring.');
  }
}
