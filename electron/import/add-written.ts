/** Adds what an opened file of a person's own words holds: each paper is looked at first, then all of it comes at once. */
import type { ImportProgress } from '#shared/model/files/import';
import type { WrittenEnd, WrittenRequest } from '#shared/model/files/written';
import type { DataClient } from '../data/worker/data-client.ts';
import type { FilePaper } from '../data/written/tables/papers.ts';
import type { Run } from './run-alone.ts';

/** What a paper is, looked at as one that is dropped on the window; `'refused'` for one that cannot be kept. */
export type ExaminePaper = (
  bytes: Uint8Array,
  signal: AbortSignal,
) => Promise<NonNullable<FilePaper['judged']>>;

/** `null` when it was stopped: then nothing was added. Throws as `DataOperations.written.add`. */
export async function addWritten(
  { data, examinePaper }: { data: Pick<DataClient, 'written'>; examinePaper: ExaminePaper },
  request: WrittenRequest,
  run: Run,
  say: (progress: ImportProgress) => void,
): Promise<WrittenEnd | null> {
  const { importId } = request;
  let readBytes = 0;
  for (;;) {
    if (run.signal.aborted) return null;
    const paper = await data.written.takePaper(request);
    if (paper === null) break;
    const { place, bytes, total } = paper;
    await data.written.judgePaper(importId, place, await examinePaper(bytes, run.signal));
    readBytes += bytes.length;
    say({
      importId,
      stage: 'storing',
      fileName: '',
      readBytes,
      totalBytes: total,
      records: place + 1,
    });
  }
  return run.signal.aborted ? null : data.written.add(request);
}
