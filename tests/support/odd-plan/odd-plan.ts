/**
 * A second plan for tests, written apart from the sample plan and odd in allowed ways: its SMART configuration names no
 * issuer, links to further pages are relative, includes are refused unless it lists them, coverage is found by
 * `beneficiary` only, and it finds lists of ids only when it is told to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { smartConfiguration } from '../smart-configuration.ts';
import { claims, coverage, patientId, readable } from './records.ts';
import { OddSignIn, type Reply } from './sign-in.ts';

export type OddPlan = {
  fhirBaseUrl: string;
  /** Method and target of every request; sign-in targets without their query. */
  requests: readonly string[];
  /** Those of them at the FHIR service that were answered with 406, as `Accept` header and path. */
  notAcceptable: readonly string[];
  close(): Promise<void>;
};

export type OddPlanOptions = {
  /** A free port when absent. */
  port?: number;
  /** Shows a page with a button before the browser is sent back. */
  loginPage?: boolean;
  /** Includes of claims that it lists in its CapabilityStatement and takes, `*` never; none when absent. */
  includes?: readonly string[];
  /** The only `Accept` header that its FHIR service takes: any when absent, none when empty. */
  takesOnly?: string;
  /** Finds organizations by a list of ids. */
  findsIdLists?: boolean;
};

const pageSize = 3;
const longestForm = 64 * 1024;

/** Starts the odd plan on 127.0.0.1. Rejects when the port is taken. */
export async function startOddPlan(options: OddPlanOptions = {}): Promise<OddPlan> {
  const signIn = new OddSignIn(options.loginPage ?? false);
  const requests: string[] = [];
  const notAcceptable: string[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    void answer(request, { origin, signIn, requests, notAcceptable, options }).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    fhirBaseUrl: `${origin}/fhir`,
    requests,
    notAcceptable,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Running = {
  origin: string;
  signIn: OddSignIn;
  requests: string[];
  notAcceptable: string[];
  options: OddPlanOptions;
};

async function answer(
  request: IncomingMessage,
  { origin, signIn, requests, notAcceptable, options }: Running,
): Promise<Reply> {
  const url = new URL(request.url ?? '/', origin);
  const isFhir = url.pathname === '/fhir' || url.pathname.startsWith('/fhir/');
  const method = request.method ?? '';
  requests.push(`${method} ${isFhir ? url.pathname + url.search : url.pathname}`);
  if (url.pathname === '/authorize') return signIn.authorize(url.searchParams, method);
  if (url.pathname === '/token' && method === 'POST') return signIn.token(await formOf(request));
  if (!isFhir || method !== 'GET') return { status: 404, body: '' };
  const path = url.pathname.slice('/fhir/'.length);
  if (path === '.well-known/smart-configuration') return fhir(smartConfiguration(origin));
  const { accept = '' } = request.headers;
  if (options.takesOnly !== undefined && accept !== options.takesOnly) {
    notAcceptable.push(`${accept} ${path}`);
    return { status: 406, body: '' };
  }
  if (path === 'metadata') return fhir(capabilities(options));
  if (!signIn.isToken(request.headers.authorization)) return refuse(401, 'login', 'Please sign in.');
  return records(path, url.searchParams, options);
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > longestForm) throw new Error('form too long');
  }
  return new URLSearchParams(text);
}

function capabilities({ includes = [] }: OddPlanOptions): unknown {
  const searchInclude = includes.map((name) => `ExplanationOfBenefit:${name}`);
  const claimsType = { type: 'ExplanationOfBenefit', ...(includes.length === 0 ? {} : { searchInclude }) };
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [{ mode: 'server', resource: [claimsType, { type: 'Patient' }] }],
  };
}

function records(path: string, query: URLSearchParams, options: OddPlanOptions): Reply {
  const known = readable.get(path);
  if (known !== undefined) return fhir(known);
  if (path === 'ExplanationOfBenefit') return searchClaims(query, options);
  if (path === 'Coverage') return searchCoverage(query);
  if (path === 'Organization' && options.findsIdLists) return searchById(path, query);
  return refuse(404, 'not-found', 'There is no such record.');
}

function searchClaims(query: URLSearchParams, { includes = [] }: OddPlanOptions): Reply {
  const wanted = query.getAll('_include').map((one) => one.replace('ExplanationOfBenefit:', ''));
  if (wanted.some((name) => !includes.includes(name)))
    return refuse(400, 'not-supported', 'This include is not supported.');
  if (query.get('patient') !== patientId) return refuse(403, 'forbidden', 'This is somebody else.');
  const since = query.get('_lastUpdated')?.replace(/^ge/, '') ?? '';
  const found = claims.filter(({ meta }) => (meta as { lastUpdated: string }).lastUpdated >= since);
  const start = Number(query.get('offset') ?? '0');
  const page = found.slice(start, start + pageSize);
  const further = new URLSearchParams(query);
  further.set('offset', String(start + pageSize));
  const hasMore = start + pageSize < found.length;
  return fhir({
    resourceType: 'Bundle',
    type: 'searchset',
    ...(hasMore ? { link: [{ relation: 'next', url: `ExplanationOfBenefit?${further}` }] } : {}),
    entry: [
      ...page.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...includedWith(page, wanted).map((resource) => ({ resource, search: { mode: 'include' } })),
    ],
  });
}

function includedWith(page: typeof claims, names: readonly string[]): unknown[] {
  const named = page.flatMap((claim) => names.map((name) => claim[name] as { reference?: string }));
  const references = new Set(named.flatMap((one) => one?.reference ?? []));
  return [...references].flatMap((reference) => readable.get(reference) ?? []);
}

function searchById(type: string, query: URLSearchParams): Reply {
  const ids = (query.get('_id') ?? '').split(',');
  const found = ids.flatMap((id) => readable.get(`${type}/${id}`) ?? []);
  return fhir({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: found.map((resource) => ({ resource })),
  });
}

function searchCoverage(query: URLSearchParams): Reply {
  const isMine = query.get('beneficiary') === `Patient/${patientId}`;
  if (!isMine) return refuse(400, 'not-supported', 'Search by beneficiary, as Patient/id.');
  return fhir({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: coverage }] });
}

function fhir(body: unknown): Reply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function refuse(status: number, code: string, diagnostics: string): Reply {
  const body = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
  return { ...fhir(body), status };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}
