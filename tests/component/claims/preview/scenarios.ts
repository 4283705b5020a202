/** States of the Claims, Claim and Spending screens worth looking at. */
import type { StubAnswers } from '../../support/stub-bridge.ts';
import { evergreen } from '../../support/stub-data.ts';
import {
  claimView,
  filtered,
  harbor,
  lakeside,
  manyRows,
  noAmounts,
  northgate,
  overview,
  pageOf,
  rows,
  spending,
  totals,
} from '../claims-data.ts';

const list =
  (all: typeof rows): NonNullable<StubAnswers['claims.list']> =>
  ({ filter, offset, limit }) =>
    pageOf(filtered(all, filter), offset, limit);

const many = manyRows(3000);

export const scenarios: Record<string, StubAnswers> = {
  usual: {
    'connection.list': () => [evergreen],
    'claims.overview': ({ year }) => overview({ year: year ?? 2026 }),
    'claims.list': list(rows),
    'claims.get': ({ claimId }) =>
      claimId === harbor.id
        ? claimView(
            {
              id: harbor.id,
              state: 'plan-did-not-pay',
              kind: 'professional',
              provider: { name: 'Harbor Anesthesia Group', npi: null, phone: null, address: null },
              lines: [],
              amounts: { ...noAmounts, billed: claimView().claim.amounts.billed },
              reasons: [
                {
                  kind: 'denial',
                  text: 'More information is needed from the provider.',
                  code: 'N1',
                  system: 'Plan code',
                  noteNumber: null,
                  lineNumber: null,
                },
              ],
            },
            { row: harbor },
          )
        : claimView(),
    'claims.source': () => ({
      json: JSON.stringify({ resourceType: 'ExplanationOfBenefit', id: '2' }, null, 2),
    }),
    'claims.saveCsv': () => ({ savedAs: '/home/rosa/claims.csv' }),
    'claims.answerVisit': () => ({}),
    'spending.get': ({ year }) => spending({ year: year ?? 2026 }),
  },
  many: {
    'claims.list': list(many),
    'claims.overview': ({ year }) =>
      overview({ year: year ?? 2026, years: [2026, 2025, 2024, 2023], attention: [] }),
  },
  visit: {
    'connection.list': () => [evergreen, { ...evergreen, id: 'c-medicare', planName: 'Medicare' }],
    'claims.overview': () =>
      overview({
        openVisits: [
          { first: { ...lakeside, planName: 'Medicare' }, second: { ...lakeside, id: 'x/9' }, same: null },
        ],
        byPlan: [
          { connectionId: 'c-medicare', planName: 'Medicare', totals: [totals()] },
          { connectionId: evergreen.id, planName: 'Evergreen Health', totals: [totals()] },
        ],
      }),
    'spending.get': () => spending({ openVisits: 1 }),
  },
  busy: {
    'connection.list': () => [
      {
        ...evergreen,
        firstSyncDone: false,
        lastCheckedAt: null,
        syncing: {
          connectionId: evergreen.id,
          category: 'claims',
          claimsSoFar: 212,
          expected: 640,
          perSecond: 80,
          waitingMs: null,
        },
      },
    ],
    'claims.overview': () => overview({ totalsReady: false, attention: [], totals: [], months: [] }),
    'spending.get': () => spending({ totalsReady: false }),
  },
  failed: {
    'connection.list': () => [
      {
        ...evergreen,
        lastEnd: {
          connectionId: evergreen.id,
          outcome: 'failed',
          newClaims: 0,
          changedClaims: 0,
          missing: [],
          failure: { code: 'fhir/timeout', message: 'No answer.', retryable: true, details: ['status 504'] },
        },
      },
    ],
  },
  empty: {
    'claims.list': list([]),
    'claims.overview': () =>
      overview({ years: [], year: null, totals: [], months: [], attention: [], byPlan: [] }),
    'spending.get': () =>
      spending({ years: [], year: null, totals: [], months: [], kinds: [], providers: [], byPlan: [] }),
  },
  'no-match': { 'claims.list': list([]) },
  changed: {
    'claims.get': () =>
      claimView(
        { checks: [{ code: 'payment-adds-up', ok: false, differenceCents: 1250, amount: 'planPaid' }] },
        {
          row: northgate,
          history: [
            { seenAt: '2026-03-15T12:04:00Z', what: 'first-seen', changes: [] },
            {
              seenAt: '2026-03-20T12:04:00Z',
              what: 'changed',
              changes: [{ field: 'yourShare', before: null, after: '86210' }],
            },
          ],
        },
      ),
  },
};
