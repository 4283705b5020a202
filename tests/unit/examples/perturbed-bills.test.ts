/**
 * From every claim of the sample people that counts and states a share: the bill that its provider would print, which
 * matches or says why not, and bills of which one thing is wrong, which never match.
 */
import { describe, expect, it } from 'vitest';
import type { Bill, BillFacts, Verdict } from '../../../shared/model/bills/bill.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { filter, memoryStore } from '../archive/records.ts';
import { printedBill } from '../bills/printed-bill.ts';
import { openSampled } from './sample-store.ts';

const now = '2026-11-27';
const agrees: ReadonlySet<Verdict> = new Set(['match', 'match-calc', 'several', 'plan-part']);
const shift = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

type Case = { row: ClaimRow; facts: BillFacts; hasSibling: boolean };

/** Everybody in one store, so that claims of others stand in the way. */
function loadCases() {
  const opened = memoryStore();
  const everyone = [
    openSampled({ now, name: 'Rosa Medina' }, opened),
    openSampled({ now, name: 'Theo Medina' }, opened),
    openSampled({ now, name: 'Walter Osgood', plans: ['medicare', 'evergreen'] }, opened),
    openSampled({ now, name: 'Max Measure', claims: 60 }, opened),
  ];
  const { store } = opened;
  const cases = everyone.flatMap(({ personId }, at) => {
    const other = everyone[(at + 1) % everyone.length]?.personId ?? '';
    const rows = store.claims.list({ filter: filter(personId), offset: 0, limit: 1_000 }).rows;
    return rows.flatMap((row): (Case & { other: string })[] => {
      if (!row.counted || row.yourShare === null || row.serviceStart === null) return [];
      const { claim } = store.claims.get({ claimId: row.id });
      const account = claim.otherNumbers.find(({ label }) => label === 'patientaccountnumber')?.value;
      const facts: BillFacts = {
        ...printedBill,
        personId,
        biller: claim.provider.name ?? claim.facility?.name ?? '',
        accounts: account === undefined ? [] : [account],
        serviceStart: row.serviceStart,
        serviceEnd: row.serviceEnd === row.serviceStart ? null : row.serviceEnd,
        statementDate: null,
        dueCents: row.yourShare.cents,
        currency: row.currency,
        totalChargesCents: row.billed?.cents ?? null,
      };
      const hasSibling = rows.some((one) => one.id !== row.id && one.serviceStart === row.serviceStart);
      return [{ row, facts, hasSibling, other }];
    });
  });
  const judge = (facts: BillFacts) => {
    const { billId } = store.bills.save({ billId: null, facts });
    const { verdict } = store.bills.get({ billId, today: now });
    store.bills.remove({ billId });
    return verdict;
  };
  return { cases, judge };
}

const { cases, judge } = loadCases();

/** Why the right bill need not match: it is said of the claim, and not of the verdict. */
function justify({ facts }: Case): Verdict[] {
  if (facts.dueCents === 0) return ['nothing-due'];
  // Nobody prints an account number: two plans tell of one visit, or the name, day and charges are all there is.
  return facts.accounts.length === 0 ? ['ask', 'two'] : [];
}

function count(names: readonly string[]): string {
  return Object.entries(Object.groupBy(names, (one) => one))
    .map(([name, all]) => `${name} ${all?.length}`)
    .join(', ');
}

describe('bills made from sample claims', () => {
  it('that are right match their own claim, or say why not', () => {
    const verdicts = cases.map((one) => {
      const { verdict, claims } = judge(one.facts);
      const isOwn = agrees.has(verdict) && claims.length === 1 && claims[0]?.claimId === one.row.id;
      expect(isOwn || justify(one).includes(verdict), `${one.row.id}: ${verdict}`).toBe(true);
      return verdict;
    });
    console.info(`right bills from ${cases.length} sample claims: ${count(verdicts)}`);
    expect(verdicts.filter((one) => agrees.has(one)).length).toBeGreaterThan(200);
  });

  const withAccount = cases.filter(({ facts }) => facts.accounts.length > 0);
  const digitOff = (account = '') => account.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  it.each<[string, typeof cases, (one: (typeof cases)[number]) => Partial<Bill>]>([
    ['another person', cases, ({ other }) => ({ personId: other })],
    ['one digit of the account', withAccount, ({ facts }) => ({ accounts: [digitOff(facts.accounts[0])] })],
    [
      'ten days later',
      cases,
      ({ facts }) => ({
        serviceStart: shift(facts.serviceStart ?? '', 10),
        serviceEnd: facts.serviceEnd && shift(facts.serviceEnd, 10),
      }),
    ],
    ['three cents more', cases, ({ facts }) => ({ dueCents: Number(facts.dueCents) + 3 })],
    ['three cents less', cases, ({ facts }) => ({ dueCents: Number(facts.dueCents) - 3 })],
    ['a name that hundreds carry, and no account', cases, () => ({ biller: 'Medical Group', accounts: [] })],
    [
      'no account and no charges, beside another claim of that day',
      cases.filter(({ hasSibling }) => hasSibling),
      () => ({ accounts: [], totalChargesCents: null }),
    ],
  ])('that are wrong never match: %s', (what, wrong, change) => {
    const verdicts = wrong.map((one) => ({
      id: one.row.id,
      verdict: judge({ ...one.facts, ...change(one) }).verdict,
    }));
    console.info(`${what}, ${verdicts.length} bills: ${count(verdicts.map(({ verdict }) => verdict))}`);
    expect(verdicts.length).toBeGreaterThan(15);
    expect(verdicts.filter(({ verdict }) => agrees.has(verdict))).toEqual([]);
  });
});
