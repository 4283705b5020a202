import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { Spending } from '#shared/model/claims/claims-view';
import { boundView } from '../../archive/bound-view.ts';
import { kindTotalsOf, monthTotalsOf, providerTotalsOf } from '../compare/totals.ts';
import type { ClaimParts } from './list-claims.ts';
import { areTotalsReady, readYear } from './read-year.ts';

export type SpendingParts = ClaimParts & {
  /** Those of the ids of claims that are about sensitive care. */
  findSensitive(ids: readonly string[]): ReadonlySet<string>;
};

/**
 * The Spending screen. `year: null`: the newest year with claims, not after that of `today` if possible. `marksSensitive`:
 * says which providers gave sensitive care, for which each claim of the year is read.
 */
export function getSpending(
  parts: SpendingParts,
  input: { personId: string; year: number | null; today: string; marksSensitive?: boolean },
): Spending {
  const facts = readYear(parts, input.personId, input.year, input.today);
  const { view, leftOut } = boundView({
    years: facts.years,
    year: facts.year,
    totals: facts.totals,
    byPlan: facts.byPlan,
    months: monthTotalsOf(facts.charted),
    kinds: kindTotalsOf(facts.charted),
    providers: providerTotalsOf(
      facts.charted,
      input.marksSensitive ? listSensitive(parts, facts.charted) : new Set(),
    ),
    openVisits: facts.open.length,
    totalsReady: areTotalsReady(parts, input.personId),
  });
  return { ...view, leftOut };
}

/** The names of providers of which a claim is about sensitive care. A visit is, where one of its claims is. */
function listSensitive({ findSensitive }: SpendingParts, rows: readonly ClaimRow[]): Set<string | null> {
  const idsOf = ({ id, visit }: ClaimRow) => [id, ...(visit?.parts ?? []).map((part) => part.id)];
  const sensitive = findSensitive(rows.flatMap(idsOf));
  const own = rows.filter((row) => idsOf(row).some((id) => sensitive.has(id)));
  return new Set(own.map(({ providerName }) => providerName));
}
