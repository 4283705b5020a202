import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kindTotalsOf,
  monthTotalsOf,
  providerTotalsOf,
  totalsOf,
} from '../../../../electron/data/claims/compare/totals.ts';
import { rowFromClaim } from '../../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import { isTooLarge, Totals } from '../../../../shared/model/claims/totals.ts';
import { amounts, eob, typed } from '../../../fixtures/eob/build.ts';
import { listMonthsOf } from '../../../support/list-months.ts';
import { claimRow } from '../../../support/statement-fixture.ts';
import { read } from '../read.ts';

const row = (more: Json) =>
  rowFromClaim(read(eob(more)), {
    connectionId: 'plan',
    personId: 'p1',
    planName: 'Evergreen',
    openedAt: null,
  });
const sum = (
  cents: number | null,
  statedCents: number | null,
  computedCents: number | null,
  [statedBy, notStatedBy]: [statedBy: number, notStatedBy: number],
) => ({
  cents,
  statedCents,
  computedCents,
  statedBy,
  notStatedBy,
  partlyBy: 0,
});

it('a month is summed up in three currencies, and not in four', () => {
  const rows = ['USD', 'EUR', 'JPY', 'CHF'].map((currency) =>
    claimRow({ currency, serviceStart: '2026-03-01' }),
  );
  const sumsOf = (count: number) => listMonthsOf(rows.slice(0, count)).map(({ sums }) => sums.length);
  expect([3, 4].map(sumsOf)).toEqual([[3], [0]]);
});

describe('totals', () => {
  const rows = [
    row({ total: amounts({ submitted: 100, memberliability: 640, benefit: 60 }) }),
    row({ total: amounts({ submitted: 50, deductible: 42, benefit: 8 }) }),
    row({ ...typed('pharmacy'), total: amounts({ memberliability: 15, benefit: 20 }) }),
    row({ ...typed('pharmacy'), total: amounts({ paidbypatient: 10, benefit: 5 }) }),
    row({ total: amounts({ submitted: 70, benefit: 0, noncovered: 70 }) }),
    row({ total: amounts({ submitted: 30, benefit: 30 }) }),
    row({ status: 'cancelled', total: amounts({ submitted: 1000, memberliability: 1000 }) }),
    row({ outcome: 'queued', total: amounts({ submitted: 500 }) }),
  ];

  it('has no sum of claims that are together too large, and keeps all others', () => {
    const large = row({ total: amounts({ submitted: 1e9, deductible: 0, copay: 5, coinsurance: 0 }) });
    const many = [
      ...Array.from({ length: 1001 }, () => large),
      row({ total: amounts({ memberliability: 1 }) }),
    ];
    const [totals] = totalsOf(many);
    expect(totals?.billed).toEqual(sum(null, null, null, [1001, 1]));
    expect(isTooLarge(totals?.billed ?? sum(0, 0, 0, [0, 0]))).toBe(true);
    expect(totals?.copay).toEqual(sum(1001 * 500, 1001 * 500, null, [1001, 1]));
    expect(totals?.yourShare).toEqual(sum(1001 * 500 + 100, 100, 1001 * 500, [1002, 0]));
    expect(Totals.safeParse(totals).success).toBe(true);
  });

  it('adds only claims that count, keeps the pharmacy and what was worked out apart, and says what is missing', () => {
    const [totals, ...more] = totalsOf(rows);
    expect(more).toEqual([]);
    expect(totals).toMatchObject({
      currency: 'USD',
      claims: 8,
      counted: 6,
      notCounted: [
        { reason: 'canceled', claims: 1 },
        { reason: 'being-decided', claims: 1 },
      ],
      yourShare: sum(68200, 64000, 4200, [2, 2]),
      atPharmacy: sum(2500, 2500, null, [2, 0]),
      shareMissing: { beingDecided: 1, notPaidNoShare: 1, atPharmacy: 2, notStated: 1, laterPlan: 0 },
      billed: sum(25000, 25000, null, [4, 2]),
      planPaid: sum(12300, 12300, null, [6, 0]),
      copay: sum(null, null, null, [0, 6]),
    });
    expect(Totals.parse(totals)).toEqual(totals);
  });

  it('counts claims that state only a part of an amount, so that the sum may be more', () => {
    const item = (own: Json[]) => ({ sequence: 1, adjudication: own });
    const inPart = row({
      total: [],
      item: [item(amounts({ memberliability: 3 })), item(amounts({ benefit: 5 }))],
    });
    const whole = row({ total: amounts({ memberliability: 10, benefit: 1 }) });
    const [totals] = totalsOf([inPart, whole]);
    expect(totals?.yourShare).toEqual({ ...sum(1300, 1300, null, [2, 0]), partlyBy: 1 });
    expect(totals?.planPaid.partlyBy).toBe(1);
    expect(totals?.billed.partlyBy).toBe(0);
    expect(monthTotalsOf([inPart])[0]?.yourShare.partlyBy).toBe(1);
  });

  it('nets reversals and keeps currencies apart, dollars first', () => {
    const euros = (value: number) => ({
      category: { coding: [{ code: 'submitted' }] },
      amount: { value, currency: 'EUR' },
    });
    const totals = totalsOf([
      row({ total: [euros(5)] }),
      row({ total: amounts({ submitted: 100 }) }),
      row({ total: amounts({ submitted: -30 }) }),
    ]);
    expect(totals.map(({ currency, billed }) => [currency, billed.cents])).toEqual([
      ['USD', 7000],
      ['EUR', 500],
    ]);
    expect(totalsOf([])).toEqual([]);
  });

  it('groups by month, kind and provider the same way', () => {
    const dated = (start: string | undefined, more: Json = {}) =>
      row({
        billablePeriod: start ? { start } : undefined,
        created: undefined,
        total: amounts({ benefit: 1, memberliability: 2 }),
        ...more,
      });
    const list = [
      dated('2026-03-01'),
      dated('2026-01'),
      dated('2026-03-30'),
      dated('2026'),
      dated(undefined),
    ];
    expect(
      monthTotalsOf(list).map(({ month, claims, yourShare }) => [month, claims, yourShare.cents]),
    ).toEqual([
      [1, 1, 200],
      [3, 2, 400],
      [null, 2, 400],
    ]);
    expect(
      kindTotalsOf([...list, dated('2026', typed('pharmacy'))]).map(({ kind, atPharmacy }) => [
        kind,
        atPharmacy.cents,
      ]),
    ).toEqual([
      ['professional', null],
      ['pharmacy', 200],
    ]);
    const named = [dated('2026'), dated('2026', { provider: undefined }), dated('2026')];
    expect(providerTotalsOf(named).map(({ name, claims }) => [name, claims])).toEqual([
      ['Maple Street Clinic', 2],
      [null, 1],
    ]);
  });

  it('gives the same sum in any order and any split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: rows.length - 1 }), { maxLength: 40 }),
        fc.nat(40),
        (picks, cut) => {
          const picked = picks.flatMap((at) => rows[at] ?? []);
          const whole = totalsOf(picked)[0];
          const parts = [picked.slice(0, cut), picked.slice(cut)].flatMap((part) => totalsOf(part));
          const cents = parts.reduce((all, part) => all + (part.yourShare.cents ?? 0), 0);
          expect(whole?.yourShare.cents ?? 0).toBe(cents);
          expect(totalsOf(picked.toReversed())).toEqual(totalsOf(picked));
        },
      ),
    );
  });
});
