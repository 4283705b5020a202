/** A claim as limits see it, and what it says of its plan. */
import { describe, expect, it } from 'vitest';
import { readPlanFacts } from '../../../electron/data/limits/ask/list-plans.ts';
import { findCare } from '../../../electron/data/limits/count/read-card-limits.ts';
import { isOfCounts, readLimitClaim } from '../../../electron/data/limits/count/read-limit-claim.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import type { CoverageKind } from '../../../shared/model/plans/coverage.ts';
import { claimRow } from '../../support/statement-fixture.ts';

const plan = (cents: number) => ({ cents, source: 'plan' as const });
const read = (more: Partial<ClaimRow>, admitted: string | null = null) =>
  readLimitClaim(claimRow(more), { kind: null, admitted });

describe('the care that a limit is for', () => {
  it.each<[CoverageKind | null, string | null, string]>([
    [null, 'pharmacy', 'drug'],
    [null, 'oral', 'dental'],
    [null, 'vision', 'vision'],
    [null, 'professional', 'medical'],
    [null, null, 'medical'],
    ['dental', 'professional', 'dental'],
    ['vision', 'pharmacy', 'vision'],
    ['drug', 'professional', 'drug'],
    ['medicare-part-d', 'professional', 'drug'],
    ['medical', 'pharmacy', 'drug'],
  ])('of a plan for %s and a claim of kind %s is %s', (kind, claimKind, care) => {
    expect(findCare(kind, claimKind)).toBe(care);
  });
});

describe('a claim as limits see it', () => {
  it('has the amounts that the plan stated, and none that it did not', () => {
    const stated = { deductible: plan(1), copay: plan(2), coinsurance: plan(3), yourShare: plan(6) };
    expect(read({ ...stated, notCovered: plan(7) })).toMatchObject({
      deductibleCents: 1,
      copayCents: 2,
      coinsuranceCents: 3,
      shareCents: 6,
      notCoveredCents: 7,
    });
    const none = { deductible: null, copay: null, coinsurance: null, yourShare: null, notCovered: null };
    expect(read(none)).toMatchObject({
      deductibleCents: null,
      copayCents: null,
      coinsuranceCents: null,
      shareCents: null,
      notCoveredCents: null,
      isPartial: false,
    });
    for (const name of ['deductible', 'copay', 'coinsurance'] as const)
      expect(read({ [name]: { ...plan(1), partial: true } }).isPartial).toBe(true);
  });

  it('is of the day of the admission, else of the first day of service', () => {
    expect(read({ serviceStart: '2026-01-02' }).date).toBe('2026-01-02');
    expect(read({ serviceStart: '2026-01-02' }, '2025-12-31').date).toBe('2025-12-31');
  });

  it('waits while it does not count; mixed networks are none', () => {
    expect(read({}).state).toBe('counted');
    expect(read({ counted: false, notCountedBecause: 'being-decided' }).state).toBe('waiting');
    expect(
      ['in', 'out', 'other', null].map((network) => read({ network } as Partial<ClaimRow>).network),
    ).toEqual(['in', 'out', null, null]);
    expect(read({ state: 'plan-did-not-pay' }).isRefused).toBe(true);
    expect(read({}).isRefused).toBe(false);
  });

  it('is of the counts where it counts or will', () => {
    expect(isOfCounts(claimRow())).toBe(true);
    expect(isOfCounts(claimRow({ counted: false, notCountedBecause: 'being-decided' }))).toBe(true);
    expect(isOfCounts(claimRow({ counted: false, notCountedBecause: 'not-final' }))).toBe(true);
    expect(isOfCounts(claimRow({ counted: false, notCountedBecause: 'canceled' }))).toBe(false);
  });

  it('knows the day of an admission of a hospital stay only', () => {
    const whole = (kind: ClaimRow['kind'], stay: { admitted: string | null } | null) =>
      readPlanFacts({
        claim: { balances: [], stay },
        row: claimRow({ kind }),
        eob: { resourceType: 'ExplanationOfBenefit' },
        resolve: () => null,
      } as unknown as Parameters<typeof readPlanFacts>[0]).admitted;
    expect(whole('inpatient', { admitted: '2026-01-01' })).toBe('2026-01-01');
    expect(whole('outpatient', { admitted: '2026-01-01' })).toBeNull();
    expect(whole('inpatient', null)).toBeNull();
  });
});
