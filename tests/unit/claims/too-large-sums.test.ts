/** One plan whose claims come to more than can be added up: no total, and each plan's own sums stand, everywhere. */
import { describe, expect, it } from 'vitest';
import { isTooLarge } from '../../../shared/model/claims/totals.ts';
import type { ClaimListStatement, YearStatement } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { laidOut } from '../../support/statement-text.ts';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';

const today = '2026-06-01';

function openAbsurdAndHonest() {
  const { store } = memoryStore();
  const { personId, connectionId } = store.connection.create(newConnection({ planName: 'Absurd' }));
  const other = { planName: 'Honest', host: 'other.example', fhirBaseUrl: 'https://other.example/fhir' };
  const honest = store.connection.create(newConnection({ personId, ...other })).connectionId;
  const large = 999_999_999.99;
  const absurd = Array.from({ length: 1001 }, (_, at) =>
    eob({
      id: `a-${at}`,
      date: '2026-03-03',
      provider: `Clinic ${at}`,
      billed: large,
      paid: large,
      share: large,
    }),
  );
  storeAll(store, connectionId, absurd);
  storeAll(store, honest, [eob({ id: 'h', date: '2026-02-15', billed: 200, paid: 120, share: 30 })]);
  for (const id of [connectionId, honest]) store.archive.endPass(id, seenAt);
  return { store, personId, connectionId, honest };
}

describe('1,001 claims of $999,999,999.99 of one plan', () => {
  const { store, personId, honest } = openAbsurdAndHonest();
  const ofHonest = (plans: readonly { connectionId: string; totals: readonly object[] }[] | undefined) =>
    plans?.find(({ connectionId }) => connectionId === honest)?.totals[0];
  const honestSums = {
    billed: { cents: 200_00 },
    planPaid: { cents: 120_00 },
    yourShare: { cents: 30_00 },
  };

  it('leave no total in the list, and the other plan’s sums beside it', () => {
    const page = store.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
    expect(isTooLarge(page.totals[0]?.yourShare ?? expect.fail())).toBe(true);
    expect(ofHonest(page.byPlan)).toMatchObject(honestSums);
  });

  it('leave the other plan’s sums in the overview and in Spending', () => {
    const overview = store.claims.overview({ personId, year: 2026, today });
    const spending = store.spending.get({ personId, year: 2026, today });
    for (const { totals, byPlan } of [overview, spending]) {
      expect(totals[0]?.planPaid.cents).toBeNull();
      expect(ofHonest(byPlan)).toMatchObject(honestSums);
    }
  });

  it('stand plan by plan on the paper of a year, in its boxes, months and totals', () => {
    const request = {
      kind: 'year',
      personId,
      year: 2026,
      connectionId: null,
      options: usualOptions,
    } as const;
    const paper = store.statement.get({ request, madeOn: today }) as YearStatement;
    const months = paper.months.map(({ planName, yourShare }) => [planName, yourShare.cents]);
    expect(months).toEqual([
      ['Honest', 30_00],
      ['Absurd', null],
    ]);
    const printed = JSON.stringify(laidOut(paper));
    expect(printed).toContain('too large to add up, so totals are by plan');
    expect(printed).toMatch(/"big":"\$30\.00"/);
    expect(printed).toMatch(/2026, Honest/);
    expect(printed).toMatch(/"big":"too large to add up"/);
  });

  it('stand plan by plan on the paper of a list', () => {
    const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
    const request = { kind: 'list', filter: filter(personId), options } as const;
    const list = store.statement.get({ request, madeOn: today }) as ClaimListStatement;
    const printed = JSON.stringify(laidOut(list));
    expect(printed).toMatch(/"big":"too large to add up"/);
    expect(printed).toMatch(/Honest: 1 claim/);
    expect(printed).toMatch(/"big":"\$30\.00"/);
  });

  it('leave each claim’s amount in the saved table', () => {
    const csv = new TextDecoder().decode(store.claims.csv({ filter: filter(personId), language: 'en' }));
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1003);
    expect(lines.filter((line) => line.includes(',200.00,'))).toHaveLength(1);
  });

  it('of the only plan of a list are told as too large, once', () => {
    const page = store.claims.list({ filter: filter(personId, { text: 'clinic' }), offset: 0, limit: 10 });
    expect(page.totals[0]?.yourShare.cents).toBeNull();
    expect(page.byPlan).toBeUndefined();
  });
});
