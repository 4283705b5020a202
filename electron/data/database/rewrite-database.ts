import type { Db } from './database.ts';

/** Writes the whole file anew, so that neither it nor its log holds a byte of what was deleted. */
export function rewriteDatabase(db: Db): void {
  emptyLog(db);
  db.exec('VACUUM');
  emptyLog(db);
}

function emptyLog(db: Db): void {
  if (!db.memory) db.pragma('wal_checkpoint(TRUNCATE)');
}
