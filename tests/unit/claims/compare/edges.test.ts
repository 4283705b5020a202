/** Where rules on claims that stand beside each other begin and end. */
import { describe, expect, it } from 'vitest';
import { mergeVisits, type VisitPair } from '../../../../electron/data/claims/compare/merge-visits.ts';
import {
  type LifecycleFacts,
  settleLifecycle,
} from '../../../../electron/data/claims/compare/settle-claims.ts';
import { totalsOf } from '../../../../electron/data/claims/compare/totals.ts';
import { findPlace } from '../../../../electron/data/claims/compare/trace-chain.ts';
import { findLastPlan, orderPlans } from '../../../../electron/data/claims/compare/visit-story.ts';
import { AttentionReason, type ClaimRow } from '../../../../shared/model/claims/claim-row.ts';
import { claimRow } from '../../../support/statement-fixture.ts';

const plan = (cents: number) => ({ cents, source: 'plan' as const });

describe('one visit of several plans', () => {
  const merge = (
    rows: { readonly [key: number]: ClaimRow | undefined },
    pairs: readonly [number, number][],
    isTwice = false,
  ) =>
    mergeVisits(
      pairs.map(([firstKey, secondKey]): VisitPair => ({ firstKey, secondKey, same: true })),
      (key) => rows[key] ?? null,
      () => isTwice,
    );
  const open = { counted: false, notCountedBecause: 'being-decided' as const };
  const gone = { counted: false, notCountedBecause: 'canceled' as const };

  it.each<[string, { [key: number]: ClaimRow | undefined }]>([
    ['whose first claim is not here', { 2: claimRow() }],
    ['whose second claim is not here', { 1: claimRow() }],
    ['whose first claim was canceled', { 1: claimRow(gone), 2: claimRow() }],
    ['whose second claim was canceled', { 1: claimRow(), 2: claimRow(gone) }],
    ['of two currencies', { 1: claimRow(), 2: claimRow({ currency: 'EUR' }) }],
    ['of which none counts', { 1: claimRow(open), 2: claimRow(open) }],
  ])('is none %s', (_, rows) => {
    expect(merge(rows, [[1, 2]]).size).toBe(0);
  });

  it('is made of a claim that counts and one that is being decided', () => {
    const merged = merge({ 1: claimRow(open), 2: claimRow() }, [[1, 2]]);
    expect(merged.get(1)?.row.visit?.parts.map(({ counted }) => counted)).toEqual([true, false]);
    expect(merged.get(1)?.key).toBe(2);
  });

  it('has to be looked at where one of its claims has, for the weightiest reason', () => {
    const attentionOf = (one: ClaimRow['attention'], other: ClaimRow['attention']) =>
      merge({ 1: claimRow({ attention: one }), 2: claimRow({ attention: other }) }, [[1, 2]]).get(1)?.row
        .attention;
    const [first = null, second = null] = AttentionReason.options;
    expect(attentionOf(null, null)).toBeNull();
    expect(attentionOf(null, second)).toBe(second);
    expect(attentionOf(second, first)).toBe(first);
  });

  it('has its claims in the order in which they came, however they were asked about', () => {
    const rows = { 1: claimRow(), 2: claimRow(), 30: claimRow() };
    const keys = merge(rows, [
      [30, 2],
      [2, 1],
    ]).get(1)?.keys;
    expect(keys).toEqual([1, 2, 30]);
  });

  it.each([
    [1, 2],
    [2, 1],
  ])('of one claim twice keeps the plan’s own before that of a file: file %i, plan %i', (file, own) => {
    const rows = {
      [file]: claimRow({ openedAt: '2026-03-03T18:00:00Z', planName: 'A file' }),
      [own]: claimRow({ planName: 'The plan' }),
    };
    expect(merge(rows, [[1, 2]], true).get(1)?.row.planName).toBe('The plan');
  });

  it('comes last at the plan that names another’s payment, else at the one that decided later', () => {
    const row = (decidedOn: string | null, others = 0) =>
      claimRow({ decidedOn, otherInsurerPaid: plan(others) });
    expect(orderPlans(row('2026-01-02'), row('2026-01-01'))).toBe(1);
    expect(orderPlans(row('2026-01-01'), row('2026-01-02'))).toBe(-1);
    expect(orderPlans(row('2026-01-01'), row('2026-01-01'))).toBe(0);
    expect(orderPlans(row(null), row('2026-01-01'))).toBe(-1);
    expect(orderPlans(row('2026-01-01', 500), row('2026-01-02'))).toBe(1);
    expect(orderPlans(row('2026-01-02'), row('2026-01-01', 500))).toBe(-1);
    const [early, late] = [row('2026-01-01'), row('2026-01-02')];
    expect(findLastPlan(early, late)).toBe(late);
    expect(findLastPlan(late, early)).toBe(late);
  });
});

describe('claims of one number', () => {
  const fact = (id: string, more: Partial<LifecycleFacts> = {}): LifecycleFacts => ({
    id,
    kind: 'professional',
    patientReference: 'Patient/1',
    chainNumbers: ['A'],
    chainNames: [],
    claimNumber: 'A',
    related: [],
    state: 'plan-paid',
    counted: true,
    notCountedBecause: null,
    lastUpdated: '2026-02-01T00:00:00Z',
    decidedOn: null,
    serviceStart: null,
    serviceEnd: null,
    amounts: {
      billed: null,
      planPaid: null,
      allowed: null,
      drugPrice: null,
      alreadyPaid: null,
      yourShare: null,
    },
    ...more,
  });
  const countOf = (facts: readonly LifecycleFacts[]) =>
    [...settleLifecycle(facts).values()].filter(({ counted }) => counted).length;
  const many = (count: number) => Array.from({ length: count }, (_, at) => fact(`plan/${at}`));

  it('are one up to a hundred; more than that have no number in common', () => {
    expect(countOf(many(2))).toBe(1);
    expect(countOf(many(100))).toBe(1);
    expect(countOf(many(101))).toBe(101);
  });

  const first = { services: 'X', serviceStart: '2026-01-01', serviceEnd: '2026-01-02' };
  const second = { services: 'Y', serviceStart: '2026-01-05', serviceEnd: '2026-01-06' };
  it.each<[string, Partial<LifecycleFacts>, Partial<LifecycleFacts>, number]>([
    ['of other days and services', {}, {}, 2],
    ['the later one first', second, first, 2],
    ['of one day each', { serviceEnd: null }, { serviceEnd: null }, 2],
    ['of the same services', {}, { services: 'X' }, 1],
    ['of which the first names no service', { services: '' }, {}, 1],
    ['of which the second names no service', {}, { services: '' }, 1],
    ['of which the first has no day', { serviceStart: null, serviceEnd: null }, {}, 1],
    ['of which the second has no day', {}, { serviceStart: null, serviceEnd: null }, 1],
    ['that share a day', { serviceEnd: '2026-01-05' }, {}, 1],
  ])('are two where the plan split one: %s', (_, one, other, count) => {
    expect(countOf([fact('plan/a', { ...first, ...one }), fact('plan/b', { ...second, ...other })])).toBe(
      count,
    );
  });

  it('stand in the order of the plan’s links, whatever the day on which each was last written', () => {
    const chained = (number: string, day: number, before: string | null) =>
      fact(`plan/${number}`, {
        chainNumbers: [number],
        claimNumber: number,
        lastUpdated: `2026-02-0${day}T00:00:00Z`,
        counted: false,
        notCountedBecause: 'canceled',
        related:
          before === null
            ? []
            : [{ relationship: 'replaces', claimNumber: before, record: null, claimId: null }],
      });
    const facts = [chained('A', 9, null), chained('B', 5, 'A'), chained('C', 3, 'B'), chained('D', 1, 'C')];
    expect(findPlace(facts, 'plan/A')?.chain.map(({ claimNumber }) => claimNumber)).toEqual([
      'A',
      'B',
      'C',
      'D',
    ]);
  });
});

describe('sums', () => {
  it('count as from files only what counts and is from one', () => {
    const file = { openedAt: '2026-03-03T18:00:00Z' };
    const rows = [
      claimRow(),
      claimRow(file),
      claimRow({ ...file, counted: false, notCountedBecause: 'from-file' }),
    ];
    expect(totalsOf(rows)[0]).toMatchObject({ claims: 3, counted: 2, fromFiles: 1 });
  });

  it.each<[string, ClaimRow['planPaid'][], number]>([
    ['each plan states it whole', [plan(80_00), plan(15_00)], 0],
    ['one plan states only a part', [{ ...plan(80_00), partial: true }, plan(15_00)], 1],
    ['one plan does not state it', [plan(80_00), null], 1],
  ])('of what plans paid for a visit are partial or not where %s', (_, paid, partlyBy) => {
    const parts = paid.map((planPaid, at) => {
      const { connectionId, planName, openedAt, claimNumber, state } = claimRow();
      return {
        id: `plan/${at}`,
        connectionId,
        planName,
        openedAt,
        claimNumber,
        state,
        counted: true,
        planPaid,
      };
    });
    expect(totalsOf([claimRow({ visit: { isOrderKnown: true, parts } })])[0]?.planPaid.partlyBy).toBe(
      partlyBy,
    );
  });
});
