import { addMonths, toWholeDay } from '#shared/dates';
import type { CareList } from '#shared/model/plans/plan-lists';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import { listDoctors } from '../list/list-doctors.ts';
import { listDrugs } from '../list/list-drugs.ts';
import type { CareListFacts } from '../read/read-care-facts.ts';

export type CareListParts = { rows: ClaimRows; careListFacts: DigestReader<CareListFacts> };

/** The person's drugs of the last twelve months, and their doctors of two years. */
export function getCareList(
  { rows, careListFacts }: CareListParts,
  { personId, today }: { personId: string; today: string },
): CareList {
  const since = addMonths(today, -24);
  const counted = rows
    .of(personId)
    .entries.filter(({ row }) => row.counted && isSince(row.serviceStart, since));
  const facts = careListFacts(counted);
  const all = counted.flatMap(({ key, row }) => {
    const day = toWholeDay(row.serviceStart);
    const found = facts.get(key);
    return found && day !== null && day <= today ? [{ claimId: row.id, day, ...found }] : [];
  });
  const { doctors, leftOut } = listDoctors(
    all.flatMap(({ claimId, day, doctors: seen }) => seen.map((one) => ({ ...one, claimId, day }))),
  );
  const aYearAgo = addMonths(today, -12);
  const fills = all.filter(({ day }) => day > aYearAgo);
  return {
    drugs: listDrugs(
      fills.flatMap(({ claimId, day, drugs }) => drugs.map((one) => ({ ...one, claimId, day }))),
    ),
    doctors,
    leftOutDoctors: leftOut,
  };
}

function isSince(date: string | null, day: string): boolean {
  return date !== null && date > day;
}
