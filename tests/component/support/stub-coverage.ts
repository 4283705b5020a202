/** What the stub bridge answers about cards and plan approvals: Rosa's, all invented. */
import type { Approval, ApprovalItem, ApprovalList, ApprovalView } from '#shared/model/approval';
import type { CoverageCard } from '#shared/model/coverage';
import type { CardStatement } from '#shared/model/statement';
import { dentalCard, rosasCard, rosasNumbers } from '../../support/coverage-fixture.ts';
import type { StubAnswers } from './stub-bridge.ts';

export function pastCard(): CoverageCard {
  return rosasCard({
    id: 'c-evergreen/Coverage/past',
    coverageName: 'Silver HMO',
    state: 'past',
    start: '2023-01-01',
    end: '2025-12-31',
    order: null,
  });
}

const nobody = { name: null, npi: null, phone: null, address: null };
const coded = (text: string) => ({ text, code: null, system: null });

export function item(more: Partial<ApprovalItem> = {}): ApprovalItem {
  return {
    numbers: [1],
    approvalNumber: null,
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
    provider: null,
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
    diagnoses: [{ code: coded('Knee pain'), types: [] }],
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
    unread: [],
    lastUpdated: null,
    ...more,
  };
}

export function view(id: string, more: Partial<ApprovalView> = {}): ApprovalView {
  return {
    id: `c-evergreen/ExplanationOfBenefit/${id}`,
    connectionId: 'c-evergreen',
    planName: 'Evergreen Health',
    validity: 'current',
    removed: false,
    approval: approval(),
    ...more,
  };
}

/** A day near now, so that what the page says of days left stays true. */
export function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

export function approvalList(): ApprovalList {
  return {
    approvals: [
      view('mixed', {
        approval: approval({
          numbers: ['AUTH-26-0502'],
          decision: 'approved-in-part',
          mixed: true,
          validUntil: dayFromNow(200),
          decidedOn: dayFromNow(-10),
          items: [
            item({ services: [coded('Knee brace')], asked: null, unitsAllowed: 1, unitsUsed: null }),
            item({
              numbers: [2],
              services: [coded('Home exercise machine')],
              decision: 'not-approved',
              asked: null,
              unitsAllowed: null,
              unitsUsed: null,
              reasons: [{ text: 'Not needed at home, the plan says.', code: '54', system: null }],
            }),
          ],
        }),
      }),
      view('soon', { validity: 'soon', approval: approval({ validUntil: dayFromNow(12) }) }),
      view('waiting', {
        validity: 'not-stated',
        approval: approval({
          numbers: [],
          decision: 'pending',
          decidedOn: null,
          validFrom: null,
          validUntil: null,
          urgency: 'urgent',
          items: [
            item({
              services: [coded('MRI of the knee')],
              decision: 'pending',
              unitsAllowed: null,
              unitsUsed: null,
              asked: null,
            }),
          ],
        }),
      }),
      view('refused', {
        validity: 'not-stated',
        approval: approval({
          decision: 'not-approved',
          decidedOn: '2025-11-03',
          validFrom: null,
          validUntil: null,
          items: [item({ decision: 'not-approved', unitsAllowed: null, unitsUsed: null })],
        }),
      }),
      view('ended', {
        validity: 'ended',
        approval: approval({ validUntil: '2025-06-30', decidedOn: '2025-01-10' }),
      }),
    ],
    plansWithout: ['Medicare'],
  };
}

/** Rosa's two cards that hold, one that is over, and her approvals. */
export function coverageAnswers(
  cards: CoverageCard[] = [rosasCard(), dentalCard(), pastCard()],
): StubAnswers {
  return {
    'coverage.list': () => cards,
    'coverage.numbers': () => rosasNumbers,
    'records.source': ({ id }) => ({ json: `{\n  "id": "${id}"\n}` }),
    'approvals.list': approvalList,
    'statement.get': (request): CardStatement => {
      if (request.kind !== 'card') throw new Error('not a card');
      return {
        kind: 'card',
        madeOn: '2026-03-20',
        options: request.options,
        cards: request.coverageIds.map((id) => ({
          card: cards.find((card) => card.id === id) ?? rosasCard(),
          numbers: request.options.showMemberId ? rosasNumbers : null,
        })),
      };
    },
    'statement.savePdf': () => ({ savedAs: '/home/rosa/insurance-card.pdf' }),
    'statement.print': () => ({ printed: true }),
  };
}
