/** What is not marked as paid: each dollar once, no more than the share, and nothing ticked that may not be owed. */

import { describe, expect, it } from 'vitest';
import { isSureToPay } from '#shared/words/bill-step';
import { fill, openSampled } from '../examples/sample-store.ts';

const today = '2026-12-01';

function open(isFilled = true) {
  const opened = openSampled({ now: today, name: 'Rosa Medina' });
  if (isFilled) fill(opened, today);
  const { store, personId } = opened;
  const sheet = (year = 2026) => store.taxes.worksheet({ personId, year, today });
  return { ...opened, sheet };
}

describe('shares of claims without a bill', () => {
  it('are to be marked, and no longer once they are paid', () => {
    const { store, sheet } = open(false);
    const shares = () =>
      sheet().others.filter(({ leftOut, billId }) => leftOut.includes('not-paid') && billId === null);
    const [first] = shares();
    expect(first).toMatchObject({ source: 'plan', claimId: expect.any(String), paidOn: null });
    const claim = store.claims.get({ claimId: first?.claimId ?? '' });
    expect(first?.cents).toBe(claim.claim.amounts.yourShare?.cents);
    const pay = (cents: number) =>
      store.bills.payClaim({
        claimId: first?.claimId ?? '',
        facts: { cents, currency: 'USD', paidOn: today, way: 'card', note: '' },
      });
    pay(1_00);
    expect(shares().find(({ id }) => id === first?.id)?.cents).toBe((first?.cents ?? 0) - 1_00);
    pay((first?.cents ?? 0) - 1_00);
    expect(shares().map(({ id }) => id)).not.toContain(first?.id);
  });

  it('of a claim whose numbers do not add up are in doubt', () => {
    const { store, sheet } = open(false);
    const shares = sheet()
      .years.flatMap((year) => sheet(year).others)
      .filter(
        ({ leftOut, claimId, source }) =>
          leftOut.includes('not-paid') && claimId !== null && source === 'plan',
      )
      .map(({ claimId, doubt }) => ({
        doubt,
        attention: store.claims.get({ claimId: claimId ?? '' }).row.attention,
      }));
    const doubtsOf = (attention: string) => [
      ...new Set(shares.filter((one) => one.attention === attention).map(({ doubt }) => doubt)),
    ];
    expect(doubtsOf('does-not-add-up')).toEqual(['numbers']);
  });

  it('stand with the bill where one is or may be about the claim: each dollar once', () => {
    const { store, personId, sheet } = open();
    const { rows } = store.bills.list({ personId, today });
    const named = new Set(rows.flatMap(({ verdict }) => verdict.claims.map(({ claimId }) => claimId)));
    expect(named.size).toBeGreaterThan(0);
    for (const year of sheet().years)
      for (const { billId, claimId, leftOut } of sheet(year).others)
        if (billId === null && leftOut.includes('not-paid')) expect(named.has(claimId ?? '')).toBe(false);
  });
});

it('the years are all that have something to mark', () => {
  const { sheet } = open(false);
  const { years } = sheet();
  expect(years.length).toBeGreaterThan(1);
  for (const year of years.filter((one) => one !== 2026))
    expect(sheet(year).others.length).toBeGreaterThan(0);
});

describe('an open bill', () => {
  it('that asks for more than the share proposes the share and is in doubt; what agrees is not', () => {
    const { store, personId, sheet } = open();
    const bills = store.bills.list({ personId, today }).rows;
    const all = sheet().years.flatMap((year) => sheet(year).others);
    const rowOf = (verdict: string) => {
      const ids = bills
        .filter((row) => row.verdict.verdict === verdict && row.openCents > 0)
        .map(({ bill }) => bill.id);
      return all.filter(({ billId }) => ids.includes(billId ?? ''));
    };
    const higher = rowOf('higher');
    expect(higher.length).toBeGreaterThan(0);
    for (const row of higher) {
      expect(row.doubt).toBe('more');
      expect(row.toMarkCents).toBeLessThan(row.cents ?? 0);
    }
    for (const row of rowOf('refused')) expect(row.doubt).toBe('refused');
    for (const row of rowOf('ask')) expect(row.doubt).toBe('question');
    const agreed = rowOf('match');
    expect(agreed.length).toBeGreaterThan(0);
    for (const row of agreed) expect(row).toMatchObject({ doubt: null, toMarkCents: row.cents });
  });

  it('about which something is to be asked first is in doubt, whatever its verdict', () => {
    const { store, personId, sheet } = open();
    const unsure = new Set(
      store.bills
        .list({ personId, today })
        .rows.filter((row) => row.openCents > 0 && !isSureToPay(row))
        .map(({ bill }) => bill.id),
    );
    const rows = sheet()
      .years.flatMap((year) => sheet(year).others)
      .filter(({ billId }) => unsure.has(billId ?? ''));
    expect(rows.some(({ doubt }) => doubt === 'check')).toBe(true);
    for (const row of rows) expect([row.provider, row.doubt]).not.toEqual([row.provider, null]);
  });
});

it('a bill that prints no day of care has that of its lines, else of the claim that it is surely about', () => {
  const { store, personId, sheet } = open();
  const found = store.bills
    .list({ personId, today })
    .rows.find(
      ({ bill, verdict, openCents }) =>
        verdict.verdict === 'match' && openCents > 0 && bill.serviceStart !== null && bill.lines.length === 0,
    );
  const { id, isExample: _, ...facts } = found?.bill ?? expect.fail('no open bill that agrees');
  const day = facts.serviceStart ?? '';
  const year = Number(day.slice(0, 4));
  const dayOf = (change: Partial<typeof facts>) => {
    store.bills.save({ billId: id, facts: { ...facts, ...change } });
    return sheet(year).others.find(({ billId }) => billId === id)?.serviceStart;
  };
  const line = {
    ...{ serviceStart: day, serviceEnd: null, account: null, code: null },
    ...{ chargeCents: null, dueCents: facts.dueCents, personId: null },
  };
  expect(dayOf({ serviceStart: null, serviceEnd: null, lines: [line] })).toBe(day);
  const { claimNumber } = store.claims.get({ claimId: found?.verdict.claims[0]?.claimId ?? '' }).row;
  expect(dayOf({ serviceStart: null, serviceEnd: null, lines: [], claimNumber })).toBe(day);
});

it('an open bill that prints no claim number has that of the claim that it is surely about, and its kind', () => {
  const { store, personId, sheet } = open();
  const found = store.bills.list({ personId, today }).rows.find(({ bill, verdict, openCents }) => {
    const isSure = verdict.verdict === 'match' && verdict.claims.length === 1;
    return isSure && openCents > 0 && bill.claimNumber === null && bill.serviceStart?.startsWith('2026');
  });
  const { row } = store.claims.get({
    claimId: found?.verdict.claims[0]?.claimId ?? expect.fail('no such bill'),
  });
  const unpaid = sheet().others.find(({ billId }) => billId === found?.bill.id);
  expect(row.claimNumber).not.toBeNull();
  expect(unpaid).toMatchObject({ claimNumber: row.claimNumber, kind: row.kind });
});
