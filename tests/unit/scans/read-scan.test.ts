/** The process that reads a scan is believed nothing, and ends in time, whatever the scan does to it. */
import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { createScanReader, judgeScan } from '../../../electron/scans/read-scan.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A process that does what it is told to do once it was given a scan. */
class FakeHelper extends EventEmitter {
  isAlive = true;
  readonly #act: (helper: FakeHelper) => void;

  constructor(act: (helper: FakeHelper) => void) {
    super();
    this.#act = act;
  }

  postMessage(): void {
    this.#act(this);
  }

  kill(): void {
    this.isAlive = false;
    this.emit('exit');
  }
}

const answer = (message: unknown) => (helper: FakeHelper) => void helper.emit('message', message);
const hang = () => undefined;

/** A reader whose processes do these things, one after the other. */
function startReader(...acts: ((helper: FakeHelper) => void)[]) {
  const helpers: FakeHelper[] = [];
  const reader = createScanReader(() => {
    const helper = new FakeHelper(acts[helpers.length] ?? hang);
    helpers.push(helper);
    return helper;
  });
  return { reader, helpers, alive: () => helpers.filter(({ isAlive }) => isAlive).length };
}

const bytes = new Uint8Array();
const never = new AbortController().signal;
const scan = {
  mediaType: 'image/png',
  pages: 1,
  reading: { text: 'none', kind: null, offers: [], charges: [] },
} as const;

it('one that never answers is ended after 20 seconds, and the next scan is read', async () => {
  vi.useFakeTimers();
  const { reader, alive } = startReader(hang, answer(scan));
  const read = reader.read(bytes, never).catch(({ code }) => code);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(alive()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await read).toBe('scan/too-much');
  expect(alive()).toBe(0);
  expect(await reader.read(bytes, never)).toEqual(scan);
  expect(alive()).toBe(0);
});

it('one that ends without a word is a broken scan, and the next one is read', async () => {
  const { reader } = startReader((helper) => void helper.emit('exit'), answer(scan));
  await expect(reader.read(bytes, never)).rejects.toMatchObject({ code: 'scan/broken' });
  expect(await reader.read(bytes, never)).toEqual(scan);
});

it.each([
  ['nothing', null],
  ['a text', 'Canary'],
  ['a fault that scans do not have', { fault: 'app/locked' }],
  ['0 pages', { ...scan, pages: 0 }],
  ['less than no pages', { ...scan, pages: -1 }],
  ['a part of a page', { ...scan, pages: 1.5 }],
  ['more pages than are taken', { ...scan, pages: 1_000_000_000 }],
  ['no number of pages', { ...scan, pages: Number.NaN }],
  ['a scan of no kind that is taken', { ...scan, mediaType: 'text/html' }],
  ['a thousand offers', { ...scan, reading: { ...scan.reading, offers: new Array(1_000).fill({}) } }],
  ['more than was asked', { ...scan, more: 'Canary' }],
])('one that answers %s is a broken scan', async (_, message) => {
  const { reader, alive } = startReader(answer(message));
  await expect(reader.read(bytes, never)).rejects.toMatchObject({ code: 'scan/broken' });
  expect(alive()).toBe(0);
});

it('what is stopped ends at once, also what still waits for its turn', async () => {
  const { reader, helpers, alive } = startReader(hang, answer(scan));
  const stop = new AbortController();
  const ends = [1, 2].map(() => reader.read(bytes, stop.signal).catch((reason) => reason));
  const last = reader.read(bytes, never);
  await vi.waitFor(() => expect(alive()).toBe(1));
  stop.abort('stopped');
  expect(await Promise.all(ends)).toEqual(['stopped', 'stopped']);
  expect(await last).toEqual(scan);
  expect(helpers).toHaveLength(2);
});

const end = (helper: FakeHelper) => void helper.emit('exit');
const { mediaType, pages } = scan;

it.each([
  ['whose process ended is read once more', [end, answer(scan)], { mediaType, pages }],
  ['at which two processes ended is refused', [end, end], 'refused'],
  [
    'that is too much once is read once more',
    [answer({ fault: 'scan/too-much' }), answer(scan)],
    { mediaType, pages },
  ],
  ['that is locked is refused at once', [answer({ fault: 'scan/locked' }), answer(scan)], 'refused'],
])('one of a file %s', async (_, acts, judged) => {
  const { reader } = startReader(...acts);
  expect(await judgeScan(reader, bytes, never)).toEqual(judged);
});

it('one of a file is not refused where no process can be started', async () => {
  const reader = createScanReader(() => {
    throw new Error('no more processes');
  });
  await expect(judgeScan(reader, bytes, never)).rejects.toThrow('no more processes');
});

it('one of a file is not looked at again once that is stopped', async () => {
  const { reader, helpers } = startReader(hang, answer(scan));
  const stop = new AbortController();
  const judged = judgeScan(reader, bytes, stop.signal);
  await vi.waitFor(() => expect(helpers).toHaveLength(1));
  stop.abort('stopped');
  expect(await judged).toBe('refused');
  expect(helpers).toHaveLength(1);
});
