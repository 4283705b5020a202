/**
 * Ways in which plans answer that no recording has: what can be read comes in whole and once, and what cannot is told, never
 * a list of nothing without a word.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { AnsweringPlan, fhir, refuse, type Served } from '../../../support/recorded-plan/answering-plan.ts';
import { claim, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../../support/recorded-plan/plan-app.ts';

const type = 'ExplanationOfBenefit';
const claims = ['a', 'b', 'c'].map((id) => claim(id, 'r'));
const [a, b, c] = claims as [Resource, Resource, Resource];
type Entry = Record<string, unknown> | null;
const entries = (...all: Resource[]): Entry[] => all.map((resource) => ({ resource }));
const link = (url: string, relation = 'next') => [{ relation, url }];
const bundle = (entry: unknown, more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry,
  ...more,
});
const outcome = (severity: string, code = 'not-found') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, diagnostics: 'Said by the plan.' }],
});
const raw = (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Served => ({
  status,
  headers: { 'content-type': 'application/fhir+json', ...headers },
  body,
});
const text = JSON.stringify(bundle(entries(...claims)));

/** Answers the plan's searches for claims; `null`: as plans do. */
type Answers = (query: URLSearchParams, plan: AnsweringPlan, count: number) => Served | null;
type Expected = {
  /** Claims that are here in the end; all three when absent. */
  ids?: string[];
  /** Codes of what is told to be missing. */
  told?: string[];
};
type Row = [name: string, answers: Answers, expected?: Expected];

const two = (further: (plan: AnsweringPlan) => string): Answers => {
  return (query, plan) =>
    query.has('page2')
      ? fhir(bundle(entries(c)))
      : fhir(bundle(entries(a, b), { link: link(further(plan)) }));
};
const takes = (isGood: (query: URLSearchParams) => boolean, refusal: Served): Answers => {
  return (query) => (isGood(query) ? fhir(bundle(entries(...claims))) : refusal);
};
const always =
  (reply: Served): Answers =>
  () =>
    reply;
const whom = (query: URLSearchParams, name = 'patient') => query.get(name);

const paging: Row[] = [
  ['next is a query alone', two(() => '?page2=1')],
  ['next is relative to the base', two(() => 'ExplanationOfBenefit?page2=1')],
  ['next is a path of the host', two(() => '/fhir/ExplanationOfBenefit?page2=1')],
  [
    'next names the host in capitals',
    two(({ fhirBaseUrl }) => `${fhirBaseUrl.replace('http://', 'HTTP://')}/${type}?page2=1`),
  ],
  ['next is the base with a query', two(({ fhirBaseUrl }) => `${fhirBaseUrl}?page2=1`)],
  [
    'next has the relation in capitals',
    (query) =>
      query.has('page2')
        ? fhir(bundle(entries(c)))
        : fhir(bundle(entries(a, b), { link: link('?page2=1', 'NEXT') })),
  ],
  [
    'next is another path of the host',
    two(() => '/paging/7?page2=1'),
    { ids: ['a', 'b'], told: ['fhir/foreign-link'] },
  ],
  [
    'next is another host',
    two(() => 'https://other.example/fhir?page2=1'),
    { ids: ['a', 'b'], told: ['fhir/foreign-link'] },
  ],
  ['next is empty', two(() => ''), { ids: ['a', 'b'], told: ['fhir/broken-link'] }],
  [
    'next is the page itself',
    (query) => fhir(bundle(entries(a, b), { link: link(`ExplanationOfBenefit?${query}`) })),
    { ids: ['a', 'b'], told: ['fhir/too-many-pages'] },
  ],
  [
    'next has no end',
    (query) => fhir(bundle([], { link: link(`?page2=${Number(query.get('page2') ?? 0) + 1}`) })),
    { ids: [], told: ['fhir/too-many-pages'] },
  ],
  [
    'a page that comes with nothing goes on',
    (query) =>
      query.has('page2')
        ? fhir(bundle(entries(...claims)))
        : fhir(bundle(undefined, { link: link('?page2=1') })),
  ],
  [
    'a claim comes on two pages',
    (query) =>
      query.has('page2')
        ? fhir(bundle(entries(b, c)))
        : fhir(bundle(entries(a, b), { link: link('?page2=1') })),
  ],
  [
    'the second page fails once',
    (query, _, count) =>
      query.has('page2')
        ? count === 1
          ? raw('', {}, 503)
          : fhir(bundle(entries(c)))
        : fhir(bundle(entries(a, b), { link: link('?page2=1') })),
  ],
  [
    'the second page asks to wait, by a date',
    (query, _, count) =>
      query.has('page2')
        ? count === 1
          ? raw('', { 'retry-after': 'Thu, 01 Oct 2026 12:00:05 GMT' }, 429)
          : fhir(bundle(entries(c)))
        : fhir(bundle(entries(a, b), { link: link('?page2=1') })),
  ],
  [
    'the token ends between two pages',
    (query, _, count) =>
      query.has('page2')
        ? count === 1
          ? refuse(401, 'Sign in.')
          : fhir(bundle(entries(c)))
        : fhir(bundle(entries(a, b), { link: link('?page2=1') })),
  ],
  [
    'the second page is a web page',
    (query) =>
      query.has('page2')
        ? raw('<html>Sign in</html>', { 'content-type': 'text/html' })
        : fhir(bundle(entries(a, b), { link: link('?page2=1') })),
    { ids: ['a', 'b'], told: ['fhir/not-fhir'] },
  ],
  [
    'the second page is an OperationOutcome',
    (query) =>
      query.has('page2') ? fhir(outcome('error')) : fhir(bundle(entries(a, b), { link: link('?page2=1') })),
    { ids: ['a', 'b'], told: ['fhir/rejected'] },
  ],
];

const searches: Row[] = [
  ...[400, 403, 404, 405, 422, 501].map(
    (status): Row => [
      `_count is refused with ${status}`,
      takes((query) => !query.has('_count'), refuse(status, '_count is not supported')),
    ],
  ),
  ...[400, 403, 404, 422].map(
    (status): Row => [
      `patient is taken as a reference only, else ${status}`,
      takes((query) => whom(query) === 'Patient/r', refuse(status, 'Say Patient/id')),
    ],
  ),
  [
    'patient is taken with its type only',
    takes((query) => whom(query, 'patient:Patient') === 'r', refuse(400, 'Say patient:Patient')),
  ],
  [
    'patient is taken with its type only, else nothing is found',
    takes((query) => whom(query, 'patient:Patient') === 'r', fhir(bundle([]))),
  ],
  // A question that names nobody would bring whoever the token opens.
  [
    'no patient is taken, as the token says whose',
    takes(
      (query) => [...query.keys()].every((key) => !key.startsWith('patient')),
      refuse(400, 'patient is not supported'),
    ),
    { ids: [], told: ['fhir/rejected'] },
  ],
  ['the service fails at an include', takes((query) => !query.has('_include'), refuse(500, 'No session.'))],
  [
    'the service fails at a page size',
    takes((query) => !query.has('_count'), raw('<h1>Error</h1>', {}, 500)),
  ],
  [
    'nothing but the patient is taken',
    takes((query) => query.size === 1 && whom(query) === 'r', refuse(400, 'No.')),
  ],
];

const bodies: Row[] = [
  ['gzip', always(raw(gzipSync(text), { 'content-encoding': 'gzip' }))],
  ['brotli', always(raw(brotliCompressSync(text), { 'content-encoding': 'br' }))],
  ['a mark of its bytes', always(raw(`\uFEFF${text}`))],
  [
    'Latin-1 by its name',
    always(raw(Buffer.from(text, 'latin1'), { 'content-type': 'application/fhir+json; charset=iso-8859-1' })),
  ],
  // JSON between programs is UTF-8 (RFC 8259, 8.1).
  [
    'UTF-16',
    always(
      raw(Buffer.from(`\uFEFF${text}`, 'utf16le'), {
        'content-type': 'application/fhir+json; charset=utf-16',
      }),
    ),
    { ids: [], told: ['fhir/malformed'] },
  ],
  ['another type of content', always(raw(text, { 'content-type': 'text/plain' }))],
  ['no type of content', always({ status: 200, body: text })],
  ['blank lines around it', always(raw(`\n\n ${text}\n\n`))],
  ['rubbish behind it', always(raw(`${text}<!-- 3 ms -->`)), { ids: [], told: ['fhir/malformed'] }],
  ['half of it', always(raw(text.slice(0, text.length / 2))), { ids: [], told: ['fhir/malformed'] }],
  ['nothing', always(raw('')), { ids: [], told: ['fhir/malformed'] }],
  ['no content by its status', always(raw('', {}, 204)), { ids: [], told: ['fhir/malformed'] }],
  [
    'a web page',
    always(raw('<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' })),
    { ids: [], told: ['fhir/not-fhir'] },
  ],
  [
    'XML',
    always(raw('<Bundle xmlns="http://hl7.org/fhir"/>', { 'content-type': 'application/fhir+xml' })),
    { ids: [], told: ['fhir/not-fhir'] },
  ],
  ['a list without a Bundle', always(raw(JSON.stringify(claims))), { ids: [], told: ['fhir/malformed'] }],
  ['one claim without a Bundle', always(raw(JSON.stringify(a))), { ids: [], told: ['fhir/malformed'] }],
];

const bundles: Row[] = [
  ['a total of nothing', always(fhir(bundle(entries(...claims), { total: 0 })))],
  ['a total as a text', always(fhir(bundle(entries(...claims), { total: '3' })))],
  [
    'a total that is too large',
    always(fhir(bundle(entries(...claims), { total: 9 }))),
    { told: ['fhir/short-list'] },
  ],
  ['a collection', always(fhir(bundle(entries(...claims), { type: 'collection' })))],
  ['a Bundle within a Bundle', always(fhir(bundle([{ resource: bundle(entries(...claims)) }])))],
  [
    'holes between its entries',
    always(fhir(bundle([null, { resource: a }, {}, { resource: null }, { resource: b }, { resource: c }]))),
  ],
  ['a claim twice', always(fhir(bundle(entries(a, b, c, a))))],
  ['no list of entries', always(fhir(bundle(undefined))), { ids: [] }],
  [
    'a warning only',
    always(fhir(bundle([{ resource: outcome('warning'), search: { mode: 'outcome' } }]))),
    { ids: [] },
  ],
  [
    'an error only',
    always(fhir(bundle([{ resource: outcome('error') }]))),
    { ids: [], told: ['fhir/list-fault'] },
  ],
  ['an OperationOutcome of an error', always(fhir(outcome('error'))), { ids: [], told: ['fhir/rejected'] }],
  ['404 for nothing', always(refuse(404, 'No claims.')), { ids: [], told: ['fhir/not-found'] }],
  ['403', always(refuse(403, 'No.')), { ids: [], told: ['fhir/forbidden'] }],
  ['500', always(refuse(500, 'Down.')), { ids: [], told: ['fhir/server-error'] }],
  [
    'a claim without an id',
    always(fhir(bundle([...entries(a, b), { resource: { ...c, id: undefined } }]))),
    { ids: ['a', 'b', 'made here'] },
  ],
];

async function open(answers: Answers): Promise<{ app: PlanApp; plan: AnsweringPlan }> {
  const plan = await AnsweringPlan.start([{ patientId: 'r', records: [patient('r', rosa)] }]);
  const counts = new Map<string, number>();
  plan.onRequest = (target) => {
    const url = new URL(target, 'http://x/');
    if (url.pathname !== `/${type}` && !url.searchParams.has('page2')) return null;
    const count = (counts.get(target) ?? 0) + 1;
    counts.set(target, count);
    return answers(url.searchParams, plan, count);
  };
  return { app: await startPlanApp([plan]), plan };
}

describe.each([
  ['pages', paging],
  ['searches', searches],
  ['bodies', bodies],
  ['Bundles', bundles],
] as const)('%s', (_, rows) => {
  it.each(rows)('%s', async (_, answers, { ids = ['a', 'b', 'c'], told = [] } = {}) => {
    const { app, plan } = await open(answers);
    try {
      const { connectionId, personId } = await app.connect(plan);
      const list = async () =>
        (await app.test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 100 })).rows;
      const { lastEnd } = await app.connection(connectionId);
      const codes = [lastEnd?.failure?.code, ...(lastEnd?.missing ?? []).map(({ failure }) => failure.code)];
      const filed = (await app.listFiled(connectionId)).map((name) =>
        (name.split('/')[1] ?? '').replace(/^x-.{20,}/, 'made here'),
      );
      const rows1 = await list();
      expect.soft({ ids: filed, told: codes.filter((code) => code !== undefined) }).toEqual({ ids, told });
      expect.soft(rows1.length).toBe(ids.length);
    } finally {
      await app.close();
      await plan.close();
    }
  });
});
