/** Which copies are read, and what is said of the others. All of them are under the right passphrase. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deepestRecord } from '../../../electron/data/fhir/deep-json.ts';
import { CopyReader } from '../../../electron/data/handoff/copy-reader.ts';
import { DamagedCopy } from '../../../electron/data/handoff/seal/sealed-file.ts';
import {
  craft,
  headOf,
  type Line,
  madeAt,
  makeFolder,
  passphrase,
  person,
  plan,
  record,
  sealLines,
  writtenHead,
} from './hand-over.ts';

async function openReader(file: string): Promise<CopyReader> {
  const reader = await CopyReader.open(file, passphrase);
  if (typeof reader === 'string') throw new Error(reader);
  onTestFinished(() => reader.close());
  return reader;
}

/** What the lines of the copy are. */
async function readAll(reader: CopyReader): Promise<string[]> {
  const kinds: string[] = [];
  for (let line = await reader.next(); line !== null; line = await reader.next()) kinds.push(line.of);
  return kinds;
}

const basic = (id: string, over: object = {}) => ({ resourceType: 'Basic', id, ...over });
/** A record of so many levels, itself among them. */
const nested = (levels: number) => {
  let inner: object = {};
  for (let level = 2; level < levels; level++) inner = { inner };
  return basic('deep', { inner });
};
const undecided = (...resources: (object | null)[]): Line => ({
  ...{ of: 'undecided', cause: ['nobody', null, null], answer: null },
  records: resources.map((resource, at) => ({
    ...{ type: 'Basic', id: `u-${at}`, fullUrl: null, seenIn: madeAt, resource },
  })),
});
const unread = { of: 'unread', why: 'not-json', text: '{' };

describe('a whole copy', () => {
  it('is read line by line to its end, and again from the start', async () => {
    const lines = [plan, record(basic('a')), unread, writtenHead(), plan, record(basic('b'))];
    const reader = await openReader(await craft(lines));
    const kinds = ['connection', 'record', 'unread', 'written', 'connection', 'record'];
    expect(await readAll(reader)).toEqual(kinds);
    expect(reader.readBytes).toBe(reader.totalBytes);
    reader.restart();
    expect(await readAll(reader)).toEqual(kinds);
  });

  it('may hold nothing but who it is of', async () => {
    const reader = await openReader(await craft([]));
    expect(reader.head.people).toEqual([person]);
    expect(await readAll(reader)).toEqual([]);
  });

  it('may hold an answer without its records, and records as deep as this app keeps them', async () => {
    const lines = [plan, undecided(null), undecided(basic('a'), null), record(nested(deepestRecord))];
    expect(await readAll(await openReader(await craft(lines)))).toHaveLength(4);
  });

  it('may tell its people apart', async () => {
    const two = headOf([person, { ...person, name: 'Theo Medina' }], { differentPeople: [[0, 1]] });
    const reader = await openReader(await craft([{ ...plan, person: 1 }, writtenHead(1)], two));
    expect(reader.head.differentPeople).toEqual([[0, 1]]);
    expect(await readAll(reader)).toEqual(['connection', 'written']);
  });
});

describe('a copy that does not open', () => {
  const opened = (file: string, by = passphrase) => CopyReader.open(file, by);

  it('is told from one that is not there, cannot be read, is of another passphrase, or none', async () => {
    const folder = makeFolder();
    const other = path.join(folder, 'other');
    writeFileSync(other, 'a letter');
    expect(await opened(path.join(folder, 'gone'))).toBe('not-found');
    expect(await opened(folder)).toBe('not-found');
    expect(await opened(other)).toBe('not-a-copy');
    expect(await opened(await craft([]), 'another one')).toBe('wrong-passphrase');
  });

  it.each<[string, Line]>([
    ['is no JSON', 'copy'],
    ['names nobody', headOf([])],
    ['says what this app never wrote', headOf([person], { token: 'x' })],
    ['tells somebody apart who is not in it', headOf([person], { differentPeople: [[0, 1]] })],
    [
      'tells two apart of whom one is not in it',
      headOf([person, person], {
        differentPeople: [
          [0, 1],
          [1, 2],
        ],
      }),
    ],
  ])('is damaged where its head %s', async (_, head) => {
    expect(await opened(await craft([], head))).toBe('damaged');
  });

  it('is damaged where it is cut off in its head or behind it', async () => {
    const whole = readFileSync(await craft([plan]));
    const cut = path.join(makeFolder(), 'cut');
    for (const bytes of [40, whole.length - 1]) {
      writeFileSync(cut, whole.subarray(0, bytes));
      expect(await opened(cut), String(bytes)).toBe('damaged');
    }
    expect(await opened(await sealLines([headOf()], ''))).toBe('damaged');
    expect(await opened(await sealLines([], ''))).toBe('damaged');
  });

  it('is of a later version where its head says so', async () => {
    expect(await opened(await craft([], headOf([person], { version: 3, more: true })))).toBe('newer');
    expect(await opened(await craft([], headOf([person], { version: 2, more: true })))).toBe('damaged');
  });
});

describe('nothing is read on from a line that this app does not write', () => {
  const head = headOf();
  const end = (lines: number) => ({ of: 'end', lines });
  it.each<[string, Line[], string?]>([
    ['fewer lines than it says', [head, plan, end(2)]],
    ['more lines than it says', [head, plan, unread, end(1)]],
    ['a line after its end', [head, plan, end(1), plan]],
    ['no end', [head, plan]],
    ['an end that is cut off', [head, plan, end(1)], ''],
    ['a line that is no JSON', [head, plan, '{"of":', end(2)]],
    ['a line of no kind', [head, plan, { of: 'wish' }, end(2)]],
    ['a record of no type', [head, plan, record({ id: 'a' }), end(2)]],
    ['a record that is a text', [head, plan, { ...record({}), resource: 'Basic' }, end(2)]],
    ['a record before any plan', [head, record(basic('a')), end(1)]],
    ['a record behind what somebody wrote', [head, plan, writtenHead(), record(basic('a')), end(3)]],
    ['a plan of nobody', [head, { ...plan, person: 1 }, end(1)]],
    ['what nobody wrote', [head, plan, writtenHead(1), end(2)]],
    ['a record nested deeper than any', [head, plan, record(nested(deepestRecord + 2)), end(2)]],
    [
      'one such record among those set aside',
      [head, plan, undecided(basic('a'), nested(deepestRecord + 2)), end(2)],
    ],
  ])('%s', async (_, lines, last) => {
    const reader = await openReader(await sealLines(lines, last));
    await expect(readAll(reader)).rejects.toThrow(DamagedCopy);
  });

  it('a record before any plan, also when the copy is read again', async () => {
    const reader = await openReader(await sealLines([head, record(basic('a')), end(1)]));
    for (let time = 0; time < 2; time++) {
      await expect(reader.next()).rejects.toThrow(DamagedCopy);
      reader.restart();
    }
  });
});
