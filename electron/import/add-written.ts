/** Adds what an opened file of a person's own words holds: each scan is looked at first, then all of it comes at once. */
import type { ImportProgress } from '#shared/model/files/import';
import type { WrittenEnd, WrittenRequest } from '#shared/model/files/written';
import type { DataClient } from '../data/worker/data-client.ts';
import type { FileScan } from '../data/written/tables/scans.ts';
import type { Run } from './run-alone.ts';

/** What a scan is, looked at as one that is dropped on the window; `'refused'` for one that cannot be kept, as `judgeScan`. */
export type ExamineScan = (
  bytes: Uint8Array,
  signal: AbortSignal,
) => Promise<NonNullable<FileScan['judged']>>;

/** `null` when it was stopped: then nothing was added. Throws as `DataOperations.written.add`. */
export async function addWritten(
  { data, examineScan }: { data: Pick<DataClient, 'written'>; examineScan: ExamineScan },
  request: WrittenRequest,
  run: Run,
  say: (progress: ImportProgress) => void,
): Promise<WrittenEnd | null> {
  const { importId } = request;
  let readBytes = 0;
  for (;;) {
    if (run.signal.aborted) return null;
    const scan = await data.written.takeScan(request);
    if (scan === null) break;
    const { place, bytes, total } = scan;
    await data.written.judgeScan(importId, place, await examineScan(bytes, run.signal));
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
