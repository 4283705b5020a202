/** By when plans must decide and share, by kind of plan and day. */
import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import type { Approval, ApprovalView } from '../../../shared/model/plans/approval.ts';
import type { PlanKind } from '../../../shared/model/plans/plan-kind.ts';
import { findDecisionClock, findSharingDuty } from '../../../shared/words/papers/approval-rules.ts';
import * as made from '../../fixtures/records/approvals.ts';
import { bundle, checkpoint, memoryStore, newConnection, seenAt } from '../archive/records.ts';

/** A plan that sent these cards and no approval: which kind it is taken for. */
function kindOf(
  connection: Parameters<typeof newConnection>[0],
  cards: readonly object[] = [],
): PlanKind | undefined {
  const { store } = memoryStore();
  const { connectionId, personId } = store.connection.create(newConnection(connection));
  const { page } = store.archive.readPage({
    connectionId,
    resourceType: 'Coverage',
    bytes: bundle([...cards] as never),
  });
  store.archive.storePage(page, checkpoint(connectionId, { resourceType: 'Coverage' }), seenAt);
  return store.approvals.list({ personId, today: '2026-03-20' }).plansWithout[0]?.planKind;
}

describe('a plan that sent no approvals', () => {
  it.each<[PlanKind, string, string]>([
    ['medicare-advantage', '2026-12-31', 'will.advantage'],
    ['medicare-advantage', '2027-01-01', 'must.advantage'],
    ['medicaid', '2026-12-31', 'will.state'],
    ['medicaid', '2027-01-01', 'must.state'],
    ['chip', '2027-01-01', 'must.state'],
    ['marketplace', '2027-01-01', 'must.healthcare-gov'],
    ['employer', '2027-01-01', 'need-not'],
    ['original-medicare', '2027-01-01', 'need-not'],
    ['part-d', '2027-01-01', 'need-not'],
    ['unknown', '2026-12-31', 'will.some'],
    ['unknown', '2027-01-01', 'must.some'],
  ])('of kind %s on %s: %s', (kind, today, duty) => {
    expect(findSharingDuty(kind, today)).toBe(duty);
  });

  it.each<[string, Record<string, unknown>, PlanKind]>([
    ['Lakes Medicare Advantage', {}, 'medicare-advantage'],
    ['Medicare', { host: 'api.bluebutton.cms.gov' }, 'original-medicare'],
    ['Lakes', { host: 'bluebutton.cms.gov.example' }, 'unknown'],
    ['Lakes', {}, 'unknown'],
  ])('is of the kind that its name or its server says: %s %o', (planName, more, kind) => {
    expect(kindOf({ planName, ...more })).toBe(kind);
  });

  it('is of the kind that its cards say, where they agree; a drug card beside another says nothing', () => {
    const card = (name: string) => ({
      resourceType: 'Coverage',
      id: name.replace(' ', '-'),
      status: 'active',
      beneficiary: { reference: 'Patient/pat-1' },
      class: [{ type: { coding: [{ code: 'plan' }] }, value: name, name }],
    });
    const planName = 'Lakes';
    expect(kindOf({ planName }, [card('Part C')])).toBe('medicare-advantage');
    expect(kindOf({ planName }, [card('Part C'), card('Part D')])).toBe('medicare-advantage');
    expect(kindOf({ planName }, [card('Part D')])).toBe('part-d');
    expect(kindOf({ planName }, [card('Part C'), { ...card('State'), type: { text: 'Medicaid' } }])).toBe(
      'unknown',
    );
  });
});

describe('an open request', () => {
  const open = { decision: 'pending' as const, decidedOn: null, askedOn: '2026-03-18' };
  const approval = readApproval(made.approval({}), { resolve: () => null });
  if (approval === null) throw new Error('no approval');
  const clock = (more: Partial<Approval>, of: Partial<ApprovalView> = {}, today = '2026-03-20') =>
    findDecisionClock(
      {
        id: 'plan/ExplanationOfBenefit/pa1',
        connectionId: 'plan',
        planName: 'Lakes',
        planKind: 'unknown',
        openedAt: null,
        fileVersion: null,
        validity: 'not-stated',
        removed: false,
        leftOut: 0,
        approval: { ...approval, ...open, ...more },
        ...of,
      },
      today,
    );
  const [item] = approval.items;
  const coded = (system: string, code: string): Partial<Approval> => ({
    items: item ? [{ ...item, services: [{ text: null, code, system }] }] : [],
  });

  it('is decided within 7 calendar days, an urgent one within 72 hours', () => {
    expect(clock({})).toEqual({ urgency: 'standard', by: '2026-03-25', isLate: false });
    expect(clock({ urgency: null })?.by).toBe('2026-03-25');
    expect(clock({ urgency: 'urgent' })).toEqual({ urgency: 'urgent', by: '2026-03-21', isLate: false });
  });

  it('has a clock for a service with another HCPCS code', () => {
    expect(clock(coded('HCPCS', 'G1000'))?.by).toBe('2026-03-25');
  });

  it('is late from the day after on', () => {
    expect(clock({}, {}, '2026-03-25')?.isLate).toBe(false);
    expect(clock({}, {}, '2026-03-26')?.isLate).toBe(true);
  });

  it.each<[string, Partial<Approval>, Partial<ApprovalView>]>([
    ['whose day is not known', { askedOn: null }, {}],
    ['of which only the month is known', { askedOn: '2026-03' }, {}],
    ['from before the rule', { askedOn: '2025-12-31' }, {}],
    ['that is decided', { decision: 'approved' }, {}],
    ['that is canceled', { cancelled: true }, {}],
    ['that the plan no longer sends', {}, { removed: true }],
    ['for an estimate', { use: 'predetermination' }, {}],
    ['to a Marketplace plan', {}, { planKind: 'marketplace' }],
    ['to a plan of a job', {}, { planKind: 'employer' }],
    ['to Original Medicare', {}, { planKind: 'original-medicare' }],
    ['for drugs, by its kind', { kind: { text: null, code: 'pharmacy', system: null } }, {}],
    ['for drugs of a pharmacy, by their code', coded('NDC', '00000000000'), {}],
    ['for drugs of a clinic, by their code', coded('HCPCS', 'J1000'), {}],
    ['for biosimilars of a clinic, by their code', coded('HCPCS', 'Q5100'), {}],
    ['for new drugs of a hospital, by their code', coded('HCPCS', 'C9000'), {}],
  ])('has no clock %s', (_, more, of) => {
    expect(clock(more, of)).toBeNull();
  });
});
