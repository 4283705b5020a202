/** Has a year compared part by part: between two of them the data worker answers others, and it may be stopped. */
import type { NextYear } from '#shared/model/replay/next-year';
import type { DataClient } from '../data/worker/data-client.ts';
import { SyncError } from '../errors.ts';

type Question = { personId: string; year: number | null; today: string };
type Watch = {
  signal?: AbortSignal;
  /** Called after each part that leaves more to do, with the share that is done, from 0 to 1. */
  onPart?: (share: number) => void;
};

/** @throws {SyncError} sync/cancelled when stopped */
export async function compareInParts(
  { nextYear }: Pick<DataClient, 'nextYear'>,
  question: Question,
  { signal, onPart }: Watch = {},
): Promise<NextYear> {
  let part = await nextYear.begin(question);
  while (part.view === null) {
    if (signal?.aborted) {
      await nextYear.drop({ id: part.id });
      throw new SyncError('sync/cancelled', 'Comparing plans was stopped.');
    }
    onPart?.(part.share);
    part = await nextYear.go({ id: part.id });
  }
  return part.view;
}
