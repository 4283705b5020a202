import { addDays, formatDate } from '../calendar.ts';
import { createRandom } from '../random.ts';
import type { ClaimSpec } from './claim-spec.ts';
import { type Ledger, openLedger } from './money.ts';
import { type SpecialName, specials } from './specials.ts';
import { makeClaim, type Occasion, type TemplateName, templates } from './templates.ts';

/** One planned visit: month, day, and what it is. */
export type Planned = readonly [month: number, day: number, name: TemplateName | SpecialName];

/** Which years of one person to make. Of the `quiet` year, claims up to `until` come from elsewhere and are left out. */
export type YearsPlan = {
  person: string;
  firstYear: number;
  now: string;
  visits(year: number): readonly Planned[];
  quiet?: { year: number; until: string; ledger: Ledger };
};

/** All claims of one person, decided in the order of their visits: each year's deductible is used up once. */
export function planYears(plan: YearsPlan): ClaimSpec[] {
  const claims: ClaimSpec[] = [];
  for (let year = plan.firstYear; year <= Number(plan.now.slice(0, 4)); year += 1) {
    const isQuiet = plan.quiet?.year === year;
    const ledger = isQuiet && plan.quiet ? { ...plan.quiet.ledger } : openLedger();
    const random = createRandom(`${plan.person}-${year}`);
    const visits = plan.visits(year).toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
    visits.forEach(([month, day, name], index) => {
      const date = formatDate(year, month, day);
      const made = makeClaims(name, { person: plan.person, date, sequence: index * 2 + 1, ledger, random });
      const isPast = date < addDays(plan.now, -1);
      if (isPast && !(isQuiet && plan.quiet && date <= plan.quiet.until)) claims.push(...made);
    });
  }
  return claims.map((claim) => reopenRecentClaim(claim, plan.now));
}

function makeClaims(name: TemplateName | SpecialName, occasion: Occasion): ClaimSpec[] {
  if (name in specials) return specials[name as SpecialName](occasion);
  return [makeClaim(templates[name as TemplateName], occasion)];
}

/** A claim that the plan has not decided by `now` becomes one that is still open. */
function reopenRecentClaim(claim: ClaimSpec, now: string): ClaimSpec {
  if (claim.decided <= now) return claim;
  return { ...claim, decided: addDays(claim.start, 1), outcome: 'queued' };
}
