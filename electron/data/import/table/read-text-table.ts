/** Reads a table of text, piece by piece: cells in quotes, line breaks in them, and whatever its letters are written in. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Position } from '../line-reader.ts';
import { readLetters } from './read-letters.ts';
import type { TableForm } from './table-form.ts';
import { RowSink, type Table, TableError } from './table-rows.ts';

/** A row of more characters is a quotation mark that nothing closes, or millions of columns. */
const longestRow = 500_000;

/** @throws {TableError} for what is no table, or too large */
export async function readTextTable(
  path: string,
  form: TableForm & { kind: 'text' },
  position: Position,
): Promise<Table> {
  const sink = new RowSink();
  const parser = parse({
    delimiter: form.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    // Blanks around a cell in quotes; a tab is one of them.
    trim: form.delimiter !== '\t',
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
    info: true,
  });
  const source = Readable.from(readLetters(path, form.encoding, position));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<ReadRow>) {
      if (/^sep=.?$/i.test(record[0] ?? '') && sink.rows.length === 0) continue;
      sink.add(record.map(unguard), info.records);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableError(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'cut-off' : 'table-too-large');
  } finally {
    source.destroy();
    parser.destroy();
  }
  return { rows: sink.rows, hidden: [], firstDay: 0, sheet: null, otherSheets: [], hiddenSheets: [] };
}

/** Programs write `="00123"` and `'00123` so that a spreadsheet keeps the cell as it stands. */
function unguard(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell.replace(/^'(?=[-+]?[$\d])/, '');
}

type ReadRow = { record: string[]; info: { records: number } };
