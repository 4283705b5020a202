import { describe, expect, it } from 'vitest';
import {
  applySettled,
  settleLifecycle,
  settleReplacements,
} from '../../../../electron/data/claims/compare/settle-claims.ts';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import type { Claim } from '../../../../shared/model/claims/claim.ts';
import { amounts, eob, typed, uc } from '../../../fixtures/eob/build.ts';
import { read } from '../read.ts';

const relation = (code: 'prior' | 'replacedby' | 'associated', value: string) => ({
  related: [{ relationship: { coding: [{ code }] }, reference: { value } }],
});
const total = amounts({ memberliability: 10 });
const claim = (number: string, updated: number, more: Json = {}) =>
  read(
    eob({ identifier: [uc(number)], meta: { lastUpdated: `2026-0${updated}-01T00:00:00Z` }, total, ...more }),
    [],
    `plan/${number}-${updated}`,
  );
const settleClaims = (claims: readonly Claim[]) => applySettled(claims, settleLifecycle(claims));
const counting = (claims: readonly Claim[]) => claims.filter(({ counted }) => counted).map(({ id }) => id);

describe('claims that replace each other', () => {
  it('counts only the last of a chain, whether the old one was canceled or not, and links both ways', () => {
    const settled = settleClaims([
      claim('A', 1),
      claim('B', 2, relation('prior', 'A')),
      claim('C', 3, { ...relation('prior', 'B') }),
      claim('D', 4, { status: 'cancelled' }),
    ]);
    expect(counting(settled)).toEqual(['plan/C-3']);
    expect(settled[0]).toMatchObject({ state: 'replaced', notCountedBecause: 'replaced' });
    expect(settled[0]?.related).toEqual([
      { relationship: 'replaced-by', claimNumber: 'B', record: null, claimId: 'plan/B-2' },
    ]);
    expect(settled[1]?.related).toContainEqual({
      relationship: 'replaces',
      claimNumber: 'A',
      record: null,
      claimId: 'plan/A-1',
    });
    expect(settled[0]?.amounts.mayOwe).toBeNull();
    expect(settled[2]?.amounts.mayOwe?.cents).toBe(1000);
  });

  it('A13: a later active claim of the chain wins over a draft that paid', () => {
    const draft = claim('A', 1, { status: 'draft', outcome: 'complete', payment: { date: '2025-12-20' } });
    expect(counting(settleClaims([draft]))).toEqual(['plan/A-1']);
    const settled = settleClaims([draft, claim('B', 2, relation('prior', 'A'))]);
    expect(counting(settled)).toEqual(['plan/B-2']);
    expect(settled[0]?.notCountedBecause).toBe('replaced');
  });

  it('lists a relation once that both claims state', () => {
    const settled = settleClaims([
      claim('A', 1, relation('replacedby', 'B')),
      claim('B', 2, relation('prior', 'A')),
    ]);
    expect(settled.map(({ related }) => related.length)).toEqual([1, 1]);
  });

  it('finds a claim by its claim number where it has no unique number', () => {
    const identifier = [{ system: 'https://plan.example/numbers', value: 'A' }];
    const settled = settleClaims([claim('A', 1, { identifier }), claim('B', 2, relation('prior', 'A'))]);
    expect(counting(settled)).toEqual(['plan/B-2']);
  });

  it('never counts a claim that says it was replaced, known successor or not', () => {
    const settled = settleClaims([
      claim('A', 1, relation('replacedby', 'B')),
      claim('B', 2),
      claim('X', 1, relation('replacedby', 'gone')),
    ]);
    expect(counting(settled)).toEqual(['plan/B-2']);
    expect(settled[0]?.related).toEqual([
      { relationship: 'replaced-by', claimNumber: 'B', record: null, claimId: 'plan/B-2' },
    ]);
    expect(settled[1]?.related).toEqual([
      { relationship: 'replaces', claimNumber: 'A', record: null, claimId: 'plan/A-1' },
    ]);
  });

  it('keeps the old claim when its replacement was withdrawn', () => {
    const settled = settleClaims([
      claim('A', 1),
      claim('B', 2, { status: 'cancelled', ...relation('prior', 'A') }),
    ]);
    expect(counting(settled)).toEqual(['plan/A-1']);
  });

  it('breaks circles in favour of the latest', () => {
    const settled = settleClaims([
      claim('A', 1, relation('prior', 'B')),
      claim('B', 2, relation('prior', 'A')),
    ]);
    expect(counting(settled)).toEqual(['plan/B-2']);
    expect(counting(settleClaims([claim('A', 1, relation('prior', 'A'))]))).toEqual(['plan/A-1']);
  });

  it("leaves another person's claim with that number alone", () => {
    const other = { patient: { reference: 'Patient/p2' } };
    const settled = settleClaims([claim('A', 1, other), claim('B', 2, relation('prior', 'A'))]);
    expect(counting(settled)).toHaveLength(2);
  });

  it('links associated claims without changing what counts', () => {
    const settled = settleClaims([claim('A', 1), claim('B', 2, relation('associated', 'A'))]);
    expect(counting(settled)).toHaveLength(2);
    expect(settled[0]?.related).toEqual([
      { relationship: 'associated', claimNumber: 'B', record: null, claimId: 'plan/B-2' },
    ]);
  });
});

describe('claims with one number', () => {
  it('counts the latest; another kind of care with that number is another claim', () => {
    const settled = settleClaims([
      claim('A', 3),
      claim('A', 1),
      claim('A', 2),
      claim('A', 4, typed('pharmacy')),
    ]);
    expect(counting(settled)).toEqual(['plan/A-3', 'plan/A-4']);
    expect(settled[1]).toMatchObject({ notCountedBecause: 'duplicate', state: 'not-stated' });
  });

  it('counts the one decided later when both were updated at the same time', () => {
    const settled = settleClaims([
      claim('A', 1, { created: '2026-03-21' }),
      { ...claim('A', 1, { created: '2026-03-20' }), id: 'plan/A-z' },
    ]);
    expect(counting(settled)).toEqual(['plan/A-1']);
  });

  it('counts a standing claim rather than a later canceled one', () => {
    expect(counting(settleClaims([claim('A', 1), claim('A', 2, { status: 'cancelled' })]))).toEqual([
      'plan/A-1',
    ]);
  });

  it('keeps all of them where only replacements are looked at', () => {
    const settled = settleReplacements([claim('A', 1), claim('A', 2)]);
    expect([...settled.values()].map(({ counted }) => counted)).toEqual([true, true]);
  });

  it('does not depend on the order in which claims come', () => {
    const claims = [
      claim('A', 1),
      claim('B', 2, relation('prior', 'A')),
      claim('B', 3, relation('prior', 'A')),
      claim('C', 4),
    ];
    const expected = counting(settleClaims(claims)).toSorted();
    expect(expected).toEqual(['plan/B-3', 'plan/C-4']);
    expect(counting(settleClaims(claims.toReversed())).toSorted()).toEqual(expected);
  });

  it('settles 100,000 claims in linear time', () => {
    const one = claim('A', 1);
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...one,
        id: `plan/${at}`,
        claimNumber: `${at}`,
        chainNumbers: [`${at}`],
        related:
          at % 2
            ? [{ relationship: 'replaces' as const, claimNumber: `${at - 1}`, record: null, claimId: null }]
            : [],
      }));
    const timed = (count: number) => {
      const claims = many(count);
      const start = performance.now();
      expect(counting(settleClaims(claims))).toHaveLength(count / 2);
      return performance.now() - start;
    };
    timed(2_000);
    const small = timed(10_000);
    expect(timed(100_000)).toBeLessThan(Math.max(small, 5) * 60);
  });

  it('ignores a number that hundreds of claims share', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      ...claim('SAME', 1, relation('prior', 'SAME')),
      id: `plan/${at}`,
      chainNumbers: [],
    }));
    const start = performance.now();
    expect(counting(settleClaims(many))).toHaveLength(5_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
