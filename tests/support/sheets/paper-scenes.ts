/** Papers of every kind besides claims and years, few and many, each with the most pages that it may take. */
import { buildPaper } from '../../../electron/data/statements/build-paper.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { recordKinds } from '../../../shared/model/health/health-kinds.ts';
import {
  bookParts,
  doctorParts,
  type Paper,
  type PaperRequest,
  packetParts,
} from '../../../shared/model/papers/packet.ts';
import type { PaperOptions, StatementOptions } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { createFullSource, type Fullness } from './full-source.ts';
import { wideRows } from './many-rows.ts';

export type Scene = { name: string; statement: Paper; most: number };

const today = '2026-03-20';
const plain: PaperOptions = { size: 'regular', paper: 'letter', language: 'en' };
const large: PaperOptions = { size: 'large', paper: 'letter', language: 'en' };
const spanish: PaperOptions = { size: 'regular', paper: 'a4', language: 'es' };
const both: PaperOptions = { size: 'regular', paper: 'letter', language: 'bilingual' };
const all = (options: PaperOptions): StatementOptions => ({ ...usualOptions, ...options });
const whose = { personId: 'p-rosa' };

const few: Fullness = { count: 3 };
const many: Fullness = { count: 24 };
const wide: Fullness = {
  count: 12,
  rows: wideRows().slice(0, 12),
  long: ' of the Northern Counties Regional Hospital for Physical Medicine and Rehabilitation',
};

function scene(name: string, most: number, request: PaperRequest, fullness: Fullness): Scene {
  const { input, output } = requests['statement.get'];
  const statement = output.parse(buildPaper(input.parse(request), createFullSource(fullness), today));
  return { name, most, statement };
}

/** Of one kind: a few rows, many, many in Spanish on A4, in two languages, in large print, and wide ones. */
function scenesOf(
  name: string,
  make: (options: PaperOptions) => PaperRequest,
  [ofFew, ofMany, inBoth, inLarge, ofWide]: readonly [number, number, number, number, number],
): Scene[] {
  return [
    scene(`${name}: a few`, ofFew, make(plain), few),
    scene(`${name}: many`, ofMany, make(plain), many),
    scene(`${name}: many in Spanish on A4`, ofMany, make(spanish), many),
    scene(`${name}: many in two languages`, inBoth, make(both), many),
    scene(`${name}: many in large print`, inLarge, make(large), many),
    scene(`${name}: long names and wide amounts`, ofWide, make(plain), wide),
  ];
}

const cards = (size: 'wallet' | 'large', options: PaperOptions): PaperRequest => ({
  kind: 'card',
  coverageIds: ['c-evergreen/card', 'c-evergreen/dental'],
  options: { ...options, size, showMemberId: true },
});
const helper = {
  planName: 'Evergreen Health PPO',
  fhirBaseUrl: 'https://fhir.evergreen.example/r4',
  portalUrl: 'https://developer.evergreen.example',
  redirectUrls: ['http://127.0.0.1/callback', 'http://localhost/callback'],
  needsRelay: false,
};
const packet = (options: PaperOptions, personIds = ['p-rosa']): PaperRequest => ({
  kind: 'packet',
  personIds,
  inside: packetParts.filter((part) => part !== 'doctor'),
  options: all(options),
});
const forDoctor = (options: PaperOptions, personIds = ['p-rosa']): PaperRequest => ({
  kind: 'packet',
  personIds,
  inside: [...doctorParts],
  options: all(options),
});
const book = (options: PaperOptions): PaperRequest => ({
  kind: 'book',
  personIds: ['p-rosa'],
  year: 2026,
  inside: [...bookParts],
  options: all(options),
});

export const paperScenes: Scene[] = [
  ...scenesOf('bills', (options) => ({ kind: 'bills', ...whose, options }), [1, 4, 6, 12, 3]),
  ...scenesOf('one bill', (options) => ({ kind: 'bill', billId: 'b-0', options }), [2, 6, 12, 20, 6]),
  ...scenesOf('news', (options) => ({ kind: 'news', ...whose, options }), [1, 3, 6, 9, 3]),
  ...scenesOf('care to ask about', (options) => ({ kind: 'visits', ...whose, options }), [1, 4, 8, 12, 4]),
  ...scenesOf(
    'a list of claims',
    (options) => ({ kind: 'list', filter: everyClaim('p-rosa'), options }),
    [1, 3, 7, 13, 3],
  ),
  ...scenesOf(
    'a letter',
    (options) => ({
      kind: 'letter',
      about: { claimId: 'c-evergreen/1' },
      template: 'appeal',
      options: { ...options, language: options.language === 'bilingual' ? 'es' : options.language },
    }),
    [1, 1, 1, 2, 1],
  ),
  ...scenesOf(
    'a page for a helper',
    (options) => ({ kind: 'helper', plan: helper, options }),
    [1, 1, 2, 3, 1],
  ),
  ...scenesOf(
    'health records',
    (options) => ({ kind: 'health', ...whose, kinds: [...recordKinds], options: { ...options, past: true } }),
    [4, 8, 16, 20, 6],
  ),
  ...scenesOf('approvals', (options) => ({ kind: 'approvals', ...whose, options }), [1, 3, 6, 9, 2]),
  ...scenesOf('a call sheet', (options) => ({ kind: 'calls', ...whose, options }), [1, 1, 2, 2, 1]),
  ...scenesOf(
    'a worksheet',
    (options) => ({ kind: 'worksheet', ...whose, year: 2026, options }),
    [1, 3, 6, 10, 3],
  ),
  ...scenesOf(
    'an access log',
    (options) => ({ kind: 'access-log', personId: null, options }),
    [1, 3, 5, 9, 2],
  ),
  ...scenesOf(
    'a receipt of what was agreed',
    (options) => ({ kind: 'consent', connectionId: 'c-evergreen', options }),
    [1, 1, 2, 3, 1],
  ),
  ...scenesOf(
    'what is needed at hand',
    (options) => ({ kind: 'at-hand', ...whose, way: 'medicare', lastDay: null, options }),
    [2, 2, 4, 4, 2],
  ),
  ...scenesOf(
    'next year’s plans',
    (options) => ({ kind: 'next-year', ...whose, year: null, options }),
    [2, 2, 4, 7, 4],
  ),
  scene('cards to cut out', 1, cards('wallet', plain), few),
  scene('cards to cut out in Spanish on A4', 1, cards('wallet', spanish), few),
  scene('cards in two languages', 3, cards('wallet', both), few),
  scene('cards to cut out with long names', 1, cards('wallet', plain), wide),
  scene('cards in large print', 4, cards('large', plain), few),
  scene('a packet for a doctor: a few', 4, forDoctor(plain), few),
  scene('a packet for a doctor: many', 8, forDoctor(plain), many),
  scene('a packet for a doctor: many in Spanish on A4', 8, forDoctor(spanish), many),
  scene('a packet for a doctor, of two people', 8, forDoctor(plain, ['p-rosa', 'p-theo']), few),
  scene('a packet for a doctor in large print', 14, forDoctor(large), few),
  scene('a packet: a few', 15, packet(plain), few),
  scene('a packet: many', 23, packet(plain), many),
  scene('a packet of two people in Spanish on A4', 51, packet(spanish, ['p-rosa', 'p-theo']), many),
  scene('a packet in two languages', 31, packet(both), few),
  scene('a packet in large print', 29, packet(large), few),
  scene('a year book', 34, book(plain), many),
  scene('a year book in Spanish on A4', 9, book(spanish), few),
  scene('a year book in large print', 22, book(large), few),
];
