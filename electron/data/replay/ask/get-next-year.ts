import { monthOf, yearOf } from '#shared/dates';
import type { NextYear } from '#shared/model/replay/next-year';
import { listYears } from '../../claims/ask/filter-claims.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import { finish, type InParts } from '../count/in-parts.ts';
import type { ComparedPlanTable } from '../keep/compared-plan-table.ts';
import type { ServiceKindTable } from '../keep/service-kind-table.ts';
import type { ReplayFacts } from '../read/read-replay-facts.ts';
import { comparePlans } from './compare-plans.ts';

export type NextYearParts = {
  rows: ClaimRows;
  replayFacts: DigestReader<ReplayFacts>;
  plans: ComparedPlanTable;
  kinds: ServiceKindTable;
};
export type NextYearQuestion = { personId: string; year: number | null; today: string };

/** Until then the year that has just ended says more than the one that began. */
const lastMonthOfOldYear = 3;

/** The claims of a year that count, by the rules of the plans that the person compares. */
export function getNextYear(parts: NextYearParts, question: NextYearQuestion): NextYear {
  return finish(compareYear(parts, question));
}

/** The same with pauses, before the first of which all is read. */
export function* compareYear(
  { rows, replayFacts, plans, kinds }: NextYearParts,
  { personId, year: asked, today }: NextYearQuestion,
): InParts<NextYear> {
  const thisYear = yearOf(today);
  const usual = (monthOf(today) ?? 1) > lastMonthOfOldYear ? thisYear : thisYear - 1;
  const year = asked ?? usual;
  const { entries } = rows.of(personId);
  const counted = entries.filter((entry) => entry.year === year && entry.row.counted);
  const facts = replayFacts(counted);
  const chosen = kinds.list(personId);
  const claims = counted.map(({ key, row }) => ({
    row,
    facts: facts.get(key) ?? null,
    chosen: chosen.get(row.id),
  }));
  const known = listYears(entries).filter((one) => one <= thisYear);
  return {
    year,
    years: [...new Set([...known, usual, year])].toSorted((a, b) => b - a).slice(0, 200),
    ...(yield* comparePlans(claims, plans.list(personId), year)),
  };
}
