/** Claims of any amounts, states and days, and a person whose plans sent them: two plans, and the first of them again. */
import fc from 'fast-check';
import type { Db } from '../../../electron/data/database/database.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { eob, later, memoryStore, newConnection, storeAll } from './records.ts';

const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication';
const base = 'http://terminology.hl7.org/CodeSystem/adjudication';

const money = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40_000 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -9_000, max: -1 }).map((cents) => cents / 100) },
);

/** What two plans may both tell of, so that it is asked whether it is one visit. */
const visits = [
  { date: '2026-01-15', provider: 'Amber Clinic', billed: 200 },
  { date: '2025-12-31', provider: 'Birch Clinic', billed: 99.5 },
  { date: '2026-03-02', provider: 'Amber Clinic', billed: 75 },
];

const claim = fc.record({
  id: fc.nat(9),
  visit: fc.constantFrom(null, ...visits),
  number: fc.nat(11),
  date: fc.constantFrom('2026-01-31', '2026-03', '2026', '2025-12-31', '2024-02-29', null),
  provider: fc.constantFrom('Amber Clinic', 'Birch Clinic'),
  created: fc.constantFrom('2026-02-01', '2026-02-03', '2026-03-01'),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
  status: fc.oneof(
    { weight: 8, arbitrary: fc.constant('active') },
    { weight: 1, arbitrary: fc.constantFrom('cancelled', 'draft') },
  ),
  outcome: fc.oneof(
    { weight: 8, arbitrary: fc.constant('complete') },
    { weight: 1, arbitrary: fc.constant('queued') },
  ),
  type: fc.constantFrom('professional', 'professional', 'pharmacy', 'oral'),
  replaces: fc.constantFrom(null, null, null, null, 3, 7),
  amounts: fc.record({
    submitted: money,
    eligible: money,
    benefit: money,
    memberliability: money,
    deductible: money,
    copay: money,
    coinsurance: money,
    noncovered: money,
    discount: money,
    priorpayerpaid: money,
    paidbypatient: money,
    paidtopatient: money,
  }),
});
type RandomClaim = typeof claim extends fc.Arbitrary<infer T> ? T : never;

const ofCarin = /noncovered|memberliability|coinsurance|discount|payerpaid|patient/;

function buildClaim(sent: RandomClaim, isInDollars: boolean): Record<string, unknown> {
  const { id, visit, number, date, provider, created, status, outcome, type, replaces } = sent;
  const currency = visit || isInDollars ? 'USD' : sent.currency;
  const amounts = { ...sent.amounts, ...(visit && { submitted: visit.billed }) };
  const related = { relationship: { coding: [{ code: 'prior' }] }, reference: { value: `CLM-${replaces}` } };
  return {
    ...eob({
      id: `c-${id}`,
      number: `CLM-${number}`,
      created,
      status,
      lastUpdated: `${created}T00:00:00Z`,
      related: replaces === null ? [] : [related],
      ...(visit ?? { date, provider }),
    }),
    outcome,
    type: { coding: [{ code: type }] },
    total: Object.entries(amounts).flatMap(([code, value]) =>
      value === null
        ? []
        : [
            {
              category: { coding: [{ system: ofCarin.test(code) ? carin : base, code }] },
              amount: { value, currency },
            },
          ],
    ),
  };
}

const sent = fc.uniqueArray(claim, { selector: ({ id }) => id, maxLength: 8 });
/** What each plan sends, and how the questions about visits are answered; `null`: not at all. */
export const anyClaims = fc.record({
  plans: fc.tuple(sent, sent, sent),
  /** Whether all of it is in dollars. */
  isInDollars: fc.boolean(),
  answers: fc.array(fc.constantFrom(true, true, true, false, null), { minLength: 9, maxLength: 9 }),
});
type Sent = typeof anyClaims extends fc.Arbitrary<infer T> ? T : never;

export type RandomPlans = {
  db: Db;
  store: DataOperations;
  personId: string;
  connectionIds: string[];
  /** Ids of all that was sent. */
  claimIds: string[];
  /** Answers the questions about visits; what it returns takes the answers back. */
  answerVisits(): () => void;
};

/** One person with the claims; no question about a visit is answered yet. */
export function openRandomPlans({ plans, isInDollars, answers }: Sent): RandomPlans {
  const { db, store } = memoryStore();
  const first = store.connection.create(newConnection());
  const { personId } = first;
  const otherPlan = { planName: 'Other', host: 'other.example', fhirBaseUrl: 'https://other.example/fhir' };
  const connectionIds = [
    first.connectionId,
    store.connection.create(newConnection({ personId, ...otherPlan })).connectionId,
    store.connection.create(newConnection({ personId, planName: 'The first again' })).connectionId,
  ];
  for (const [at, connectionId] of connectionIds.entries()) {
    storeAll(
      store,
      connectionId,
      (plans[at] ?? []).map((one) => buildClaim(one, isInDollars)),
    );
    store.archive.endPass(connectionId, later);
    store.connection.update(connectionId, { firstSyncDone: true });
  }
  return {
    db,
    store,
    personId,
    connectionIds,
    claimIds: connectionIds.flatMap((connectionId, at) =>
      (plans[at] ?? []).map(({ id }) => `${connectionId}/c-${id}`),
    ),
    answerVisits() {
      const { questions } = store.claims.openVisits({ personId });
      const pairs = questions.map((asked) => ({ firstId: asked.first.id, secondId: asked.second.id }));
      const give = (answerOf: (at: number) => boolean | null) =>
        store.claims.answerVisits({ answers: pairs.map((pair, at) => ({ ...pair, same: answerOf(at) })) });
      give((at) => answers[at % answers.length] ?? null);
      return () => give(() => null);
    },
  };
}
