/** Papers to print, each with the most pages that it may take. */
import type { BenefitBalance, Claim } from '../../../shared/model/claims/claim.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import type { StatementOptions } from '../../../shared/model/papers/statement.ts';
import {
  amounts,
  claimRow,
  claimStatement,
  evergreenPlan,
  knee,
  medicarePlan,
  notInNetwork,
  rosasRows,
  type SourceParts,
  sent,
  yearStatement,
} from '../statement-fixture.ts';
import { busyRows, wideRows } from './many-rows.ts';
import { paperScenes, type Scene } from './paper-scenes.ts';

const reasonsOf = (rows: readonly ClaimRow[]): NonNullable<SourceParts['reasons']> =>
  Object.fromEntries(
    rows.map(({ id }, index) => [
      id,
      [{ ...notInNetwork, text: index % 2 === 0 ? notInNetwork.text : 'This service needs approval first.' }],
    ]),
  );

const limit = {
  network: null,
  unit: null,
  term: null,
  name: 'Physical therapy',
  description: null,
  isExcluded: false,
} as const;

function yearScene(
  name: string,
  most: number,
  options: Partial<StatementOptions>,
  parts: SourceParts,
): Scene {
  return {
    name,
    most,
    statement: yearStatement(options, { reasons: reasonsOf(parts.rows ?? []), ...parts }),
  };
}

function claimScene(
  name: string,
  most: number,
  options: Partial<StatementOptions>,
  [more, row]: [Partial<Claim>, Partial<ClaimRow>] = [{}, {}],
): Scene {
  const one = knee();
  const claims = [knee({ lines: one.claim.lines.slice(0, 1), ...more }, row)];
  return { name, most, statement: claimStatement(options, { claims }) };
}

const paid: [Partial<Claim>, Partial<ClaimRow>] = [
  { state: 'plan-paid', reasons: [] },
  { state: 'plan-paid', decidedOn: '2026-03-19' },
];
const refused: [Partial<Claim>, Partial<ClaimRow>] = [
  {
    state: 'plan-did-not-pay',
    planKind: 'employer',
    paidOn: null,
    amounts: amounts({ billed: 824_000, notCovered: 824_000, planPaid: 0 }),
  },
  { state: 'plan-did-not-pay', planPaid: sent(0), yourShare: null, mayOwe: null },
];
const refusedByUnknown: typeof refused = [{ ...refused[0], planKind: 'unknown' }, refused[1]];
const twoPlans = {
  rows: [
    ...rosasRows(),
    claimRow({
      id: 'c-medicare/1',
      connectionId: 'c-medicare',
      planName: 'Medicare',
      serviceStart: '2026-02-10',
    }),
  ],
  plans: [evergreenPlan, medicarePlan],
};
const ofMedicare = { cents: 7_500, source: 'plan' as const };
const visitPart = (id: string, planName: string, planPaid: ReturnType<typeof sent>) => ({
  id,
  connectionId: id.split('/')[0] ?? '',
  planName,
  openedAt: null,
  claimNumber: `26-${id}`,
  state: 'plan-paid' as const,
  counted: true,
  planPaid,
});
/** One visit that the person called one: the last plan's claim stands for both. */
const oneVisit = claimRow({
  id: 'c-evergreen/visit-of-two',
  serviceStart: '2026-02-10',
  planPaid: sent(9_000),
  mayOwe: sent(500),
  yourShare: sent(500),
  visit: {
    isOrderKnown: true,
    parts: [
      visitPart('c-medicare/1', 'Medicare', ofMedicare),
      visitPart('c-evergreen/2', 'Evergreen Health PPO', sent(1_500)),
    ],
  },
});
const busy = { rows: busyRows() };

export const scenes: Scene[] = [
  yearScene('a year of few claims', 2, {}, { rows: rosasRows() }),
  yearScene('a year of 42 claims', 5, {}, busy),
  yearScene('a year of 42 claims on A4 in Spanish', 5, { paper: 'a4', language: 'es' }, busy),
  yearScene('a year of 42 claims without amounts billed', 5, { hideBilled: true }, busy),
  yearScene('a year in two languages', 10, { language: 'bilingual' }, busy),
  yearScene('a year of wide amounts and long names', 9, { language: 'es' }, { rows: wideRows() }),
  yearScene(
    'a year of one month',
    4,
    {},
    { rows: busyRows().map((row) => ({ ...row, serviceStart: '2026-05-04', serviceEnd: null })) },
  ),
  yearScene('a year of two plans', 2, {}, twoPlans),
  yearScene('a year of two plans that may have seen one visit', 3, {}, { ...twoPlans, openVisits: 1 }),
  yearScene(
    'a year of two plans that looked at one visit',
    2,
    {},
    {
      ...twoPlans,
      rows: [...rosasRows(), oneVisit],
    },
  ),
  yearScene('a year by months in large print', 3, { size: 'large' }, busy),
  yearScene(
    'a year by months in large print in Spanish on A4',
    3,
    { size: 'large', language: 'es', paper: 'a4' },
    busy,
  ),
  yearScene('a year by months in extra large print', 4, { size: 'extra-large' }, busy),
  yearScene('every claim in large print', 20, { size: 'large', allClaims: true }, busy),
  claimScene('a claim with one service', 1, {}, paid),
  claimScene('a claim with one service in Spanish on A4', 1, { language: 'es', paper: 'a4' }, paid),
  claimScene('a claim in two languages', 2, { language: 'bilingual' }, paid),
  claimScene('a refused claim with one service', 1, {}, refused),
  claimScene('a refused claim of a plan that nobody knows', 1, {}, refusedByUnknown),
  claimScene(
    'a refused claim of a plan that nobody knows in Spanish',
    1,
    { language: 'es' },
    refusedByUnknown,
  ),
  claimScene(
    'a refused claim of a plan that nobody knows in two languages',
    2,
    { language: 'bilingual' },
    refusedByUnknown,
  ),
  claimScene('a claim that was paid in part, of a plan that nobody knows', 1, {}),
  claimScene('a claim that was paid in part, of a plan that nobody knows, in Spanish', 1, { language: 'es' }),
  claimScene('a claim with the plan’s count of its limits', 1, {}, [
    { balances: [{ ...limit, category: null, limits: [] } as unknown as BenefitBalance] },
    {},
  ]),
  {
    name: 'a claim of a visit that two plans looked at',
    most: 2,
    statement: {
      ...claimStatement({}, { claims: [knee(...paid)] }),
      stories: [
        {
          isOrderKnown: true,
          first: claimRow({ planName: 'Medicare', planPaid: ofMedicare }),
          last: claimRow({ planPaid: sent(1_500), mayOwe: sent(500) }),
          disagreement: null,
        },
      ],
    },
  },
  claimScene('a claim in large print', 5, { size: 'large' }, paid),
  ...paperScenes,
];
