/**
 * Cuts the resources out of a page's bytes, so that they can be parsed one by one: the first is looked through for its
 * end, the ends of the others are guessed by it, and then the cut is proved. JSON is context-free: where the page with a
 * number in the place of each piece is JSON, the numbers stand at the entries' `resource` in their order, and each piece is
 * JSON by itself, the page is that one with the pieces put in. A wrong guess is found, and costs only the quick way.
 */
import { randomInt } from 'node:crypto';
import { isObject, type Json } from '../fhir/resource.ts';

/** Where a resource stands in the bytes of its page. */
export type Piece = { readonly begin: number; readonly end: number };

/** `skeleton`: the page with the index of its piece at each entry's `resource`. The pieces are still to be parsed. */
export type SplitPage = { skeleton: Json & { readonly entry: readonly unknown[] }; pieces: Piece[] };

/** What stands between the end of a resource and the next one: its closing braces, and the keys of the entry. */
type Between = { braces: number; keys: string };

/** Longer pages are looked through before they are parsed. @see parseText */
const longestPage = 4_000_000;
/** What stands between two resources is shorter in real pages, in bytes. */
const longestBetween = 4000;

/** What else an entry holds may stand at its end where the one before it had none. @see FHIR R4 Bundle.entry */
const partNames = ['"search"', '"request"', '"response"'].map((part) => Buffer.from(part));
const longestPart = 400;

const name = Buffer.from('"resource"');
const decoder = new TextDecoder();
const [quote, comma, colon, openList, backslash, closeList, open, close] = [34, 44, 58, 91, 92, 93, 123, 125];

/** The pieces of a Bundle; `null` where it cannot be cut. */
export function splitPage(bytes: Buffer): SplitPage | null {
  if (bytes.length >= longestPage) return null;
  const pieces: Piece[] = [];
  // Nobody can foresee the numbers, so that none of them stood in the page.
  const firstNumber = randomInt(2 ** 47);
  let between: Between | null = null;
  let skeleton = '';
  let done = 0;
  for (let begin = findResource(bytes, 0); begin >= 0; ) {
    let next = findResource(bytes, begin + 1);
    let end: number | null = between === null || next < 0 ? null : guessEnd(bytes, { begin, next }, between);
    if (end === null) {
      end = scanEnd(bytes, begin);
      if (end === null) return null;
      // What the resource holds may have resources of its own.
      if (next >= 0 && next < end) next = findResource(bytes, end);
      between = next < 0 ? null : readBetween(bytes, end, next);
    }
    if (!isDelimiter(bytes[end])) return null;
    skeleton += decoder.decode(bytes.subarray(done, begin)) + String(firstNumber + pieces.length);
    pieces.push({ begin, end });
    done = end;
    begin = next;
  }
  if (pieces.length === 0) return null;
  skeleton += decoder.decode(bytes.subarray(done));
  const parsed = parse(skeleton);
  if (!isObject(parsed) || parsed['resourceType'] !== 'Bundle' || !Array.isArray(parsed['entry']))
    return null;
  const page = parsed as SplitPage['skeleton'];
  const entries = page.entry.filter(hasResource);
  const isProved = entries.every(({ resource }, index) => resource === firstNumber + index);
  if (!isProved || entries.length !== pieces.length) return null;
  for (const [index, entry] of entries.entries()) entry.resource = index;
  return { skeleton: page, pieces };
}

/** The JSON text of a piece, as it was sent. */
export function pieceText(bytes: Buffer, { begin, end }: Piece): string {
  return decoder.decode(bytes.subarray(begin, end));
}

/** Where the next object begins that may be a `resource`; -1 when there is none. */
function findResource(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(name, from); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const after = skipBlanks(bytes, at + name.length);
    const begin = bytes[after] === colon ? skipBlanks(bytes, after + 1) : after;
    if (begin > after && bytes[begin] === open) return begin;
  }
  return -1;
}

/** The end of the object that begins there; `null` where it has none. */
function scanEnd(bytes: Buffer, begin: number): number | null {
  let depth = 0;
  for (let at = begin; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = scanText(bytes, at);
    else if (byte === open || byte === openList) depth++;
    else if ((byte === close || byte === closeList) && --depth === 0) return at + 1;
  }
  return null;
}

/** Where the quoted text that begins there ends. */
function scanText(bytes: Buffer, begin: number): number {
  let at = begin + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

/** The end of a resource after which the next one follows as it did before; `null` where none does. */
function guessEnd(
  bytes: Buffer,
  { begin, next }: { begin: number; next: number },
  { braces, keys }: Between,
): number | null {
  let brace = next;
  for (let count = 0; count <= braces && brace > begin; count++) brace = bytes.lastIndexOf(close, brace - 1);
  const end = brace + 1;
  if (brace <= begin || readBetween(bytes, end, next)?.keys !== keys) return null;
  const tail = bytes.subarray(Math.max(begin, end - longestPart), end);
  return partNames.some((part) => tail.includes(part)) ? null : end;
}

function readBetween(bytes: Buffer, end: number, next: number): Between | null {
  if (next - end > longestBetween) return null;
  const text = decoder.decode(bytes.subarray(end, next));
  const entries = parse(`[{"resource":0${text}0}]`);
  if (!Array.isArray(entries)) return null;
  return {
    braces: text.split('}').length - 1,
    keys: JSON.stringify(entries.map((one) => isObject(one) && Object.keys(one))),
  };
}

/** Else a number in the place of the object would go on: `1` and `e0` are one. */
function isDelimiter(byte: number | undefined): boolean {
  return byte !== undefined && (byte === comma || byte === close || byte <= 32);
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] as number) <= 32) at++;
  return at;
}

function hasResource(entry: unknown): entry is { resource: unknown } {
  return isObject(entry) && Object.hasOwn(entry, 'resource');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
