/** How the records of a connection stay without access, or go for good. */
import type { AccessLog } from '../access-log/access-log.ts';
import type { Archive } from '../archive/archive.ts';
import { type Db, rewriteDatabase } from '../database/database.ts';
import type { Connections } from '../people/connections.ts';

type ConnectionParts = { db: Db; connections: Connections; archive: Archive; log: AccessLog };

/** Keeps the records of a plan that is not asked any more, as the person wants. `at`: ISO instant. */
export function endAccess(
  { db, connections }: Pick<ConnectionParts, 'db' | 'connections'>,
  connectionId: string,
  at: string,
): void {
  connections.update(connectionId, { state: 'ended', keepsUpToDate: false, disconnectedAt: at });
  db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(connectionId);
}

/**
 * Erases a connection's records, and the person when nothing else is left of them. Afterwards neither the database
 * nor its log holds a byte of them. Where the connection is gone already, a crash may have cut the rewriting off: it is
 * done again. `at`: ISO instant.
 */
export function eraseConnection(
  { db, connections, archive, log }: ConnectionParts,
  connectionId: string,
  at: string,
): void {
  const known = connections.all().find(({ id }) => id === connectionId);
  if (known === undefined) {
    rewriteDatabase(db);
    return;
  }
  // What came by its sign-in for somebody else goes with it.
  for (const { id } of connections.fed(connectionId))
    eraseConnection({ db, connections, archive, log }, id, at);
  const { personId } = known;
  const isLast = connections.ofPerson(personId).length === 1;
  const others = connections.all().filter(({ id }) => id !== connectionId);
  archive.write(() => {
    archive.forget(connectionId);
    db.prepare('DELETE FROM connection WHERE id = ?').run(connectionId);
    if (isLast) db.prepare('DELETE FROM person WHERE id = ?').run(personId);
    const erased = {
      connectionId,
      personId: isLast ? personId : null,
      payerId: others.some(({ payerId }) => payerId === known.payerId) ? null : known.payerId,
      isLast: others.length === 0,
    };
    log.erase(erased, at);
    // In the same transaction: after a crash nobody would look for what the erased claims stood in the way of.
    archive.settlePerson(personId, { seenAt: at, isNews: true });
  });
  rewriteDatabase(db);
}
