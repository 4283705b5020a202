/** Reads a table of text, piece by piece: cells in quotes, line breaks in them, and whatever its letters are written in. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Position, piecesOf } from '../line-reader.ts';
import type { Encoding, TableForm } from './table-form.ts';
import { mostTableBytes, RowSink, type Table, TableError } from './table-rows.ts';

/** A row of more characters is a quotation mark that nothing closes, or millions of columns. */
const longestRow = 500_000;

/** @throws {TableError} for what is no table, or too large */
export async function readTextTable(
  path: string,
  form: TableForm & { kind: 'text' },
  position: Position,
): Promise<Table> {
  const encoding = form.encoding === 'utf-8' ? await proveUtf8(path) : form.encoding;
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
  const source = Readable.from(readLetters(path, encoding, position));
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

/** The letters of the file; a mark of the order of its bytes is none. */
async function* readLetters(path: string, encoding: Encoding, position: Position): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  for await (const piece of piecesOf(path, false, position)) {
    bytes += piece.length;
    if (position.isStopped) return;
    if (bytes > mostTableBytes) throw new TableError('table-too-large');
    yield decoder.decode(piece, { stream: true }).replaceAll('\0', '');
  }
  yield decoder.decode();
}

/** A file that begins in UTF-8 may have a letter further on that is none: then it is of older Windows programs. */
async function proveUtf8(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const piece of piecesOf(path, false, { readBytes: 0, isStopped: false })) {
      bytes += piece.length;
      if (bytes > mostTableBytes) break;
      decoder.decode(piece, { stream: true });
    }
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}
