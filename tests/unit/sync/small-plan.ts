/** A small real server that plays a plan: a Patient, claims in pages, a Coverage. Tests bend it with `bend`. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { path: string; query: string; target: string; authorization: string | undefined };
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  /** Closes the connection without an answer. */
  cut?: boolean;
};

export type SmallPlan = {
  base: string;
  origin: string;
  asked: Asked[];
  claims: string[];
  pageSize: number;
  /** An answer instead of the usual one; `null` leaves it as usual. */
  bend: (asked: Asked) => Reply | null | Promise<Reply | null>;
  /** Targets that were asked since the last call. */
  takeTargets(): string[];
  close(): Promise<void>;
};

export const patientId = 'p1';

export function claim(id: string, extra: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00Z' },
    status: 'active',
    patient: { reference: `Patient/${patientId}` },
    ...extra,
  };
}

export function searchset(
  resources: readonly Record<string, unknown>[],
  rest: { next?: string | undefined; total?: number; extra?: unknown[] } = {},
): Record<string, unknown> {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(rest.total === undefined ? {} : { total: rest.total }),
    link: rest.next === undefined ? [] : [{ relation: 'next', url: rest.next }],
    entry: [...resources.map((resource) => ({ resource, search: { mode: 'match' } })), ...(rest.extra ?? [])],
  };
}

export function outcome(code: string, text: string, severity = 'error'): Record<string, unknown> {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, details: { text } }] };
}

export async function startSmallPlan(claimCount: number, pageSize = 2): Promise<SmallPlan> {
  const server = createServer((request, response) => {
    void answer(plan, request).then((reply) => {
      if (reply.cut) {
        request.socket.destroy();
        return;
      }
      const body = reply.text ?? JSON.stringify(reply.json ?? {});
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/fhir+json', ...reply.headers });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let taken = 0;
  const plan: SmallPlan = {
    origin,
    base: `${origin}/fhir`,
    asked: [],
    claims: Array.from({ length: claimCount }, (_, index) => `c${index + 1}`),
    pageSize,
    bend: () => null,
    takeTargets() {
      const targets = plan.asked.slice(taken).map(({ target }) => target);
      taken = plan.asked.length;
      return targets;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return plan;
}

async function answer(plan: SmallPlan, request: IncomingMessage): Promise<Reply> {
  const url = new URL(request.url ?? '/', plan.origin);
  const target = (request.url ?? '').replace(/^\/fhir\/?/, '');
  const asked = {
    path: url.pathname,
    query: url.search,
    target,
    authorization: request.headers.authorization,
  };
  plan.asked.push(asked);
  return (await plan.bend(asked)) ?? usual(plan, url);
}

function usual(plan: SmallPlan, url: URL): Reply {
  const path = url.pathname.replace(/^\/fhir\/?/, '');
  if (path === 'metadata') return { json: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' } };
  if (path === `Patient/${patientId}`) return { json: { resourceType: 'Patient', id: patientId } };
  if (path === 'Coverage')
    return { json: searchset([{ resourceType: 'Coverage', id: 'cov1' }], { total: 1 }) };
  if (path === '' || path === 'ExplanationOfBenefit') return { json: claimsPage(plan, url) };
  return { status: 404, json: outcome('not-found', 'No such thing.') };
}

/** The n-th page of claims; its further pages are at the base, as `?_getpages=`. */
export function claimsPage(plan: SmallPlan, url: URL): Record<string, unknown> {
  const page = Number(url.searchParams.get('_getpages') ?? '1');
  const since = url.searchParams.get('_lastUpdated');
  const all = since === null || since < 'ge2026-01-01T00:00:00' ? plan.claims : [];
  const end = page * plan.pageSize;
  const ids = all.slice(end - plan.pageSize, end);
  const next = end < all.length ? `${plan.base}?_getpages=${page + 1}` : undefined;
  return searchset(
    ids.map((id) => claim(id)),
    { total: all.length, next },
  );
}
