/** Invented claims, sums and pages for the Claims, Claim and Spending screens. */
import {
  type AmountName,
  amountNames,
  mapNames,
  rowAmountNames,
  summedAmountNames,
} from '#shared/model/claims/amount-table';
import type { Amount, Claim, ClaimLine } from '#shared/model/claims/claim';
import type { ClaimRow, RowAmount } from '#shared/model/claims/claim-row';
import type { ClaimView, Overview, Spending } from '#shared/model/claims/claims-view';
import type { Sum, Totals } from '#shared/model/claims/totals';
import { findDenial } from '#shared/words/denials';
import { evergreen, rosa } from '../support/family.ts';

export const plan = (cents: number): RowAmount => ({ cents, source: 'plan' });
export const computed = (cents: number): RowAmount => ({ cents, source: 'computed' });

/** A row with nothing stated; `more` says what is. */
export function claimRow(more: Partial<ClaimRow> & { id: string }): ClaimRow {
  return {
    connectionId: evergreen.id,
    personId: rosa.id,
    claimNumber: '26-077-4410',
    kind: 'professional',
    state: 'plan-paid',
    counted: true,
    notCountedBecause: null,
    serviceStart: '2026-03-18',
    serviceEnd: null,
    decidedOn: '2026-03-19',
    providerName: 'Lakeside Orthopedics',
    providerNpi: null,
    what: null,
    daysSupply: null,
    planName: 'Evergreen Health',
    openedAt: null,
    network: 'in',
    currency: 'USD',
    ...mapNames(rowAmountNames, () => null),
    attention: null,
    ...more,
  };
}

export const lakeside = claimRow({
  id: 'c-evergreen/1',
  billed: plan(41_200),
  planPaid: plan(26_040),
  yourShare: plan(4000),
  mayOwe: plan(4000),
});

export const northgate = claimRow({
  id: 'c-evergreen/2',
  kind: 'outpatient',
  state: 'plan-paid-part',
  serviceStart: '2026-03-12',
  providerName: 'Northgate Surgery Center',
  billed: plan(824_000),
  discount: plan(381_035),
  notCovered: plan(46_200),
  allowed: plan(396_765),
  planPaid: plan(310_555),
  yourShare: plan(86_210),
  mayOwe: plan(86_210),
  attention: 'changed',
});

const harbor = claimRow({
  id: 'c-evergreen/3',
  state: 'plan-did-not-pay',
  serviceStart: '2026-03-12',
  providerName: 'Harbor Anesthesia Group',
  network: 'out',
  billed: plan(145_000),
  planPaid: plan(0),
  attention: 'not-paid',
});

export const deductible = claimRow({
  id: 'c-evergreen/5',
  state: 'went-to-deductible',
  serviceStart: '2026-02-20',
  billed: plan(31_000),
  planPaid: plan(0),
  yourShare: computed(18_800),
  mayOwe: computed(18_800),
});

export function sum(
  cents: number | null,
  statedBy = 0,
  notStatedBy = 0,
  computedCents: number | null = null,
): Sum {
  const statedCents = cents === null ? null : cents - (computedCents ?? 0);
  return { cents, statedCents, computedCents, statedBy, notStatedBy, partlyBy: 0 };
}

const none = sum(null);

export function totals(more: Partial<Totals> = {}): Totals {
  return {
    currency: 'USD',
    claims: 9,
    counted: 6,
    fromFiles: 0,
    notCounted: [
      { reason: 'replaced', claims: 3 },
      { reason: 'canceled', claims: 1 },
    ],
    yourShare: sum(112_810, 4, 2, 18_800),
    shareMissing: { beingDecided: 1, notPaidNoShare: 1, atPharmacy: 1, notStated: 0, laterPlan: 0 },
    atPharmacy: sum(1500, 1),
    planPaid: sum(356_415, 6),
    ...mapNames(summedAmountNames, () => none),
    billed: sum(1_066_320, 6),
    ...more,
  };
}

export function overview(more: Partial<Overview> = {}): Overview {
  return {
    leftOut: 0,
    years: [2026, 2025],
    year: 2026,
    totals: [totals()],
    byPlan: [
      { connectionId: evergreen.id, planName: 'Evergreen Health', openedAt: null, totals: [totals()] },
    ],
    putAway: [],
    attention: [
      { row: harbor, reason: 'not-paid' },
      { row: northgate, reason: 'changed' },
    ],
    openVisits: [],
    totalsReady: true,
    ...more,
  };
}

const everyAmount = Object.fromEntries(amountNames.map((name) => [name, null])) as Record<AmountName, null>;

/** An amount of a claim as the plan stated it. */
export function amount(cents: number, more: Partial<Amount> = {}): Amount {
  return { cents, currency: 'USD', source: 'plan', level: 'total', from: ['total[0].amount'], ...more };
}

function claimLine(more: Partial<ClaimLine> & { number: number }): ClaimLine {
  return {
    serviceStart: '2026-03-12',
    serviceEnd: null,
    service: { text: null, code: null, system: null },
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
    ...more,
    amounts: { ...everyAmount, other: [], ...more.amounts },
  };
}

type ClaimParts = Partial<Omit<Claim, 'amounts'>> & { amounts?: Partial<Claim['amounts']> };

/** The surgery of the sketches; `more` replaces parts of it. */
function claim(more: ClaimParts = {}): Claim {
  const nobody = { name: null, npi: null, phone: null, address: null };
  const line = (number: number, text: string, cents: readonly number[]): ClaimLine => {
    const [billed = 0, allowed = 0, planPaid = 0, deductible = 0, coinsurance = 0, copay = 0, yourShare = 0] =
      cents;
    const of = (value: number) =>
      amount(value, { from: [`item[${number - 1}].adjudication`], level: 'lines' });
    return claimLine({
      number,
      service: { text, code: `A00${number}`, system: 'Plan code' },
      amounts: {
        ...everyAmount,
        other: [],
        billed: of(billed),
        allowed: of(allowed),
        planPaid: of(planPaid),
        deductible: of(deductible),
        coinsurance: of(coinsurance),
        copay: of(copay),
        yourShare: of(yourShare),
      },
    });
  };
  return {
    id: northgate.id,
    claimNumber: '26-077-4410',
    chainNumbers: [],
    chainNames: [],
    otherNumbers: [{ label: 'patientaccountnumber', value: 'NG-20931' }],
    kind: 'outpatient',
    state: 'plan-paid-part',
    counted: true,
    notCountedBecause: null,
    withoutCosts: false,
    serviceStart: '2026-03-12',
    serviceEnd: null,
    serviceDateFrom: 'billable-period',
    receivedOn: '2026-03-14',
    decidedOn: '2026-03-19',
    paidOn: '2026-03-21',
    patientReference: 'Patient/1',
    person: { name: 'Rosa Medina', birthDate: '1984-05-09' },
    provider: { ...nobody, name: 'Northgate Surgery Center', npi: '1000000004', phone: '1-800-555-0177' },
    facility: null,
    insurer: { ...nobody, name: 'Evergreen Health PPO' },
    payee: null,
    payeeKind: 'provider',
    payeeWords: null,
    coverageName: null,
    planKind: 'unknown',
    otherCoverageNames: [],
    careTeam: [
      {
        role: 'operating',
        roleText: null,
        party: { ...nobody, name: 'Dr. Amara Okafor' },
        specialty: 'Orthopedic surgery',
        specialtyCode: null,
      },
    ],
    network: { billing: 'in', rendering: null, benefit: 'in' },
    lines: [
      line(1, 'Knee surgery, operating room', [690_000, 340_000, 261_000, 50_000, 29_000, 0, 79_000]),
      line(2, 'Recovery room, 2 hours', [84_000, 42_000, 37_800, 0, 4200, 0, 4200]),
      line(3, 'Medical supplies', [50_000, 14_765, 11_755, 0, 1310, 1700, 3010]),
    ],
    diagnoses: [
      {
        code: { text: 'Torn meniscus, left knee', code: 'S83.2', system: 'ICD-10-CM' },
        types: ['principal'],
        onAdmission: null,
      },
    ],
    procedures: [],
    drug: null,
    stay: null,
    facts: [],
    balances: [],
    reasons: [],
    checks: [{ code: 'approved-adds-up', ok: true, differenceCents: 0, amount: 'allowed' }],
    related: [],
    unread: [],
    technical: [],
    lastUpdated: '2026-03-19T10:00:00Z',
    ...more,
    amounts: {
      ...everyAmount,
      other: [],
      billed: amount(824_000),
      discount: amount(381_035, { from: ['total[1].amount'] }),
      notCovered: amount(46_200, { from: ['total[2].amount'] }),
      allowed: amount(396_765, { from: ['total[3].amount'] }),
      deductible: amount(50_000, { from: ['total[4].amount'] }),
      coinsurance: amount(34_510, { from: ['total[5].amount'] }),
      copay: amount(1700, { from: ['total[6].amount'] }),
      planPaid: amount(310_555, { from: ['total[7].amount'] }),
      yourShare: amount(86_210, { from: ['total[8].amount'] }),
      mayOwe: amount(86_210, { from: ['total[8].amount'] }),
      ...more.amounts,
    },
  };
}

export function claimView(more: ClaimParts = {}, view: Partial<Omit<ClaimView, 'claim'>> = {}): ClaimView {
  const shown = claim(more);
  return {
    claim: shown,
    moreLines: 0,
    leftOut: 0,
    denial: findDenial(shown),
    askAgain: null,
    saidKind: null,
    isLookedAt: false,
    row: northgate,
    visit: null,
    personName: 'Rosa Medina',
    planName: 'Evergreen Health',
    planPhone: '1-800-555-0142',
    history: [{ seenAt: '2026-03-20T12:04:00Z', what: 'first-seen', changes: [] }],
    provenance: [],
    chain: [],
    sinceEarlier: null,
    inLater: null,
    visits: [],
    ...view,
  };
}

/** No amounts at all, for claims that state only what a test names. */
export const noAmounts: Record<AmountName, null> = everyAmount;

export function spending(more: Partial<Spending> = {}): Spending {
  const part = (planPaid: number, yourShare: number | null, pharmacyCents: number | null = null) => ({
    claims: 2,
    planPaid: sum(planPaid, 2),
    yourShare: sum(yourShare, 2),
    atPharmacy: sum(pharmacyCents, 1),
  });
  return {
    leftOut: 0,
    years: [2026, 2025],
    year: 2026,
    totals: [totals()],
    byPlan: [
      { connectionId: evergreen.id, planName: 'Evergreen Health', openedAt: null, totals: [totals()] },
    ],
    months: [
      { month: 2, claims: 2, planPaid: sum(15_200, 2), yourShare: sum(22_600, 2), atPharmacy: none },
      {
        month: 3,
        claims: 4,
        planPaid: sum(341_215, 4),
        yourShare: sum(90_210, 2, 1),
        atPharmacy: sum(1500, 1),
      },
    ],
    kinds: [
      { kind: 'outpatient', ...part(310_555, 86_210) },
      { kind: 'professional', ...part(26_040, 22_800) },
      { kind: 'pharmacy', ...part(4620, null, 1500) },
      { kind: 'oral', ...part(15_200, 3800) },
    ],
    providers: [
      { name: 'Northgate Surgery Center', isSensitive: false, ...part(310_555, 86_210) },
      { name: 'Lakeside Orthopedics', isSensitive: false, ...part(26_040, 22_800) },
      { name: 'Bright Smile Dental', isSensitive: false, ...part(15_200, 3800) },
      { name: 'Corner Pharmacy', isSensitive: false, ...part(4620, null, 1500) },
      { name: null, isSensitive: false, ...part(0, null) },
    ],
    openVisits: 0,
    totalsReady: true,
    ...more,
  };
}
