import { describe, expect, test } from 'vitest';
import { buildStatement } from '../../../electron/data/statements/build-statement.ts';
import type { StatementSource } from '../../../electron/data/statements/statement-source.ts';
import { coveredText } from '../../../shared/cover-texts.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { PaidClaim } from '../../../shared/model/bills/paid-sums.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import type { ClaimFilter } from '../../../shared/model/claims/claims-view.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { createFullSource } from '../../support/sheets/full-source.ts';
import {
  claimRow,
  claimStatement,
  createStatementSource,
  evergreenPlan,
  medicarePlan,
  notInNetwork,
  rosasRows,
  sent,
  yearStatement,
} from '../../support/statement-fixture.ts';

const medicareRow = claimRow({
  id: 'c-medicare/1',
  connectionId: 'c-medicare',
  planName: 'Medicare',
  yourShare: sent(700),
});
const twoPlans = { rows: [...rosasRows(), medicareRow], plans: [evergreenPlan, medicarePlan] };

type VisitPart = NonNullable<ClaimRow['visit']>['parts'][number];
const visitPart = (more: Partial<VisitPart>) => ({ state: 'plan-paid', ...more }) as VisitPart;

describe('the statement of a year', () => {
  test('shows the last four places of the member id, all of them only when asked', () => {
    expect(yearStatement().plans[0]?.memberId).toBe('4410');
    expect(yearStatement({ fullMemberId: true }).plans[0]?.memberId).toBe('EVG00774410');
    expect(claimStatement().plans[0]?.memberId).toBe('4410');
  });

  test('months come in order with their own sums, claims without a month last', () => {
    const rows = [claimRow({ serviceStart: '2026' }), claimRow({ serviceStart: null }), ...rosasRows()];
    const { months } = yearStatement({}, { rows });
    expect(months.map(({ month, rows: of }) => [month, of.length])).toEqual([
      [1, 1],
      [2, 1],
      [3, 4],
      [null, 2],
    ]);
    expect(months[2]?.yourShare.cents).toBe(86_210 + 4_000);
    expect(months[2]?.atPharmacy.cents).toBe(1_500);
  });

  test('month sums add up to the total, and not counted claims are in none', () => {
    const { months, totals, notCounted } = yearStatement();
    const sum = months.reduce((all, { yourShare }) => all + (yourShare.cents ?? 0), 0);
    expect(totals[0]?.yourShare.cents).toBe(sum);
    expect(notCounted.map(({ notCountedBecause }) => notCountedBecause)).toEqual([
      'replaced',
      'being-decided',
    ]);
    expect(months.flatMap(({ rows }) => rows).some(({ row }) => !row.counted)).toBe(false);
  });

  test('each reason of the plan is there once; paid claims have none', () => {
    const rows = ['a', 'b', 'paid'].map((id) =>
      claimRow({ id, state: id === 'paid' ? 'plan-paid' : 'plan-did-not-pay' }),
    );
    const reasons = { a: [notInNetwork], b: [{ ...notInNetwork, lineNumber: 2 }], paid: [notInNetwork] };
    const statement = yearStatement({}, { rows, reasons });
    expect(statement.notes).toHaveLength(1);
    expect(statement.months[0]?.rows.map(({ noteNumbers }) => noteNumbers)).toEqual([[1], [1], []]);
  });

  test('while it is open whether two plans saw one visit, no sum goes over both plans', () => {
    const { months, kinds, openVisits } = yearStatement({}, { ...twoPlans, openVisits: 1 });
    expect(openVisits).toBe(1);
    expect(kinds).toEqual([]);
    expect(months.map(({ month, planName }) => [month, planName])).toEqual([
      [1, 'Evergreen Health PPO'],
      [2, 'Evergreen Health PPO'],
      [3, 'Evergreen Health PPO'],
      [3, 'Medicare'],
    ]);
    expect(months[3]?.yourShare.cents).toBe(700);
  });

  test('one plan alone has no open visits and only its own totals', () => {
    const statement = yearStatement({}, { ...twoPlans, openVisits: 1 }, 'c-medicare');
    expect(statement.openVisits).toBe(0);
    expect(statement.byPlan.map(({ planName }) => planName)).toEqual(['Medicare']);
    expect(statement.plans.map(({ name }) => name)).toEqual(['Medicare']);
    expect(statement.totals[0]?.yourShare.cents).toBe(700);
  });

  test('a month sums the main currency; another one stands only in its rows', () => {
    const rows = [claimRow(), claimRow({ currency: 'EUR', yourShare: sent(99_900) }), claimRow()];
    const { months, totals } = yearStatement({}, { rows });
    expect(totals.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
    expect(months[0]?.yourShare.cents).toBe(8_000);
    expect(months[0]?.rows).toHaveLength(3);
  });
});

describe('what a year says beside its claims', () => {
  const emptyRows = { rows: [] };
  const [limits] = createFullSource({ count: 1 }).limits('p-rosa', 2026, '2026-03-20').plans;
  if (!limits) throw new Error('no limits');
  const [meter] = limits.meters;
  if (!meter) throw new Error('no meter');

  test('the one plan asked for has a name only where there are others', () => {
    expect(yearStatement({}, twoPlans, 'c-medicare').ofPlan).toBeNull();
    const visit = {
      isOrderKnown: true,
      parts: [
        visitPart({ id: 'c-evergreen/v', connectionId: 'c-evergreen', planName: 'Evergreen Health PPO' }),
        visitPart({ id: 'c-medicare/v', connectionId: 'c-medicare', planName: 'Medicare' }),
      ],
    };
    const parts = { ...twoPlans, rows: [claimRow({ connectionId: 'c-medicare', visit })] };
    expect(yearStatement({}, parts, 'c-medicare').ofPlan).toBe('Medicare');
    expect(yearStatement({}, parts).ofPlan).toBeNull();
  });

  test('it goes from its first day of care to its last; without days it says none', () => {
    const rows = [claimRow({ serviceStart: '2026-03-01' }), claimRow({ serviceStart: '2026-01-09' })];
    const undated = claimRow({ serviceStart: null });
    expect(yearStatement({}, { rows: [undated, ...rows] })).toMatchObject({
      from: '2026-01-09',
      to: '2026-03-01',
    });
    expect(yearStatement({}, { rows: [undated] })).toMatchObject({ from: null, to: null });
  });

  test('its totals stand plan by plan, of the plan asked for or of all', () => {
    const names = (connectionId: string | null) =>
      yearStatement({}, twoPlans, connectionId).byPlan.map(({ planName }) => planName);
    expect(names(null)).toEqual(['Evergreen Health PPO', 'Medicare']);
    expect(names('c-evergreen')).toEqual(['Evergreen Health PPO']);
  });

  test('limits are those of the plan’s own care in network whose sum and count are known', () => {
    const known = {
      connectionId: 'c-evergreen',
      planName: 'Evergreen Health PPO',
      whose: 'person',
      what: 'deductible',
      limitCents: 150_000,
      usedCents: 75_000,
      currency: 'USD',
      count: 'ours',
    };
    const limitsOf = (more: Partial<typeof meter>, connectionId: string | null = null) =>
      yearStatement(
        {},
        { limits: [{ ...limits, planId: 'c-evergreen/card', meters: [{ ...meter, ...more }] }] },
        connectionId,
      ).limits;
    expect(limitsOf({})).toEqual([known]);
    expect(limitsOf({ plans: { cents: 75_000, asOf: null } })).toEqual([{ ...known, count: 'plans' }]);
    expect(limitsOf({ care: 'dental' })).toEqual([]);
    expect(limitsOf({ network: 'out' })).toEqual([]);
    expect(limitsOf({ limit: null })).toEqual([]);
    expect(limitsOf({ shownCents: null })).toEqual([]);
    expect(limitsOf({}, 'c-evergreen')).toEqual([known]);
    expect(limitsOf({}, 'c-medicare')).toEqual([]);
  });

  test('what was written down as paid is summed by currency, for claims of the year alone', () => {
    const paid = (claimId: string, cents: number, more: Partial<PaidClaim> = {}): PaidClaim => ({
      claimId,
      cents,
      currency: 'USD',
      month: null,
      keptCents: cents,
      ofShareCents: null,
      ...more,
    });
    const rows = [claimRow({ id: 'a' }), claimRow({ id: 'b' })];
    const written = (...all: PaidClaim[]) => yearStatement({}, { rows, paid: all }).written;
    expect(written(paid('a', 100), paid('b', 20), paid('b', 5, { currency: 'EUR' }))).toEqual([
      { currency: 'USD', cents: 120 },
      { currency: 'EUR', cents: 5 },
    ]);
    expect(written(paid('other', 100))).toEqual([]);
    expect(written(paid('a', 100), paid('b', 20, { isExample: true }))).toEqual([
      { currency: 'USD', cents: 120, isExample: true },
    ]);
  });

  test('what was paid for any claim of a visit counts for it', () => {
    const parts = ['c-evergreen/v', 'c-medicare/v'].map((id) => visitPart({ id }));
    const rows = [claimRow({ id: 'c-evergreen/v', visit: { isOrderKnown: true, parts } })];
    const paid = { cents: 100, keptCents: 100, currency: 'USD', month: null, ofShareCents: null };
    expect(yearStatement({}, { rows, paid: [{ ...paid, claimId: 'c-medicare/v' }] }).written).toEqual([
      { currency: 'USD', cents: 100 },
    ]);
  });

  test('while visits are open, those called one stand by both plans, and a plan that is gone by its name', () => {
    const openedAt = '2026-03-19T00:00:00Z';
    const visit = {
      isOrderKnown: true,
      parts: [
        visitPart({ id: 'c-evergreen/v', connectionId: 'c-evergreen', planName: 'Evergreen Health PPO' }),
        visitPart({ id: 'c-medicare/v', connectionId: 'c-medicare', planName: 'Medicare' }),
        visitPart({ id: 'c-medicare/w', connectionId: 'c-medicare', planName: 'Medicare' }),
      ],
    };
    const rows = [
      claimRow({ visit }),
      claimRow({ connectionId: 'c-gone', planName: 'Old Plan', openedAt }),
      claimRow({ connectionId: 'c-nameless', planName: null as never }),
      claimRow(),
    ];
    const { months } = yearStatement({}, { ...twoPlans, rows, openVisits: 1 });
    expect(months.map(({ planName, openedAt: at, rows: of }) => [planName, at, of.length])).toEqual([
      ['Evergreen Health PPO', null, 1],
      ['Evergreen Health PPO + Medicare', null, 1],
      ['Old Plan', openedAt, 1],
      ['', null, 1],
    ]);
    const [month] = yearStatement({}, { ...twoPlans, rows }).months;
    expect(month).toMatchObject({ planName: null, openedAt: null, rows: { length: 4 } });
  });

  test('a year without claims has no sums, and no month', () => {
    expect(yearStatement({}, emptyRows)).toMatchObject({ months: [], totals: [], notes: [], plans: [] });
  });

  test('kinds of care are summed in the main currency, and not while visits are open', () => {
    const rows = [claimRow(), claimRow({ kind: 'pharmacy', currency: 'EUR' })];
    expect(yearStatement({}, { rows }).kinds.map(({ kind }) => kind)).toEqual(['professional']);
    expect(yearStatement({}, { rows, openVisits: 1 }).kinds).toEqual([]);
  });

  test('claims of one day stand by their ids', () => {
    const rows = ['c', 'a', 'b'].map((id) => claimRow({ id }));
    expect(yearStatement({}, { rows }).months[0]?.rows.map(({ row }) => row.id)).toEqual(['a', 'b', 'c']);
  });

  test('a month without an amount in the main currency says that none is stated, not 0', () => {
    const rows = [
      claimRow({ serviceStart: '2026-01-02' }),
      claimRow({ serviceStart: '2026-02-02', currency: 'EUR' }),
    ];
    const [, february] = yearStatement({}, { rows }).months;
    expect(february).toMatchObject({
      billed: { cents: null },
      planPaid: { cents: null },
      yourShare: { cents: null },
    });
  });

  test('a person who is not here any more has no name on it', () => {
    expect(yearStatement({}, { personName: null }).personName).toBeNull();
    expect(yearStatement().personName).toBe('Rosa Medina');
  });
});

describe('the statement of a claim', () => {
  test('has the story of a visit where there is one, and what was paid for the claim', () => {
    const source = createStatementSource();
    const story = { from: 'one visit' } as never;
    const build = (parts: Partial<StatementSource>) =>
      buildStatement(
        { kind: 'claim', claimId: 'c-evergreen/knee', options: usualOptions },
        { ...source, ...parts },
        '2026-03-20',
      );
    const claim = (id: string) => ({
      ...source.claim(id),
      visits: [{ story: null }, { story }] as never,
    });
    expect(build({ claim })).toMatchObject({ stories: [story], written: null });
    const paid = {
      claimId: 'c-evergreen/whole',
      cents: 7,
      keptCents: 7,
      currency: 'USD',
      month: null,
      ofShareCents: null,
    };
    expect(build({ paidClaims: () => [paid], paidClaimId: () => 'c-evergreen/whole' })).toMatchObject({
      written: { cents: 7, currency: 'USD' },
    });
  });

  test('names only the plan that sent it', () => {
    const { plans } = claimStatement({}, { plans: [medicarePlan, evergreenPlan] });
    expect(plans.map(({ name }) => name)).toEqual(['Evergreen Health PPO']);
  });
});

describe('a list of claims', () => {
  const list = (
    filter: Partial<ClaimFilter>,
    { page, plans }: { page?: object; plans?: StatementSource['plans'] } = {},
  ) => {
    const source = createStatementSource({ plans: [evergreenPlan, medicarePlan] });
    const whole: StatementSource = {
      ...source,
      ...(plans && { plans }),
      claimList: (asked) => ({ ...source.claimList(asked), ...page }),
    };
    const { size, paper, language } = usualOptions;
    const options = { size, paper, language };
    return buildStatement(
      { kind: 'list', filter: { ...everyClaim('p-rosa'), ...filter }, options },
      whole,
      '2026-03-20',
    );
  };

  test('names the plans that were chosen, and asks for none where none was', () => {
    expect(list({ connectionIds: ['c-medicare'] })).toMatchObject({ planNames: ['Medicare'] });
    const plans = () => {
      throw new Error('asked');
    };
    expect(list({}, { plans })).toMatchObject({ planNames: [] });
  });

  test('covers what was typed to find claims where one of them is covered, and only then', () => {
    const typed = { text: 'knee', provider: 'Lakes' };
    expect(list(typed)).toMatchObject({ filter: typed });
    const page = { rows: [claimRow({ providerName: coveredText })] };
    expect(list(typed, { page })).toMatchObject({
      filter: { text: coveredText, provider: coveredText },
    });
    expect(list({}, { page })).toMatchObject({ filter: { text: null, provider: null } });
  });
});

describe('cards and health records', () => {
  const { size, paper, language } = usualOptions;

  test('a card has its numbers only where they were asked for', () => {
    const build = (showMemberId: boolean) =>
      buildStatement(
        {
          kind: 'card',
          coverageIds: ['c-evergreen/card'],
          options: { size: 'wallet', paper, language, showMemberId },
        },
        createStatementSource(),
        '2026-03-20',
      );
    expect(build(true)).toMatchObject({ cards: [{ numbers: { memberId: expect.any(String) } }] });
    expect(build(false)).toMatchObject({ cards: [{ numbers: null }] });
  });

  test('records have the name and the birthday of the person, or of nobody', () => {
    const build = (parts: Partial<StatementSource> = {}) =>
      buildStatement(
        { kind: 'health', personId: 'p-rosa', kinds: [], options: { size, paper, language, past: true } },
        { ...createStatementSource(), ...parts },
        '2026-03-20',
      );
    expect(build()).toMatchObject({ personName: 'Rosa Medina', birthDate: '1958-07-09' });
    expect(build({ person: () => null })).toMatchObject({ personName: null, birthDate: null });
  });
});

describe('bills, news and visits', () => {
  test('are each a paper of their own', () => {
    const { size, paper, language } = usualOptions;
    const source = createStatementSource();
    for (const [kind, said] of [
      ['bills', { rows: [] }],
      ['news', { news: source.news('p-rosa', '2026-03-20') }],
      ['visits', { checks: [] }],
    ] as const) {
      const request = { kind, personId: 'p-rosa', options: { size, paper, language } };
      expect(buildStatement(request, source, '2026-03-20')).toMatchObject({ kind, ...said });
    }
  });
});
