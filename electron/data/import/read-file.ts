/** Reads one file: NDJSON line by line, a Bundle entry by entry, Medicare's text claim by claim. */
import { open, stat } from 'node:fs/promises';
import type { FileProblem, ImportOffer, NotUnderstoodWhy } from '#shared/model/files/import';
import { medicareDownload } from '#shared/model/plans/plan-kind';
import { ImportError } from '../../errors.ts';
import { parseText } from '../fhir/json-text.ts';
import { isObject, type Json } from '../fhir/resource.ts';
import { isGzip, problemOfHead } from './file-head.ts';
import { type Line, LineReader, type Position, piecesOf } from './line-reader.ts';
import { readMedicareText } from './medicare-text/read-text.ts';
import { findMedicareText } from './medicare-text/text-form.ts';
import { PartScanner, type ScannedText } from './part-scanner.ts';
import { findTableForm } from './table/table-form.ts';
import { type FileRecord, unfoldDocument } from './unfold.ts';

/** Limits of what is read in one piece: a record, or a document without its entries. */
const mostDocumentBytes = 100 * 1024 * 1024;
const mostLineBytes = 50 * 1024 * 1024;
/** Limit of a whole file, packed or not. */
const mostFileBytes = 4 * 1024 ** 3;

export type FileFormat = ImportOffer['files'][number]['format'];

export type FileEvent =
  | { kind: 'record'; record: FileRecord; bytes: number }
  /** `text`: as in the file, where that is known. */
  | { kind: 'unread'; place: number; why: NotUnderstoodWhy; text: string; bytes: number }
  | { kind: 'base'; base: string }
  | { kind: 'manifest'; manifest: Json }
  | { kind: 'format'; format: FileFormat }
  | { kind: 'problem'; problem: FileProblem };

/** Size of a file that can be opened; `null` for folders, pipes and what is not there. */
export async function fileSize(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

/** When the file was last written, as an ISO instant; `null` for what is not there, and for a time that no calendar has. */
export async function fileSavedAt(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs > 0 ? found.mtime.toISOString() : null;
}

/** Yields everything in the file. Problems of the file are events; only our own faults are thrown. */
export async function* readFile(path: string, position: Position): AsyncGenerator<FileEvent> {
  try {
    yield* eventsOf(path, position);
  } catch (error) {
    // The disk, the network drive or the packed bytes failed. What came before is kept.
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    // Node's own ERR_ codes tell of wrong use, save those of streams that end early.
    if (code === null || /^ERR_(?!STREAM)/.test(code)) throw error;
    const problem = position.readBytes > 0 || code.startsWith('Z_') ? 'cut-off' : 'not-found';
    yield { kind: 'problem', problem };
  }
}

async function* eventsOf(path: string, position: Position): AsyncGenerator<FileEvent> {
  const bytes = await fileSize(path);
  if (bytes === null) return yield { kind: 'problem', problem: 'not-found' };
  if (bytes > mostFileBytes) return yield { kind: 'problem', problem: 'too-large' };
  const isPacked = isGzip(await readHead(path, 4));
  const pieces = limitPieces(piecesOf(path, isPacked, position), position);
  try {
    const first = await pieces.next();
    const head = first.done ? Buffer.alloc(0) : first.value;
    const form = findMedicareText(head);
    if (form !== null) {
      yield { kind: 'format', format: 'medicare-text' };
      yield { kind: 'base', base: medicareDownload.base };
      return yield* readMedicareText(putBack(head, pieces), form);
    }
    const problem = findTableForm(path, head) === null ? problemOfHead(head) : 'table-alone';
    if (problem !== null) return yield { kind: 'problem', problem };
    const body = putBack(head, pieces);
    const isLines = /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path) || looksLikeLines(head);
    yield* isLines ? readNdjson(new LineReader(body, mostLineBytes)) : readDocuments(body);
  } finally {
    await pieces.return(undefined);
  }
}

/** The first bytes of a file. */
export async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A few packed bytes can unpack endlessly. Stops at once when the position says so. */
async function* limitPieces(pieces: AsyncGenerator<Buffer>, position: Position): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (position.isStopped) return;
    if (bytes > mostFileBytes)
      throw new ImportError('import/too-large', 'The file is longer than any file that is read.');
    yield piece;
  }
}

async function* putBack(head: Buffer, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head.subarray(0, 3).toString('hex') === 'efbbbf' ? head.subarray(3) : head;
  for (;;) {
    const next = await pieces.next();
    if (next.done) return;
    yield next.value;
  }
}

/** True when the first lines are separate documents; a line that is not JSON may come before one that is. */
function looksLikeLines(head: Buffer): boolean {
  const [first, second] = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (first === undefined || second === undefined) return false;
  return isObject(parsed(first)) || (!/^\s*[{[]/.test(first) && isObject(parsed(second)));
}

async function* readNdjson(lines: LineReader): AsyncGenerator<FileEvent> {
  yield { kind: 'format', format: 'ndjson' };
  for (let number = 1; ; number++) {
    const line = await lines.next();
    if (line === null) return;
    yield* eventsOfLine(line, number);
  }
}

function* eventsOfLine({ bytes: raw, isEnded, tooLong }: Line, place: number): Generator<FileEvent> {
  const text = raw.toString('utf8').trim();
  const bytes = raw.length;
  if (tooLong) return yield { kind: 'unread', place, why: 'too-large', text: '', bytes };
  if (text === '') return;
  const parsed = parseText(text);
  if ('json' in parsed) return yield* eventsOfJson(parsed.json, place, bytes, text);
  const isCut = parsed.why === 'not-json' && !isEnded && text.startsWith('{');
  yield { kind: 'unread', place, why: isCut ? 'cut-off' : parsed.why, text, bytes };
  if (isCut) yield { kind: 'problem', problem: 'cut-off' };
}

/** Reads consecutive documents, usually one. Parts of large ones come as they are read. */
async function* readDocuments(pieces: AsyncIterable<Buffer>): AsyncGenerator<FileEvent> {
  const scanner = new PartScanner(mostLineBytes, mostDocumentBytes);
  let parts = 0;
  let documents = 0;
  for await (const piece of pieces) {
    for (const scanned of scanner.push(piece)) {
      if (scanned.kind === 'part') yield* eventsOfPart(scanned, ++parts);
      else yield* eventsOfDocument(scanned.text, ++documents, parts > 0);
    }
    if (scanner.tooLong) return yield { kind: 'problem', problem: 'too-large' };
  }
  const { text, isCut } = scanner.rest;
  const rest = text.trim();
  if (rest === '' && !isCut) return;
  if (!isCut || !(parts > 0 || rest.includes('"resourceType"')))
    return yield { kind: 'problem', problem: documents > 0 ? 'cut-off' : whyNotJson(rest) };
  if (parts === 0) yield { kind: 'format', format: 'resource' };
  yield { kind: 'unread', place: parts + 1, why: 'cut-off', text: rest, bytes: rest.length };
  yield { kind: 'problem', problem: 'cut-off' };
}

/** A lone string or number is JSON, too. */
function whyNotJson(text: string): FileProblem {
  return parsed(text) === undefined ? 'not-json' : 'not-fhir';
}

function* eventsOfPart({ text, tooLong }: ScannedText, place: number): Generator<FileEvent> {
  if (place === 1) yield { kind: 'format', format: 'bundle' };
  const bytes = text.length;
  if (tooLong) return yield { kind: 'unread', place, why: 'too-large', text: '', bytes };
  const parsed = parseText(text);
  if (!('json' in parsed)) return yield { kind: 'unread', place, why: parsed.why, text, bytes };
  const { json } = parsed;
  yield* eventsOfJson(isEntry(json) ? { resourceType: 'Bundle', entry: [json] } : json, place, bytes);
}

/** A document without the parts that were already read. `hasParts`: there were some. */
function* eventsOfDocument(text: string, place: number, hasParts: boolean): Generator<FileEvent> {
  const parsed = parseText(text);
  if (!('json' in parsed))
    return yield { kind: 'problem', problem: parsed.why === 'not-json' ? 'not-json' : 'too-large' };
  const { json } = parsed;
  if (Array.isArray(json)) {
    if (!hasParts) yield { kind: 'format', format: 'bundle' };
    return yield* eventsOfJson(dropTaken(json), place, text.length);
  }
  if (!isObject(json)) return yield { kind: 'problem', problem: 'not-fhir' };
  if (json['resourceType'] === undefined && Array.isArray(json['output'])) {
    yield { kind: 'format', format: 'manifest' };
    return yield { kind: 'manifest', manifest: json };
  }
  const isBundle = json['resourceType'] === 'Bundle';
  if (!hasParts) yield { kind: 'format', format: isBundle ? 'bundle' : 'resource' };
  const rest = isBundle ? { ...json, entry: dropTaken(json['entry']) } : json;
  yield* eventsOfJson(rest, place, text.length);
}

function dropTaken(parts: unknown): unknown[] {
  return Array.isArray(parts) ? parts.filter((part) => part !== null) : [];
}

function isEntry(json: unknown): boolean {
  return isObject(json) && json['resourceType'] === undefined;
}

function* eventsOfJson(json: unknown, place: number, bytes: number, raw?: string): Generator<FileEvent> {
  const { items, base } = unfoldDocument(json, place);
  if (base !== null) yield { kind: 'base', base };
  const share = Math.ceil(bytes / Math.max(1, items.length));
  for (const item of items) {
    if (item.kind === 'record') yield { kind: 'record', record: item, bytes: share };
    else {
      const text = items.length === 1 && raw !== undefined ? raw : textOfValue(item.value);
      yield { kind: 'unread', place: item.place, why: item.why, text, bytes: share };
    }
  }
}

function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    // Nested too deep to be written.
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
