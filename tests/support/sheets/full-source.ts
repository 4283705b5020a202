/** A source of papers with so many of everything that can be printed, all of it invented. */
import { totalsOf } from '../../../electron/data/claims/compare/totals.ts';
import type { PaperSource } from '../../../electron/data/statements/paper-source.ts';
import { buildWorksheet } from '../../../electron/data/taxes/count/build-worksheet.ts';
import type { Expense } from '../../../electron/data/taxes/count/expense.ts';
import type { AccessRow } from '../../../shared/model/access-log.ts';
import type { BillRow, BillView } from '../../../shared/model/bills/bill-lists.ts';
import type { PlanLimits } from '../../../shared/model/bills/limits.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { recordKinds } from '../../../shared/model/health/health-kinds.ts';
import type { RecordRow } from '../../../shared/model/health/health-record.ts';
import { type ClaimNews, newsKinds } from '../../../shared/model/news/news.ts';
import type { ApprovalView } from '../../../shared/model/plans/approval.ts';
import { dataCategories } from '../../../shared/model/plans/connection.ts';
import { mostDiffering, type NextYear, type PlanYear } from '../../../shared/model/replay/next-year.ts';
import { type VisitCheck, visitAnswers } from '../../../shared/model/visits/visit-check.ts';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { emptyPlan } from '../../unit/replay/empty-plan.ts';
import { dentalCard, rosasCard, rosasNumbers } from '../coverage-fixture.ts';
import { coded, measured, record } from '../health-fixture.ts';
import { listMonthsOf } from '../list-months.ts';
import { evergreenPlan, knee, medicarePlan, notInNetwork } from '../statement-fixture.ts';
import { busyRows } from './many-rows.ts';
import { createPaperSource } from './paper-fixture.ts';

/** `of`: each name with something long behind it. */
export type Fullness = { count: number; rows?: ClaimRow[]; long?: string };

const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const pick = <T>(of: readonly T[], index: number): T => of[index % of.length] as T;
const day = (index: number, month = 3) =>
  `2026-${String(month).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;

export function createFullSource({ count, rows = busyRows(count), long = '' }: Fullness): PaperSource {
  const marked = rows.map(
    (row, index): ClaimRow => ({
      ...row,
      attention: row.state === 'plan-did-not-pay' ? 'not-paid' : index % 7 === 3 ? 'changed' : null,
    }),
  );
  const newest = marked.toSorted((a, b) => (b.serviceStart ?? '').localeCompare(a.serviceStart ?? ''));
  const bills = makeBills(count, long);
  const health = makeRecords(count, long);
  const claimOf = (id: string) => {
    const row = marked.find((one) => one.id === id) ?? marked[0];
    const { claim } = knee({ id, ...(row && { claimNumber: row.claimNumber, state: row.state }) });
    return { claim, row: row as ClaimRow, visit: null, denial: null, chain: [], visits: [] };
  };
  const source = createPaperSource(
    {
      rows: marked,
      plans: [evergreenPlan, medicarePlan],
      reasons: Object.fromEntries(marked.map(({ id }) => [id, [notInNetwork]])),
      bills,
      records: health,
      limits: [makeLimits()],
      visitChecks: makeVisits(newest, count),
      news: makeNews(newest, bills, count),
    },
    {
      toLook: () => {
        const rows = newest.flatMap((row) =>
          row.attention === null || row.attention === 'same-visit' ? [] : [{ row, reason: row.attention }],
        );
        return { toLook: rows.length, rows, moreRows: 0, visits: [], moreVisits: 0 };
      },
      cards: () => ({ current: ['c-evergreen/card', 'c-evergreen/dental'], ended: ['c-evergreen/old'] }),
      card: (id) =>
        id.endsWith('old')
          ? rosasCard({ id, state: 'past', end: '2025-12-31' })
          : id.endsWith('dental')
            ? dentalCard()
            : rosasCard(long === '' ? {} : { payerName: `Evergreen${long}`, coverageName: `Gold${long}` }),
      cardNumbers: () => rosasNumbers,
      claim: claimOf,
      claimList: () => ({
        count: newest.length,
        rows: newest,
        months: listMonthsOf(newest),
        totals: totalsOf(newest),
        openVisits: 0,
      }),
      approvals: () => ({
        approvals: list(count, (index) => makeApproval(index, long)),
        plansWithout: [],
        leftOut: 0,
      }),
      billView: () => makeBillView(bills, newest, long),
      letters: () =>
        newest[0] === undefined
          ? []
          : [{ about: { claimId: newest[0].id }, template: 'appeal', language: 'en', text: '' }],
      letter: () => ({ text: makeLetter(count) }),
      nextYear: (_, year) => makeNextYear(year ?? 2026, newest, long),
      worksheet: ({ personId, year }, today) =>
        buildWorksheet(
          { expenses: list(count, (index) => makeExpense(index, long)), unmarked: [], entries: [] },
          { personId, year, today },
        ),
      accessLog: () => ({
        rows: list(count, makeAccess),
        isComplete: true,
        hosts: ['evergreen.example', 'medicare.example'],
        hasErased: false,
        notShown: [],
      }),
      consent: () => ({
        personName: 'Rosa Medina',
        plan: {
          planName: 'Evergreen Health PPO',
          host: 'fhir.evergreen.example',
          state: 'connected',
          isSample: false,
          connectedAt: '2026-03-02T15:00:00Z',
          accessEndsAt: '2027-03-02T15:00:00Z',
          keepsUpToDate: true,
          granted: dataCategories.filter((_, index) => index % 3 !== 2),
          notGranted: dataCategories.filter((_, index) => index % 3 === 2),
          planPhone: '1-800-555-0142',
        },
      }),
      limits: (_, year) => ({ year, years: [year], plans: [makeLimits()], others: [], leftOut: 0 }),
    },
  );
  return {
    ...source,
    rows: (_, year) => marked.filter(({ serviceStart }) => serviceStart?.startsWith(String(year))),
  };
}

/** Four plans, one of them without a premium and one without a result. */
function makeNextYear(year: number, rows: readonly ClaimRow[], long: string): NextYear {
  const ranges = [0, 1, 2, 3].map((at) => ({ lowCents: 2_840_00 + at, highCents: 3_560_00 + at }));
  const plans = ['Evergreen Health PPO', 'Harborlight Plus', 'Cedar Valley HSA', 'Half a plan'].map(
    (name, at): PlanYear => {
      const premiumCents = at === 2 ? null : 305_00;
      const share = at === 3 ? null : (ranges[at] ?? null);
      const yearPremiumCents = premiumCents === null ? null : 12 * premiumCents;
      return {
        planId: String(at),
        rules: {
          ...emptyPlan,
          name: `${name}${long}`,
          isOwn: at === 0,
          papersOf: '2026-11-18',
          premiumCents,
        },
        personIds: ['rosa'],
        gone: 0,
        claims: 42,
        share,
        stated: { cents: 2_475_50, notStated: at === 1 ? 0 : 2 },
        year:
          share === null || yearPremiumCents === null
            ? null
            : {
                lowCents: share.lowCents + yearPremiumCents,
                highCents: share.highCents + yearPremiumCents,
              },
        yearPremiumCents,
        months: [],
        limit: at === 1 ? { earliest: '2026-03-12', latest: '2026-08-04', isSure: false } : null,
        unknowns: [
          { kind: 'price', count: 1 },
          { kind: 'network', count: 9 },
          { kind: 'tier', count: 3 },
        ],
        isWide: at === 2,
        claimsUsed: 34,
        moneyPercent: at === 3 ? 42 : 96,
        missing: [],
        leftOut: [
          { reason: 'denied', claims: 2 },
          { reason: 'other-cover', claims: 5 },
          { reason: 'second-payer', claims: 1 },
        ],
        orderEffectCents: at === 0 ? 0 : null,
        check: at === 0 ? { lines: 42, same: 39, missed: [] } : null,
      };
    },
  );
  return {
    year,
    years: [year],
    people: [{ personId: 'rosa', personName: 'Rosa Medina' }],
    claims: 42,
    stated: { cents: 2_475_50, notStated: 2, months: [], premiumCents: 226_00, yearCents: null },
    plans,
    differing: rows.slice(0, mostDiffering).map((row) => ({
      claimId: row.id,
      personId: 'rosa',
      provider: row.providerName,
      what: row.what,
      date: row.serviceStart,
      statedCents: row.yourShare?.cents ?? null,
      ranges: ranges.map((range, at) => (at === 3 ? null : range)),
    })),
    drugs: [],
    services: [],
    servicesNotListed: 0,
  };
}

/** The first bill with all the claims, and as much done about it. */
function makeBillView([bill, ...others]: BillRow[], claims: readonly ClaimRow[], long: string): BillView {
  if (bill === undefined) throw new Error('no bill');
  const about = claims.slice(0, 12);
  const facts = {
    billId: bill.bill.id,
    claimId: null,
    currency: 'USD',
    way: 'card',
    note: `Note${long}`,
  } as const;
  const call = {
    whom: 'provider',
    number: '1-555-555-0131',
    name: 'Lee',
    reference: 'R-1',
    followUpOn: null,
  } as const;
  return {
    ...bill,
    bill: {
      ...bill.bill,
      lines: others.map(({ bill: { serviceStart, dueCents } }, index) => ({
        ...{ serviceStart, serviceEnd: null, account: `HV-${index}`, code: null },
        ...{ chargeCents: null, dueCents, personId: null },
      })),
    },
    verdict: {
      ...bill.verdict,
      claims: about.map(({ id }) => ({ claimId: id, points: 40, evidence: ['name', 'date'], conflicts: [] })),
    },
    claims: about,
    said: { answers: [], isForAll: null },
    scan: null,
    payments: others.map((_, index) => ({ id: `p-${index}`, cents: 10_00, paidOn: day(index), ...facts })),
    receipts: [],
    canceledClaims: [],
    calls: others.map((_, index) => ({
      id: `c-${index}`,
      calledOn: day(index),
      said: `They said${long}`,
      ...call,
    })),
    sentLetters: [{ id: 's-1', template: 'itemized', sentOn: day(2), way: 'mail', followUpOn: day(20) }],
    askAgain: null,
  };
}

/** Invented bills, each with something open. */
export function makeBills(count: number, long: string): BillRow[] {
  return list(count, (index) => {
    const paidCents = index % 3 === 0 ? 40_00 : 0;
    const dueCents = 120_00 + index * 13_00;
    return {
      bill: {
        ...printedBill,
        id: `b-${index}`,
        personId: 'p-rosa',
        biller: `Riverbend Clinic ${index}${long}`,
        serviceStart: day(index),
        dueDate: index % 4 === 1 ? null : day(index, 4),
        dueCents,
      },
      hasScan: false,
      questionedOn: null,
      installments: null,
      countedBillId: null,
      chosenBillId: null,
      paidElsewhere: [],
      otherBills: [],
      paidCents,
      openCents: dueCents - paidCents,
      verdict: {
        verdict: pick(['match', 'higher', 'no-share'] as const, index),
        notes: [],
        differenceCents: 12_00,
        openShareCents: null,
        leftShareCents: null,
        overpaidCents: null,
        claims: [],
        parts: [],
      },
    };
  });
}

function makeRecords(count: number, long: string): RecordRow[] {
  return recordKinds.flatMap((kind) =>
    list(Math.max(1, Math.round(count / 6)), (index) =>
      record(kind, `${kind} number ${index}${long}`, {
        start: day(index),
        state: 'active',
        source: 'Maple Street Family Care',
        summary: index % 3 === 1 ? 'As the doctor said, once a day with a full glass of water' : null,
        ...((kind === 'lab' || kind === 'vital') && {
          measurements: [
            measured(coded(`value ${index}`), '104.5', 'mg/dL', {
              low: 70,
              high: 99,
              interpretation: 'high',
            }),
          ],
        }),
      }),
    ),
  );
}

function makeVisits(rows: readonly ClaimRow[], count: number): VisitCheck[] {
  return rows.slice(0, count).map((row, index) => ({
    row,
    facts: {
      answer: pick(visitAnswers, index),
      note: index % 2 === 0 ? 'I was at my daughter’s that day.' : '',
      notedOn: '2026-03-19',
    },
    planKind: 'employer',
    planPhone: '1-800-555-0142',
  }));
}

function makeNews(rows: readonly ClaimRow[], bills: readonly BillRow[], count: number) {
  const claims = rows.slice(0, count).map((row, index): ClaimNews => {
    const kind = pick(newsKinds, index);
    return {
      kind,
      row,
      stateBefore: kind === 'changed' || kind === 'decided' ? 'plan-is-deciding' : null,
      amounts: kind === 'changed' ? [{ name: 'planPaid', before: 12_00, after: 26_040 }] : [],
    };
  });
  return {
    since: '2026-03-02',
    counts: [],
    claims,
    leftOut: 0,
    bills: bills
      .slice(0, 3)
      .map((row) => ({ row, before: { verdict: 'no-share' as const, differenceCents: null, claims: 1 } })),
  };
}

const nobody = { name: null, npi: null, phone: null, address: null };

function makeApproval(index: number, long: string): ApprovalView {
  const decision = pick(['approved', 'pending', 'not-approved'] as const, index);
  return {
    id: `c-evergreen/ExplanationOfBenefit/a${index}`,
    connectionId: 'c-evergreen',
    planName: 'Evergreen Health PPO',
    planKind: 'unknown',
    openedAt: null,
    fileVersion: null,
    validity: pick(['soon', 'current', 'ended'] as const, index),
    removed: false,
    leftOut: 0,
    approval: {
      numbers: [`AUTH-26-04${index}`],
      otherNumbers: [],
      use: 'preauthorization',
      decision,
      decisionText: null,
      decisionFrom: 'items',
      mixed: false,
      isError: false,
      cancelled: false,
      askedOn: day(index, 2),
      decidedOn: decision === 'pending' ? null : day(index),
      validFrom: day(index),
      validUntil: day(index, 4),
      urgency: 'standard',
      kind: coded('Professional'),
      requester: { ...nobody, name: 'Lakeside Orthopedics' },
      facility: null,
      insurer: nobody,
      careTeam: [],
      diagnoses: [],
      items: [
        {
          isAdded: false,
          numbers: [1],
          approvalNumber: null,
          refusalNumber: null,
          traceNumber: null,
          services: [coded(`Physical therapy ${index}${long}`)],
          modifiers: [],
          decision,
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
        },
      ],
      reasons:
        decision === 'not-approved' ? [{ text: 'More facts are needed.', code: null, system: null }] : [],
      notes: [],
      totals: [],
      documents: [],
      providers: [],
      reviewer: null,
      unread: [],
      technical: [],
      lastUpdated: null,
    },
  };
}

function makeLetter(count: number): string {
  const facts = 'Claim 26-078-0093, member ID ending 4410, date of service March 12, 2026.';
  const said =
    'Your letter of March 16 says that the provider is not in my network. I had no choice of the person who gave the anesthesia. The surgery was planned at a center in my network, and my doctor asked for it.';
  return [
    'Rosa Medina\n12 Elm Street\nNorthgate, WA 98125',
    'March 20, 2026',
    'Evergreen Health\nAppeals\nPO Box 4410\nNorthgate, WA 98125',
    `Appeal of a claim that was not paid. ${facts}`,
    ...list(Math.max(1, Math.round(count / 4)), () => said),
    'I ask you to look at this claim again and to send me the rule that you used.',
    'Sincerely,\n\n______________________\nRosa Medina',
  ].join('\n\n');
}

function makeExpense(index: number, long: string): Expense {
  const care = {
    personId: 'p-rosa',
    kind: pick(['professional', 'pharmacy', 'oral'] as const, index),
    provider: `Riverbend Clinic ${index}${long}`,
    serviceStart: day(index),
    serviceEnd: day(index),
    claimId: `c-evergreen/${index}`,
    claimNumber: `PC-8812${index}`,
  };
  const payment = {
    id: `p-${index}`,
    billId: null,
    claimId: care.claimId,
    cents: 45_00 + index * 7_00,
    currency: 'USD',
    paidOn: day(index),
    way: pick(['card', 'hsa', 'check'] as const, index),
    note: '',
    bill: null,
    hasReceipt: index % 2 === 0,
  };
  return { ...care, planSentCents: 0, overpaidCents: 0, payments: [payment] };
}

function makeAccess(index: number): AccessRow {
  const isLocal = index % 5 === 4;
  return {
    id: index + 1,
    at: `2026-03-19T1${index % 10}:04:00Z`,
    personId: 'p-rosa',
    personName: 'Rosa Medina',
    connectionId: 'c-evergreen',
    host: isLocal ? null : 'fhir.evergreen.example',
    what: isLocal ? 'save-pdf' : pick(['claims', 'coverage', 'token', 'health-record'] as const, index),
    category: isLocal ? null : 'claims',
    page: index % 4 === 0 && !isLocal ? index + 1 : null,
    why: isLocal ? 'you-asked' : 'check',
    result: index % 9 === 8 ? 'failed' : 'ok',
    status: 200,
    records: isLocal ? null : 20,
    bytes: 1_000,
    method: 'GET',
    path: '/ExplanationOfBenefit',
    erased: false,
  };
}

function makeLimits(): PlanLimits {
  const meter = (whose: 'person' | 'family', what: 'deductible' | 'out-of-pocket', cents: number) => ({
    whose,
    what,
    care: 'medical' as const,
    network: 'in' as const,
    limit: { cents, source: 'card' as const },
    typedCents: null,
    ceilingCents: null,
    ours: { cents: cents / 2, claims: 7, earlierCents: null },
    plans: null,
    shownCents: cents / 2,
    isBeyond: false,
    members: [],
    months: [],
  });
  return {
    planId: 'c-evergreen',
    planName: 'Evergreen Health PPO',
    openedAt: null,
    coverageName: 'Gold PPO 1500',
    kind: 'medical',
    care: 'medical',
    year: 2026,
    start: '2026-01-01',
    end: '2026-12-31',
    currency: 'USD',
    facts: {
      startMonth: 1,
      limits: [],
      drugs: 'with-out-of-pocket',
      family: null,
      earlierDeductibleCents: null,
      earlierOutOfPocketCents: null,
    },
    isTyped: false,
    lastTyped: [],
    card: [],
    meters: [meter('person', 'deductible', 150_000), meter('person', 'out-of-pocket', 600_000)],
    gaps: {
      withoutParts: 0,
      partsDiffer: 0,
      networkNotStated: 0,
      undated: 0,
      waiting: 0,
      otherCurrency: 0,
    },
    claims: [],
  };
}
