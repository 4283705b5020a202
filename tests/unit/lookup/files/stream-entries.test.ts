/** Public lists in files: small and whole, very large, and hostile. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListError, streamEntries } from '../../../../electron/lookup/files/stream-entries.ts';
import { makeDrug, writeDrugs } from './list-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-lists-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signal = new AbortController().signal;

function write(content: string | Uint8Array): string {
  const file = path.join(folder, 'list.json');
  writeFileSync(file, content);
  return file;
}

/** What came of a list: its entries, or why it is none. */
async function read(content: string | Uint8Array, bounds = {}) {
  const entries: unknown[] = [];
  try {
    await streamEntries({ file: write(content), signal, bounds }, (entry) => entries.push(entry));
    return { entries, fault: null };
  } catch (error) {
    if (error instanceof ListError) return { entries, fault: error.fault };
    throw error;
  }
}

it('gives each entry, in order, as it stands in the file', async () => {
  const drugs = [makeDrug(1), makeDrug('2é😀', []), { odd: [1.5e3, -2, null, true, ['a']] }];
  expect(await read(`\uFEFF ${JSON.stringify(drugs, null, 2)}\n`)).toEqual({ entries: drugs, fault: null });
  expect(await read('[]')).toEqual({ entries: [], fault: null });
});

describe('a hostile list leaves a reason', () => {
  const long = 'x'.repeat(3 * 1024 ** 2);
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'not-json'],
    ['a page of the web', '<!doctype html><html></html>', 'not-json'],
    ['an object', '{"provider_urls": []}', 'no-list'],
    ['a text', '"a list"', 'no-list'],
    ['a zipped file', gzipSync('[]'), 'packed'],
    ['a zip archive', Buffer.from('PK\u0003\u0004 and more'), 'packed'],
    ['a list that is cut off', JSON.stringify([makeDrug(1), makeDrug(2)]).slice(0, -5), 'cut-off'],
    ['a list with a comma too many', '[{"a": 1},]', 'not-json'],
    ['a list with something behind it', '[{"a": 1}] {"b": 2}', 'not-json'],
    ['bytes that are no text', Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x2c]), 'not-json'],
    ['much depth', '['.repeat(100_000), 'too-deep'],
    ['depth within an entry', `[${'{"a":'.repeat(50)}1${'}'.repeat(50)}]`, 'too-deep'],
    ['an endless text', `["${long}`, 'endless'],
    ['an endless number', `[${'1'.repeat(3 * 1024 ** 2)}`, 'endless'],
    ['endless nothing', `[${' '.repeat(3 * 1024 ** 2)}`, 'endless'],
    ['an endless entry', `[{"plans": [${'{"a": 1},'.repeat(100_000)}`, 'endless'],
  ])('%s', async (_name, content, fault) => {
    expect((await read(content, { mostEntryBytes: 512 * 1024 })).fault).toBe(fault);
  });

  it('a file that is too large, or too slow, or not there', async () => {
    expect((await read('[1, 2, 3]', { mostBytes: 4 })).fault).toBe('too-large');
    expect((await read('[1, 2, 3]', { mostMs: -1 })).fault).toBe('too-slow');
    await expect(
      streamEntries({ file: path.join(folder, 'none.json'), signal }, () => undefined),
    ).rejects.toMatchObject({
      fault: 'unreadable',
    });
    await expect(streamEntries({ file: folder, signal }, () => undefined)).rejects.toMatchObject({
      fault: 'unreadable',
    });
  });

  it('a key that is a name of JavaScript changes no other object', async () => {
    const { entries } = await read('[{"__proto__": {"plans": ["all"]}, "constructor": 1}]');
    expect(entries).toHaveLength(1);
    expect(({} as { plans?: unknown }).plans).toBeUndefined();
  });
});

it('is stopped between two parts of the file', async () => {
  const stop = new AbortController();
  const file = path.join(folder, 'stopped.json');
  const count = await writeDrugs(file, 3 * 1024 ** 2);
  let seen = 0;
  const reading = streamEntries({ file, signal: stop.signal }, () => {
    seen += 1;
    stop.abort();
  });
  await expect(reading).rejects.toMatchObject({ code: 'sync/cancelled' });
  expect(seen).toBeLessThan(count / 2);
});

it('streams a list far larger than what it needs of memory', { timeout: 1_200_000 }, async () => {
  const megabytes = Number(process.env['CLAIMFOLIO_LIST_MB'] ?? 50);
  const file = path.join(folder, 'large.json');
  const count = await writeDrugs(file, megabytes * 1024 ** 2);
  const before = process.memoryUsage().rss;
  let most = 0;
  let seen = 0;
  const read = await streamEntries({ file, signal }, () => {
    seen += 1;
    if (seen % 500 === 0) most = Math.max(most, process.memoryUsage().rss);
  });
  truncateSync(file, 0);
  expect(read).toBe(count);
  expect(seen).toBe(count);
  const grown = Math.round((most - before) / 1024 ** 2);
  const all = Math.round(most / 1024 ** 2);
  if (megabytes > 50)
    process.stdout.write(
      `${megabytes} MB, ${count} drugs: ${grown} MB more memory, ${all} MB with the test\n`,
    );
  expect(grown).toBeLessThan(100);
});

describe('whatever is in it', () => {
  it('gives what JSON.parse gives', async () => {
    const whole = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(whole, async (list) => {
        const text = JSON.stringify(list);
        expect(await read(text)).toEqual({ entries: JSON.parse(text), fault: null });
      }),
      { numRuns: 200 },
    );
  });

  it('gives entries or a reason for damaged bytes, and never hangs', async () => {
    const good = Buffer.from(JSON.stringify([makeDrug(1), makeDrug(2), makeDrug(3)]));
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(good.length), async (changes, cut) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        const { entries } = await read(bytes.subarray(0, cut));
        expect(entries.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300 },
    );
  });
});
