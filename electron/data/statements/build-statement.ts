/**
 * Builds the statement of a claim, a year, cards or health records: the facts that both renderers draw, in the order in
 * which they draw them.
 */

import { coveredText, hasCovered } from '#shared/cover-texts';
import { monthOf } from '#shared/dates';
import { exampleMark } from '#shared/model/bills/example-mark';
import type { PlanLimits } from '#shared/model/bills/limits';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import type { ClaimReason } from '#shared/model/claims/claim';
import { type ClaimRow, listClaimIds } from '#shared/model/claims/claim-row';
import { type ClaimFilter, type ClaimPage, isTableQuestion } from '#shared/model/claims/claims-view';
import { areSumsPerPlan } from '#shared/model/claims/totals';
import type {
  BillsStatement,
  CardRequest,
  CardStatement,
  ClaimListRequest,
  ClaimListStatement,
  ClaimStatement,
  ClaimsRequest,
  HealthRequest,
  HealthStatement,
  LetterRequest,
  LetterStatement,
  ListRequest,
  NewsStatement,
  Statement,
  StatementLimit,
  StatementNote,
  StatementRequest,
  VisitsStatement,
  YearStatement,
} from '#shared/model/papers/statement';
import { sumCents } from '#shared/money';
import { listSources } from '#shared/paper/frame';
import { endingOf } from '#shared/words/coverage';
import { boundView, paperBounds } from '../archive/bound-view.ts';
import { kindTotalsOf, totalsOf } from '../claims/compare/totals.ts';
import type { StatementPlan, StatementSource } from './statement-source.ts';

/** The statement for a request. `madeOn`: today, `YYYY-MM-DD`. */
export function buildStatement(
  request: StatementRequest,
  source: StatementSource,
  madeOn: string,
): Statement {
  if (request.kind === 'card') return fitPaper(buildCardStatement(request, source, madeOn));
  if (request.kind === 'health') return fitPaper(buildHealthStatement(request, source, madeOn));
  if (request.kind === 'list') return fitPaper(buildClaimListStatement(request, source, madeOn));
  if (request.kind === 'helper') return fitPaper({ ...request, madeOn });
  if (request.kind === 'letter') return fitPaper(buildLetterStatement(request, source, madeOn));
  if (request.kind === 'claim') return fitPaper(buildClaimStatement(request, source, madeOn));
  if (request.kind === 'year') return fitPaper(buildYearStatement(request, source, madeOn));
  return fitPaper(buildListStatement(request, source, madeOn));
}

function buildListStatement(
  { kind, personId, options }: ListRequest,
  source: StatementSource,
  madeOn: string,
): Whole<BillsStatement> | Whole<NewsStatement> | Whole<VisitsStatement> {
  const head = { personName: nameOf(source, personId), madeOn, options };
  if (kind === 'bills') return { kind, ...head, rows: source.openBills(personId, madeOn) };
  if (kind === 'news') return { kind, ...head, news: source.news(personId, madeOn) };
  return { kind, ...head, checks: source.visitChecks(personId) };
}

function buildClaimListStatement(
  { filter, options }: ClaimListRequest,
  source: StatementSource,
  madeOn: string,
): Whole<ClaimListStatement> {
  const { personId, connectionIds } = filter;
  const plans = connectionIds.length === 0 ? [] : source.plans(personId, madeOn);
  const planNames = plans.flatMap(({ connectionId, name }) =>
    connectionIds.includes(connectionId) ? [name] : [],
  );
  const head = { personName: nameOf(source, personId), madeOn, options };
  const page = source.claimList(filter);
  return { kind: 'list', ...head, filter: coverTyped(filter, page), planNames, ...page };
}

/** What was typed to find claims says what they are about: it is covered where one of them is. */
function coverTyped(filter: ClaimFilter, found: ClaimPage): ClaimFilter {
  if (!hasCovered(found)) return filter;
  const { text, provider } = filter;
  return { ...filter, text: text && coveredText, provider: provider && coveredText };
}

/** A statement with all that it could hold. */
type Whole<S extends Statement> = Omit<S, 'leftOut'>;

/** The paper, with what it can hold, and how much it cannot. */
export function fitPaper<S extends object>(statement: S): S & { leftOut: number } {
  const { view, leftOut } = boundView(statement, paperBounds);
  return { ...view, leftOut };
}

type ClaimRequest = Extract<ClaimsRequest, { kind: 'claim' }>;
type YearRequest = Extract<ClaimsRequest, { kind: 'year' }>;

function buildCardStatement(
  { coverageIds, options }: CardRequest,
  source: StatementSource,
  madeOn: string,
): Whole<CardStatement> {
  const cards = coverageIds.map((id) => ({
    card: source.card(id, madeOn),
    numbers: options.showMemberId ? source.cardNumbers(id) : null,
  }));
  return { kind: 'card', madeOn, options, cards };
}

function buildHealthStatement(
  { personId, kinds, options }: HealthRequest,
  source: StatementSource,
  madeOn: string,
): Whole<HealthStatement> {
  const { name = null, birthDate = null } = source.person(personId) ?? {};
  const rows = source.records(personId, kinds);
  const plans = listSources(rows);
  return { kind: 'health', personName: name, birthDate, plans, madeOn, options, rows };
}

function buildLetterStatement(
  { about, template, options }: LetterRequest,
  source: StatementSource,
  madeOn: string,
): Whole<LetterStatement> {
  return { kind: 'letter', template, ...source.letter(about, template, options.language, madeOn), options };
}

function buildClaimStatement(
  request: ClaimRequest,
  source: StatementSource,
  madeOn: string,
): Whole<ClaimStatement> {
  const { claim, row, denial, chain, visits } = source.claim(request.claimId);
  const plans = source
    .plans(row.personId, madeOn)
    .filter(({ connectionId }) => connectionId === row.connectionId);
  const head = buildHead(request, nameOf(source, row.personId), plans, madeOn);
  const stories = visits.flatMap(({ story }) => story ?? []);
  // What may be in a table, too, is asked on screen: no plan sent that one.
  const askedVisits = visits
    .filter((visit) => visit.same === null && !isTableQuestion(visit))
    .map(({ first, second }) => (first.id === row.id ? second : first));
  const { personId } = row;
  const paidId = source.paidClaimId(personId, row.id);
  const [written = null] = sumWritten(source.paidClaims(personId), new Set([paidId]));
  const appeal = denial === null ? null : source.appeal(row.id);
  return { kind: 'claim', ...head, claim, row, denial, appeal, chain, stories, askedVisits, written };
}

export function buildYearStatement(
  request: YearRequest,
  source: StatementSource,
  madeOn: string,
): Whole<YearStatement> {
  const { personId, year, connectionId } = request;
  const rows = source.rows(personId, year, connectionId).toSorted(compareServiceDates);
  const counted = rows.filter((row) => row.counted);
  const totals = totalsOf(rows);
  const currency = totals[0]?.currency;
  const withClaims = new Set(rows.flatMap(listPlansOf));
  const plans = source.plans(personId, madeOn).filter((plan) => withClaims.has(plan.connectionId));
  const notes = new Notes(source);
  const dates = rows.flatMap(({ serviceStart }) => serviceStart ?? []);
  const openVisits = connectionId === null ? source.openVisits(personId, year) : 0;
  const byPlan = source
    .planTotals(personId, year)
    .filter((plan) => connectionId === null || plan.connectionId === connectionId);
  const isPerPlan = areSumsPerPlan({ openVisits, totals, byPlan });
  return {
    kind: 'year',
    ...buildHead(request, nameOf(source, personId), plans, madeOn),
    year,
    ofPlan:
      plans.length > 1 ? (plans.find((plan) => plan.connectionId === connectionId)?.name ?? null) : null,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    totals,
    byPlan,
    openVisits,
    written: sumWritten(source.paidClaims(personId), new Set(rows.flatMap(listClaimIds))),
    limits: source
      .limits(personId, year, madeOn)
      .plans.flatMap(listLimits)
      .filter((limit) => connectionId === null || limit.connectionId === connectionId),
    kinds: isPerPlan ? [] : kindTotalsOf(counted.filter((row) => row.currency === currency)),
    months: groupByMonth(counted, isPerPlan).map((ofMonth) => ({
      month: monthOfRow(ofMonth[0]),
      ...(isPerPlan ? sourceOf(ofMonth[0], plans) : { planName: null, openedAt: null }),
      rows: ofMonth.map((row) => ({ row, noteNumbers: notes.numbersFor(row) })),
      ...sumMonth(ofMonth, currency),
    })),
    notCounted: rows.filter((row) => !row.counted),
    notes: notes.all,
  };
}

/** What was written down as paid for these claims, by currency. */
function sumWritten(paid: readonly PaidClaim[], ids: ReadonlySet<string>): YearStatement['written'] {
  const own = paid.filter(({ claimId }) => ids.has(claimId));
  return [...Map.groupBy(own, ({ currency }) => currency)].flatMap(([currency, all]) => {
    const cents = sumCents(all.map((one) => one.cents));
    if (cents === null) return [];
    return { currency, cents, ...(all.some(({ isExample }) => isExample) ? exampleMark : {}) };
  });
}

/** The limits of a plan's own care in network that are known, with how much of each is used. */
function listLimits({ planId, planName, care, currency, meters }: PlanLimits): StatementLimit[] {
  return meters.flatMap(({ network, whose, what, limit, shownCents, plans, ...meter }) =>
    meter.care !== care || network !== 'in' || limit === null || shownCents === null
      ? []
      : {
          connectionId: planId.slice(0, planId.indexOf('/')),
          planName,
          whose,
          what,
          limitCents: limit.cents,
          usedCents: shownCents,
          currency,
          count: plans === null ? ('ours' as const) : ('plans' as const),
        },
  );
}

type Month = YearStatement['months'][number];
type Group = [ClaimRow, ...ClaimRow[]];

/**
 * The rows by month, undated ones last; by plan within the month while no sum may span two plans, but for visits that
 * the person called one: those stand by the plans that looked at them.
 */
function groupByMonth(rows: ClaimRow[], perPlan: boolean): Group[] {
  const key = (row: ClaimRow) =>
    `${String(monthOfRow(row) ?? 13).padStart(2, '0')} ${perPlan ? listPlansOf(row).join(' ') : ''}`;
  const groups = Map.groupBy(rows, key);
  return [...groups.keys()].toSorted().map((each) => groups.get(each) as Group);
}

function listPlansOf({ connectionId, visit }: ClaimRow): string[] {
  return [...new Set(visit?.parts.map((part) => part.connectionId) ?? [connectionId])].toSorted();
}

function sourceOf(row: ClaimRow, plans: StatementPlan[]): Pick<Month, 'planName' | 'openedAt' | 'way'> {
  const ofVisit = row.visit?.parts.map(({ planName }) => planName ?? '');
  if (ofVisit) return { planName: [...new Set(ofVisit)].join(' + '), ...pickSource(row) };
  const plan = plans.find(({ connectionId }) => connectionId === row.connectionId);
  return { planName: plan?.name ?? row.planName ?? '', ...pickSource(plan ?? row) };
}

function pickSource({ openedAt, way }: Pick<ClaimRow, 'openedAt' | 'way'>): Pick<Month, 'openedAt' | 'way'> {
  return { openedAt, ...(way && { way }) };
}

/** The month's sums in the statement's main currency; amounts in another one appear only in their rows. */
function sumMonth(rows: ClaimRow[], currency: string | undefined) {
  const sums = totalsOf(rows).find((totals) => totals.currency === currency);
  const { billed = nothing, planPaid = nothing, yourShare = nothing, atPharmacy = nothing } = sums ?? {};
  return { billed, planPaid, yourShare, atPharmacy };
}

const nothing = {
  cents: null,
  statedCents: null,
  computedCents: null,
  statedBy: 0,
  notStatedBy: 0,
  partlyBy: 0,
};

export function nameOf(source: StatementSource, personId: string): string | null {
  return source.person(personId)?.name ?? null;
}

function buildHead(
  request: ClaimsRequest,
  personName: string | null,
  plans: StatementPlan[],
  madeOn: string,
) {
  const { options } = request;
  return {
    personName,
    plans: plans.map(({ name, openedAt, way, phone, memberId }) => ({
      name,
      ...pickSource({ openedAt, way }),
      phone,
      memberId: options.fullMemberId ? memberId : endingOf(memberId),
    })),
    madeOn,
    dataFrom: plans.map(({ lastCheckedAt }) => lastCheckedAt),
    options,
  };
}

function compareServiceDates(a: ClaimRow, b: ClaimRow): number {
  return (a.serviceStart ?? '9999').localeCompare(b.serviceStart ?? '9999') || a.id.localeCompare(b.id);
}

function monthOfRow({ serviceStart }: ClaimRow): number | null {
  return serviceStart === null ? null : monthOf(serviceStart);
}

/** The plan's reasons for not paying claims in full, each once. Paper numbers them by what is printed. */
class Notes {
  readonly all: StatementNote[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #source: StatementSource;

  constructor(source: StatementSource) {
    this.#source = source;
  }

  numbersFor(row: ClaimRow): number[] {
    const explained = (row.visit?.parts ?? [row]).filter(
      ({ state }) => state === 'plan-did-not-pay' || state === 'plan-paid-part',
    );
    const reasons = explained.flatMap(({ id }) => this.#source.reasons(id));
    return [...new Set(reasons.map((reason) => this.#number(reason)))];
  }

  #number(reason: ClaimReason): number {
    const { lineNumber: _, noteNumber: __, ...said } = reason;
    const words = JSON.stringify(said);
    const known = this.#numbers.get(words);
    if (known !== undefined) return known;
    const number = this.all.length + 1;
    this.#numbers.set(words, number);
    this.all.push({ number, reason });
    return number;
  }
}
