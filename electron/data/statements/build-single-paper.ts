/** Papers of one kind besides statements. */
import { addMonths, yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { recordKinds } from '#shared/model/health/health-kinds';
import type {
  AttentionStatement,
  ChartsStatement,
  DoctorStatement,
  LimitsStatement,
  LogStatement,
  RecentStatement,
  SinglePaper,
  SinglePaperRequest,
} from '#shared/model/papers/single-paper';
import type { PaperOptions, StatementOptions } from '#shared/model/papers/statement';
import { listSources } from '#shared/paper/frame';
import { endingOf } from '#shared/words/coverage';
import { buildAtHand, listCareNames } from './build-at-hand.ts';
import { buildStatement, buildYearStatement, fitPaper, nameOf } from './build-statement.ts';
import type { PaperSource } from './paper-source.ts';

/** The paper of a request. `madeOn`: today, `YYYY-MM-DD`. */
export function buildSinglePaper(
  request: SinglePaperRequest,
  source: PaperSource,
  madeOn: string,
): SinglePaper {
  switch (request.kind) {
    case 'approvals': {
      const list = source.approvals(request.personId, madeOn);
      return fitPaper({ kind: request.kind, ...buildHead(request, source, madeOn), list });
    }
    case 'calls': {
      const plans = source
        .plans(request.personId, madeOn)
        .map(({ name, openedAt, way, phone, memberId }) => ({
          name,
          openedAt,
          ...(way && { way }),
          phone,
          memberId: endingOf(memberId),
        }));
      return fitPaper({ kind: request.kind, ...buildHead(request, source, madeOn), plans });
    }
    case 'worksheet': {
      const { personId, year } = request;
      const sheet = source.worksheet({ personId, year }, madeOn);
      const people = listNames(personId, source);
      return fitPaper({ kind: request.kind, ...buildHead(request, source, madeOn), sheet, people });
    }
    case 'access-log': {
      const isEveryone = request.personId === null;
      const head = buildHead(request, source, madeOn);
      const people = listNames(request.personId, source);
      return fitPaper({
        kind: request.kind,
        ...head,
        isEveryone,
        people,
        ...source.accessLog(request.personId),
      });
    }
    case 'consent':
      return fitPaper({
        kind: request.kind,
        madeOn,
        options: request.options,
        ...source.consent(request.connectionId),
      });
    case 'bill': {
      const view = source.billView(request.billId, madeOn);
      const head = buildHead({ personId: view.bill.personId, options: request.options }, source, madeOn);
      return fitPaper({ kind: request.kind, ...head, view });
    }
    case 'next-year': {
      const view = source.nextYear(request.personId, request.year, madeOn);
      const names = listCareNames(request.personId, view.year, source);
      return fitPaper({ kind: request.kind, ...buildHead(request, source, madeOn), view, ...names });
    }
    case 'at-hand':
      return buildAtHand(request, source, madeOn);
    default:
      return buildStatement(request, source, madeOn);
  }
}

function buildHead(
  { personId, options }: { personId: string | null; options: PaperOptions },
  source: PaperSource,
  madeOn: string,
) {
  return { personName: personId === null ? null : nameOf(source, personId), madeOn, options };
}

/** Of the person, or of everyone. */
function listNames(personId: string | null, source: PaperSource): LogStatement['people'] {
  return source
    .people()
    .filter(({ id }) => personId === null || id === personId)
    .map(({ id, name }) => ({ id, name }));
}

type PersonPaper = { personId: string; options: StatementOptions };

/** The claims of the last 12 months, or some of them. */
export function buildRecent(
  kind: RecentStatement['kind'],
  { personId, options }: PersonPaper,
  source: PaperSource,
  madeOn: string,
): RecentStatement {
  const from = addMonths(madeOn, -12);
  const rows = listRecent(personId, from, source, madeOn);
  const head = { ...buildHead({ personId, options }, source, madeOn), options, from, to: madeOn };
  return fitPaper({ kind, ...head, rows: select[kind](rows) });
}

/** Claims since a day that count or are being decided, newest first. */
function listRecent(personId: string, from: string, source: PaperSource, madeOn: string): ClaimRow[] {
  return [...new Set([yearOf(from), yearOf(madeOn)])]
    .flatMap((year) => source.rows(personId, year, null))
    .filter(({ serviceStart }) => serviceStart !== null && serviceStart >= from)
    .filter(({ counted, notCountedBecause }) => counted || notCountedBecause === 'being-decided')
    .toSorted(compareNewest);
}

const select: Record<RecentStatement['kind'], (rows: ClaimRow[]) => ClaimRow[]> = {
  recent: (rows) => rows,
  pharmacy(rows) {
    const bought = rows.filter(({ kind, counted }) => kind === 'pharmacy' && counted);
    return [...Map.groupBy(bought, ({ what }) => what).values()].flatMap(([newest]) => newest ?? []);
  },
};

/** What needs a look. */
export function buildAttention(
  { personId, options }: PersonPaper,
  source: PaperSource,
  madeOn: string,
): AttentionStatement {
  const head = { ...buildHead({ personId, options }, source, madeOn), options };
  return fitPaper({ kind: 'attention', ...head, ...source.toLook(personId, madeOn) });
}

/** Months of visits that a doctor is told of. */
const visitMonths = 6;

/** What a doctor needs to know. */
export function buildDoctor(
  { personId, options }: { personId: string; options: StatementOptions },
  source: PaperSource,
  madeOn: string,
): DoctorStatement {
  const { size, paper, language, leavesOutSensitive, fullMemberId } = options;
  const look = { size, paper, language, ...(leavesOutSensitive && { leavesOutSensitive }) };
  const head = buildHead({ personId, options: look }, source, madeOn);
  const records = source.records(personId, recordKinds);
  const from = addMonths(madeOn, -visitMonths);
  const cards = source
    .cards(personId, madeOn)
    .current.slice(0, mostCards)
    .map((id) => ({
      card: source.card(id, madeOn),
      numbers: fullMemberId ? source.cardNumbers(id) : null,
    }));
  const visits = listRecent(personId, from, source, madeOn).filter(({ kind }) => kind !== 'pharmacy');
  const bought = select.pharmacy(listRecent(personId, addMonths(madeOn, -12), source, madeOn));
  const { approvals } = source.approvals(personId, madeOn);
  return fitPaper({
    kind: 'doctor',
    ...head,
    birthDate: source.person(personId)?.birthDate ?? null,
    // Every plan of which something stands on the sheets.
    plans: listSources([...records, ...visits, ...bought, ...approvals, ...cards.map(({ card }) => card)]),
    records,
    cards,
    visits,
    bought,
    approvals,
    asked: source
      .toLook(personId, madeOn)
      .visits.map(({ first, second }) => ({ firstId: first.id, secondId: second.id })),
  });
}

/** More cards than that are of no use on paper. */
export const mostCards = 20;

function compareNewest(a: ClaimRow, b: ClaimRow): number {
  return (b.serviceStart ?? '').localeCompare(a.serviceStart ?? '') || a.id.localeCompare(b.id);
}

/** A year by months and kinds of care. */
export function buildCharts(
  { personId, options, hasMonthsBefore }: PersonPaper & Pick<ChartsStatement, 'hasMonthsBefore'>,
  year: number,
  source: PaperSource,
  madeOn: string,
): ChartsStatement {
  const request = { kind: 'year', personId, year, connectionId: null, options } as const;
  return { ...fitPaper(buildYearStatement(request, source, madeOn)), kind: 'charts', hasMonthsBefore };
}

export function buildLimits(
  { personId, options }: { personId: string; options: PaperOptions },
  year: number,
  source: PaperSource,
  madeOn: string,
): LimitsStatement {
  const limits = source.limits(personId, year, madeOn);
  return fitPaper({ kind: 'limits', ...buildHead({ personId, options }, source, madeOn), limits });
}
