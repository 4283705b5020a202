/** The process that reads a paper is believed nothing, and ends in time, whatever the paper does to it. */
import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { createPaperReader } from '../../../electron/papers/read-paper.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A process that does what it is told to do once it was given a paper. */
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
  const reader = createPaperReader(() => {
    const helper = new FakeHelper(acts[helpers.length] ?? hang);
    helpers.push(helper);
    return helper;
  });
  return { reader, helpers, alive: () => helpers.filter(({ isAlive }) => isAlive).length };
}

const bytes = new Uint8Array();
const never = new AbortController().signal;
const paper = {
  mediaType: 'image/png',
  pages: 1,
  reading: { text: 'none', kind: null, offers: [] },
} as const;

it('one that never answers is ended after 20 seconds, and the next paper is read', async () => {
  vi.useFakeTimers();
  const { reader, alive } = startReader(hang, answer(paper));
  const read = reader.read(bytes, never).catch(({ code }) => code);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(alive()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await read).toBe('paper/too-much');
  expect(alive()).toBe(0);
  expect(await reader.read(bytes, never)).toEqual(paper);
  expect(alive()).toBe(0);
});

it('one that ends without a word is a broken paper, and the next one is read', async () => {
  const { reader } = startReader((helper) => void helper.emit('exit'), answer(paper));
  await expect(reader.read(bytes, never)).rejects.toMatchObject({ code: 'paper/broken' });
  expect(await reader.read(bytes, never)).toEqual(paper);
});

it.each([
  ['nothing', null],
  ['a text', 'Canary'],
  ['a fault that papers do not have', { fault: 'app/locked' }],
  ['0 pages', { ...paper, pages: 0 }],
  ['less than no pages', { ...paper, pages: -1 }],
  ['a part of a page', { ...paper, pages: 1.5 }],
  ['more pages than are taken', { ...paper, pages: 1_000_000_000 }],
  ['no number of pages', { ...paper, pages: Number.NaN }],
  ['a paper of no kind that is taken', { ...paper, mediaType: 'text/html' }],
  ['a thousand offers', { ...paper, reading: { ...paper.reading, offers: new Array(1_000).fill({}) } }],
  ['more than was asked', { ...paper, more: 'Canary' }],
])('one that answers %s is a broken paper', async (_, message) => {
  const { reader, alive } = startReader(answer(message));
  await expect(reader.read(bytes, never)).rejects.toMatchObject({ code: 'paper/broken' });
  expect(alive()).toBe(0);
});

it('what is stopped ends at once, also what still waits for its turn', async () => {
  const { reader, helpers, alive } = startReader(hang, answer(paper));
  const stop = new AbortController();
  const ends = [1, 2].map(() => reader.read(bytes, stop.signal).catch((reason) => reason));
  const last = reader.read(bytes, never);
  await vi.waitFor(() => expect(alive()).toBe(1));
  stop.abort('stopped');
  expect(await Promise.all(ends)).toEqual(['stopped', 'stopped']);
  expect(await last).toEqual(paper);
  expect(helpers).toHaveLength(2);
});
