/** Made-up plan approvals, for what the sample plans never say. */
import type { Approval, ApprovalItem, ApprovalView } from '#shared/model/plans/approval';
import { evergreen } from '../support/family.ts';

const nobody = { name: null, npi: null, phone: null, address: null };
const coded = (text: string) => ({ text, code: null, system: null });

export function item(more: Partial<ApprovalItem> = {}): ApprovalItem {
  return {
    isAdded: false,
    numbers: [1],
    approvalNumber: null,
    refusalNumber: null,
    traceNumber: null,
    services: [coded('Physical therapy')],
    modifiers: [],
    decision: 'approved',
    decisionText: null,
    reasons: [],
    asked: { value: 8, unit: 'visits' },
    unitsAllowed: 8,
    unitsUsed: 2,
    validFrom: null,
    validUntil: null,
    decidedOn: null,
    serviceStart: null,
    serviceEnd: null,
    stay: null,
    providers: [],
    review: null,
    state: null,
    ...more,
  };
}

export function approval(more: Partial<Approval> = {}): Approval {
  return {
    numbers: ['AUTH-26-0417'],
    otherNumbers: [],
    use: 'preauthorization',
    decision: 'approved',
    decisionText: 'A1',
    decisionFrom: 'items',
    mixed: false,
    isError: false,
    cancelled: false,
    askedOn: '2026-02-20',
    decidedOn: '2026-02-24',
    validFrom: '2026-03-01',
    validUntil: '2026-04-30',
    urgency: 'standard',
    kind: coded('Professional'),
    requester: { ...nobody, name: 'Lakeside Orthopedics' },
    facility: null,
    insurer: { ...nobody, name: 'Evergreen Health Insurance' },
    careTeam: [],
    diagnoses: [{ code: coded('Knee pain'), types: [], onAdmission: null }],
    items: [item()],
    reasons: [],
    notes: [],
    totals: [
      {
        kind: 'asked',
        label: coded('Submitted'),
        amount: { cents: 96_000, currency: 'USD', source: 'plan', level: 'total', from: ['total[0]'] },
        text: null,
      },
    ],
    documents: [{ title: 'Letter from the doctor', reference: null }],
    providers: [],
    reviewer: null,
    unread: [],
    technical: [],
    lastUpdated: null,
    ...more,
  };
}

export function view(id: string, more: Partial<ApprovalView> = {}): ApprovalView {
  return {
    id: `${evergreen.id}/ExplanationOfBenefit/${id}`,
    connectionId: evergreen.id,
    planName: 'Evergreen Health',
    planKind: 'unknown',
    openedAt: null,
    fileVersion: null,
    validity: 'current',
    removed: false,
    approval: approval(),
    leftOut: 0,
    ...more,
  };
}
