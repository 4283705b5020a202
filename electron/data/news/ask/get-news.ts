import type { BillRow } from '#shared/model/bills/bill-lists';
import { type BillNews, mostNews, type News, newsKinds } from '#shared/model/news/news';
import { type FollowParts, followVerdicts } from '../../bills/ask/follow-verdicts.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import { listUnseen } from '../../claims/keep/claim-history.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import { findLastLook } from '../keep/last-look.ts';
import { tellClaims } from '../tell/tell-claims.ts';

export type NewsParts = FollowParts & { rows: ClaimRows };

/** All that the person has not seen. `today`: `YYYY-MM-DD`; what was shown on an earlier day is seen. */
export function getNews(parts: NewsParts, { personId, today }: { personId: string; today: string }): News {
  const { db, connections, rows } = parts;
  const ids = connections.ofPerson(personId).map(({ id }) => id);
  const unseen = listUnseen(db, ids, today);
  const byId = new Map(
    unseen.length === 0 ? [] : rows.of(personId).entries.map(({ row }) => [row.id, row] as const),
  );
  const successors = new Map(
    unseen.length === 0 ? [] : ids.flatMap((id) => [...findStoredSuccessors(db, id)]),
  );
  const predecessors = Map.groupBy(successors.keys(), (claimId) => successors.get(claimId));
  const told = tellClaims(unseen, {
    row: (claimId) => byId.get(claimId) ?? null,
    successorId: (claimId) => successors.get(claimId) ?? null,
    predecessors: (claimId) => (predecessors.get(claimId) ?? []).flatMap((id) => byId.get(id) ?? []),
  });
  return {
    since: findLastLook(db, personId, today),
    counts: newsKinds
      .map((kind) => ({ kind, count: told.filter((one) => one.kind === kind).length }))
      .filter(({ count }) => count > 0),
    claims: told.slice(0, mostNews),
    leftOut: Math.max(0, told.length - mostNews),
    bills: tellBills(parts, { personId, today, hasNews: unseen.length > 0 }),
  };
}

/** Bills are judged only when something happened to claims: nothing else changes a verdict without the person. */
function tellBills(
  parts: NewsParts,
  { hasNews, ...question }: { personId: string; today: string; hasNews: boolean },
): BillNews[] {
  if (!hasNews) return [];
  const judgedRows = new Map<string, BillRow>(
    followVerdicts(parts, question).map((row) => [row.bill.id, row]),
  );
  return parts.verdicts
    .listChanged(question.personId, question.today)
    .flatMap(({ billId, before }) => {
      const row = judgedRows.get(billId);
      const { verdict, differenceCents, claimIds } = before;
      return row ? [{ row, before: { verdict, differenceCents, claims: claimIds.length } }] : [];
    })
    .slice(0, mostNews);
}
