/** One megabyte of the worst text, at each place where texts of plans, files and the page come in. */
import { expect, it } from 'vitest';
import { markdownText } from '../../../electron/data/fhir/markdown.ts';
import { baseOf, baseOfRequest } from '../../../electron/data/import/fhir-types.ts';
import { nameRecord } from '../../../electron/data/import/owner-index.ts';
import { PartScanner } from '../../../electron/data/import/part-scanner.ts';
import { outcomeTexts, redactText } from '../../../electron/fhir/outcome.ts';
import { retryAfterMs } from '../../../electron/fhir/waits.ts';
import { createRouter, type Handlers } from '../../../electron/ipc/router.ts';
import { readComplaint } from '../../../electron/oauth/token-answer.ts';
import { parsePlanAddress } from '../../../electron/plans/address.ts';
import { rankPlan } from '../../../electron/plans/search.ts';
import { longestLine } from '../../../shared/bounds.ts';
import { trimSlashes } from '../../../shared/trim-end.ts';
import { drugWords } from '../../../shared/words/drugs.ts';
import { MemoryLog } from '../../support/memory-ports.ts';

const million = 1_000_000;
const of = (piece: string, characters = million) => piece.repeat(Math.ceil(characters / piece.length));
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

/** Milliseconds that the work keeps its thread busy, at best: other work of the machine does not count. */
function measureMs(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

const pieces = [
  '?',
  '?=',
  'eyJ.',
  'eyJ-',
  'Bearer ',
  '/',
  'a/',
  ' ',
  '"',
  '{',
  '[',
  '_a ',
  '[a](',
  '`',
  '*a',
  '.-',
  '\u0301',
];

/** What main does with a text: never longer than 50 ms. */
const inMain: [place: string, work: (text: string) => unknown][] = [
  ['the words of an error', redactText],
  [
    'an OperationOutcome',
    (text) =>
      outcomeTexts(
        bytes({ resourceType: 'OperationOutcome', issue: [{ diagnostics: text.slice(0, 200_000) }] }),
      ),
  ],
  [
    'the complaint of a token endpoint',
    (text) => readComplaint(bytes({ error_description: text.slice(0, 200_000) })),
  ],
  ['a Retry-After header', (text) => retryAfterMs(text, 0)],
  [
    'an address that was typed',
    (text) => {
      try {
        return parsePlanAddress(`https://plan.example/${text.slice(0, 100_000)}`);
      } catch {
        return null;
      }
    },
  ],
  ['slashes at the end of an address', trimSlashes],
];

it.each(inMain.flatMap(([place, work]) => pieces.map((piece) => [place, piece, work] as const)))(
  '%s of %j keeps main less than 50 ms',
  (_place, piece, work) => {
    const text = `${of(piece)}!`;
    expect(measureMs(() => work(text))).toBeLessThan(50);
  },
);

/** What the data worker does with a text: a second at most, and main goes on meanwhile. */
const inWorker: [place: string, work: (text: string) => unknown][] = [
  ['a note in Markdown', markdownText],
  ['the address of a record', baseOf],
  ['the address of a search', baseOfRequest],
  [
    'a reference to a patient',
    (text) => nameRecord(0, { resourceType: 'Basic', subject: { reference: text } }, text),
  ],
  ['a name of a drug', drugWords],
];

it.each(inWorker.flatMap(([place, work]) => pieces.map((piece) => [place, piece, work] as const)))(
  '%s of %j takes less than a second',
  (_place, piece, work) => {
    expect(measureMs(() => work(`https://a/${of(piece)}!`))).toBeLessThan(1000);
  },
);

it('a file of empty lists of entries is scanned in time proportional to its length', () => {
  const scan = (characters: number) => () => {
    const scanner = new PartScanner(million, 100 * million);
    scanner.push(Buffer.from(`{${of('"entry":[],', characters)}`));
  };
  const short = measureMs(scan(200_000));
  expect(measureMs(scan(2_000_000))).toBeLessThan(Math.max(500, 40 * short));
});

it('a Bundle of errors in a Bundle, ten thousand deep, is no error of ours', () => {
  const deep = `${'{"resourceType":"Bundle","entry":[{"resource":'.repeat(5000)}{}${'}]}'.repeat(5000)}`;
  expect(outcomeTexts(new TextEncoder().encode(deep))).toEqual([]);
});

it('words that were typed are compared with a plan in less than 50 ms', () => {
  const plan = { name: of('blue cross ', 200), alsoKnownAs: [of('a b ', 200)] };
  for (const piece of pieces)
    expect(measureMs(() => rankPlan(plan, of(piece, longestLine), true))).toBeLessThan(50);
});

it.each([
  ['five megabytes of text', { text: of('a b ', 5 * million) }],
  ['a million values', { text: Array.from({ length: million }, () => 1) }],
  ['a text that is longer than any plan is called', { text: 'a'.repeat(longestLine + 1) }],
])('%s in a question of the page never reach a handler', async (_what, input) => {
  let isAsked = false;
  const handlers = {
    'payers.search': async () => {
      isAsked = true;
      return [];
    },
  } as unknown as Handlers;
  const dispatch = createRouter(handlers, new MemoryLog());
  const before = process.threadCpuUsage();
  expect(await dispatch('payers.search', input)).toMatchObject({ failure: { code: 'ipc/invalid-input' } });
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(50);
  expect(isAsked).toBe(false);
});
