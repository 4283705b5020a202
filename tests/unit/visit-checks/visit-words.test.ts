/** Whether a claim that looks wrong still stands, and whom to call about it. */
import { describe, expect, it } from 'vitest';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import type { PlanKind } from '../../../shared/model/plans/plan-kind.ts';
import type { VisitCheck } from '../../../shared/model/visits/visit-check.ts';
import { findVisitStanding, listCallees } from '../../../shared/words/visit-checks.ts';
import { claimRow } from '../../support/statement-fixture.ts';

describe('the claim', () => {
  it.each<[string, Partial<ClaimRow>, string]>([
    ['paid', {}, 'decided'],
    ['refused', { state: 'plan-did-not-pay' }, 'decided'],
    ['without a stated decision', { state: 'not-stated' }, 'decided'],
    ['that is also in a file', { counted: false, notCountedBecause: 'from-file' }, 'decided'],
    ['being decided', { state: 'plan-is-deciding' }, 'deciding'],
    ['replaced', { state: 'replaced', notCountedBecause: 'replaced' }, 'gone'],
    ['canceled', { state: 'canceled', notCountedBecause: 'canceled' }, 'gone'],
    ['payment taken back', { state: 'taken-back' }, 'gone'],
    ['that the plan no longer sends', { notCountedBecause: 'removed-by-plan' }, 'gone'],
    ['sent by mistake', { notCountedBecause: 'entered-in-error' }, 'gone'],
    [
      'being decided when the plan canceled it',
      { state: 'plan-is-deciding', notCountedBecause: 'canceled' },
      'gone',
    ],
  ])('%s', (_, changes, standing) => {
    expect(findVisitStanding(claimRow(changes))).toBe(standing);
  });
});

describe('whom to call', () => {
  const check = (
    planKind: PlanKind,
    row: Partial<ClaimRow> = {},
    planPhone: string | null = '555-0142',
  ): VisitCheck => ({
    row: claimRow({ planName: 'Evergreen Health', ...row }),
    facts: { answer: 'not-sure', note: '', notedOn: '2026-03-30' },
    planKind,
    planPhone,
  });
  const plan = { kind: 'plan', name: 'Evergreen Health', phone: '555-0142' };
  const call = (...checks: VisitCheck[]) => listCallees(checks);

  it.each<[PlanKind, unknown[]]>([
    ['employer', [plan]],
    ['marketplace', [plan]],
    ['medicaid', [plan]],
    ['chip', [plan]],
    ['federal-employees', [plan]],
    ['tricare', [plan]],
    ['original-medicare', [{ kind: 'medicare' }, { kind: 'smp' }]],
    ['medicare-advantage', [{ kind: 'medicare' }, { kind: 'smp' }, plan]],
    ['part-d', [{ kind: 'medicare' }, { kind: 'smp' }, plan]],
    ['unknown', [plan, { kind: 'smp-perhaps' }]],
  ])('%s', (kind, callees) => {
    expect(call(check(kind))).toEqual(callees);
  });

  it('names each once, and Medicare for sure where one plan is of Medicare', () => {
    expect(call(check('unknown'), check('unknown'), check('original-medicare'))).toEqual([
      { kind: 'medicare' },
      { kind: 'smp' },
      plan,
    ]);
  });

  it('leaves the phone open where no plan stated one', () => {
    expect(call(check('employer', {}, null))).toEqual([{ ...plan, phone: null }]);
  });

  it('is nobody for claims that are gone, or none at all', () => {
    expect(
      call(check('original-medicare', { state: 'canceled' }), check('employer', { state: 'replaced' })),
    ).toEqual([]);
    expect(call()).toEqual([]);
  });
});
