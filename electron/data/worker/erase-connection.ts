import { blankAccess } from '../access-log/access-log.ts';
import type { Db } from '../database/database.ts';
import type { Connections } from '../people/connections.ts';

/**
 * Erases a connection's records, and the person when nothing else is left of them. Afterwards neither the database
 * nor its log holds a byte of them: the search index is optimized, the log emptied, the file rewritten.
 *
 * @returns whether the person is gone too
 */
export function eraseConnection(db: Db, connections: Connections, connectionId: string, at: string): boolean {
  const { personId } = connections.get(connectionId);
  const isLast = connections.ofPerson(personId).length === 1;
  db.transaction(() => {
    db.prepare('DELETE FROM claim_text WHERE rowid IN (SELECT key FROM claim WHERE connection_id = ?)').run(
      connectionId,
    );
    db.prepare('DELETE FROM connection WHERE id = ?').run(connectionId);
    if (isLast) {
      db.prepare('DELETE FROM person WHERE id = ?').run(personId);
      blankAccess(db, personId, at);
    }
    db.prepare("INSERT INTO claim_text (claim_text) VALUES ('optimize')").run();
  })();
  emptyLog(db);
  db.exec('VACUUM');
  emptyLog(db);
  return isLast;
}

function emptyLog(db: Db): void {
  if (!db.memory) db.pragma('wal_checkpoint(TRUNCATE)');
}
