/** A bill and the claim that it is about, both invented, and what changes about them in a test. */
import type { ClaimFacts, RecordedPayment } from '../../../electron/data/bills/match/claim-facts.ts';
import { indexClaims } from '../../../electron/data/bills/match/claim-index.ts';
import { foldName } from '../../../electron/data/bills/match/fold-names.ts';
import { judgeBill } from '../../../electron/data/bills/match/judge-bill.ts';
import type { BillContext } from '../../../electron/data/bills/match/judge-claim.ts';
import type { Bill, BillLine, BillVerdict } from '../../../shared/model/bills/bill.ts';
import { printedBill } from './printed-bill.ts';

const today = '2026-05-01';

const noNumbers = { chargeCents: null, dueCents: null, account: null, code: null, personId: null };

export function billLine(changes: Partial<BillLine>): BillLine {
  return { serviceStart: null, serviceEnd: null, ...noNumbers, ...changes };
}

/** $120.00 from Harbor Valley Orthopedics for Ana's visit of March 4. */
export function billOf(changes: Partial<Bill> = {}): Bill {
  return {
    ...printedBill,
    id: 'bill-1',
    personId: 'ana',
    ...changes,
  };
}

/** Billed $400, allowed $300, the plan paid $180, the share is $120. */
export function claimOf(changes: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    id: 'c1',
    personId: 'ana',
    kind: 'professional',
    claimNumbers: ['PC-88120'],
    accounts: ['HV20417'],
    npis: ['1234567893'],
    providerNpis: ['1234567893'],
    providers: ['HARBOR VALLEY ORTHOPEDICS P.C.'],
    doctors: ['Lee Okafor'],
    start: '2026-03-04',
    end: '2026-03-04',
    lines: [{ date: '2026-03-04', code: 'X1000', chargeCents: 400_00 }],
    isDateLoose: false,
    network: 'in',
    state: 'decided',
    isFiledLate: false,
    successorId: null,
    isRenamed: false,
    visitId: changes.id ?? 'c1',
    decidedOn: '2026-03-25',
    currency: 'USD',
    billedCents: 400_00,
    allowedCents: 300_00,
    planPaidCents: 180_00,
    shareCents: 120_00,
    isShareComputed: false,
    notCoveredCents: null,
    notCoveredInShareCents: 0,
    paidByPatientCents: null,
    paidToPatientCents: null,
    nextPlan: null,
    isBillingBarred: false,
    askFirst: null,
    isUnknownCare: false,
    ...changes,
  };
}

export type Situation = {
  payments?: RecordedPayment[];
  /** Senders that the person confirmed, by name. */
  senders?: Record<string, string[]>;
  ruledOut?: string[];
  confirmedId?: string | null;
  recordsStart?: string | null;
};

export function judge(
  bill: Bill,
  claims: readonly ClaimFacts[],
  {
    payments = [],
    senders = {},
    ruledOut = [],
    confirmedId = null,
    recordsStart = '2025-01-01',
  }: Situation = {},
): BillVerdict {
  const known = new Map(Object.entries(senders).map(([name, npis]) => [foldName(name).join(' '), npis]));
  const indexes = new Map<string, ReturnType<typeof indexClaims>>();
  const context: BillContext = {
    claimsOf(personId) {
      const index = indexes.get(personId) ?? indexClaims(claims.filter((one) => one.personId === personId));
      indexes.set(personId, index);
      return index;
    },
    memory: {
      isKnownSender: (sender, { npis }) => npis.some((npi) => known.get(sender)?.includes(npi)),
      isRuledOut: (id) => ruledOut.includes(id),
      noes: ruledOut.length,
      confirmedId,
    },
    payments,
    recordsStart,
    today,
  };
  return judgeBill(bill, context);
}
