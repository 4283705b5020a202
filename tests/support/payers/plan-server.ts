/**
 * What stand-ins of real plans have in common: an authorization server with its own sign-in and consent pages, and a
 * small FHIR service. Each plan's file says where it departs. Strict on purpose: what a plan insists on is refused here.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, type PlanRules, type PlanServer, type Reply, refuse, type State } from './plan-rules.ts';
import { authorize, consent, login } from './plan-sign-in.ts';
import { revoke, token } from './plan-tokens.ts';
import { readable, searched } from './records.ts';

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
  if (path === '/login') return login(rules, state, form);
  if (path === '/consent') return consent(plan, rules, state, form);
  if (path === paths.token) return token({ plan, rules, state }, form, authorization);
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

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, headers).end(text);
}
