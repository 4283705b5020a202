import { monthOf, yearOf } from '#shared/dates';
import type { PersonSummary } from '#shared/model/plans/connection';
import type { NextYear } from '#shared/model/replay/next-year';
import { listYears } from '../../claims/ask/filter-claims.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import { finish, type InParts } from '../count/in-parts.ts';
import type { ComparedPlanTable, KeptPlan } from '../keep/compared-plan-table.ts';
import type { ServiceKindTable } from '../keep/service-kind-table.ts';
import type { ReplayFacts } from '../read/read-replay-facts.ts';
import { comparePlans, type PlanOfPeople } from './compare-plans.ts';

export type NextYearParts = {
  rows: ClaimRows;
  replayFacts: DigestReader<ReplayFacts>;
  plans: ComparedPlanTable;
  kinds: ServiceKindTable;
  connections: { people(): PersonSummary[] };
};
export type NextYearQuestion = { personId: string; year: number | null; today: string };

/** Who may be on a plan. */
const mostPeople = 200;

/** Until then the year that has just ended says more than the one that began. */
const lastMonthOfOldYear = 3;

/** The claims of a year that count, by the rules of the plans that the person compares. */
export function getNextYear(parts: NextYearParts, question: NextYearQuestion): NextYear {
  return finish(compareYear(parts, question));
}

/** The same with pauses, before the first of which all is read. */
export function* compareYear(
  { rows, replayFacts, plans, kinds, connections }: NextYearParts,
  { personId, year: asked, today }: NextYearQuestion,
): InParts<NextYear> {
  const thisYear = yearOf(today);
  const usual = (monthOf(today) ?? 1) > lastMonthOfOldYear ? thisYear : thisYear - 1;
  const year = asked ?? usual;
  const people = connections
    .people()
    .toSorted((a, b) => Number(b.id === personId) - Number(a.id === personId))
    .slice(0, mostPeople);
  const ofPeople = plans.list(personId).map((plan) => choosePeople(plan, personId, people));
  const claims = [...new Set([personId, ...ofPeople.flatMap((one) => one.personIds)])].flatMap((id) => {
    const counted = rows.of(id).entries.filter((entry) => entry.year === year && entry.row.counted);
    const facts = replayFacts(counted);
    const chosen = kinds.list(id);
    return counted.map(({ key, row }) => ({
      row,
      facts: facts.get(key) ?? null,
      chosen: chosen.get(row.id),
    }));
  });
  const known = listYears(rows.of(personId).entries).filter((one) => one <= thisYear);
  return {
    year,
    years: [...new Set([...known, usual, year])].toSorted((a, b) => b - a).slice(0, 200),
    people: people.map(({ id, name }) => ({ personId: id, personName: name })),
    ...(yield* comparePlans(claims, ofPeople, { personId, year })),
  };
}

/** A plan for a family is for the people who were chosen, as far as they are here. */
function choosePeople(plan: KeptPlan, personId: string, here: readonly PersonSummary[]): PlanOfPeople {
  const { covers, otherIds = [] } = plan.rules;
  const chosen =
    covers === 'family' ? new Set(otherIds.filter((one) => one !== personId)) : new Set<string>();
  const personIds = here.map(({ id }) => id).filter((id) => id === personId || chosen.has(id));
  return {
    ...plan,
    personIds: personIds.length === 0 ? [personId] : personIds,
    gone: chosen.size + 1 - Math.max(1, personIds.length),
  };
}
