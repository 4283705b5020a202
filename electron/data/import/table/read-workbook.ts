/**
 * Reads the rows of a workbook (.xlsx): what its cells show. Formulas and macros are never run, nor read; of a cell with
 * a formula the value counts that was stored with it.
 *
 * @see ECMA-376 Part 1, 18.3.1 (worksheets), 18.4 (shared strings), 18.8.30 (number formats)
 */
import path from 'node:path';
import { mostTableColumns } from '#shared/model/files/table';
import type { Position } from '../line-reader.ts';
import { type Cell, RowSink, type Table, TableError, type TableRow } from './table-rows.ts';
import { WorkbookParts } from './workbook-parts.ts';

/** More sheets than a portal makes; of further ones only that there are some is told. */
const mostSheets = 20;
const mostTexts = 1_000_000;

type Sheet = { name: string; part: string; isHidden: boolean };

/** Days between the two beginnings from which workbooks count: the end of 1899, and 1904, as old Macs do. */
const daysTo1904 = 1462;

/** The first sheet in sight that has rows in sight; what is hidden is named. @throws {TableError} */
export async function readWorkbook(file: string, position: Position): Promise<Table> {
  const parts = await WorkbookParts.open(file, position);
  try {
    const { sheets, firstDay, isMore } = await readWorkbookPart(parts);
    const texts = await readTexts(parts);
    const styles = await readStyles(parts);
    const isAnyHidden = sheets.some(({ isHidden }) => isHidden);
    let hasHiddenRows = false;
    for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
      const { rows, hidden } = await readSheet(parts, sheet, { texts, styles, firstDay });
      hasHiddenRows ||= hidden.length > 0;
      if (rows.length === 0) continue;
      const others = sheets.filter((one) => one !== sheet);
      const [hiddenSheets, otherSheets] = [true, false].map((isHidden) =>
        others.filter((one) => one.isHidden === isHidden).map(({ name }) => name.slice(0, 80)),
      );
      return {
        rows,
        hidden,
        firstDay,
        sheet: others.length > 0 ? sheet.name.slice(0, 80) : null,
        otherSheets: [...(otherSheets ?? []), ...(isMore ? ['…'] : [])],
        hiddenSheets: hiddenSheets ?? [],
      };
    }
    throw new TableError(isAnyHidden || hasHiddenRows ? 'table-hidden' : 'table-empty');
  } finally {
    parts.close();
  }
}

/** The sheets of cells, in their order; `firstDay`: from which day on days are counted, after 1899. */
async function readWorkbookPart(
  parts: WorkbookParts,
): Promise<{ sheets: Sheet[]; firstDay: number; isMore: boolean }> {
  const workbook = 'xl/workbook.xml';
  if (!parts.has(workbook)) throw new TableError('workbook-broken');
  const targets = new Map<string, string>();
  await parts.read('xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined && targets.size < 1000)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : path.posix.join('xl', Target));
    },
  });
  const sheets: Sheet[] = [];
  let firstDay = 0;
  let isMore = false;
  await parts.read(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) firstDay = daysTo1904;
      const part = targets.get(attributes['r:id'] ?? '');
      if (name !== 'sheet' || part === undefined || !parts.has(part)) return;
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (sheets.length >= mostSheets) isMore = true;
      else sheets.push({ name: attributes['name'] ?? '', part, isHidden });
    },
  });
  if (sheets.length === 0) throw new TableError('table-empty');
  return { sheets, firstDay, isMore };
}

/** Texts that cells name by their place; sounds of a text in Japanese are left out. */
async function readTexts(parts: WorkbookParts): Promise<string[]> {
  const texts: string[] = [];
  let text: string | null = null;
  let isOpen = false;
  let sounds = 0;
  await parts.read('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') sounds++;
      isOpen = name === 't' && sounds === 0;
    },
    text(piece) {
      if (isOpen && text !== null && text.length < 32_768) text += piece;
    },
    close(name) {
      isOpen = false;
      if (name === 'rPh') sounds--;
      if (name !== 'si' || text === null) return;
      if (texts.length >= mostTexts) throw new TableError('table-too-large');
      texts.push(text);
      text = null;
    },
  });
  return texts;
}

/** Forms of numbers that the standard has for days, by their numbers. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return /[dy]/i.test(code) && !/[#0?]/.test(code);
}

/** Texts in quotes, single letters after a backslash and colors in brackets show no number. */
function stripFormat(code: string): string {
  const unquoted = code.split('"').filter((_, at) => at % 2 === 0);
  return unquoted
    .join('')
    .replaceAll(/\\./g, '')
    .replaceAll(/\[[^[\]]*\]/g, '');
}

/** What a style shows of a number where that is not the number: a day, a hundredth, or so many digits at least. */
type Style = 'day' | 'percent' | { digits: number };

function readFormat(id: number, code: string | undefined): Style | null {
  if (isDateFormat(id, code)) return 'day';
  if (code === undefined) return id === 9 || id === 10 ? 'percent' : null;
  if (code.includes('%')) return 'percent';
  return /^0{2,30}$/.test(code) ? { digits: code.length } : null;
}

/** The styles of cells, by their places, that show a number as something else. */
async function readStyles(parts: WorkbookParts): Promise<ReadonlyMap<number, Style>> {
  const codes = new Map<number, string>();
  const found = new Map<number, Style>();
  let isOfCells = false;
  let index = 0;
  await parts.read('xl/styles.xml', {
    open(name, attributes) {
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'numFmt' && codes.size < 5000)
        codes.set(
          Number(attributes['numFmtId']),
          stripFormat((attributes['formatCode'] ?? '').slice(0, 200)),
        );
      if (name !== 'xf' || !isOfCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      const style = readFormat(id, codes.get(id));
      if (style !== null && index < 100_000) found.set(index, style);
      index++;
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return found;
}

type Known = { texts: readonly string[]; styles: ReadonlyMap<number, Style>; firstDay: number };
type OpenCell = { column: number; type: string; style: number };

async function readSheet(
  parts: WorkbookParts,
  { part }: Sheet,
  known: Known,
): Promise<{ rows: TableRow[]; hidden: number[] }> {
  const sink = new RowSink();
  const hiddenSink = new RowSink();
  let cells: Cell[] = [];
  let place = 0;
  let cell: OpenCell | null = null;
  let value = '';
  let isValue = false;
  let isOfCells = false;
  let isInRow = false;
  /** What a person filtered out of their own sight is no claim of theirs, but told. */
  let isHidden = false;
  await parts.read(part, {
    open(name, attributes) {
      if (name === 'sheetData') isOfCells = true;
      if (!isOfCells) return;
      if (name === 'row') {
        // A row that was not closed would count as often as the rows that follow.
        if (isInRow) throw new TableError('workbook-broken');
        isInRow = true;
        cells = [];
        place = placeOf(attributes['r'], place);
        isHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      } else if (name === 'c') {
        cell = {
          column: columnOf(attributes['r']) ?? cells.length,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
        };
        value = '';
      }
      // Not the text of a formula: that stands in an element "f".
      isValue = cell !== null && (name === 'v' || (name === 't' && cell.type === 'inlineStr'));
    },
    text(piece) {
      if (isValue && value.length < 32_768) value += piece;
    },
    close(name) {
      isValue = false;
      if (name === 'sheetData') isOfCells = false;
      if (name === 'c' && cell !== null) {
        const { column } = cell;
        if (column >= mostTableColumns) {
          if (value !== '') throw new TableError('table-too-large');
        } else {
          while (cells.length < column) cells.push('');
          cells[column] = cellOf(cell, value, known);
        }
        cell = null;
      }
      if (name !== 'row' || !isInRow) return;
      isInRow = false;
      (isHidden ? hiddenSink : sink).add(cells, place);
    },
  });
  return { rows: sink.rows, hidden: hiddenSink.rows.map((row) => row.place) };
}

/** A row says its number; one that does not is the next one. */
function placeOf(stated: string | undefined, before: number): number {
  const place = Number(stated);
  return Number.isSafeInteger(place) && place > before ? place : before + 1;
}

/** 0 for `A7`, 27 for `AB7`; `null` where a cell does not say where it stands. */
function columnOf(reference: string | undefined): number | null {
  const [, letters] = /^([A-Z]{1,3})\d{1,7}$/.exec(reference ?? '') ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellOf({ type, style }: OpenCell, value: string, { texts, styles, firstDay }: Known): Cell {
  if (value === '' || type === 'e') return '';
  // Yes and no are no numbers.
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 's') return texts[Number(value)] ?? '';
  if (type !== 'n') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return '';
  const shown = styles.get(style);
  if (shown === undefined) return number;
  if (shown === 'day') return dayOf(number + firstDay) ?? number;
  // A share in hundredths is no amount.
  if (shown === 'percent') return `${Number((number * 100).toFixed(4))}%`;
  return Number.isSafeInteger(number) && number >= 0 ? String(number).padStart(shown.digits, '0') : number;
}

/** The day of a number of days since the end of 1899. */
function dayOf(serial: number): string | null {
  if (serial < 1 || serial > 200_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}
