import type { Spending } from '#shared/model/claims-view';
import { boundView } from '../../archive/bound-view.ts';
import { kindTotalsOf, monthTotalsOf, providerTotalsOf } from '../compare/totals.ts';
import type { ClaimParts } from './list-claims.ts';
import { areTotalsReady, readYear } from './read-year.ts';

/** The Spending screen. `year: null`: the newest year with claims, not after that of `today` if possible. */
export function getSpending(
  parts: ClaimParts,
  input: { personId: string; year: number | null; today: string },
): Spending {
  const facts = readYear(parts, input.personId, input.year, input.today);
  const { view, leftOut } = boundView({
    years: facts.years,
    year: facts.year,
    totals: facts.totals,
    byPlan: facts.byPlan,
    months: monthTotalsOf(facts.charted),
    kinds: kindTotalsOf(facts.charted),
    providers: providerTotalsOf(facts.charted),
    openVisits: facts.open.length,
    totalsReady: areTotalsReady(parts, input.personId),
  });
  return { ...view, leftOut };
}
