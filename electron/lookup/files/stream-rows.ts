/** Streams the rows of a public table: a CSV of up to many gigabytes, of which one row at a time is in memory. */
import { CsvError, parse } from 'csv-parse';
import type { PlanFileFault } from '#shared/model/replay/marketplace-plan';
import { pieceBounds, readPieces } from './read-pieces.ts';

const tableBounds = {
  ...pieceBounds,
  /** Of one row, far more than any has: a quotation mark that nothing closes. */
  mostRowBytes: 1024 ** 2,
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

/**
 * Calls for each row, in order, the head of the table first.
 *
 * @throws {TableFault} after the rows before the fault; {SyncError} sync/cancelled when stopped
 */
export async function streamRows(
  { file, signal, bounds = {} }: Source,
  onRow: (cells: readonly string[]) => void,
): Promise<void> {
  const { mostRowBytes, ...limits } = { ...tableBounds, ...bounds };
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
  let isEmpty = true;
  try {
    const pieces = readPieces({ file, signal, ...limits, refuse: (one) => new TableFault(one) });
    for await (const piece of pieces) {
      if (isEmpty && piece.subarray(0, 4096).includes(0)) throw new TableFault('not-csv');
      isEmpty = false;
      if (!parser.write(piece)) await Promise.race([drained(parser), ended]);
      if (fault !== null) break;
    }
    if (isEmpty) throw new TableFault('not-csv');
    if (fault === null) parser.end();
    await ended;
    if (fault !== null) throw nameFault(fault);
  } finally {
    parser.destroy();
  }
}

const drained = (parser: ReturnType<typeof parse>) =>
  new Promise<void>((resolve) => {
    parser.once('drain', resolve);
  });

function nameFault(error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new TableFault('cut-off');
  return new TableFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'endless' : 'not-csv');
}
