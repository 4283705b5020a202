/** Gives a claim that was typed to another plan's papers, or to somebody else, with what the person wrote about it. */
import type { Archive } from '../../archive/archive.ts';
import { joinClaimId } from '../../claims/keep/row-codec.ts';
import type { Db } from '../../database/database.ts';
import type { Connection, Connections } from '../../people/connections.ts';

/** What is derived of a record, by its key: these tables say beside it whose connection it is of. */
const derivedTables = ['claim', 'record', 'waiting'];

/** Tables of what the person wrote about a claim, which goes with its connection. */
const writtenTables = [
  'call',
  'letter',
  'appeal',
  'episode_claim',
  'visit_check',
  'looked_at',
  'service_kind',
];

type Move = { from: Connection; to: Connection; id: string };

/**
 * Moves the records of the claim, so that its history and the answers about it stay. What was paid for it goes along to
 * whoever it is of then; a bill stays whose it is. To be called within a write.
 */
export function moveClaim(
  { db, archive }: { db: Db; archive: Archive },
  { from, to, id }: Move,
): { claimId: string } {
  const keys = db
    .prepare<[string, string], number>(
      "SELECT key FROM resource WHERE connection_id = ? AND id = ? AND type IN ('ExplanationOfBenefit', 'Binary')",
    )
    .pluck()
    .all(from.id, id) as number[];
  for (const key of keys)
    for (const table of ['resource', ...derivedTables])
      db.prepare(`UPDATE ${table} SET connection_id = ? WHERE key = ?`).run(to.id, key);
  const names = {
    was: joinClaimId(from.id, id),
    is: joinClaimId(to.id, id),
    to: to.id,
    personId: to.personId,
  };
  db.prepare('UPDATE bill_answer SET claim_id = @is WHERE claim_id = @was').run(names);
  db.prepare(
    `UPDATE payment SET claim_id = @is, facts = json_set(facts, '$.claimId', @is),
       person_id = CASE WHEN bill_id IS NULL THEN @personId ELSE person_id END
     WHERE claim_id = @was`,
  ).run(names);
  for (const table of writtenTables)
    db.prepare(`UPDATE ${table} SET claim_id = @is, connection_id = @to WHERE claim_id = @was`).run(names);
  archive.references.clear();
  return { claimId: names.is };
}

/** Forgets a connection of papers of which nothing is left, and a person who has nothing else here. */
export function forgetEmpty(
  { db, connections, archive }: { db: Db; connections: Connections; archive: Archive },
  { id }: Connection,
): void {
  const isUsed = db
    .prepare<[object], number>(
      `SELECT 1 FROM resource WHERE connection_id = @id AND type = 'ExplanationOfBenefit'
       UNION ALL SELECT 1 FROM plan_limits WHERE connection_id = @id`,
    )
    .pluck()
    .get({ id });
  if (isUsed !== undefined) return;
  archive.forget(id);
  connections.removeFed(id);
}
