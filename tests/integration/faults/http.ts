/** Answers of the plan's server, by status and link. */
import type { FailureCode } from '#shared/ipc/result';
import type { Fault } from './fault.ts';
import {
  bentAnswer,
  bentOnce,
  checkWith,
  codeOf,
  isClaims,
  isSecondPage,
  outcome,
  searchset,
  withApp,
} from './faulty-plan.ts';

const kept = 'Everything that was fetched before; the next check goes on as usual.';
const partial = 'Everything that was fetched before. The other kinds of records are checked all the same.';
const gotOver = 'The app asks again; nothing is missing.';
const soon = { 'retry-after': '0' };

type Row = [id: string, happens: string, answer: Parameters<typeof bentAnswer>[1], code: FailureCode | null];

/** Each time that claims are asked for. */
const lasting: Row[] = [
  [
    '400',
    'The plan does not take the question (400).',
    { status: 400, body: outcome('Bad parameter.') },
    'fhir/rejected',
  ],
  [
    '403',
    'The plan refuses the claims (403).',
    { status: 403, body: outcome('Not allowed.') },
    'fhir/forbidden',
  ],
  [
    '404',
    'The plan has no claims service at its address (404).',
    { status: 404, body: outcome('No such type.') },
    'fhir/not-found',
  ],
  ['405', 'The plan does not take GET (405).', { status: 405 }, 'fhir/rejected'],
  ['406', 'The plan has no JSON (406).', { status: 406 }, 'fhir/rejected'],
  [
    '408',
    'The plan’s server gives up waiting, each time (408).',
    { status: 408, headers: soon },
    'fhir/server-error',
  ],
  ['410', 'The plan no longer keeps claims (410).', { status: 410 }, 'fhir/gone'],
  [
    '429-long',
    'The plan asks to wait an hour (429).',
    { status: 429, headers: { 'retry-after': '3600' } },
    'fhir/throttled',
  ],
  [
    '429-always',
    'The plan asks to slow down, each time (429).',
    { status: 429, headers: soon },
    'fhir/throttled',
  ],
  [
    '429-nonsense',
    'The plan asks to slow down and says no readable time (429).',
    { status: 429, headers: { 'retry-after': 'soon' } },
    'fhir/throttled',
  ],
  [
    '500',
    'The plan’s server breaks, each time (500).',
    { status: 500, headers: soon, body: outcome('Canary stack trace.') },
    'fhir/server-error',
  ],
  ['501', 'The plan’s server does not know the request (501).', { status: 501 }, 'fhir/rejected'],
  [
    '502',
    'A gateway does not reach the plan (502).',
    { status: 502, headers: soon, body: '<h1>Bad gateway</h1>' },
    'fhir/server-error',
  ],
  ['503', 'The plan is under repair (503).', { status: 503, headers: soon }, 'fhir/server-error'],
  [
    '504',
    'A gateway waits too long for the plan (504).',
    { status: 504, headers: soon },
    'fhir/server-error',
  ],
  ['empty', 'The answer is empty.', { status: 200, body: '' }, 'fhir/malformed'],
  ['204', 'The plan says that there is no content (204).', { status: 204 }, 'fhir/malformed'],
  [
    'web-page',
    'A web page comes instead of records.',
    { headers: { 'content-type': 'text/html' }, body: '<html>Canary</html>' },
    'fhir/not-fhir',
  ],
  [
    'bad-gzip',
    'The answer says that it is packed and is not.',
    { headers: { 'content-encoding': 'gzip' }, body: '{"resourceType":"Bundle"}' },
    'fhir/unreachable',
  ],
  [
    'redirect-elsewhere',
    'The plan sends the app on to another host.',
    { status: 307, headers: { location: 'https://elsewhere.example/fhir' } },
    'fhir/foreign-link',
  ],
  [
    'redirect-loop',
    'One address sends the app to itself, again and again.',
    { status: 302, headers: { location: '?again=1' } },
    'fhir/rejected',
  ],
  ['redirect-nowhere', 'A redirect names no address.', { status: 302 }, 'fhir/rejected'],
];

const once: Row[] = [
  ['406-once', 'The plan knows FHIR’s JSON under its older name only (406).', { status: 406 }, null],
  [
    '429-once',
    'The plan asks to slow down once (429).',
    { status: 429, headers: { 'retry-after': '1' } },
    null,
  ],
  ['500-once', 'The plan’s server breaks once (500).', { status: 500 }, null],
  [
    '503-date',
    'The plan names a time at which it is back (503).',
    { status: 503, headers: { 'retry-after': new Date(Date.now() + 2000).toUTCString() } },
    null,
  ],
  [
    '401-once',
    'The plan no longer takes the access token (401); the renewed one it takes.',
    { status: 401 },
    null,
  ],
];

/** Links to a further page that the app must not follow. */
const links: [id: string, happens: string, link: (base: string) => string][] = [
  [
    'next-elsewhere',
    'The link to the next page leads to another host.',
    () => 'https://elsewhere.example/fhir?page=2',
  ],
  [
    'next-same-name',
    'The link to the next page hides another host behind the plan’s name.',
    (base) => base.replace('127.0.0.1', '127.0.0.1@elsewhere.example'),
  ],
  [
    'next-other-port',
    'The link to the next page leads to another port.',
    () => 'http://127.0.0.1:9/fhir?page=2',
  ],
  [
    'next-above-base',
    'The link to the next page leaves the plan’s records service.',
    (base) => base.replace('/fhir', '/admin'),
  ],
  ['next-file', 'The link to the next page is a file of this computer.', () => 'file:///etc/hostname'],
  ['next-script', 'The link to the next page is a script.', () => 'javascript:alert(1)'],
];

export const httpFaults: readonly Fault[] = [
  ...lasting.map(
    ([id, happens, answer, code]): Fault => ({
      id: `http/${id}`,
      happens,
      told: code,
      kept: partial,
      provoke: bentAnswer(isClaims, answer),
    }),
  ),
  ...once.map(
    ([id, happens, answer, code]): Fault => ({
      id: `http/${id}`,
      happens,
      told: code,
      kept: gotOver,
      provoke: bentOnce(isClaims, answer),
    }),
  ),
  ...links.map(
    ([id, happens, link]): Fault => ({
      id: `http/${id}`,
      happens,
      told: 'fhir/foreign-link',
      kept: 'Everything that was fetched before; the permission is not sent there.',
      provoke: () =>
        withApp((faulty) =>
          checkWith(faulty, () =>
            faulty.bend((target, base) =>
              isClaims(target) && !isSecondPage(target) ? { body: searchset([], link(base)) } : null,
            ),
          ),
        ),
    }),
  ),
  {
    id: 'http/next-nowhere',
    happens: 'A page says that the list goes on, but not where.',
    told: 'fhir/broken-link',
    kept: 'Everything that was fetched before; nothing counts as taken back, and the next check asks again.',
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () =>
          faulty.bend((target) =>
            isClaims(target) ? { body: searchset([], undefined, { link: [{ relation: 'next' }] }) } : null,
          ),
        ),
      ),
  },
  {
    id: 'http/page-two-breaks',
    happens: 'The second page breaks, each time (500).',
    told: 'fhir/server-error',
    kept,
    provoke: bentAnswer(isSecondPage, { status: 500, headers: soon }),
  },
  {
    id: 'http/page-link-gone',
    happens: 'The link to the second page has run out (410).',
    told: null,
    kept: 'The app begins again; nothing is missing.',
    provoke: bentOnce(isSecondPage, { status: 410 }),
  },
  {
    id: 'http/endless-pages',
    happens: 'There is always one more page.',
    told: 'fhir/too-many-pages',
    kept: 'Everything that came so far.',
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () => {
          let page = 2;
          faulty.bend((target, base) =>
            isClaims(target) ? { body: searchset([], `${base}/ExplanationOfBenefit?page=x${page++}`) } : null,
          );
        }),
      ),
  },
  {
    id: 'http/page-names-itself',
    happens: 'A page names itself as the next one.',
    told: 'fhir/too-many-pages',
    kept: 'Everything that came so far.',
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () =>
          faulty.bend((target, base) =>
            isClaims(target) ? { body: searchset([], `${base}/ExplanationOfBenefit?page=1`) } : null,
          ),
        ),
      ),
  },
  {
    id: 'http/coverage-refused',
    happens: 'The plan refuses the coverage (403) and gives the claims.',
    told: 'fhir/forbidden',
    kept: 'The claims; coverage of before stays.',
    provoke: bentAnswer((target) => target.includes('/Coverage'), { status: 403 }),
  },
  {
    id: 'http/patient-refused',
    happens: 'The plan does not share the name (403).',
    told: 'fhir/forbidden',
    kept: 'The claims and the name that is known.',
    provoke: bentAnswer((target) => target.includes('/Patient/'), { status: 403 }),
  },
  {
    id: 'http/401-always',
    happens: 'The plan no longer takes the connection (401), renewed or not.',
    told: 'oauth/reconnect-needed',
    kept: 'Everything that was fetched before; the person is asked to sign in again.',
    provoke: () =>
      withApp(async ({ app, bend }) => {
        const before = JSON.stringify(await app.claimRows());
        bend(() => ({ status: 401 }));
        const end = await app.run(true);
        const { state } = await app.connection();
        const isKept = JSON.stringify(await app.claimRows()) === before && state === 'sign-in-again';
        return { told: codeOf(end), log: app.app.log.lines, isKept };
      }),
  },
];
