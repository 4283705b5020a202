/** Invented insurance cards. */
import type {
  CoverageCard,
  CoverageContact,
  CoverageCost,
  CoverageNumbers,
} from '../../shared/model/plans/coverage.ts';

const none = { text: null, code: null, system: null };
const coded = (code: string, text: string | null = null) => ({ text, code, system: null });

function cost(kind: string, value: Partial<CoverageCost>): CoverageCost {
  const empty = { cents: null, currency: null, percent: null, text: null, network: null, exceptions: [] };
  return { kind, label: coded(kind), ...empty, ...value };
}

function contact(
  purpose: string | null,
  phones: string[],
  more: Partial<CoverageContact> = {},
): CoverageContact {
  const label = purpose === null ? none : coded(purpose);
  return { purpose, label, name: null, phones, websites: [], address: null, ...more };
}

export const rosasNumbers: CoverageNumbers = {
  memberId: 'EVG-0077-4410',
  subscriberId: 'EVG-0077',
  others: ['EVG-0077-4411'],
  classes: [null, null, null, null, null, null, 'EVG-0077-4410'],
};

/** Rosa's medical plan as its own digital card tells it; `more` replaces parts. */
export function rosasCard(more: Partial<CoverageCard> = {}): CoverageCard {
  const one = (kind: string, value: string | null, name: string | null = null, hidden = false) => ({
    kind,
    label: coded(kind),
    value,
    name,
    hidden,
  });
  return {
    id: 'c-evergreen/Coverage/medical',
    connectionId: 'c-evergreen',
    planName: 'Evergreen Health',
    openedAt: null,
    fileVersion: null,
    source: 'card',
    kind: 'medical',
    type: coded('PPO', 'Preferred provider plan'),
    coverageName: 'Gold PPO 1500',
    payerName: 'Evergreen Health Insurance',
    leftOut: 0,
    state: 'current',
    statusText: 'active',
    start: '2026-01-01',
    end: null,
    memberName: 'Rosa Medina',
    memberIdEnding: '4410',
    subscriberIdEnding: '0077',
    subscriberName: 'Rosa Medina',
    relationship: coded('self', 'Self'),
    dependent: '01',
    others: [{ name: 'Theo Medina', memberIdEnding: '4411', dependent: null }],
    classes: [
      one('group', '83-2201', 'Northgate Schools'),
      one('plan', '1500', 'Gold PPO 1500'),
      one('network', null, 'Evergreen Open Network'),
      one('rxbin', '610011'),
      one('rxpcn', 'EVGRX'),
      one('rxgroup', 'NGS01'),
      one('rxid', '4410', null, true),
    ],
    assistance: [],
    costs: [
      cost('gpvisit', { cents: 3_000, currency: 'USD' }),
      cost('spvisit', { cents: 6_000, currency: 'USD' }),
      cost('emergency', {
        cents: 30_000,
        currency: 'USD',
        exceptions: ['Not charged when you are admitted'],
      }),
      cost('indinded', { cents: 150_000, currency: 'USD', network: 'in' }),
      cost('indoutded', { cents: 300_000, currency: 'USD', network: 'out' }),
      cost('indinmax', { cents: 600_000, currency: 'USD', network: 'in' }),
      cost('copaypct', { percent: 20 }),
      cost('rx', { text: '$10 / $40 / 25% after deductible' }),
    ],
    contacts: [
      contact('patinf', ['1-800-555-0142', 'TTY: 711'], { websites: ['www.evergreen.example'] }),
      contact('provider', ['1-800-555-0177']),
      contact('pharma', ['1-800-555-0188']),
      contact('payor', [], { address: 'PO Box 4410, Northgate, WA 98125' }),
    ],
    notes: ['Call before a planned hospital stay. This card does not prove that you are covered.'],
    images: [],
    issuedOn: '2025-12-15',
    order: 1,
    otherNumbers: [{ label: 'payer-id', value: '91617' }],
    removed: false,
    seenAt: '2026-03-20T09:04:00Z',
    lastUpdated: null,
    unread: [{ path: 'contract', text: 'Contract/17' }],
    technical: [],
    ...more,
  };
}

/** A dental plan that sent little, so that the card must say what is missing. */
export function dentalCard(more: Partial<CoverageCard> = {}): CoverageCard {
  return rosasCard({
    id: 'c-evergreen/Coverage/dental',
    source: 'assembled',
    kind: 'dental',
    type: null,
    coverageName: null,
    payerName: 'Evergreen Dental',
    memberIdEnding: null,
    subscriberIdEnding: null,
    dependent: null,
    others: [],
    classes: [],
    assistance: [],
    costs: [],
    contacts: [],
    notes: [],
    issuedOn: null,
    order: null,
    otherNumbers: [],
    unread: [],
    technical: [],
    ...more,
  });
}
