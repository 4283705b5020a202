import { createHash } from 'node:crypto';
import type { Db } from '../database/database.ts';

/** Keeps text of a file that is no record. The same text of a connection is kept once. */
export function saveUnread(
  db: Db,
  connectionId: string,
  lines: readonly { why: string; text: string }[],
): void {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO unread_line (connection_id, digest, why, text) VALUES (?, ?, ?, ?)',
  );
  db.transaction(() => {
    for (const { why, text } of lines)
      insert.run(connectionId, createHash('sha256').update(text).digest('base64url'), why, text);
  })();
}

/** The kept texts of a connection, oldest first. */
export function listUnread(db: Db, connectionId: string): IterableIterator<{ text: string }> {
  return db
    .prepare<[string], { text: string }>('SELECT text FROM unread_line WHERE connection_id = ? ORDER BY id')
    .iterate(connectionId);
}
