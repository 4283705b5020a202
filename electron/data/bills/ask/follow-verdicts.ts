import type { BillRow } from '#shared/model/bills/bill-lists';
import { listUnseen } from '../../claims/keep/claim-history.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import type { VerdictTable } from '../keep/verdict-table.ts';
import { type JudgeParts, judgeBills } from './judge-bills.ts';

export type FollowParts = {
  db: Db;
  connections: Connections;
  judged: JudgeParts;
  verdicts: VerdictTable;
};

/** Judges bills as {@link judgeBills} does, and keeps how they stand. */
export function followVerdicts(
  { db, connections, judged, verdicts }: FollowParts,
  question: Parameters<typeof judgeBills>[1],
): BillRow[] {
  const { personId, today } = question;
  const rows = judgeBills(judged, question);
  if (rows.length === 0) return rows;
  const ids = connections.ofPerson(personId).map(({ id }) => id);
  verdicts.keep(rows, new Set(listUnseen(db, ids, today).map(({ claimId }) => claimId)), today);
  return rows;
}
