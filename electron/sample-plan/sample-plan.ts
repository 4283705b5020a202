import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { FaultSwitch, type SampleFault } from './faults.ts';
import { type Answer, Refusal } from './fhir/answer.ts';
import { FhirService } from './fhir/fhir-service.ts';
import { sendAnswer } from './fhir/send.ts';
import { addDays } from './make/calendar.ts';
import type { PlanData, SamplePerson, SamplePlanId } from './model.ts';
import { makeSamplePlans } from './people/plans.ts';
import type { PublicService } from './public/public-service.ts';
import { createPublicServices, type PublicName, publicPaths } from './public/public-services.ts';
import {
  type AuthorizationServer,
  createAuthorizationServer,
  registersApps,
  sampleClientId,
} from './sign-in/authorization-server.ts';

const mostRecorded = 10_000;

/** Where a plan of the running server is, and the public client id by which it knows the app. */
export type SamplePlanAddress = {
  id: SamplePlanId;
  name: string;
  fhirBaseUrl: string;
  issuer: string;
  clientId: string;
  /** Its public drug list and directory, where it has them. */
  formularyUrl?: string;
  directoryUrl?: string;
  /** Departures from the standard, as the list of plans names them. */
  quirks?: 'insurance-card-operation'[];
};

/** A request that the sample plan received. `target` has no query on the sign-in side: there it holds codes. */
export type RecordedRequest = {
  plan: SamplePlanId;
  method: string;
  target: string;
  headers: readonly string[];
};

/** The running sample plan: two payers on one loopback port. */
export type SamplePlan = {
  origin: string;
  plans: readonly SamplePlanAddress[];
  people: readonly SamplePerson[];
  /** The latest requests, oldest first, at most 10,000. */
  requests: readonly RecordedRequest[];
  /** Makes one plan misbehave from now on; `null` makes it work again. */
  setFault(plan: SamplePlanId, fault: SampleFault | null): void;
  close(): Promise<void>;
};

export type SamplePlanOptions = {
  /** Loopback port; by default a free one. */
  port?: number;
  /** Serves one person with this many claims instead of the sample people, for measurements. */
  claims?: number;
  /** Today (`YYYY-MM-DD`), by default the computer's date. All data depends on it. */
  now?: string;
  /** Life of an access token; by default an hour. */
  tokenSeconds?: number;
  /** Entries a page of a search without `_count`. */
  pageSize?: number;
};

type RunningPlan = {
  address: SamplePlanAddress;
  signIn: AuthorizationServer;
  fhir: FhirService;
  /** The public services; `null` where the plan has none. */
  open: Record<PublicName, PublicService> | null;
  fault: FaultSwitch;
};

/** Starts the sample plan on 127.0.0.1. Rejects when the port is taken. */
export async function startSamplePlan(options: SamplePlanOptions = {}): Promise<SamplePlan> {
  const requests: RecordedRequest[] = [];
  const running: RunningPlan[] = [];
  const server = createServer((request, response) => {
    void handleRequest(running, requests, request, response).catch(() => response.destroy());
  });
  const origin = await listenOnLoopback(server, options.port ?? 0);
  const now = options.now ?? new Date().toISOString().slice(0, 10);
  const today = new Date().toISOString().slice(0, 10);
  const later = addDays([now, today].toSorted().at(-1) ?? now, 1);
  const data = makeSamplePlans({ now, later }, options.claims);
  for (const plan of data) running.push(await runPlan(plan, origin, now, options));
  return {
    origin,
    plans: running.map(({ address }) => address),
    people: data.flatMap(({ members }) => members.map(({ person }) => person)),
    requests,
    setFault(id, fault) {
      const plan = running.find(({ address }) => address.id === id);
      plan?.fault.set(fault);
      if (fault?.kind === 'revoked') plan?.signIn.revokeAll();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenOnLoopback(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

async function runPlan(
  plan: PlanData,
  origin: string,
  now: string,
  options: SamplePlanOptions,
): Promise<RunningPlan> {
  const issuer = `${origin}/${plan.id}`;
  const fhirBaseUrl = `${issuer}/fhir`;
  const fault = new FaultSwitch();
  const place = {
    fhirBaseUrl,
    issuer,
    now: `${now}T00:00:00Z`,
    registersApps: registersApps(plan.id),
    pageSize: options.pageSize ?? (plan.id === 'medicare' ? 10 : 50),
  };
  const hasOpen = plan.id === 'evergreen';
  return {
    address: {
      id: plan.id,
      name: plan.name,
      fhirBaseUrl,
      issuer,
      clientId: sampleClientId,
      ...(hasOpen
        ? { formularyUrl: issuer + publicPaths.formulary, directoryUrl: issuer + publicPaths.directory }
        : {}),
      ...(plan.members.some(({ insuranceCard }) => insuranceCard)
        ? { quirks: ['insurance-card-operation'] }
        : {}),
    },
    signIn: await createAuthorizationServer(plan, issuer, fhirBaseUrl, options.tokenSeconds ?? 3600),
    fhir: new FhirService(plan, place, fault),
    open: hasOpen ? createPublicServices(plan.name, issuer, now) : null,
    fault,
  };
}

async function handleRequest(
  running: readonly RunningPlan[],
  requests: RecordedRequest[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? '/';
  const plan = running.find(({ address }) => new RegExp(`^/${address.id}(?:[/?]|$)`).test(target));
  if (!plan || request.headersDistinct['host']?.join() !== new URL(plan.address.issuer).host) {
    response.writeHead(plan ? 421 : 404).end();
    return;
  }
  if (isFromOtherSite(request)) {
    response.writeHead(403).end();
    return;
  }
  const below = target.slice(plan.address.id.length + 1) || '/';
  const isFhir = /^\/fhir(?:[/?]|$)/.test(below);
  const open = findPublicService(plan, below);
  requests.push({
    plan: plan.address.id,
    method: request.method ?? '',
    target: isFhir || open ? below : (below.split('?')[0] ?? ''),
    headers: Object.keys(request.headers),
  });
  if (requests.length > mostRecorded) requests.shift();
  if (plan.fault.is('offline')) {
    request.socket.resetAndDestroy();
    return;
  }
  if (plan.fault.is('slow')) await wait(1500);
  if (open) await sendAnswer(request, response, answerPublic(open, request), false);
  else if (isFhir) await answerFhir(plan, request, response, below.slice('/fhir'.length));
  else await plan.signIn.handle(request, response, below);
}

/** True for a script of a web page elsewhere. The plan's own forms name its origin, or none (`no-referrer`). */
function isFromOtherSite({ method, headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || origin === `http://${host}`) return false;
  return method !== 'POST' || origin !== 'null';
}

/** The public service that a path below the issuer belongs to, and the rest of the path. */
function findPublicService(
  { open }: RunningPlan,
  below: string,
): { service: PublicService; target: string } | null {
  if (!open) return null;
  for (const [name, path] of Object.entries(publicPaths))
    if (new RegExp(`^${path}(?:[/?]|$)`).test(below))
      return { service: open[name as PublicName], target: below.slice(path.length) };
  return null;
}

function answerPublic(
  { service, target }: { service: PublicService; target: string },
  request: IncomingMessage,
): Answer {
  try {
    if (request.method !== 'GET') throw new Refusal(405, 'not-supported', 'This service only reads.');
    return service.answer({ target, headers: Object.keys(request.headers) });
  } catch (error) {
    return makeRefusal(error);
  }
}

async function answerFhir(
  plan: RunningPlan,
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
): Promise<void> {
  const isClaims = /^(?:\/ExplanationOfBenefit)?\?/.test(target) || target === '/ExplanationOfBenefit';
  if (isClaims && plan.fault.is('html-instead-of-json')) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Sorry</title><p>We will be back soon.</p>');
    return;
  }
  const answer = await makeFhirAnswer(plan, request, target);
  await sendAnswer(request, response, answer, isClaims && plan.fault.is('truncated-body'));
}

async function makeFhirAnswer(plan: RunningPlan, request: IncomingMessage, target: string): Promise<Answer> {
  try {
    if (request.method !== 'GET') throw new Refusal(405, 'not-supported', 'This server only reads.');
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const access = token ? await plan.signIn.access(token) : null;
    const strict = /handling=strict/.test(String(request.headers['prefer'] ?? ''));
    const { accept } = request.headers;
    return await plan.fhir.answer({ target, access, strict, ...(accept ? { accept } : {}) });
  } catch (error) {
    return makeRefusal(error);
  }
}

function makeRefusal(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  return new Refusal(500, 'exception', 'The sample plan has a defect.').answer;
}
