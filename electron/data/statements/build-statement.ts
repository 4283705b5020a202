/**
 * Builds the statement of a claim, a year, cards or health records: the facts that both renderers draw, in the order in
 * which they draw them.
 */

import { monthOf } from '#shared/dates';
import type { ClaimReason } from '#shared/model/claim';
import type { ClaimRow } from '#shared/model/claim-row';
import type {
  BillsStatement,
  CardRequest,
  CardStatement,
  ClaimStatement,
  ClaimsRequest,
  ClaimsStatement,
  HealthRequest,
  HealthStatement,
  LetterRequest,
  LetterStatement,
  ListRequest,
  NewsStatement,
  Statement,
  StatementNote,
  StatementRequest,
  VisitsStatement,
  YearStatement,
} from '#shared/model/statement';
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
  if (request.kind === 'letter') return fitPaper(buildLetterStatement(request, source));
  if (request.kind === 'claim' || request.kind === 'year')
    return buildClaimsStatement(request, source, madeOn);
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

/** The statement of a claim or of a year. */
export function buildClaimsStatement(
  request: ClaimsRequest,
  source: StatementSource,
  madeOn: string,
): ClaimsStatement {
  return request.kind === 'claim'
    ? fitPaper(buildClaimStatement(request, source, madeOn))
    : fitPaper(buildYearStatement(request, source, madeOn));
}

/** A statement with all that it could hold. */
type Whole<S extends Statement> = Omit<S, 'leftOut'>;

function fitPaper<S extends object>(statement: S): S & Pick<Statement, 'leftOut'> {
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
  const sources = rows.map(({ planName, openedAt }) => ({ name: planName, openedAt }));
  const plans = [...Map.groupBy(sources, (source) => JSON.stringify(source)).values()].map(
    ([first]) => first as (typeof sources)[number],
  );
  return { kind: 'health', personName: name, birthDate, plans, madeOn, options, rows };
}

function buildLetterStatement(
  { about, template, options }: LetterRequest,
  source: StatementSource,
): Whole<LetterStatement> {
  return { kind: 'letter', template, ...source.letter(about, template, options.language), options };
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
  return { kind: 'claim', ...head, claim, row, denial, chain, stories };
}

function buildYearStatement(
  request: YearRequest,
  source: StatementSource,
  madeOn: string,
): Whole<YearStatement> {
  const { personId, year, connectionId } = request;
  const rows = source.rows(personId, year, connectionId).toSorted(compareServiceDates);
  const counted = rows.filter((row) => row.counted);
  const totals = totalsOf(rows);
  const currency = totals[0]?.currency;
  const withClaims = new Set(rows.map((row) => row.connectionId));
  const plans = source.plans(personId, madeOn).filter((plan) => withClaims.has(plan.connectionId));
  const notes = new Notes(source);
  const dates = rows.flatMap(({ serviceStart }) => serviceStart ?? []);
  const openVisits = connectionId === null ? source.openVisits(personId, year) : 0;
  const planTotals = source.planTotals(personId, year);
  return {
    kind: 'year',
    ...buildHead(request, nameOf(source, personId), plans, madeOn),
    year,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    totals,
    byPlan: planTotals.filter((plan) => connectionId === null || plan.connectionId === connectionId),
    openVisits,
    kinds: openVisits > 0 ? [] : kindTotalsOf(counted.filter((row) => row.currency === currency)),
    months: groupByMonth(counted, openVisits > 0).map((ofMonth) => ({
      month: monthOfRow(ofMonth[0]),
      ...(openVisits > 0 ? sourceOf(ofMonth[0], plans) : { planName: null, openedAt: null }),
      rows: ofMonth.map((row) => ({ row, noteNumbers: notes.numbersFor(row) })),
      ...sumMonth(ofMonth, currency),
    })),
    notCounted: rows.filter((row) => !row.counted),
    notes: notes.all,
  };
}

type Month = YearStatement['months'][number];
type Group = [ClaimRow, ...ClaimRow[]];

/** The rows by month, undated ones last; by plan within the month while no sum may span two plans. */
function groupByMonth(rows: ClaimRow[], perPlan: boolean): Group[] {
  const key = (row: ClaimRow) =>
    `${String(monthOfRow(row) ?? 13).padStart(2, '0')} ${perPlan ? row.connectionId : ''}`;
  const groups = Map.groupBy(rows, key);
  return [...groups.keys()].toSorted().map((each) => groups.get(each) as Group);
}

function sourceOf(row: ClaimRow, plans: StatementPlan[]): Pick<Month, 'planName' | 'openedAt'> {
  const plan = plans.find(({ connectionId }) => connectionId === row.connectionId);
  return { planName: plan?.name ?? row.planName ?? '', openedAt: plan?.openedAt ?? row.openedAt };
}

/** The month's sums in the statement's main currency; amounts in another one appear only in their rows. */
function sumMonth(rows: ClaimRow[], currency: string | undefined) {
  const sums = totalsOf(rows).find((totals) => totals.currency === currency);
  const { billed = nothing, planPaid = nothing, yourShare = nothing, atPharmacy = nothing } = sums ?? {};
  return { billed, planPaid, yourShare, atPharmacy };
}

const nothing = { cents: null, statedCents: null, computedCents: null, statedBy: 0, notStatedBy: 0 };

function nameOf(source: StatementSource, personId: string): string | null {
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
    plans: plans.map(({ name, openedAt, phone, memberId }) => ({
      name,
      openedAt,
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

/** Numbers the plan's reasons for not paying a claim in full. The same words get the same number. */
class Notes {
  readonly all: StatementNote[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #source: StatementSource;

  constructor(source: StatementSource) {
    this.#source = source;
  }

  numbersFor(row: ClaimRow): number[] {
    if (row.state !== 'plan-did-not-pay' && row.state !== 'plan-paid-part') return [];
    return [...new Set(this.#source.reasons(row.id).map((reason) => this.#number(reason)))];
  }

  #number(reason: ClaimReason): number {
    const words = reason.text ?? `${reason.system ?? ''} ${reason.code ?? ''}`;
    const known = this.#numbers.get(words);
    if (known !== undefined) return known;
    const number = this.all.length + 1;
    this.#numbers.set(words, number);
    this.all.push({ number, reason });
    return number;
  }
}
