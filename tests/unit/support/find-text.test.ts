/** The search that tests of the profile rely on finds what it must. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findTexts } from '../../support/find-text.ts';

const canary = 'Zoë Canary & Söhne 1/2';

const found = (bytes: Buffer) => findTexts([{ name: 'file', bytes }], [canary]);

/** An entry of Chromium's Simple Cache: header, key, body, and what follows the body. */
function cacheEntry(body: Buffer): Buffer {
  const key = Buffer.from('https://app.example/claims');
  const header = Buffer.alloc(24);
  header.write('305c72a71b6dfbfc', 'hex');
  header.writeUInt32LE(key.length, 12);
  return Buffer.concat([header, key, body, Buffer.from('content-encoding: br'.repeat(9))]);
}

const text = (form: string) => Buffer.from(`before ${form} after`);
const around = (bytes: Buffer) => Buffer.concat([Buffer.alloc(77, 7), bytes, Buffer.alloc(300, 9)]);
const long = Buffer.from(`${'words and words, '.repeat(50)}${canary}${', words'.repeat(50)}`);

const planted: Record<string, Buffer> = {
  'UTF-8': text(canary),
  'UTF-16': around(Buffer.from(canary, 'utf16le')),
  JSON: text(JSON.stringify({ name: canary })),
  'percent-encoded': text(encodeURIComponent(canary)),
  'percent-encoded in small letters': text('Zo%c3%ab%20Canary%20%26%20S%c3%b6hne%201%2f2'),
  'a web form': text(new URLSearchParams({ name: canary }).toString()),
  base64: text(Buffer.from(canary).toString('base64')),
  'base64, one byte on': text(Buffer.from(`a${canary}b`).toString('base64')),
  'base64, two bytes on': text(Buffer.from(`ab${canary}`).toString('base64')),
  'base64 of URLs': text(Buffer.from(`ab${canary}c`).toString('base64url')),
  'base64 of UTF-16': text(Buffer.from(`a${canary}`, 'utf16le').toString('base64')),
  'base64 in UTF-16': around(Buffer.from(Buffer.from(canary).toString('base64'), 'utf16le')),
  gzip: around(gzipSync(long)),
  'gzip, cut off': gzipSync(long).subarray(0, -6),
  zlib: around(deflateSync(long)),
  Zstandard: around(zstdCompressSync(long)),
  Brotli: brotliCompressSync(long),
  'Brotli in a cache': cacheEntry(brotliCompressSync(long)),
  'base64 in gzip': around(gzipSync(text(Buffer.from(canary).toString('base64')))),
};

describe('the search for texts in bytes', () => {
  it.each(Object.keys(planted))('finds what was written as %s', (name) => {
    expect(found(planted[name] ?? Buffer.alloc(0))).toEqual([`file: ${canary}`]);
  });

  it('finds nothing where the text is not', () => {
    const other = canary.replace('Canary', 'Canory');
    expect(found(text(other))).toEqual([]);
    expect(found(around(gzipSync(text(other))))).toEqual([]);
  });

  it('refuses a text that would be found by chance', () => {
    expect(() => findTexts([], ['abc'])).toThrow('too short');
  });
});
