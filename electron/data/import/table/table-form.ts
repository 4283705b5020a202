/** Recognises a file that is a table: by its name, and by its first bytes. */
import { isUtf8 } from 'node:buffer';
import { findMedicareText, findUtf16 } from '../medicare-text/text-form.ts';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export type TableForm =
  | { kind: 'workbook'; isLocked: boolean }
  /** Of a web page, or of the XML of older spreadsheets. */
  | { kind: 'marked'; encoding: Encoding; isXml: boolean }
  | { kind: 'text'; encoding: Encoding; delimiter: string };

const delimiters = [',', ';', '\t', '|'];
const textNames = /\.(?:csv|tsv|tab|txt|xls)$/i;
const markedNames = /\.(?:xls|xlsx|csv|html?|xml)$/i;
const workbookNames = /\.xls[xm]?$/i;
/** How workbooks begin that have a passphrase, or are of the time before .xlsx. */
const compoundFile = Buffer.from('d0cf11e0', 'hex');

/** So many columns in so many lines make a table of a file whose name says that it is one, and of any text. */
const tableBounds = { columns: 2, lines: 1 };
const proseBounds = { columns: 3, lines: 2 };

/** Lines that are looked at to tell how a table separates its cells. */
const fewLines = 20;

/** How the file is written; `null` for one that is no table. `head`: its first bytes, some thousands of them. */
export function findTableForm(fileName: string, head: Buffer): TableForm | null {
  if (workbookNames.test(fileName)) {
    if (head.subarray(0, 4).equals(compoundFile)) return { kind: 'workbook', isLocked: true };
    if (head.toString('latin1', 0, 4) === 'PK\u0003\u0004') return { kind: 'workbook', isLocked: false };
  }
  const marked = markedNames.test(fileName) ? findMarked(head) : null;
  if (marked !== null) return marked;
  if (!textNames.test(fileName) || findMedicareText(head) !== null) return null;
  const encoding = findEncoding(head);
  const text = decodeHead(head, encoding);
  if (/^\s*[{[<%]/.test(text.slice(0, 200)) || text.includes('\0')) return null;
  const delimiter = findDelimiter(text, /\.txt$/i.test(fileName) ? proseBounds : tableBounds);
  if (delimiter === null) return null;
  return { kind: 'text', encoding, delimiter };
}

/** How web pages begin, and the pieces of them that programs write. */
const pageBegin = /^<(?:!doctype html|html|head|body|meta|table|div|style)[\s>]/i;
const spreadsheet = 'urn:schemas-microsoft-com:office:spreadsheet';

/** A web page, or the XML of an older spreadsheet; `null` for what is neither. */
function findMarked(head: Buffer): TableForm | null {
  const encoding = findEncoding(head);
  const text = decodeHead(head, encoding).trimStart();
  if (!text.startsWith('<')) return null;
  if (text.slice(0, 4000).includes(spreadsheet) && !pageBegin.test(text))
    return { kind: 'marked', encoding, isXml: true };
  const page = text.replace(/^<\?xml[^<>]{0,200}\?>\s*/, '');
  return pageBegin.test(page) ? { kind: 'marked', encoding, isXml: false } : null;
}

function decodeHead(head: Buffer, encoding: Encoding): string {
  const whole = encoding.startsWith('utf-16') ? head.subarray(0, head.length - (head.length % 2)) : head;
  return new TextDecoder(encoding).decode(whole);
}

function findEncoding(head: Buffer): Encoding {
  const wide = findUtf16(head);
  if (wide !== null) return wide;
  // The last letter may be cut.
  const isWhole = [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)));
  return isWhole ? 'utf-8' : 'windows-1252';
}

/** What stands between the cells: what most lines have most alike; `null` where no lines have so many columns. */
function findDelimiter(text: string, fewest: typeof tableBounds): string | null {
  const [, named] = /^\s*"?sep=(.)"?\r?\n/i.exec(text) ?? [];
  if (named !== undefined && delimiters.includes(named)) return named;
  const plain = text.replaceAll(/"(?:[^"]|"")*"/g, '""');
  const lines = plain
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, fewLines);
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of delimiters) {
    const counts = lines
      .map((line) => line.split(delimiter).length)
      .filter((count) => count >= fewest.columns);
    const [columns, alike] = findMostCommon(counts);
    const score = alike * 1000 + Math.min(columns, 999);
    if (alike >= fewest.lines && (best === null || score > best.score)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

/** The value that stands most often, and how often. */
function findMostCommon(values: readonly number[]): [value: number, count: number] {
  const [[value, all] = [0, []]] = [...Map.groupBy(values, (one) => one)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return [value, all.length];
}
