/** How the records of a connection stay without access, or go for good. */
import { blankAccess } from '../access-log/access-log.ts';
import type { Archive } from '../archive/archive.ts';
import { type Db, rewriteDatabase } from '../database/database.ts';
import type { Connections } from '../people/connections.ts';

type ConnectionParts = { db: Db; connections: Connections; archive: Archive };

/** Keeps the records of a plan that is not asked any more. */
export function endAccess({ db, connections }: ConnectionParts, connectionId: string): void {
  connections.update(connectionId, { state: 'ended', keepsUpToDate: false });
  db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(connectionId);
}

/**
 * Erases a connection's records, and the person when nothing else is left of them. Afterwards neither the database
 * nor its log holds a byte of them. Where the connection is gone already, a crash may have cut the rewriting off: it is
 * done again. `at`: ISO instant.
 */
export function eraseConnection(
  { db, connections, archive }: ConnectionParts,
  connectionId: string,
  at: string,
): void {
  const known = connections.all().find(({ id }) => id === connectionId);
  if (known === undefined) {
    rewriteDatabase(db);
    return;
  }
  const { personId } = known;
  const isLast = connections.ofPerson(personId).length === 1;
  archive.write(() => {
    archive.forget(connectionId);
    db.prepare('DELETE FROM connection WHERE id = ?').run(connectionId);
    if (!isLast) return;
    db.prepare('DELETE FROM person WHERE id = ?').run(personId);
    blankAccess(db, personId, at);
  });
  rewriteDatabase(db);
  archive.settlePerson(personId, { seenAt: at, isNews: true });
}
