/** Streams the rows of a public table: a CSV of up to many gigabytes, of which one row at a time is in memory. */
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import type { PlanFileFault } from '#shared/model/replay/marketplace-plan';
import { SyncError } from '../../errors.ts';

/** Far more than any such table has. */
const tableBounds = {
  mostBytes: 50 * 1024 ** 3,
  /** Of one row: a quotation mark that nothing closes. */
  mostRowBytes: 1024 ** 2,
  mostMs: 60 * 60 * 1000,
};

/** A table that cannot be read, and why. */
export class TableFault extends Error {
  readonly fault: PlanFileFault;

  constructor(fault: PlanFileFault) {
    super(`The table is ${fault}.`);
    this.fault = fault;
  }
}

type Source = { file: string; signal: AbortSignal; bounds?: Partial<typeof tableBounds> };

const chunkBytes = 256 * 1024;

/**
 * Calls for each row, in order, the head of the table first.
 *
 * @throws {TableFault} after the rows before the fault; {SyncError} sync/cancelled when stopped
 */
export async function streamRows(
  { file, signal, bounds = {} }: Source,
  onRow: (cells: readonly string[]) => void,
): Promise<void> {
  const { mostBytes, mostRowBytes, mostMs } = { ...tableBounds, ...bounds };
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw new TableFault('unreadable');
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: mostRowBytes,
  });
  let fault: Error | null = null;
  parser.on('data', (cells: string[]) => {
    if (fault === null) onRow(cells);
  });
  const ended = new Promise<void>((resolve) => {
    parser.on('error', (error) => {
      fault = error;
      resolve();
    });
    parser.on('end', resolve);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new TableFault('unreadable');
    if (facts.size > mostBytes) throw new TableFault('too-large');
    const endsAt = performance.now() + mostMs;
    for (let at = 0; fault === null; ) {
      if (signal.aborted) throw new SyncError('sync/cancelled', 'Reading the table was stopped.');
      if (performance.now() > endsAt) throw new TableFault('too-slow');
      const buffer = Buffer.allocUnsafe(chunkBytes);
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, at).catch(() => ({ bytesRead: -1 }));
      if (bytesRead < 0) throw new TableFault('unreadable');
      const piece = buffer.subarray(0, bytesRead);
      if (at === 0) refuseOther(piece);
      if (bytesRead === 0) break;
      at += bytesRead;
      if (at > mostBytes) throw new TableFault('too-large');
      if (!parser.write(piece)) await Promise.race([drained(parser), ended]);
    }
    if (fault === null) parser.end();
    await ended;
    if (fault !== null) throw nameFault(fault);
  } finally {
    parser.destroy();
    await handle.close();
  }
}

const drained = (parser: ReturnType<typeof parse>) =>
  new Promise<void>((resolve) => {
    parser.once('drain', resolve);
  });

/** Zipped files are told apart from damaged ones: the person can unpack them. */
function refuseOther(start: Buffer): void {
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  if (isGzip || isZip) throw new TableFault('packed');
  if (start.length === 0 || start.subarray(0, 4096).includes(0)) throw new TableFault('not-csv');
}

function nameFault(error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new TableFault('cut-off');
  return new TableFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'endless' : 'not-csv');
}
