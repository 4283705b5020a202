/** What one needs at hand to choose a plan: facts for a list to tick. */
import { addMonths, monthOf, yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { AtHandRequest, AtHandStatement } from '#shared/model/papers/single-paper';
import type { ApprovalView } from '#shared/model/plans/approval';
import { usualOptions } from '#shared/paper/document';
import { endingOf } from '#shared/words/coverage';
import { canHold, findLastDay } from '#shared/words/papers/approvals';
import { buildYearStatement, fitPaper, nameOf } from './build-statement.ts';
import type { PaperSource } from './paper-source.ts';

/** Until then the year that has just ended says more than the one that began. */
const lastMonthOfOldYear = 3;

export function buildAtHand(
  { kind, personId, way, lastDay, options }: AtHandRequest,
  source: PaperSource,
  madeOn: string,
): AtHandStatement {
  const year = yearOf((monthOf(madeOn) ?? 1) > lastMonthOfOldYear ? madeOn : addMonths(madeOn, -12));
  const ofYear = { kind: 'year', personId, year, connectionId: null } as const;
  const { kinds, totals } = buildYearStatement(
    { ...ofYear, options: { ...usualOptions, ...options } },
    source,
    madeOn,
  );
  return fitPaper({
    ...{ kind, madeOn, options, way, lastDay, year, kinds, totals },
    personName: nameOf(source, personId),
    plans: source.plans(personId, madeOn).map(({ name, openedAt, way: handWay, phone, memberId }) => ({
      ...{ name, openedAt, phone, memberId: endingOf(memberId) },
      ...(handWay && { way: handWay }),
    })),
    ...listCareNames(personId, year, source),
    approvals: source.approvals(personId, madeOn).approvals.flatMap((one) => describeOpen(one, madeOn)),
  });
}

/** Drugs, doctors and places of the claims of a year that count. */
export function listCareNames(
  personId: string,
  year: number,
  source: PaperSource,
): Pick<AtHandStatement, 'drugs' | 'providers'> {
  const rows = source.rows(personId, year, null).filter(({ counted }) => counted);
  const isFill = (row: ClaimRow) => row.kind === 'pharmacy';
  return {
    drugs: listOnce(rows.filter(isFill).map(({ what }) => what)),
    providers: listOnce(rows.filter((row) => !isFill(row)).map(({ providerName }) => providerName)),
  };
}

function listOnce(names: readonly (string | null)[]): string[] {
  return [...new Set(names.flatMap((name) => name ?? []))].toSorted((a, b) => a.localeCompare(b));
}

/** Nothing for what is over, or was refused. */
function describeOpen(view: ApprovalView, today: string): AtHandStatement['approvals'] {
  const { approval, removed } = view;
  const isPending = approval.decision === 'pending' && !approval.cancelled;
  const until = findLastDay(view);
  if (removed || !(isPending || (canHold(view) && (until === null || until >= today)))) return [];
  const what =
    approval.items.flatMap(({ services }) => services.flatMap(({ text }) => text ?? []))[0] ?? null;
  return [{ what, until, isPending }];
}
