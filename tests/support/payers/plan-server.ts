/**
 * What stand-ins of real plans have in common: an authorization server with its own sign-in and consent pages, and a
 * small FHIR service. Each plan's file says where it departs. Strict on purpose: what a plan insists on is refused here.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { consentPage, loginPage } from './pages.ts';
import { readable, searched, theirs } from './records.ts';

export type Reply = { status: number; headers?: Record<string, string>; body?: unknown };

export type SeenRequest = {
  method: string;
  path: string;
  query: Record<string, string>;
  form: Record<string, string>;
  authorization: string | undefined;
};

/** What somebody agreed to, and what is left of it. */
export type Grant = {
  scopes: string[];
  accessToken: string;
  refreshToken: string | null;
  isAccessOver: boolean;
};

export type PlanRules = {
  title: string;
  paths: { fhir: string; configuration: string; authorize: string; token: string; revoke: string };
  /** The smart-configuration, with endpoints as paths. */
  describe: Record<string, unknown>;
  client: { id: string; secret: string | null; auth: readonly ('none' | 'basic' | 'post')[] };
  /** A registered address in full, or `loopback` for any port of 127.0.0.1 below /callback. */
  redirects: readonly string[];
  scopes: readonly string[];
  /** What `aud` must be, below the origin; the FHIR base when absent. */
  aud?: string;
  accessSeconds: number;
  /** Whether this permission comes with a refresh token. */
  refreshes(scopes: readonly string[]): boolean;
  /** Further members of each token answer. */
  extras?(): Record<string, unknown>;
  /** Where a refusal differs from OAuth's and FHIR's own words. */
  refusal?(status: number, error: string, words: string): Reply;
  /** Before anything else about a token request; a reply ends it. */
  atToken?(form: Record<string, string>): Reply | null;
  /** Instead of the usual RFC 7009 answer. */
  atRevoke?(form: Record<string, string>, grants: Grant[]): Reply | null;
  /** After a consent, with the permissions from before. */
  atConsent?(earlier: Grant[]): Grant[];
  /** After login, instead of the consent page. */
  atLogin?(scopes: readonly string[], redirectUri: string): Reply | null;
  /** For each question about records; a reply ends it. */
  atRecords?(url: URL): Reply | null;
};

export type PlanServer = {
  origin: string;
  seen: SeenRequest[];
  seenAt(path: string): SeenRequest[];
  /** Live permissions, newest last. */
  grants: Grant[];
  /** Access tokens are over, as after their time. */
  expireTokens(): void;
  /** The person ended the permission on the plan's own page, or its time is over. */
  endPermission(): void;
  close(): Promise<void>;
};

type Asked = { redirectUri: string; state: string; scopes: string[]; challenge: string };
type State = { asked: Map<string, Asked>; codes: Map<string, Asked> };

/** Starts the stand-in on a free port of 127.0.0.1. */
export async function startPlanServer(rules: PlanRules): Promise<PlanServer> {
  const state: State = { asked: new Map(), codes: new Map() };
  const server = createServer((request, response) => {
    void answer(plan, rules, state, request).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const plan: PlanServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    seenAt: (path) => plan.seen.filter((one) => one.path === path),
    grants: [],
    expireTokens() {
      for (const grant of plan.grants) grant.isAccessOver = true;
    },
    endPermission() {
      plan.grants = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return plan;
}

async function answer(
  plan: PlanServer,
  rules: PlanRules,
  state: State,
  request: IncomingMessage,
): Promise<Reply> {
  const url = new URL(request.url ?? '/', plan.origin);
  const form = await formOf(request);
  const { authorization } = request.headers;
  const { pathname: path, searchParams } = url;
  plan.seen.push({
    method: request.method ?? '',
    path,
    query: Object.fromEntries(searchParams),
    form,
    authorization,
  });
  const { paths } = rules;
  if (path === paths.configuration) return json(200, described(rules, plan.origin));
  if (path === paths.authorize) return authorize(plan, rules, state, searchParams);
  if (path === '/login') return login(plan, rules, state, form);
  if (path === '/consent') return consent(plan, rules, state, form);
  if (path === paths.token) return token(plan, rules, state, form, authorization);
  if (path === paths.revoke) return revoke(plan, rules, form, authorization);
  if (path.startsWith(`${paths.fhir}/`)) return records(plan, rules, url, authorization);
  return json(404, { message: 'Not Found' });
}

function described({ describe, paths }: PlanRules, origin: string): unknown {
  return {
    authorization_endpoint: origin + paths.authorize,
    token_endpoint: origin + paths.token,
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    ...describe,
  };
}

function refuse(rules: PlanRules, status: number, error: string, words: string): Reply {
  return rules.refusal?.(status, error, words) ?? json(status, { error, error_description: words });
}

function isRegistered({ redirects }: PlanRules, uri: string): boolean {
  return redirects.some((one) =>
    one === 'loopback' ? /^http:\/\/127\.0\.0\.1:\d+\/callback$/.test(uri) : one === uri,
  );
}

/** As real plans do: what is wrong with the request itself is said on a page, and nobody is sent back. */
function authorize(plan: PlanServer, rules: PlanRules, state: State, query: URLSearchParams): Reply {
  const value = (name: string) => query.get(name) ?? '';
  const aud = plan.origin + (rules.aud ?? rules.paths.fhir);
  const problem =
    value('response_type') !== 'code' || value('client_id') !== rules.client.id
      ? 'Invalid client.'
      : !isRegistered(rules, value('redirect_uri'))
        ? 'Mismatching redirect URI.'
        : value('code_challenge_method') !== 'S256' || value('code_challenge').length !== 43
          ? 'Code challenge required.'
          : value('state').length < 16
            ? 'State must have a minimum of 16 characters.'
            : value('aud') !== aud
              ? 'Invalid audience.'
              : query.has('client_secret')
                ? 'Illegal parameter.'
                : null;
  if (problem !== null) return refuse(rules, 400, 'invalid_request', problem);
  const key = randomUUID();
  state.asked.set(key, {
    redirectUri: value('redirect_uri'),
    state: value('state'),
    scopes: value('scope').split(' '),
    challenge: value('code_challenge'),
  });
  return page(loginPage(rules.title, key));
}

function login(_plan: PlanServer, rules: PlanRules, state: State, form: Record<string, string>): Reply {
  const asked = state.asked.get(form['key'] ?? '');
  if (asked === undefined || form['password'] !== theirs.password)
    return refuse(rules, 401, 'access_denied', 'Sign in again.');
  const early = rules.atLogin?.(asked.scopes, asked.redirectUri) ?? null;
  if (early !== null) return early;
  const unknown = asked.scopes.filter((scope) => !rules.scopes.includes(scope));
  if (unknown.length > 0) return back(asked, { error: 'invalid_scope' });
  return page(consentPage(rules.title, form['key'] ?? '', asked.scopes));
}

function consent(plan: PlanServer, rules: PlanRules, state: State, form: Record<string, string>): Reply {
  const asked = state.asked.get(form['key'] ?? '');
  state.asked.delete(form['key'] ?? '');
  if (asked === undefined) return refuse(rules, 400, 'invalid_request', 'Start again.');
  if (form['answer'] !== 'yes') return back(asked, { error: 'access_denied' });
  const scopes = asked.scopes.filter((scope) => scope in form);
  const code = randomBytes(20).toString('hex');
  state.codes.set(code, { ...asked, scopes });
  plan.grants = rules.atConsent?.(plan.grants) ?? plan.grants;
  return back(asked, { code });
}

function back({ redirectUri, state }: Asked, answered: Record<string, string>): Reply {
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ ...answered, state }).toString();
  return { status: 302, headers: { location: url.href } };
}

/** `null` for the registered client, proven in a way that the plan takes. */
function clientProblem(
  { client }: PlanRules,
  form: Record<string, string>,
  authorization: string | undefined,
): string | null {
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const way = authorization !== undefined ? 'basic' : 'client_secret' in form ? 'post' : 'none';
  if (!client.auth.includes(way)) return `Client authentication by ${way} is not supported.`;
  if (way === 'basic') return authorization === basic ? null : 'Unknown client.';
  const isKnown = form['client_id'] === client.id;
  return isKnown && (way === 'none' || form['client_secret'] === client.secret) ? null : 'Unknown client.';
}

function token(
  plan: PlanServer,
  rules: PlanRules,
  state: State,
  form: Record<string, string>,
  authorization: string | undefined,
): Reply {
  const problem = clientProblem(rules, form, authorization);
  if (problem !== null) return refuse(rules, 401, 'invalid_client', problem);
  const early = rules.atToken?.(form) ?? null;
  if (early !== null) return early;
  if (form['grant_type'] === 'refresh_token') {
    const grant = plan.grants.find((one) => one.refreshToken === form['refresh_token']);
    if (grant === undefined || grant.refreshToken === null)
      return refuse(rules, 400, 'invalid_grant', 'The refresh token is over.');
    return issue(rules, grant);
  }
  const asked = state.codes.get(form['code'] ?? '');
  state.codes.delete(form['code'] ?? '');
  const challenge = createHash('sha256')
    .update(form['code_verifier'] ?? '')
    .digest('base64url');
  if (asked === undefined || asked.challenge !== challenge || asked.redirectUri !== form['redirect_uri'])
    return refuse(rules, 400, 'invalid_grant', 'The code is over or not yours.');
  const grant: Grant = { scopes: asked.scopes, accessToken: '', refreshToken: null, isAccessOver: false };
  plan.grants.push(grant);
  return issue(rules, grant);
}

/** New tokens in the place of the old ones, which are worthless from now on. */
function issue(rules: PlanRules, grant: Grant): Reply {
  grant.accessToken = randomBytes(15).toString('hex');
  grant.refreshToken = rules.refreshes(grant.scopes) ? randomBytes(15).toString('hex') : null;
  grant.isAccessOver = false;
  return json(200, {
    access_token: grant.accessToken,
    token_type: 'Bearer',
    expires_in: rules.accessSeconds,
    scope: grant.scopes.join(' '),
    ...(grant.refreshToken === null ? {} : { refresh_token: grant.refreshToken }),
    patient: theirs.patientId,
    ...rules.extras?.(),
  });
}

function revoke(
  plan: PlanServer,
  rules: PlanRules,
  form: Record<string, string>,
  authorization: string | undefined,
): Reply {
  const problem = clientProblem(rules, form, authorization);
  if (problem !== null) return refuse(rules, 401, 'invalid_client', problem);
  const early = rules.atRevoke?.(form, plan.grants) ?? null;
  if (early !== null) return early;
  const given = form['token'] ?? '';
  plan.grants = plan.grants.filter((one) => one.accessToken !== given && one.refreshToken !== given);
  return { status: 200 };
}

function records(plan: PlanServer, rules: PlanRules, url: URL, authorization: string | undefined): Reply {
  const path = url.pathname.slice(rules.paths.fhir.length + 1);
  if (path === 'metadata')
    return json(200, { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [] });
  const grant = plan.grants.find((one) => authorization === `Bearer ${one.accessToken}`);
  if (grant === undefined || grant.isAccessOver)
    return refuse(rules, 401, 'invalid_token', 'Authentication credentials were not provided.');
  const early = rules.atRecords?.(url) ?? null;
  if (early !== null) return early;
  const type = path.split('/')[0] ?? '';
  if (!grant.scopes.some((scope) => new RegExp(`^patient/(\\*|${type})\\.`).test(scope)))
    return refuse(rules, 403, 'insufficient_scope', 'You do not have permission to perform this action.');
  const found = path.includes('/') ? readable(path) : searched(path, url.searchParams);
  return found === null ? refuse(rules, 404, 'not_found', 'Not found.') : json(200, found);
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return Object.fromEntries(new URLSearchParams(text));
}

export function json(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}

function page(html: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, headers).end(text);
}
