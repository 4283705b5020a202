/** Where texts of plans, files and the page come in, and what holds there for any text. */
import { z } from 'zod';
import { readClaim } from '../../electron/data/claims/read/read-claim.ts';
import { parseText } from '../../electron/data/fhir/json-text.ts';
import { readBundle } from '../../electron/data/fhir/read-bundle.ts';
import { asResource, isObject } from '../../electron/data/fhir/resource.ts';
import { MedicareTextReader } from '../../electron/data/import/medicare-text/text-reader.ts';
import { PartScanner } from '../../electron/data/import/part-scanner.ts';
import { findHead } from '../../electron/data/import/table/find-head.ts';
import { guessMapping } from '../../electron/data/import/table/guess-mapping.ts';
import { judgeMapping } from '../../electron/data/import/table/judge-mapping.ts';
import { makeClaims } from '../../electron/data/import/table/make-claims.ts';
import { makeResources } from '../../electron/data/import/table/make-resources.ts';
import { RowSink } from '../../electron/data/import/table/table-rows.ts';
import { unfoldDocument } from '../../electron/data/import/unfold.ts';
import { AppError } from '../../electron/errors.ts';
import { outcomeTexts } from '../../electron/fhir/outcome.ts';
import { createRouter, type Handlers } from '../../electron/ipc/router.ts';
import { discoverServer } from '../../electron/oauth/discovery.ts';
import { registerClient } from '../../electron/oauth/registration.ts';
import type { SmartServer } from '../../electron/oauth/smart-server.ts';
import { normalizeAnswer, readComplaint } from '../../electron/oauth/token-answer.ts';
import { Payer, usualPorts } from '../../electron/plans/payer.ts';
import { createRegistry } from '../../electron/plans/registry.ts';
import payers from '../../resources/payers.json' with { type: 'json' };
import { requestChannels } from '../../shared/ipc/channels.ts';
import { Claim } from '../../shared/model/claims/claim.ts';
import { TableMapping, TableOutcome } from '../../shared/model/files/table.ts';
import { parseCents, parseCentsText } from '../../shared/money.ts';
import * as vectors from '../fixtures/eob/vectors.ts';
import { assemble } from '../support/assemble-page.ts';
import { claimsOf, medicareTexts } from '../support/medicare-texts.ts';
import { MemoryLog } from '../support/memory-ports.ts';
import { smartConfiguration } from '../support/smart-configuration.ts';
import { waysInTargets } from './ways-in.ts';

/** A table with all that rows may be. */
const tableRows = [
  ['Claims of A B'],
  [
    'Claim Number',
    'Date of Service',
    'Patient',
    'Provider',
    'Status',
    'Billed',
    'Plan Paid',
    'You Owe',
    'Notes',
  ],
  ['C-1', '01/14/2026', 'A B', 'Hill Clinic', 'Paid', '$1,240.00', '1.150,00', '(90.00)', 'x'],
  ['C-1', '01/14/2026', 'A B', 'Hill Clinic', 'Paid', '($1,240.00)', '-1150', '90.00', ''],
  ['C-2', '2026-02-03', 'B, A', 'Bay Lab', 'Denied', 61.2, 0, 61.2, '=1+1'],
  ['C-3', 46049, 'C D', '', 'In process', '12', 'N/A', '', ''],
  ['', 'Jan 5, 2026 - Jan 7, 2026', 'A B', 'Bay Lab', '', '1 000,5', '', '', ''],
  ['Total', '', '', '', '', '$9,999.00', '', '', ''],
];

export type FuzzTarget = {
  name: string;
  seeds: readonly unknown[];
  /** Types of FHIR resources in real data files that serve as further seeds. */
  corpusTypes: readonly string[];
  /** The longest that one case may keep its thread: 50 in main, 1000 in the data worker. */
  mostMs: 50 | 1000;
  /** Throws when something does not hold. */
  run(text: string): void | Promise<void>;
};

/** Stands in inputs of the page; never in the log. */
const canary = 'Canary Quill';
const eobs: readonly unknown[] = Object.values(vectors);
const bundle = {
  resourceType: 'Bundle',
  type: 'searchset',
  entry: eobs.slice(0, 2).map((resource) => ({ resource })),
};
/** Pages with other keys beside each resource, and with texts that look like the ends of one. */
const pages = [
  '"resource":{"a":1}',
  '}},{"resource":{',
  '"search":{"mode":"match"}},{"fullUrl":"',
  '}]}',
  '\\',
].map((text) => ({
  ...{ ...bundle, link: [{ relation: 'next', url: 'https://plan.example/2' }] },
  entry: [
    { fullUrl: text, resource: { resourceType: 'Patient', id: '1', text }, search: { mode: 'match' } },
    {
      search: { mode: 'include' },
      resource: { resourceType: 'Organization', name: text, contact: [{ a: {} }] },
    },
    { resource: bundle },
    { resource: { resourceType: 'Patient', [text]: [[{}]] }, response: { etag: text } },
  ],
}));
const payer = Payer.parse({ id: 'p', name: 'P', fhirBaseUrl: 'https://plan.example/fhir' });
const server: SmartServer = {
  authorizationEndpoint: 'https://plan.example/authorize',
  tokenEndpoint: 'https://plan.example/token',
  registrationEndpoint: 'https://plan.example/register',
  revocationEndpoint: null,
  issuer: null,
  sendsIss: false,
  capabilities: null,
  scopesSupported: null,
  clientMethods: null,
};
const bytes = (text: string) => new TextEncoder().encode(text);

function check(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Does not hold: ${promise}`);
}

function centsIn(json: unknown, found = new Set<number>()): Set<number> {
  const cents =
    typeof json === 'number' ? parseCents(json) : typeof json === 'string' ? parseCentsText(json) : null;
  if (cents !== null) found.add(cents);
  if (typeof json === 'object' && json !== null)
    for (const value of Object.values(json)) centsIn(value, found);
  return found;
}

/** Amounts that are shown as the plan's own word. */
function planCentsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'cents' in value && 'source' in value && value.source === 'plan' ? [value.cents as number] : [];
  return [...own, ...Object.values(value).flatMap(planCentsIn)];
}

function readOneClaim(text: string): void {
  const parsed = parseText(text);
  if (!('json' in parsed)) return;
  const read = readClaim(parsed.json, { id: 'plan/1', resolve: () => asResource(parsed.json) });
  if (read.kind !== 'claim') return;
  check(Claim.safeParse(read.claim).success, 'a claim fits the model');
  const sent = centsIn(parsed.json);
  check(
    planCentsIn(read.claim).every((cents) => sent.has(cents)),
    'no amount is invented',
  );
}

function readOneBundle(text: string): void {
  const parsed = parseText(text);
  if (!('json' in parsed)) return;
  const { matches, included } = readBundle(parsed.json);
  check(
    [...matches, ...included].every(({ resource }) => isObject(resource)),
    'an entry is an object',
  );
}

function readOneFile(text: string): void {
  const scanner = new PartScanner(1_000_000, 1_000_000);
  const raw = Buffer.from(text);
  for (let at = 0; at < raw.length; at += 997)
    for (const scanned of scanner.push(raw.subarray(at, at + 997))) {
      const parsed = parseText(scanned.text);
      if ('json' in parsed) unfoldDocument(parsed.json, 1);
    }
  check(typeof scanner.rest.text === 'string', 'the rest is a text');
}

/** Rows of a table under any mapping; seeds are rows of cells, and what is said of them. */
function readOneTable(text: string): void {
  const parsed = parseText(text);
  const said = 'json' in parsed && isObject(parsed.json) ? parsed.json : {};
  const sink = new RowSink();
  const lines = Array.isArray(said['rows']) ? said['rows'] : text.split('\n').map((line) => line.split(','));
  for (const [at, line] of lines.entries()) {
    const cells = (Array.isArray(line) ? line : [line]).slice(0, 200);
    sink.add(
      cells.map((cell) =>
        typeof cell === 'number' || typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? ''),
      ),
      at + 1,
    );
  }
  const table = findHead(sink.rows);
  if (table === null) return;
  const answers = TableMapping.pick({ dateOrder: true, member: true });
  const mapping = { ...guessMapping(table), ...answers.safeParse(said['mapping']).data };
  const made = makeClaims(table, mapping, '2026-06-30');
  const outcome = judgeMapping(table, mapping, made);
  check(TableOutcome.safeParse(outcome).success, 'what comes of a table fits the model');
  const left = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
  const used = made.claims.reduce((sum, { lines: own }) => sum + own.length, 0);
  check(left + used === sink.rows.length, 'each row is a claim or left out');
  const records = makeResources(made.claims, { planName: 'P', member: mapping.member });
  check(new Set(records.map(({ id }) => id)).size === records.length, 'no two claims are one record');
  for (const record of records) readOneClaim(JSON.stringify(record));
}

/** A text of Medicare's, line by line; the seeds are lists of lines. */
function readMedicareText(text: string): void {
  const parsed = parseText(text);
  const list = 'json' in parsed && Array.isArray(parsed.json) ? parsed.json : [text];
  const lines = list.flatMap((line) =>
    String(typeof line === 'object' ? JSON.stringify(line) : line).split('\n'),
  );
  const reader = new MedicareTextReader();
  const events = [...lines.flatMap((line) => reader.push(line)), ...reader.finish(false)];
  const stated = new Set(
    lines.flatMap((line) => (line.match(/\d[\d,.]*/g) ?? []).map((one) => Number(one.replaceAll(',', '')))),
  );
  for (const claim of claimsOf(events)) {
    check(Claim.safeParse(claim).success, 'a claim of a text fits the model');
    check(
      planCentsIn(claim).every((cents) => stated.has(Math.abs(cents) / 100)),
      'no amount of a text is invented',
    );
  }
  check(events.length <= lines.length * 4 + 10, 'a text of few lines has few records');
}

async function discover(text: string): Promise<void> {
  const fetch = async () => ({ status: 200, url: 'https://plan.example/', headers: {}, body: bytes(text) });
  try {
    const server = await discoverServer(payer, fetch);
    check(
      URL.canParse(server.tokenEndpoint) && server.tokenEndpoint.startsWith('https:'),
      'tokens go over https',
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function readTokens(text: string): Promise<void> {
  const trace = { fault: null, status: null, idToken: null, retryAfterMs: undefined, said: null };
  const answer = normalizeAnswer(200, 'application/json', bytes(text), trace);
  await answer.text();
  check((readComplaint(bytes(text))?.length ?? 0) <= 200, 'a complaint is short');
}

async function register(text: string): Promise<void> {
  const fetch = async () => ({ status: 201, url: 'https://plan.example/', headers: {}, body: bytes(text) });
  const endpoint = 'https://plan.example/register';
  try {
    const { registration, secret, method } = await registerClient(payer, server, endpoint, {
      fetch,
      nowMs: 0,
    });
    check(registration !== null, 'the app knows that it registered itself');
    check(registration?.ports.every((port) => usualPorts.includes(port)) ?? false, 'it comes back here only');
    check((registration?.ports.length ?? 0) > 0, 'there is a way to come back');
    check(
      new URL(registration?.management?.url ?? endpoint).host === 'plan.example',
      'its token stays there',
    );
    check((secret === null) === (method === 'public'), 'a secret is used or not kept');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function readOutcome(text: string): void {
  const texts = outcomeTexts(bytes(text));
  check(texts.length <= 5 && texts.every((one) => one.length <= 300), 'the words of an error are few');
  check(!texts.some((one) => /\p{Cc}/u.test(one)), 'they are one line each');
}

function readPayers(text: string): void {
  const parsed = parseText(text);
  if (!('json' in parsed)) return;
  try {
    createRegistry(payers, parsed.json).search('blue');
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
  }
}

const answerNothing = new Proxy({} as Handlers, { get: () => async () => ({ note: canary }) });

async function askMain(text: string): Promise<void> {
  const parsed = parseText(text);
  if (!('json' in parsed)) return;
  const log = new MemoryLog();
  const [channel, input] = Array.isArray(parsed.json) ? parsed.json : [parsed.json, {}];
  const result = await createRouter(answerNothing, log)(String(channel), input);
  check(typeof result.ok === 'boolean', 'each question is answered');
  check(!JSON.stringify(log).includes(canary), 'no value is in the log');
}

const input = {
  ...{ personId: canary, claimId: canary, recordId: canary, text: canary, offset: 0, limit: 10, year: 2026 },
  plan: { payerId: canary },
};
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [
    { severity: 'error', code: 'invalid', details: { text: 'No such claim' }, diagnostics: 'GET ?patient=1' },
  ],
};
const tokens = {
  access_token: 'a',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'openid',
  refresh_token: 'r',
  patient: '1',
};

const registered = {
  client_id: 'app',
  client_secret: 's',
  token_endpoint_auth_method: 'client_secret_basic',
  redirect_uris: usualPorts.map((port) => `http://127.0.0.1:${port}/callback`),
  scope: 'patient/*.read',
  registration_client_uri: 'https://plan.example/register/app',
  registration_access_token: 't',
};

/** Where a page is cut, it is with its pieces what `JSON.parse` makes of the whole: as sent, pretty-printed, damaged. */
function cutPage(text: string): void {
  const sent = Buffer.from(text);
  const json = parseText(text);
  const pretty = 'json' in json ? Buffer.from(JSON.stringify(json.json, null, 1) ?? '') : sent;
  const damaged = Buffer.from(pretty);
  const at = (text.length * 7919) % Math.max(1, damaged.length);
  damaged[at] = ((damaged[at] ?? 0) + text.length) % 256;
  for (const page of [sent, pretty, damaged]) {
    const cut = assemble(page);
    if (cut === null || cut === 'no JSON') continue;
    const whole = parseText(new TextDecoder().decode(page));
    check('json' in whole && JSON.stringify(whole.json) === JSON.stringify(cut), 'a cut page is the page');
  }
}

export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'a claim', seeds: eobs, corpusTypes: ['ExplanationOfBenefit'], mostMs: 1000, run: readOneClaim },
  {
    name: 'a page cut by its bytes',
    seeds: [bundle, ...pages],
    corpusTypes: ['Bundle'],
    mostMs: 1000,
    run: cutPage,
  },
  { name: 'a Bundle', seeds: [bundle], corpusTypes: ['Bundle'], mostMs: 1000, run: readOneBundle },
  {
    name: 'a file',
    seeds: [bundle, eobs],
    corpusTypes: ['Bundle', 'Patient'],
    mostMs: 1000,
    run: readOneFile,
  },
  {
    name: 'a table of a portal',
    seeds: [
      { mapping: { member: null, dateOrder: 'month-first' }, rows: tableRows },
      { mapping: { member: 'A B', dateOrder: null }, rows: tableRows.slice(1) },
    ],
    corpusTypes: [],
    mostMs: 1000,
    run: readOneTable,
  },
  {
    name: 'a text of Medicare',
    seeds: Object.values(medicareTexts).map((text) => text.split('\n')),
    corpusTypes: [],
    mostMs: 1000,
    run: readMedicareText,
  },
  ...waysInTargets,
  {
    name: 'smart-configuration',
    seeds: [smartConfiguration('https://plan.example')],
    corpusTypes: ['CapabilityStatement'],
    mostMs: 50,
    run: discover,
  },
  {
    name: 'a token answer',
    seeds: [tokens, { error: 'invalid_grant', error_description: 'The code is used.' }],
    corpusTypes: [],
    mostMs: 50,
    run: readTokens,
  },
  {
    name: 'an answer to a registration',
    seeds: [registered, { error: 'invalid_redirect_uri', error_description: 'Must be https.' }],
    corpusTypes: [],
    mostMs: 50,
    run: register,
  },
  {
    name: 'an OperationOutcome',
    seeds: [outcome],
    corpusTypes: ['OperationOutcome'],
    mostMs: 50,
    run: readOutcome,
  },
  { name: 'a list of plans', seeds: [payers.slice(0, 3)], corpusTypes: [], mostMs: 50, run: readPayers },
  {
    name: 'a question of the page',
    seeds: requestChannels.flatMap((channel) => [
      [channel, {}],
      [channel, input],
    ]),
    corpusTypes: [],
    mostMs: 50,
    run: askMain,
  },
];
