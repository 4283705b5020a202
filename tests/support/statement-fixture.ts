/** Invented claims and the statements made of them. */

import { totalsOf } from '../../electron/data/claims/compare/totals.ts';
import { buildStatement } from '../../electron/data/statements/build-statement.ts';
import type { StatementPlan, StatementSource } from '../../electron/data/statements/statement-source.ts';
import type { AppealFacts } from '../../shared/model/appeals/appeal.ts';
import type { BillRow } from '../../shared/model/bills/bill-lists.ts';
import type { PlanLimits } from '../../shared/model/bills/limits.ts';
import type { PaidClaim } from '../../shared/model/bills/paid-sums.ts';
import { amountNames, mapNames, rowAmountNames } from '../../shared/model/claims/amount-table.ts';
import type { Amount, Amounts, Claim, ClaimLine, ClaimReason } from '../../shared/model/claims/claim.ts';
import type { ClaimRow, RowAmount } from '../../shared/model/claims/claim-row.ts';
import type { RecordRow } from '../../shared/model/health/health-record.ts';
import type { ClaimStatement, StatementOptions, YearStatement } from '../../shared/model/papers/statement.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import { findDenial } from '../../shared/words/denials.ts';
import { rosasCard, rosasNumbers } from './coverage-fixture.ts';

export const evergreenPlan: StatementPlan = {
  connectionId: 'c-evergreen',
  name: 'Evergreen Health PPO',
  openedAt: null,
  phone: '1-800-555-0142',
  memberId: 'EVG00774410',
  lastCheckedAt: '2026-03-20T12:04:00Z',
};
export const medicarePlan: StatementPlan = {
  connectionId: 'c-medicare',
  name: 'Medicare',
  openedAt: null,
  phone: null,
  memberId: '1EG4TE5MK73',
  lastCheckedAt: '2026-03-19T12:04:00Z',
};

/** An amount that the plan sent. */
export function sent(cents: number): RowAmount {
  return { cents, source: 'plan' };
}

/** For ids alone, which nothing prints: what is printed is the same whatever was made before. */
let lastId = 0;

/** One counted professional claim of March 2026; `more` replaces parts of it. */
export function claimRow(more: Partial<ClaimRow> = {}): ClaimRow {
  lastId += 1;
  return {
    id: `c-evergreen/${lastId}`,
    connectionId: 'c-evergreen',
    personId: 'p-rosa',
    claimNumber: '26-079-2000',
    kind: 'professional',
    state: 'plan-paid',
    counted: true,
    notCountedBecause: null,
    serviceStart: '2026-03-18',
    serviceEnd: '2026-03-18',
    decidedOn: '2026-03-20',
    providerName: 'Lakeside Orthopedics',
    providerNpi: null,
    what: null,
    daysSupply: null,
    planName: 'Evergreen Health PPO',
    openedAt: null,
    network: 'in',
    currency: 'USD',
    ...mapNames(rowAmountNames, () => null),
    billed: sent(41_200),
    discount: sent(11_160),
    allowed: sent(30_040),
    deductible: sent(0),
    copay: sent(4_000),
    coinsurance: sent(0),
    planPaid: sent(26_040),
    yourShare: sent(4_000),
    mayOwe: sent(4_000),
    attention: null,
    ...more,
  };
}

/** Rosa's year: a prescription, a surgery, an unpaid claim, one being decided, one replaced. */
export function rosasRows(): ClaimRow[] {
  const unpaid = { planPaid: sent(0), yourShare: null, mayOwe: null, copay: null };
  return [
    claimRow({
      id: 'c-evergreen/jan',
      serviceStart: '2026-01-14',
      serviceEnd: '2026-01-14',
      decidedOn: '2026-01-22',
      providerName: 'Maple Street Family Care',
      billed: sent(18_500),
      planPaid: sent(9_860),
      yourShare: sent(2_500),
      mayOwe: sent(2_500),
    }),
    claimRow({
      id: 'c-evergreen/feb',
      serviceStart: '2026-02-03',
      serviceEnd: '2026-02-06',
      decidedOn: '2026-02-19',
      kind: 'inpatient',
      state: 'went-to-deductible',
      providerName: 'Cedar County Hospital',
      billed: sent(124_000),
      planPaid: { cents: 5_340, source: 'computed' },
      yourShare: { cents: 20_100, source: 'computed' },
      mayOwe: { cents: 20_100, source: 'computed' },
    }),
    claimRow({
      id: 'c-evergreen/pharmacy',
      serviceStart: '2026-03-02',
      serviceEnd: '2026-03-02',
      decidedOn: '2026-03-02',
      kind: 'pharmacy',
      providerName: 'Corner Pharmacy',
      claimNumber: '26-061-1180',
      daysSupply: 30,
      billed: sent(6_120),
      planPaid: sent(4_620),
      yourShare: sent(1_500),
      mayOwe: null,
    }),
    claimRow({
      id: 'c-evergreen/surgery',
      serviceStart: '2026-03-12',
      serviceEnd: '2026-03-12',
      decidedOn: '2026-03-19',
      kind: 'outpatient',
      state: 'plan-paid-part',
      providerName: 'Northgate Surgery Center',
      claimNumber: '26-077-4410',
      billed: sent(824_000),
      planPaid: sent(310_555),
      yourShare: sent(86_210),
      mayOwe: sent(86_210),
    }),
    claimRow({
      ...unpaid,
      id: 'c-evergreen/unpaid',
      serviceStart: '2026-03-12',
      serviceEnd: '2026-03-12',
      decidedOn: '2026-03-16',
      state: 'plan-did-not-pay',
      providerName: 'Harbor Anesthesia Group',
      claimNumber: '26-078-0093',
      billed: sent(145_000),
    }),
    claimRow({ id: 'c-evergreen/visit' }),
    claimRow({
      ...unpaid,
      id: 'c-evergreen/deciding',
      counted: false,
      notCountedBecause: 'being-decided',
      state: 'plan-is-deciding',
      serviceStart: '2026-03-19',
      serviceEnd: '2026-03-19',
      decidedOn: null,
      planPaid: null,
      providerName: 'Harbor Imaging',
    }),
    claimRow({
      id: 'c-evergreen/replaced',
      counted: false,
      notCountedBecause: 'replaced',
      state: 'replaced',
      serviceStart: '2026-02-03',
      serviceEnd: '2026-02-06',
      providerName: 'Cedar County Hospital',
    }),
  ];
}

export const notInNetwork: ClaimReason = {
  kind: 'denial',
  text: 'Provider is not in your network.',
  code: 'X9',
  system: null,
  noteNumber: null,
  lineNumber: null,
};

export type SourceParts = {
  appeal?: AppealFacts;
  rows?: ClaimRow[];
  plans?: StatementPlan[];
  reasons?: Record<string, ClaimReason[]>;
  openVisits?: number;
  personName?: string | null;
  claims?: { claim: Claim; row: ClaimRow }[];
  records?: RecordRow[];
  bills?: BillRow[];
  paid?: PaidClaim[];
  limits?: PlanLimits[];
  news?: ReturnType<StatementSource['news']>;
  visitChecks?: ReturnType<StatementSource['visitChecks']>;
};

export function createStatementSource(parts: SourceParts = {}): StatementSource {
  const { rows = rosasRows(), plans = [evergreenPlan], openVisits = 0, personName = 'Rosa Medina' } = parts;
  const reasons: Record<string, ClaimReason[]> = parts.reasons ?? {
    'c-evergreen/unpaid': [notInNetwork],
    'c-evergreen/surgery': [{ ...notInNetwork, kind: 'adjustment', text: null, code: '45' }],
  };
  return {
    person: () => ({ name: personName, birthDate: '1958-07-09' }),
    plans: () => plans,
    rows: (_, __, connectionId) =>
      rows.filter((row) => connectionId === null || row.connectionId === connectionId),
    planTotals: () =>
      plans.map(({ connectionId, name, openedAt }) => ({
        connectionId,
        planName: name,
        openedAt,
        totals: totalsOf(rows.filter((row) => row.connectionId === connectionId)),
      })),
    openVisits: () => openVisits,
    claimList: () => ({ count: 0, rows: [], months: [], totals: [], openVisits: 0 }),
    reasons: (id) => reasons[id] ?? [],
    paidClaims: () => parts.paid ?? [],
    paidClaimId: (_, claimId) => claimId,
    limits: (_, year) => ({ year, years: [year], plans: parts.limits ?? [], others: [], leftOut: 0 }),
    claim(id) {
      const found = (parts.claims ?? [knee()]).find(({ claim }) => claim.id === id);
      if (!found) throw new Error(`no claim ${id}`);
      return { visit: null, chain: [], visits: [], denial: findDenial(found.claim), ...found };
    },
    appeal: () => parts.appeal ?? null,
    card: () => rosasCard(),
    cardNumbers: () => rosasNumbers,
    openBills: () => parts.bills ?? [],
    news: () => parts.news ?? { since: null, counts: [], claims: [], leftOut: 0, bills: [] },
    visitChecks: () => parts.visitChecks ?? [],
    letter: () => ({ text: '' }),
    records: (_, kinds) => (parts.records ?? []).filter(({ kind }) => kinds.includes(kind)),
  };
}

/** The statement of 2026, made on March 20. */
export function yearStatement(
  options: Partial<StatementOptions> = {},
  parts: SourceParts = {},
  connectionId: string | null = null,
): YearStatement {
  const request = {
    kind: 'year' as const,
    personId: 'p-rosa',
    year: 2026,
    connectionId,
    options: { ...usualOptions, ...options },
  };
  const statement = buildStatement(request, createStatementSource(parts), '2026-03-20');
  if (statement.kind !== 'year') throw new Error('not a year');
  return statement;
}

/** The statement of the knee surgery, or of the first of `parts.claims`. */
export function claimStatement(
  options: Partial<StatementOptions> = {},
  parts: SourceParts = {},
): ClaimStatement {
  const claimId = parts.claims?.[0]?.claim.id ?? 'c-evergreen/knee';
  const request = { kind: 'claim' as const, claimId, options: { ...usualOptions, ...options } };
  const statement = buildStatement(request, createStatementSource(parts), '2026-03-20');
  if (statement.kind !== 'claim') throw new Error('not a claim');
  return statement;
}

const noAmounts = Object.fromEntries(amountNames.map((name) => [name, null])) as Omit<Amounts, 'other'>;

/** Amounts in cents that the plan sent as totals; what is not given is not stated. */
/** What a plan stated; the share is what may be owed unless another amount is given for it. */
export function amounts(cents: Partial<Record<(typeof amountNames)[number], number>>): Amounts {
  const { yourShare } = cents;
  const all = { ...(yourShare !== undefined && { mayOwe: yourShare }), ...cents };
  const stated = Object.entries(all).map(([name, value]) => [name, amount(value)]);
  return { ...noAmounts, ...Object.fromEntries(stated), other: [] };
}

function amount(cents: number, more: Partial<Amount> = {}): Amount {
  return { cents, currency: 'USD', source: 'plan', level: 'total', from: ['total[0]'], ...more };
}

const nobody = { name: null, npi: null, phone: null, address: null };

/** The knee surgery: two services, a diagnosis, a plan that paid part. */
export function knee(
  more: Partial<Claim> = {},
  rowMore: Partial<ClaimRow> = {},
): { claim: Claim; row: ClaimRow } {
  const claim: Claim = {
    id: 'c-evergreen/knee',
    claimNumber: '26-077-4410',
    chainNumbers: [],
    chainNames: [],
    otherNumbers: [],
    kind: 'outpatient',
    state: 'plan-paid-part',
    counted: true,
    notCountedBecause: null,
    withoutCosts: false,
    serviceStart: '2026-03-12',
    serviceEnd: '2026-03-12',
    serviceDateFrom: 'billable-period',
    receivedOn: '2026-03-14',
    decidedOn: '2026-03-19',
    paidOn: '2026-03-23',
    patientReference: 'Patient/1',
    person: { name: 'Rosa Medina', birthDate: null },
    provider: { ...nobody, name: 'Northgate Surgery Center' },
    facility: null,
    insurer: { ...nobody, name: 'Evergreen Health' },
    payee: null,
    payeeKind: 'provider',
    payeeWords: null,
    coverageName: 'Evergreen Health PPO',
    planKind: 'unknown',
    otherCoverageNames: [],
    careTeam: [
      {
        role: 'attending',
        roleText: 'Attending',
        party: { ...nobody, name: 'Dr. Ines Park' },
        specialty: null,
        specialtyCode: null,
      },
    ],
    network: { billing: 'in', rendering: null, benefit: null },
    lines: [line(1, 'Knee repair'), line(2, 'Recovery room')],
    diagnoses: [
      {
        code: { text: 'Torn knee cartilage', code: 'S83.2', system: 'ICD-10-CM' },
        types: ['principal'],
        onAdmission: null,
      },
    ],
    procedures: [],
    drug: null,
    stay: null,
    facts: [],
    balances: [],
    reasons: [notInNetwork],
    checks: [],
    related: [],
    amounts: amounts({
      billed: 824_000,
      discount: 427_235,
      allowed: 396_765,
      deductible: 50_000,
      coinsurance: 36_210,
      planPaid: 310_555,
      yourShare: 86_210,
      mayOwe: 86_210,
    }),
    unread: [],
    technical: [],
    lastUpdated: null,
    ...more,
  };
  const row = rosasRows().find(({ id }) => id === 'c-evergreen/surgery');
  if (!row) throw new Error('no surgery');
  return { claim, row: { ...row, id: claim.id, claimNumber: claim.claimNumber, ...rowMore } };
}

function line(number: number, text: string): ClaimLine {
  return {
    number,
    serviceStart: '2026-03-12',
    serviceEnd: null,
    service: { text, code: `Z000${number}`, system: 'invented' },
    category: null,
    modifiers: [],
    programs: [],
    revenue: null,
    place: null,
    placeAddress: null,
    bodySite: [],
    quantity: null,
    allowedUnits: null,
    noteNumbers: [],
    network: { billing: null, rendering: null, benefit: null },
    careTeam: [],
    diagnoses: [],
    procedures: [],
    parts: [],
    amounts:
      number === 1
        ? amounts({
            billed: 700_000,
            allowed: 350_000,
            deductible: 50_000,
            planPaid: 263_790,
            yourShare: 86_210,
          })
        : amounts({ billed: 124_000, planPaid: 46_765 }),
  };
}
