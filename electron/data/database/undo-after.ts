import type { Db } from './database.ts';

/**
 * The answer of work whose writes are all undone: what the records would be, or say, without them. Nothing else may be
 * under way.
 */
export function undoAfter<T>(db: Db, work: () => T): T {
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    // A full disk has undone it already.
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}
