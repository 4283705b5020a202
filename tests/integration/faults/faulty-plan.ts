/** A small plan with a real sign-in, whose FHIR answers a test bends; the app that is connected to it. */
import type { FailureCode } from '#shared/ipc/result';
import type { SyncEnd } from '#shared/model/plans/connection';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch } from '../../../electron/ports.ts';
import {
  type HostileServer,
  type RawAnswer,
  startHostileServer,
} from '../../support/hostile-authorization-server.ts';
import { testPayer } from '../../support/oauth-app.ts';
import { type Connected, connect } from '../sync/connected.ts';
import type { Seen } from './fault.ts';

type Json = Record<string, unknown>;
/** Another answer to a request below the FHIR base; `null` leaves it as it is. */
export type Bend = (target: string, base: string) => RawAnswer | null;

const ok = (body: unknown): RawAnswer => ({ body });

export function makeClaim(id: string, changes: Json = {}): Json {
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00Z' },
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'professional' }] },
    patient: { reference: 'Patient/p-1' },
    provider: { display: 'Canary Clinic' },
    created: '2026-01-02',
    billablePeriod: { start: '2026-01-01' },
    total: [
      {
        category: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }],
        },
        amount: { value: 120, currency: 'USD' },
      },
    ],
    ...changes,
  };
}

export function searchset(resources: readonly unknown[], next?: string, more: Json = {}): Json {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    entry: resources.map((resource) => ({ resource })),
    ...more,
  };
}

export const outcome = (text: string): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: text }],
});

const patient = {
  resourceType: 'Patient',
  id: 'p-1',
  name: [{ family: 'Canary', given: ['Violet'] }],
  birthDate: '1950-02-03',
};
const coverage = {
  resourceType: 'Coverage',
  id: 'cov-1',
  status: 'active',
  beneficiary: { reference: 'Patient/p-1' },
  payor: [{ display: 'Canary Plan' }],
};

export const isClaims = (target: string) => target.includes('ExplanationOfBenefit');
export const isSecondPage = (target: string) => target.includes('page=2');

/** Two pages of two claims, a patient, a coverage. */
function answerFrom(target: string, base: string): RawAnswer {
  const { pathname, searchParams } = new URL(target, 'http://plan.example');
  const path = pathname.replace('/fhir/', '');
  if (path === 'metadata') return ok({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  if (path === 'Patient/p-1') return ok(patient);
  if (path === 'Coverage') return ok(searchset([coverage]));
  if (path !== 'ExplanationOfBenefit') return { status: 404, body: outcome('No such record.') };
  if (searchParams.get('page') === '2') return ok(searchset([makeClaim('c-3'), makeClaim('c-4')]));
  return ok(searchset([makeClaim('c-1'), makeClaim('c-2')], `${base}/ExplanationOfBenefit?page=2`));
}

export type FaultyApp = {
  app: Connected;
  server: HostileServer;
  /** Takes effect at once. */
  bend: (bend: Bend | null) => void;
  fetchBy: (fetch: Fetch | null) => void;
};

/** The app connected to the plan, with the four claims of a first check unless `isFresh`. */
export async function withApp(
  work: (faulty: FaultyApp) => Promise<Seen>,
  { isFresh = false } = {},
): Promise<Seen> {
  let bend: Bend | null = null;
  let otherFetch: Fetch | null = null;
  const server = await startHostileServer();
  const { fhirBaseUrl } = server;
  server.behaviour.fhir = (target, isCurrent) => {
    if (!isCurrent && !target.includes('metadata')) return { status: 401, body: outcome('Sign in.') };
    return bend?.(target, fhirBaseUrl) ?? answerFrom(target, fhirBaseUrl);
  };
  const app = await connect(testPayer(fhirBaseUrl), {
    fetch: (request) => (otherFetch ?? nodeFetch)(request),
  });
  try {
    if (!isFresh) {
      const first = await app.run();
      if (first.outcome !== 'done' || first.newClaims !== 4) throw new Error(JSON.stringify(first));
    }
    return await work({
      app,
      server,
      bend: (next) => {
        bend = next;
      },
      fetchBy: (next) => {
        otherFetch = next;
      },
    });
  } finally {
    await app[Symbol.asyncDispose]();
    await server.close();
  }
}

/** The code of an end: of the whole check, or of the first part that is missing. */
export function codeOf({ failure, missing }: SyncEnd): FailureCode | null {
  return failure?.code ?? missing[0]?.failure.code ?? null;
}

/**
 * Checks with the fault, then without it. Kept: the claims of before are there as they were, and the next check is as if
 * nothing had been.
 */
export async function checkWith(
  faulty: FaultyApp,
  provoke: () => void | Promise<void>,
  { after = 'done' }: { after?: SyncEnd['outcome'] } = {},
): Promise<Seen> {
  const { app, bend, fetchBy } = faulty;
  const before = JSON.stringify(await app.claimRows());
  await provoke();
  const end = await app.run(true);
  const rows = JSON.stringify(await app.claimRows());
  bend(null);
  fetchBy(null);
  const next = await app.run(true);
  const isKept =
    rows === before && JSON.stringify(await app.claimRows()) === before && next.outcome === after;
  return { told: codeOf(end), log: app.app.log.lines, isKept };
}

/** A fault of the plan's answers that match; the four claims of before are kept. */
export const bentAnswer =
  (matches: (target: string) => boolean, answer: RawAnswer, options?: { after?: SyncEnd['outcome'] }) => () =>
    withApp((faulty) =>
      checkWith(faulty, () => faulty.bend((target) => (matches(target) ? answer : null)), options),
    );

/** The fault strikes the first time only. */
export const bentOnce = (matches: (target: string) => boolean, answer: RawAnswer) => () =>
  withApp((faulty) =>
    checkWith(faulty, () => {
      let isLeft = true;
      faulty.bend((target) => {
        if (!isLeft || !matches(target)) return null;
        isLeft = false;
        return answer;
      });
    }),
  );

/** The network itself fails. */
export const brokenFetch = (fetch: (request: Parameters<Fetch>[0]) => ReturnType<Fetch>) => () =>
  withApp((faulty) => checkWith(faulty, () => faulty.fetchBy(fetch)));
