/** A bill that is not for the claim, or not for its share, never matches: each single difference is enough. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { billOf, claimOf, judge } from './bill-and-claim.ts';

const shiftDay = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const digits = fc.stringMatching(/^[1-9]\d{4,8}$/);
const days = fc.integer({ min: 0, max: 400 }).map((more) => shiftDay('2025-01-01', more));
const cents = fc.integer({ min: 3, max: 500_000 });

/** A bill and its claim, which match. */
const pairs = fc
  .record({ account: digits, day: days, share: cents, more: cents })
  .map(({ account, day, share, more }): { bill: Bill; claim: ClaimFacts } => ({
    bill: billOf({
      accounts: [account],
      serviceStart: day,
      statementDate: shiftDay(day, 60),
      dueCents: share,
    }),
    claim: claimOf({
      accounts: [account],
      start: day,
      end: day,
      lines: [{ date: day, code: null, chargeCents: share + more + 7 }],
      decidedOn: shiftDay(day, 30),
      shareCents: share,
      planPaidCents: more,
      allowedCents: share + more,
      billedCents: share + more + 7,
    }),
  }));

const isMatch = (bill: Bill, claims: ClaimFacts[]) =>
  ['match', 'match-calc', 'several', 'plan-part'].includes(judge(bill, claims).verdict);

it('a bill for the share of its claim matches', () => {
  fc.assert(
    fc.property(pairs, ({ bill, claim }) => {
      expect(isMatch(bill, [claim])).toBe(true);
    }),
  );
});

it.each<
  [
    string,
    (
      pair: { bill: Bill; claim: ClaimFacts },
      n: number,
    ) => { bill?: Partial<Bill>; claim?: Partial<ClaimFacts> },
  ]
>([
  ['another person', () => ({ bill: { personId: 'ben' } })],
  ['another name of the patient', () => ({ bill: { patientName: 'Baby Girl Ruiz' } })],
  [
    'one other digit of the account',
    ({ bill }, n) => {
      const [account = ''] = bill.accounts;
      const at = n % account.length;
      const digit = String((Number(account[at]) % 9) + 1);
      return { bill: { accounts: [account.slice(0, at) + digit + account.slice(at + 1)] } };
    },
  ],
  ['ten days later', ({ bill }) => ({ bill: { serviceStart: shiftDay(bill.serviceStart ?? '', 10) } })],
  ['one day earlier', ({ bill }) => ({ bill: { serviceStart: shiftDay(bill.serviceStart ?? '', -1) } })],
  ['no date', () => ({ bill: { serviceStart: null } })],
  ['three cents more', ({ bill }) => ({ bill: { dueCents: Number(bill.dueCents) + 3 } })],
  ['three cents less', ({ bill }) => ({ bill: { dueCents: Number(bill.dueCents) - 3 } })],
  ['another currency', () => ({ bill: { currency: 'CAD' } })],
  ['an undecided claim', () => ({ claim: { state: 'open' as const } })],
  ['a refused claim', () => ({ claim: { state: 'refused' as const } })],
  ['a canceled claim', () => ({ claim: { state: 'canceled' as const } })],
  ['no share stated', () => ({ claim: { shareCents: null } })],
  ['another plan that has not decided', () => ({ claim: { nextPlan: { state: 'deciding' as const } } })],
  ['a program under which nobody may bill', () => ({ claim: { isBillingBarred: true } })],
])('%s is no match', (_what, change) => {
  fc.assert(
    fc.property(pairs, fc.nat(1000), (pair, n) => {
      const { bill = {}, claim = {} } = change(pair, n);
      expect(isMatch({ ...pair.bill, ...bill }, [{ ...pair.claim, ...claim }])).toBe(false);
    }),
  );
});

it('the amount alone finds no claim: two visits with the same share stay two', () => {
  fc.assert(
    fc.property(pairs, days, ({ bill, claim }, day) => {
      fc.pre(day !== claim.start);
      const other = { ...claim, id: 'c2', start: day, end: day, lines: [], accounts: [] };
      const unnamed = { ...bill, accounts: [], serviceStart: null };
      expect(judge(unnamed, [claim, other]).verdict).not.toBe('match');
    }),
  );
});
