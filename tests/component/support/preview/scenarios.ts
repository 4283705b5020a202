/** States of the app worth looking at. */

import { printAnswers } from '../print-answers.ts';
import type { StubAnswers, StubBridge } from '../stub-bridge.ts';
import { StubFailure } from '../stub-bridge.ts';
import { coverageAnswers } from '../stub-coverage.ts';
import { evergreen, medicare, offer, samplePlanInfo, syncDone } from '../stub-data.ts';
import { healthAnswers } from '../stub-health.ts';

export type Scenario = { answers: StubAnswers; after?: (bridge: StubBridge) => void };

const never = () => new Promise<never>(() => undefined);
const nobody: StubAnswers = { 'people.list': () => [], 'connection.list': () => [] };

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

export const scenarios: Record<string, Scenario> = {
  usual: { answers: {} },
  print: { answers: printAnswers() },
  coverage: { answers: coverageAnswers() },
  health: { answers: healthAnswers() },
  'health-none': { answers: healthAnswers([]) },
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
