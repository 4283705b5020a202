import { describe, expect, test } from 'vitest';
import {
  claimRow,
  claimStatement,
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
