/**
 * Records of a plan that came with a copy and that the plan itself has not sent to this computer yet. Whoever made the copy
 * says what is in it: until the plan sends them, they are named as what a file says is.
 */
import type { Db } from '../database/database.ts';
import { resourceIdOf } from '../fhir/identity.ts';
import type { ResolveReference } from '../fhir/references.ts';
import type { Resource } from '../fhir/resource.ts';

/** When the copy was opened that brought a row of `resource`; `NULL` for what the plan sent. */
export const copiedAtSql = `(SELECT copied_at FROM copied_record WHERE copied_record.connection_id = resource.connection_id
    AND copied_record.type = resource.type AND copied_record.id = resource.id)`;

/** Marks what a copy brought. Call within a transaction. `at`: ISO instant. */
export function noteCopied(
  db: Db,
  connectionId: string,
  { resources, at }: { resources: readonly Resource[]; at: string },
): void {
  const note = db.prepare(
    `INSERT INTO copied_record (connection_id, type, id, copied_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (connection_id, type, id) DO UPDATE SET copied_at = excluded.copied_at`,
  );
  for (const resource of resources) note.run(connectionId, resource.resourceType, resourceIdOf(resource), at);
}

/** The plan has sent these: they are its own word now. Call within a transaction. */
export function confirmCopied(db: Db, connectionId: string, resources: readonly Resource[]): void {
  if (!hasCopied(db, connectionId)) return;
  const remove = db.prepare('DELETE FROM copied_record WHERE connection_id = ? AND type = ? AND id = ?');
  for (const resource of resources) remove.run(connectionId, resource.resourceType, resourceIdOf(resource));
}

/** What is made of records of one connection in another one is marked as they are; what is kept aside says it itself. */
export function shareCopied(db: Db, fromId: string, toId: string): void {
  db.prepare(
    `INSERT OR IGNORE INTO copied_record
     SELECT ?, type, id, copied_at FROM copied_record WHERE connection_id = ?`,
  ).run(toId, fromId);
}

export function hasCopied(db: Db, connectionId: string): boolean {
  return (
    db.prepare('SELECT 1 FROM copied_record WHERE connection_id = ? LIMIT 1').get(connectionId) !== undefined
  );
}

/** Resolves only to what the plan itself sent. */
export function resolveSent(db: Db, connectionId: string, resolve: ResolveReference): ResolveReference {
  if (!hasCopied(db, connectionId)) return resolve;
  const find = db.prepare('SELECT 1 FROM copied_record WHERE connection_id = ? AND type = ? AND id = ?');
  return (reference, owner) => {
    const found = resolve(reference, owner);
    return found === null || find.get(connectionId, found.resourceType, resourceIdOf(found)) ? null : found;
  };
}
