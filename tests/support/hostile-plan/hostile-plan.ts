/** A plan for tests whose records carry hostile texts, amounts and dates; its sign-in is the odd plan's. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OddSignIn } from '../odd-plan/sign-in.ts';
import { smartConfiguration } from '../smart-configuration.ts';
import { claims, coverage, observation, readable } from './records.ts';

export type HostilePlan = { fhirBaseUrl: string; close(): Promise<void> };

type Reply = { status: number; headers?: Record<string, string>; body: string | Uint8Array };

/** Bodies by path and query, or else by path, below the base; each stands before the records that the plan has. */
export type Bodies = ReadonlyMap<string, string | Uint8Array>;

/** Starts the hostile plan on a free port of 127.0.0.1. */
export async function startHostilePlan(bodies: Bodies = new Map()): Promise<HostilePlan> {
  const signIn = new OddSignIn(false);
  let origin = '';
  const server = createServer((request, response) => {
    void answer(request, origin, { signIn, bodies }).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    fhirBaseUrl: `${origin}/fhir`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  origin: string,
  { signIn, bodies }: { signIn: OddSignIn; bodies: Bodies },
): Promise<Reply> {
  const url = new URL(request.url ?? '/', origin);
  if (url.pathname === '/authorize') return signIn.authorize(url.searchParams, request.method ?? '');
  if (url.pathname === '/token') return signIn.token(await formOf(request));
  const path = url.pathname.slice('/fhir/'.length);
  if (path === '.well-known/smart-configuration') return fhir(smartConfiguration(origin));
  if (path === 'metadata')
    return fhir({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [] });
  if (!signIn.isToken(request.headers.authorization)) return { status: 401, body: '' };
  const body = bodies.get(`${path}${url.search}`) ?? bodies.get(path);
  if (body !== undefined) return { status: 200, headers: fhirJson, body };
  if (path === 'ExplanationOfBenefit') return bundle(claims);
  if (path === 'Coverage') return bundle([coverage]);
  if (path === 'Observation') return bundle([observation]);
  const known = readable.get(path);
  return known ? fhir(known) : { status: 404, body: '' };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return new URLSearchParams(text);
}

function bundle(resources: readonly unknown[]): Reply {
  const entry = resources.map((resource) => ({ resource }));
  return fhir({ resourceType: 'Bundle', type: 'searchset', entry });
}

const fhirJson = { 'content-type': 'application/fhir+json' };

function fhir(body: unknown): Reply {
  return { status: 200, headers: fhirJson, body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}
