/**
 * Reads a table that is written as a web page, or in the XML of older spreadsheets: portals call both of them ".xls".
 * Nothing of the page is run or fetched.
 *
 * @see HTML Living Standard 4.9 (tabular data); XML Spreadsheet Reference (Excel 2003), Row, Cell, Data
 */
import { Parser } from 'htmlparser2';
import { mostTableColumns } from '#shared/model/files/table';
import type { Position } from '../line-reader.ts';
import { findHead } from './find-head.ts';
import { readDays } from './read-dates.ts';
import { readLetters } from './read-letters.ts';
import { readAmount } from './read-money.ts';
import type { TableForm } from './table-form.ts';
import { type Cell, RowSink, type Table, TableError, textOfCell } from './table-rows.ts';

/** Tables of one page; further ones are laid out with tables, or hostile. */
const mostTables = 500;
/** Elements within each other. */
const deepest = 300;
/** Of other tables that have columns, so many are named. */
const mostNamed = 20;

type Attributes = Readonly<Record<string, string>>;

/** One table while it is read; tables may stand in cells of others. */
type OpenTable = {
  name: string;
  sink: RowSink;
  hiddenSink: RowSink;
  place: number;
  row: { cells: Cell[]; isHidden: boolean } | null;
  cell: { text: string; columns: number; rows: number; type: string } | null;
  /** Cells that go on in the rows below, by their columns, and in how many rows they still stand. */
  spans: Map<number, { rows: number; cell: Cell }>;
};

/** The table with the most cells of those whose columns have names; the others are named. @throws {TableError} */
export async function readMarkedTable(
  path: string,
  form: TableForm & { kind: 'marked' },
  position: Position,
): Promise<Table> {
  const tables = await readTables(path, form, position);
  const sizes = new Map(tables.map((one) => [one, sizeOf(one)]));
  const [found, ...others] = tables.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  if (found === undefined || sizes.get(found) === 0)
    throw new TableError(form.isXml ? 'table-empty' : 'web-page');
  const named = others.filter((one) => (sizes.get(one) ?? 0) > 0);
  return {
    rows: found.sink.rows,
    hidden: found.hiddenSink.rows.map(({ place }) => place),
    firstDay: 0,
    sheet: named.length > 0 ? nameTable(found) : null,
    otherSheets: named.slice(0, mostNamed).map(nameTable),
    hiddenSheets: [],
  };
}

/** Cells of a table below columns that have names; 0 where they have none. */
function sizeOf({ sink }: OpenTable): number {
  if (findHead(sink.rows) === null) return 0;
  return sink.rows.reduce((sum, { cells }) => sum + cells.length, 0);
}

function nameTable({ name, sink }: OpenTable): string {
  const words = name.trim() || (sink.rows[0]?.cells ?? []).map(textOfCell).filter(Boolean).join(' · ');
  return words.slice(0, 80);
}

async function readTables(
  path: string,
  form: TableForm & { kind: 'marked' },
  position: Position,
): Promise<OpenTable[]> {
  const reader = form.isXml ? new WorksheetReader() : new PageReader();
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (++depth > deepest) throw new TableError('workbook-broken');
        reader.open(plainName(tag), attributes);
      },
      ontext: (text) => reader.text(text),
      onclosetag(tag) {
        depth--;
        reader.close(plainName(tag));
      },
    },
    { xmlMode: form.isXml, decodeEntities: true },
  );
  for await (const letters of readLetters(path, form.encoding, position)) parser.write(letters);
  parser.end();
  return reader.tables;
}

function plainName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}

type NewCell = { columns: number; rows?: number; column?: number; type: string };

/** Takes cells as they come. */
class TableTaker {
  readonly tables: OpenTable[] = [];
  /** Tables within cells of each other, the innermost last. */
  readonly #open: OpenTable[] = [];

  get current(): OpenTable | null {
    return this.#open.at(-1) ?? null;
  }

  openTable(name: string): void {
    if (this.tables.length >= mostTables) throw new TableError('table-too-large');
    const sinks = { sink: new RowSink(), hiddenSink: new RowSink() };
    const table: OpenTable = { name, ...sinks, place: 0, row: null, cell: null, spans: new Map() };
    this.tables.push(table);
    this.#open.push(table);
  }

  closeTable(): void {
    this.closeRow();
    this.#open.pop();
  }

  openRow(isHidden: boolean, place?: number): void {
    this.closeRow();
    const table = this.current;
    if (table === null) return;
    table.place = place !== undefined && place > table.place ? place : table.place + 1;
    table.row = { cells: [], isHidden };
  }

  closeRow(): void {
    this.closeCell();
    const table = this.current;
    if (!table?.row) return;
    this.#goOnWithSpans();
    for (const [column, span] of table.spans) if (--span.rows <= 0) table.spans.delete(column);
    (table.row.isHidden ? table.hiddenSink : table.sink).add(table.row.cells, table.place);
    table.row = null;
  }

  /** Puts what goes on from rows above where this row stands. */
  #goOnWithSpans(): void {
    const { row, spans } = this.current ?? {};
    for (;;) {
      const span = spans?.get(row?.cells.length ?? 0);
      if (!row || span === undefined) return;
      row.cells.push(span.cell);
    }
  }

  /** `columns`, `rows`: over so many it goes; `column`: where it stands, from 0. */
  openCell({ columns, rows = 1, column, type }: NewCell): void {
    this.closeCell();
    this.#goOnWithSpans();
    const table = this.current;
    if (!table?.row) return;
    const { cells } = table.row;
    if (column !== undefined && column >= mostTableColumns) throw new TableError('table-too-large');
    while (cells.length < (column ?? 0)) cells.push('');
    table.cell = { text: '', columns, rows, type };
  }

  closeCell(): void {
    const table = this.current;
    if (!table?.cell || !table.row) return;
    const { text, columns, rows, type } = table.cell;
    const { cells } = table.row;
    if (cells.length + columns > 2 * mostTableColumns) throw new TableError('table-too-large');
    const cell = readCell(text, type);
    const all = [cell, ...Array.from({ length: columns - 1 }, () => '')];
    if (rows > 1)
      for (const [at, one] of all.entries())
        table.spans.set(cells.length + at, { rows, cell: isOfEachRow(one) ? one : '' });
    cells.push(...all);
    table.cell = null;
  }

  addText(text: string): void {
    const cell = this.current?.cell;
    if (cell && cell.text.length < 32_768) cell.text += text;
  }
}

/**
 * True for what a row has of a cell above it that spans both: a day, a name, a number of a claim. An amount is that of all of
 * them together, and counts once.
 */
function isOfEachRow(cell: Cell): boolean {
  if (typeof cell === 'number') return false;
  if (/^\d{5,}$/.test(cell)) return true;
  return readDays(cell, 'month-first').kind === 'days' || readAmount(cell, '.').kind !== 'cents';
}

/** A span of cells or a place that is written: a whole number from 1 on, and no more than rows have columns. */
function readSpan(stated: string | undefined): number {
  const span = Number(stated);
  return Number.isSafeInteger(span) && span > 1 ? Math.min(span, mostTableColumns) : 1;
}

/** A cell of a spreadsheet says whether it is a number or a day. */
function readCell(text: string, type: string): Cell {
  if (type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'datetime') return text.replace(/T00:00:00(?:\.0{1,9})?$/, '');
  return text;
}

/** What of a page nobody sees. */
const unseen = new Set(['script', 'style', 'template', 'noscript', 'select', 'title']);
/** What begins a line of its own: its words do not go on from those before. */
const breaks = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'hr', 'table', 'tr', 'td', 'th']);

/** Hears a web page. */
class PageReader {
  readonly #taker = new TableTaker();
  /** Elements within each other of which nobody sees the words. */
  #unseen = 0;
  #isCaption = false;

  get tables(): OpenTable[] {
    return this.#taker.tables;
  }

  open(name: string, attributes: Attributes): void {
    if (unseen.has(name)) this.#unseen++;
    if (breaks.has(name)) this.#taker.addText(' ');
    if (name === 'table') this.#taker.openTable('');
    else if (name === 'caption') this.#isCaption = true;
    else if (name === 'tr') this.#taker.openRow(isOutOfSight(attributes));
    else if (name === 'td' || name === 'th')
      this.#taker.openCell({
        columns: readSpan(attributes['colspan']),
        rows: readSpan(attributes['rowspan']),
        type: 'text',
      });
  }

  text(text: string): void {
    if (this.#unseen > 0) return;
    const table = this.#taker.current;
    if (this.#isCaption && table !== null) table.name = `${table.name}${text}`.slice(0, 200);
    else this.#taker.addText(text);
  }

  close(name: string): void {
    if (unseen.has(name)) this.#unseen = Math.max(0, this.#unseen - 1);
    if (name === 'table') this.#taker.closeTable();
    else if (name === 'caption') this.#isCaption = false;
    else if (name === 'tr') this.#taker.closeRow();
    else if (name === 'td' || name === 'th') this.#taker.closeCell();
  }
}

function isOutOfSight(attributes: Attributes): boolean {
  return 'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style']?.slice(0, 500) ?? '');
}

/** Hears the XML of a spreadsheet. */
class WorksheetReader {
  readonly #taker = new TableTaker();
  #name = '';
  #isData = false;

  get tables(): OpenTable[] {
    return this.#taker.tables;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'worksheet') this.#name = attributes['ss:Name'] ?? '';
    else if (name === 'table') this.#taker.openTable(this.#name);
    else if (name === 'row')
      this.#taker.openRow(attributes['ss:Hidden'] === '1', Number(attributes['ss:Index'] ?? 0));
    else if (name === 'cell') this.#openCell(attributes);
    else if (name === 'data') {
      this.#isData = true;
      const cell = this.#taker.current?.cell;
      if (cell) cell.type = (attributes['ss:Type'] ?? '').toLowerCase();
    }
  }

  #openCell(attributes: Attributes): void {
    const index = attributes['ss:Index'];
    this.#taker.openCell({
      columns: readSpan(String(Number(attributes['ss:MergeAcross'] ?? 0) + 1)),
      ...(index === undefined ? {} : { column: Math.max(0, Number(index) - 1 || 0) }),
      type: '',
    });
  }

  text(text: string): void {
    if (this.#isData) this.#taker.addText(text);
  }

  close(name: string): void {
    if (name === 'data') this.#isData = false;
    else if (name === 'table') this.#taker.closeTable();
    else if (name === 'row') this.#taker.closeRow();
    else if (name === 'cell') this.#taker.closeCell();
  }
}
