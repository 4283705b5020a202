/** Reads one file of a person: NDJSON line by line, anything else whole. Yields what it holds, one by one. */
import { open, stat } from 'node:fs/promises';
import type { FileProblem, ImportOffer, NotUnderstoodWhy } from '#shared/model/import';
import { isObject, type Json } from '../bundle/resource.ts';
import { isGzip, problemOfHead } from './file-head.ts';
import { type Line, LineReader, type Position, piecesOf } from './line-reader.ts';
import { type Found, unfold } from './unfold.ts';
import { wholePartsOf } from './whole-parts.ts';

/** What is read in one piece: a document that is no NDJSON, or one line of NDJSON. */
export const mostDocumentBytes = 100 * 1024 * 1024;
export const mostLineBytes = 64 * 1024 * 1024;
/** A whole file, unpacked or not. */
export const mostFileBytes = 4 * 1024 ** 3;

export type FileFormat = ImportOffer['files'][number]['format'];

export type FileEvent =
  | { kind: 'record'; found: Found & { kind: 'record' }; bytes: number }
  /** `text`: as it stands in the file, as far as it is known. */
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

/** Everything in the file. Whatever is wrong with it is an event, too: nothing is thrown. */
export async function* readFile(path: string, position: Position): AsyncGenerator<FileEvent> {
  try {
    yield* eventsOf(path, position);
  } catch (error) {
    // The disk, the network drive or the packed bytes failed: what came before stands.
    const isPackedBadly = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    const problem = position.readBytes > 0 || isPackedBadly ? 'cut-off' : 'not-found';
    yield { kind: 'problem', problem };
  }
}

async function* eventsOf(path: string, position: Position): AsyncGenerator<FileEvent> {
  const bytes = await fileSize(path);
  if (bytes === null) return yield { kind: 'problem', problem: 'not-found' };
  if (bytes > mostFileBytes) return yield { kind: 'problem', problem: 'too-large' };
  const isPacked = isGzip(await headOf(path));
  const pieces = limited(piecesOf(path, isPacked, position));
  try {
    const first = await pieces.next();
    const head = first.done ? Buffer.alloc(0) : first.value;
    const problem = problemOfHead(head);
    if (problem !== null) return yield { kind: 'problem', problem };
    const lines = new LineReader(following(head, pieces), mostDocumentBytes);
    yield* readLines(lines, /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path));
  } finally {
    await pieces.return(undefined);
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A few packed bytes can unpack without end. */
async function* limited(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostFileBytes) return;
    yield piece;
  }
}

async function* following(head: Buffer, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head.subarray(0, 3).toString('hex') === 'efbbbf' ? head.subarray(3) : head;
  for (;;) {
    const next = await pieces.next();
    if (next.done) return;
    yield next.value;
  }
}

async function* readLines(lines: LineReader, isNamedLines: boolean): AsyncGenerator<FileEvent> {
  const first = await nextLine(lines, 0);
  if (first === null) return yield { kind: 'problem', problem: 'empty' };
  if (first.tooLong) return yield { kind: 'problem', problem: 'too-large' };
  const start = first.text.trimStart().charAt(0);
  const firstJson = parsed(first.text);
  const second =
    isNamedLines || isObject(firstJson) || !'{['.includes(start) ? await nextLine(lines, first.line) : null;
  const isLines =
    isNamedLines ||
    (second !== null && (isObject(firstJson) || (!'{['.includes(start) && isObject(parsed(second.text)))));
  if (isLines) {
    yield { kind: 'format', format: 'ndjson' };
    yield* readNdjson(lines, [first, ...(second === null ? [] : [second])]);
    return;
  }
  const rest = firstJson !== undefined && second === null ? '' : await restOf(lines, second);
  if (rest === null) return yield { kind: 'problem', problem: 'too-large' };
  yield* readDocument(rest === '' ? first.text : `${first.text}\n${rest}`);
}

type TextLine = { text: string; line: number; isEnded: boolean; tooLong: boolean };

/** The next line that is not blank, with its number from 1. */
async function nextLine(lines: LineReader, after: number): Promise<TextLine | null> {
  for (let line = after + 1; ; line++) {
    const next: Line | null = await lines.next();
    if (next === null) return null;
    const text = next.bytes.toString('utf8').trim();
    if (text !== '' || next.tooLong) return { text, line, isEnded: next.isEnded, tooLong: next.tooLong };
  }
}

async function restOf(lines: LineReader, second: TextLine | null): Promise<string | null> {
  const rest = await lines.restWithin(mostDocumentBytes);
  if (rest === null) return null;
  return second === null ? rest.toString('utf8') : `${second.text}\n${rest.toString('utf8')}`;
}

async function* readNdjson(lines: LineReader, begun: TextLine[]): AsyncGenerator<FileEvent> {
  let line = begun.shift() ?? null;
  while (line !== null) {
    yield* eventsOfLine(line);
    line = begun.shift() ?? (await nextLine(lines, line.line));
  }
}

function* eventsOfLine({ text, line, isEnded, tooLong }: TextLine): Generator<FileEvent> {
  const bytes = text.length;
  if (tooLong || bytes > mostLineBytes)
    return yield { kind: 'unread', place: line, why: 'too-large', text: text.slice(0, 1000), bytes };
  const json = parsed(text);
  if (json !== undefined) return yield* eventsOfJson(json, line, bytes, text);
  const isCut = !isEnded && text.startsWith('{');
  yield { kind: 'unread', place: line, why: isCut ? 'cut-off' : 'not-json', text, bytes };
  if (isCut) yield { kind: 'problem', problem: 'cut-off' };
}

function* readDocument(text: string): Generator<FileEvent> {
  const json = parsed(text);
  if (json === undefined) return yield* readCutDocument(text);
  if (!isObject(json) && !Array.isArray(json)) return yield { kind: 'problem', problem: 'not-fhir' };
  if (isObject(json) && json['resourceType'] === undefined && Array.isArray(json['output'])) {
    yield { kind: 'format', format: 'manifest' };
    return yield { kind: 'manifest', manifest: json };
  }
  const isMany = Array.isArray(json) || json['resourceType'] === 'Bundle';
  yield { kind: 'format', format: isMany ? 'bundle' : 'resource' };
  yield* eventsOfJson(json, 1, text.length);
}

function* readCutDocument(text: string): Generator<FileEvent> {
  const { texts, restAt } = wholePartsOf(text);
  const looksCut = /^[{[]/.test(text.trimStart()) && text.includes('"resourceType"');
  if (!looksCut) return yield { kind: 'problem', problem: 'not-json' };
  yield { kind: 'format', format: 'bundle' };
  for (const [index, part] of texts.entries()) {
    const json = parsed(part);
    if (json === undefined)
      yield { kind: 'unread', place: index + 1, why: 'not-json', text: part, bytes: part.length };
    else
      yield* eventsOfJson(
        isEntry(json) ? { resourceType: 'Bundle', entry: [json] } : json,
        index + 1,
        part.length,
      );
  }
  const rest = text.slice(restAt).replace(/^[\s,]+/, '');
  yield { kind: 'unread', place: texts.length + 1, why: 'cut-off', text: rest, bytes: rest.length };
  yield { kind: 'problem', problem: 'cut-off' };
}

function isEntry(json: unknown): boolean {
  return isObject(json) && json['resourceType'] === undefined;
}

function* eventsOfJson(json: unknown, place: number, bytes: number, raw?: string): Generator<FileEvent> {
  const { found, base } = unfold(json, place);
  if (base !== null) yield { kind: 'base', base };
  const share = Math.ceil(bytes / Math.max(1, found.length));
  for (const one of found) {
    if (one.kind === 'record') yield { kind: 'record', found: one, bytes: share };
    else {
      const text = found.length === 1 && raw !== undefined ? raw : textOfValue(one.value);
      yield { kind: 'unread', place: one.place, why: one.why, text, bytes: share };
    }
  }
}

function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
