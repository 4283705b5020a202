/**
 * What a person wrote down as paid counts once, wherever it is told, whichever of the claims of a visit, versions or
 * copies it was written for: in the year, for its claim, on paper and in the worksheet. Taken away, it leaves nothing.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaymentEntry } from '../../../shared/model/bills/payment.ts';
import type { WorksheetRow } from '../../../shared/model/bills/worksheet.ts';
import type { ClaimStatement, YearStatement } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { anyClaims, openRandomPlans, type RandomPlans } from '../archive/random-claims.ts';
import { filter } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const today = '2026-06-01';
const currencies = ['USD', 'EUR'];
const years = [2024, 2025, 2026];

const payment = fc.record({
  at: fc.nat(40),
  /** For the bill about the claim, or for the claim alone. */
  isForBill: fc.boolean(),
  facts: fc.record({
    cents: fc.constantFrom(100, 3_000, 15_000, -500, -10_000),
    currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
    paidOn: fc.constantFrom('2025-12-31', '2026-01-20', '2026-04-01', '2026-07-01'),
    way: fc.constantFrom<PaymentEntry['way']>('card', 'hsa', 'other', 'plan', 'provider'),
    note: fc.constant(''),
  }),
});
const payments = fc.array(payment, { minLength: 1, maxLength: 6 });
type Written = { paymentId: string; claimId: string; facts: PaymentEntry };

function add(all: readonly number[]): number {
  return all.reduce((sum, cents) => sum + cents, 0);
}

/** A bill that the person said is about that claim. */
function writeBill({ store, personId }: RandomPlans, claimId: string): string {
  const { currency, providerName } = store.claims.get({ claimId }).row;
  const about = { biller: providerName ?? '', currency, serviceStart: null, accounts: [] };
  const { id: _, ...facts } = billOf({ personId, ...about });
  const { billId } = store.bills.save({ billId: null, facts });
  store.bills.answer({ billId, claimId, isMeant: true });
  return billId;
}

function writeAll(
  { store }: RandomPlans,
  bills: ReadonlyMap<string, string>,
  all: readonly (typeof payment extends fc.Arbitrary<infer T> ? T : never)[],
): Written[] {
  const ids = [...bills.keys()];
  return all.map(({ at, isForBill, facts }) => {
    const claimId = ids[at % ids.length] ?? '';
    const { paymentId } = isForBill
      ? store.bills.pay({ billId: bills.get(claimId) ?? '', facts })
      : store.bills.payClaim({ claimId, facts });
    return { paymentId, claimId, facts };
  });
}

function checkYears({ store, personId }: RandomPlans, written: readonly Written[]): void {
  for (const year of years)
    for (const currency of currencies) {
      const own = written.filter(
        ({ facts }) => facts.currency === currency && facts.paidOn.startsWith(`${year}`),
      );
      const told = store.bills.paidInYear({ personId, year }).find((one) => one.currency === currency);
      expect(told?.cents ?? 0).toBe(add(own.map(({ facts }) => facts.cents)));
      expect(add(told?.months.map(({ cents }) => cents) ?? [])).toBe(told?.cents ?? 0);
    }
}

/** Each payment stands on the page of its claim, and once among those of the list; paper says the same. */
function checkClaims({ store, personId, claimIds }: RandomPlans, written: readonly Written[]): void {
  const paid = store.bills.paidClaims({ personId });
  const standing = new Set(paid.map(({ claimId }) => claimId));
  expect(standing.size).toBe(paid.length);
  for (const claimId of claimIds) {
    const { currency } = store.claims.get({ claimId }).row;
    const own = written.filter((one) => one.claimId === claimId);
    const shown = store.bills.claimPayments({ claimId }).map((one) => one.payment);
    const shownIds = shown.map(({ id }) => id);
    expect(shownIds).toEqual(expect.arrayContaining(own.map(({ paymentId }) => paymentId)));
    const request = { kind: 'claim', claimId, options: usualOptions } as const;
    const paper = store.statement.get({ request, madeOn: today }) as ClaimStatement;
    const ofCurrency = shown.filter((one) => one.currency === currency);
    expect(paper.written?.cents ?? 0).toBe(add(ofCurrency.map(({ cents }) => cents)));
  }
  const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 100 });
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...standing]));
  for (const { claimId, cents, ofShareCents } of paid) {
    const row = rows.find(({ id }) => id === claimId);
    const shareCents = row?.counted && row.kind !== 'pharmacy' ? (row.yourShare?.cents ?? 0) : 0;
    expect(ofShareCents ?? 0).toBe(Math.max(0, Math.min(cents, shareCents)));
  }
  const undated = rows.filter(({ serviceStart }) => serviceStart === null);
  const undatedIds = undated.flatMap(({ id, visit }) => visit?.parts.map((part) => part.id) ?? [id]);
  const printed = years.flatMap((year) => {
    const request = { kind: 'year', personId, year, connectionId: null, options: usualOptions } as const;
    return (store.statement.get({ request, madeOn: today }) as YearStatement).written;
  });
  const inDollars = written.filter(({ facts }) => facts.currency === 'USD');
  const paidCents = add(paid.map(({ cents }) => cents));
  expect(paidCents).toBe(add(inDollars.map(({ facts }) => facts.cents)));
  const onPaper = [...printed, ...paid.filter(({ claimId }) => undatedIds.includes(claimId))];
  expect(add(onPaper.map(({ cents }) => cents))).toBe(paidCents);
}

/** Each cent that was paid is in one place, and what came back came back once, in its own currency. */
function checkWorksheet({ store, personId }: RandomPlans, written: readonly Written[]): void {
  const sheets = years.map((year) => store.taxes.worksheet({ personId, year, today }));
  const isRefund = ({ leftOut }: WorksheetRow) => leftOut.includes('refund-without-payment');
  const rows = sheets.flatMap((sheet) => [...sheet.rows, ...sheet.others]).filter((row) => row.paidOn);
  for (const { rows: own, sums, own: kept } of sheets) {
    const counted = own.filter(({ countsFor }) => countsFor.includes('tax'));
    expect([add(counted.map(({ ownCents }) => ownCents)), add(sums.map(({ cents }) => cents))]).toEqual([
      kept.cents,
      kept.cents,
    ]);
    for (const { ownCents, accountCents, planCents, givenBackCents, overpaidCents, cents, leftOut } of own)
      if (!leftOut.includes('not-paid'))
        expect(ownCents + add(Object.values(accountCents)) + planCents + givenBackCents + overpaidCents).toBe(
          cents,
        );
  }
  for (const currency of currencies) {
    const all = written.filter(({ facts }) => facts.currency === currency).map(({ facts }) => facts.cents);
    const own = rows.filter((row) => row.currency === currency);
    const paid = own.filter((row) => !isRefund(row));
    expect(add(paid.map(({ cents }) => cents ?? 0))).toBe(add(all.filter((cents) => cents > 0)));
    const isOfPlan = paid.some(({ notes }) => notes.includes('plan-sent-money'));
    const backCents = add(own.map(({ repaidCents }) => repaidCents));
    const refundCents = -add(all.filter((cents) => cents < 0));
    if (!isOfPlan) expect(backCents).toBeLessThanOrEqual(refundCents);
  }
}

function tellMoney({ store, personId }: RandomPlans) {
  return {
    paid: store.bills.paidClaims({ personId }),
    bills: store.bills.list({ personId, today }),
    years: years.map((year) => [
      store.bills.paidInYear({ personId, year }),
      store.taxes.worksheet({ personId, year, today }),
      store.spending.get({ personId, year, today }),
      store.limits.get({ personId, year, today }),
    ]),
    household: store.people.household({ today }),
  };
}

it('whatever was paid for which claim, before and after visits are answered', () => {
  fc.assert(
    fc.property(anyClaims, payments, (claims, all) => {
      // What was paid for a claim in another currency than its own is in no sum of claims.
      const opened = openRandomPlans({ ...claims, isInDollars: true });
      if (opened.claimIds.length === 0) return;
      const bills = new Map(opened.claimIds.slice(-8).map((id) => [id, writeBill(opened, id)]));
      const before = tellMoney(opened);
      const written = writeAll(opened, bills, all);
      const check = () => {
        checkYears(opened, written);
        checkClaims(opened, written);
        checkWorksheet(opened, written);
      };
      check();
      const takeBack = opened.answerVisits();
      check();
      takeBack();
      check();
      for (const { paymentId } of written) opened.store.bills.removePayment({ paymentId });
      expect(tellMoney(opened)).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 60_000);
