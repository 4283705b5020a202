/** Searches bytes for texts that must not be there, however they were written down. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

export type NamedBytes = { name: string; bytes: Buffer };

/** Every file below a folder, the browser engine's own included. Files come and go as others take their place. */
export function readFiles(folder: string): NamedBytes[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      try {
        return [{ name: path.relative(folder, file), bytes: readFileSync(file) }];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    });
}

/**
 * Where the texts occur, as `file: text`: as UTF-8 or UTF-16, in base64 at any alignment, percent-encoded or in JSON;
 * also inside what is compressed by gzip, zlib or Zstandard anywhere in a file, or by Brotli as a file or as an entry
 * of Chromium's cache.
 */
export function findTexts(files: readonly NamedBytes[], texts: readonly string[]): string[] {
  const sought = texts.map((text) => ({ text, forms: listForms(text) }));
  return files.flatMap(({ name, bytes }) => {
    const layers = [bytes, ...decompress(bytes)];
    return sought
      .filter(({ forms }) => forms.some((form) => layers.some((layer) => layer.includes(form))))
      .map(({ text }) => `${name}: ${text}`);
  });
}

function listForms(text: string): Buffer[] {
  if (text.length < 4) throw new Error(`"${text}" is too short to be searched for.`);
  const percent = encodeURIComponent(text);
  const base64 = [Buffer.from(text), Buffer.from(text, 'utf16le')].flatMap(encodeBase64);
  const forms = new Set([
    text,
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    percent.replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
    ...base64,
    ...base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
  ]);
  return [...forms].flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')]);
}

/** What the bytes look like inside a longer text in base64, after 0, 1 or 2 other bytes of a group of three. */
function encodeBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = Math.floor((all.length * 8) / 6);
    return all.toString('base64').slice(Math.ceil((before * 8) / 6), whole);
  });
}

const gzip = Buffer.from([0x1f, 0x8b, 0x08]);
const gzipHeader = 10;
const zlibLevels = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));
const zstd = Buffer.from('28b52ffd', 'hex');
/** `kSimpleInitialMagicNumber` of Chromium's Simple Cache; its header has 24 bytes, then comes the key. */
const cacheEntry = Buffer.from('305c72a71b6dfbfc', 'hex');
const cacheHeader = 24;

function decompress(bytes: Buffer): Buffer[] {
  const most = { maxOutputLength: 64 * 1024 * 1024 };
  const cutZip = { ...most, finishFlush: constants.Z_SYNC_FLUSH };
  const cutBrotli = { ...most, finishFlush: constants.BROTLI_OPERATION_FLUSH };
  const body = bytes.subarray(0, 8).equals(cacheEntry) ? cacheHeader + bytes.readUInt32LE(12) : 0;
  return [
    ...placesOf(bytes, gzip).flatMap((at) => [
      attempt(() => gunzipSync(bytes.subarray(at), cutZip)),
      // Node takes what follows a member for the next one; without names in the header the member begins here.
      attempt(() => inflateRawSync(bytes.subarray(at + gzipHeader), cutZip)),
    ]),
    ...zlibLevels.flatMap((start) =>
      placesOf(bytes, start).map((at) => attempt(() => inflateSync(bytes.subarray(at), cutZip))),
    ),
    ...placesOf(bytes, zstd).map((at) =>
      attempt(() => zstdDecompressSync(bytes.subarray(at), { ...most, finishFlush: constants.ZSTD_e_flush })),
    ),
    attempt(() => brotliDecompressSync(bytes.subarray(body), cutBrotli)),
  ].flatMap((layer) => layer ?? []);
}

function placesOf(bytes: Buffer, start: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) places.push(at);
  return places;
}

/** Most bytes that look like the start of something compressed are none. */
function attempt(open: () => Buffer): Buffer | null {
  try {
    return open();
  } catch {
    return null;
  }
}
