/** Which plan may still pay what another one left: by the days it was in force, and by what both sent of a visit. */
import { describe, expect, it } from 'vitest';
import { findNextPlans } from '../../../electron/data/bills/ask/find-next-plans.ts';
import { isWithin, type PersonPlan, type Span } from '../../../electron/data/bills/ask/read-plans.ts';
import type { PersonRows } from '../../../electron/data/claims/ask/person-rows.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { claimRow, sent } from '../../support/statement-fixture.ts';

describe('a day is within', () => {
  it.each<[string, Span[], boolean]>([
    ['no span', [], false],
    ['a span without days', [{ start: null, end: null }], true],
    ['one that begins with it', [{ start: '2026-03-04', end: null }], true],
    ['one that begins the day after', [{ start: '2026-03-05', end: null }], false],
    ['one that ends with it', [{ start: null, end: '2026-03-04' }], true],
    ['one that ended the day before', [{ start: '2026-01-01', end: '2026-03-03' }], false],
    [
      'one of two',
      [
        { start: '2025-01-01', end: '2025-12-31' },
        { start: '2026-01-01', end: null },
      ],
      true,
    ],
  ])('%s: %s', (_, spans, isIn) => {
    expect(isWithin('2026-03-04', spans)).toBe(isIn);
  });
});

describe('a plan that has sent nothing of the visit', () => {
  const claim = (more: Partial<ClaimRow> = {}) =>
    claimRow({ id: 'first', connectionId: 'a', serviceStart: '2026-03-04', yourShare: sent(1), ...more });
  const plan = (connectionId: string, more: Partial<PersonPlan> = {}): PersonPlan => ({
    connectionId,
    spans: [{ start: '2026-01-01', end: null }],
    isSupplement: true,
    ...more,
  });
  const own = plan('a', { isSupplement: false });

  function findNext(
    rows: ClaimRow[],
    plans: PersonPlan[],
    { visits = [], isMedicare = true }: { visits?: object[]; isMedicare?: boolean } = {},
  ) {
    const person = {
      visits,
      entries: rows.map((row, key) => ({ key, row })),
      get: (key: number) => rows[key] ?? null,
      isOneClaimTwice: () => false,
    };
    return Object.fromEntries(findNextPlans(person as unknown as PersonRows, plans, () => isMedicare));
  }

  it.each<[string, Partial<ClaimRow>, PersonPlan[], boolean]>([
    ['may pay a share of a cent', {}, [own, plan('b')], true],
    [
      'may pay for a day that is told with its hour',
      { serviceStart: '2026-03-04T10:00' },
      [own, plan('b')],
      true,
    ],
    ['pays nothing where there is no share', { yourShare: sent(0) }, [own, plan('b')], false],
    ['pays nothing where no share is stated', { yourShare: null }, [own, plan('b')], false],
    ['pays nothing of a claim that is not counted', { counted: false }, [own, plan('b')], false],
    ['pays nothing at a pharmacy', { kind: 'pharmacy' }, [own, plan('b')], false],
    ['pays nothing of a claim without a day', { serviceStart: null }, [own, plan('b')], false],
    ['is not the claim’s own', {}, [plan('a'), plan('b', { isSupplement: false })], false],
    ['is the only one', {}, [plan('b')], false],
    [
      'is in force on another day',
      {},
      [own, plan('b', { spans: [{ start: '2026-03-05', end: null }] })],
      false,
    ],
    ['is no supplement', {}, [own, plan('b', { isSupplement: false })], false],
    ['is one of two others', {}, [own, plan('b', { isSupplement: false }), plan('c')], true],
  ])('%s', (_, row, plans, isAwaited) => {
    expect(findNext([claim(row)], plans)).toEqual(isAwaited ? { first: { state: 'no-claim' } } : {});
  });

  it('is waited for after Original Medicare alone', () => {
    expect(findNext([claim()], [own, plan('b')], { isMedicare: false })).toEqual({});
  });

  it('is not asked by a visit of which the other claim is not here', () => {
    const visits = [
      { firstKey: 0, secondKey: 9, same: true },
      { firstKey: 9, secondKey: 0, same: true },
    ];
    expect(findNext([claim()], [own], { visits })).toEqual({});
  });
});
