/** States of the app worth looking at. */

import { coded, measured, record } from '../../../support/health-fixture.ts';
import { healthRows } from '../health-rows.ts';
import { printAnswers } from '../print-answers.ts';
import type { StubAnswers, StubBridge } from '../stub-bridge.ts';
import { StubFailure } from '../stub-bridge.ts';
import { coverageAnswers } from '../stub-coverage.ts';
import { evergreen, medicare, offer, samplePlanInfo, syncDone } from '../stub-data.ts';
import { fileAnswers } from '../stub-files.ts';
import { findAnswers } from '../stub-find.ts';
import { healthAnswers } from '../stub-health.ts';

export type Scenario = { answers: StubAnswers; after?: (bridge: StubBridge) => void };

const never = () => new Promise<never>(() => undefined);
const nobody: StubAnswers = { 'people.list': () => [], 'connection.list': () => [] };

const endless = 'endless'.repeat(700);
const hostileRows = [
  record('lab', endless, {
    start: '2026-03-03',
    summary: endless,
    source: endless,
    planName: endless,
    measurements: [measured(coded(endless), null, endless, { text: endless, interpretation: 'abnormal' })],
  }),
  record('condition', null, { start: 'no date', summary: endless.replaceAll('endless', 'many words ') }),
  ...healthRows,
];

function keepBrowserOpen(bridge: StubBridge): void {
  setInterval(
    () =>
      bridge.emit('connect.progress', {
        stage: 'browser-open',
        host: 'login.evergreen.example',
        endsAt: new Date(Date.now() + 8 * 60_000).toISOString(),
        hint: null,
      }),
    500,
  );
}

function halfRead(bridge: StubBridge): void {
  setInterval(
    () =>
      bridge.emit('import.progress', {
        importId: 'import-1',
        stage: 'looking',
        fileName: 'ExplanationOfBenefit.ndjson',
        readBytes: 96_000_000,
        totalBytes: 204_000_000,
        records: 4210,
      }),
    300,
  );
}

export const scenarios: Record<string, Scenario> = {
  usual: { answers: {} },
  print: { answers: printAnswers() },
  find: { answers: findAnswers() },
  coverage: { answers: coverageAnswers() },
  health: { answers: healthAnswers() },
  'health-none': { answers: healthAnswers([]) },
  'health-hostile': { answers: healthAnswers(hostileRows) },
  'health-partial': {
    answers: {
      ...healthAnswers(),
      'connection.list': () => [
        {
          ...evergreen,
          records: 40,
          granted: [...evergreen.granted, 'results'],
          notGranted: ['medicines'],
          lastEnd: {
            ...syncDone,
            outcome: 'partial',
            missing: [
              {
                category: 'documents',
                resourceType: null,
                failure: { code: 'fhir/timeout', message: 'No answer.', retryable: true },
              },
            ],
          },
        },
      ],
    },
  },
  files: { answers: fileAnswers },
  'files-looking': { answers: { ...fileAnswers, 'files.choose': never }, after: halfRead },
  'first-run': { answers: nobody },
  'no-key-store': {
    answers: {
      ...nobody,
      'app.info': () => ({
        version: '0.1.0',
        storage: 'memory-no-key-store',
        dark: false,
        platform: 'linux',
      }),
    },
  },
  loading: { answers: { 'connection.list': never, 'accessLog.list': never } },
  broken: {
    answers: {
      'connection.list': () => {
        throw new StubFailure('store/corrupt');
      },
      'accessLog.list': () => {
        throw new StubFailure('store/corrupt');
      },
    },
  },
  plans: {
    answers: {
      'connection.list': () => [
        {
          ...evergreen,
          syncing: {
            connectionId: evergreen.id,
            category: 'claims',
            claimsSoFar: 212,
            expected: 640,
            perSecond: 80,
            waitingMs: null,
          },
        },
        {
          ...medicare,
          lastEnd: {
            ...syncDone,
            connectionId: medicare.id,
            outcome: 'failed',
            failure: {
              code: 'fhir/timeout',
              message: 'No answer.',
              retryable: true,
              retryAfterMs: 600_000,
              details: ['data.medicare.example', 'status 504'],
            },
          },
        },
        {
          ...evergreen,
          id: 'c-walter',
          personId: 'p-walter',
          planName: 'Lakes Supplement',
          state: 'ended',
          accessEndsAt: '2026-03-20T12:00:00Z',
          lastEnd: {
            ...syncDone,
            outcome: 'partial',
            missing: [
              {
                category: 'providers',
                resourceType: null,
                failure: { code: 'fhir/forbidden', message: 'Not allowed.', retryable: false },
              },
            ],
          },
        },
      ],
    },
  },
  consent: { answers: { 'plans.offer': () => ({ ...offer, mayNotSupportApps: true }) } },
  'consent-secret': {
    answers: {
      'plans.offer': () => ({
        ...offer,
        needsClientId: true,
        canKeepUpToDate: false,
        planSetsHowLong: true,
        endsOtherSignIns: true,
        client: { ...offer.client, methods: ['secret-basic', 'secret-post', 'private-key'] },
        categories: [
          ...offer.categories,
          ...(['conditions', 'medicines', 'allergies', 'results', 'immunizations', 'visits'] as const).map(
            (category) => ({ category, required: false }),
          ),
        ],
      }),
    },
  },
  'consent-remembered': {
    answers: {
      'plans.offer': () => ({
        ...offer,
        client: {
          ...offer.client,
          remembered: {
            clientId: 'a1b2c3d4-e5f6-4711-8a9b-0c1d2e3f4a5b',
            method: 'secret-basic',
            keyId: null,
            brokerUrl: null,
            relayUrl: null,
            redirectPort: null,
          },
        },
      }),
    },
  },
  'plan-list': {
    answers: {
      'payers.search': () =>
        (['plan', 'plan', 'portal-only', 'sandbox'] as const).map((kind, index) => ({
          id: `plan-${index}`,
          name:
            ['Harbor Plan', 'Blue Lantern of Nebraska', 'Ambler Health', 'Harbor Plan (sandbox)'][index] ??
            '',
          alsoKnownAs: index === 1 ? ['Lantern NE', 'BLNE'] : [],
          kind,
          host: kind === 'portal-only' ? null : 'api.harbor.example',
          portalUrl: 'https://developer.harbor.example/apps',
          isSample: false,
          needsClientId: index !== 0,
        })),
    },
  },
  waiting: { answers: { 'connection.connect': never }, after: keepBrowserOpen },
  sample: {
    after: keepBrowserOpen,
    answers: {
      ...nobody,
      'connection.connect': never,
      'samplePlan.start': () => samplePlanInfo,
      'plans.offer': () => ({
        ...offer,
        planName: 'Evergreen Health (made up)',
        signInHost: '127.0.0.1:28421',
        dataHost: '127.0.0.1:28421',
        isSample: true,
        accessMonths: null,
      }),
    },
  },
};
