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

/** Sections of Medicare's text that are about health, by its own names for them. */
const ofHealth =
  /\b(?:conditions?|allerg|implant|immuniz|vaccin|labs?\b|tests?\b|vital|medical history|drugs?\b|preventive)/i;
const mostSections = 20;

/** The names of the kept sections that are about health and that no page shows, oldest first. */
export function listHealthSections(db: Db, connectionId: string): string[] {
  const begins = db
    .prepare<[string], string>(
      "SELECT substr(text, 1, 100) FROM unread_line WHERE connection_id = ? AND why = 'section' ORDER BY id LIMIT 200",
    )
    .pluck()
    .all(connectionId) as string[];
  const names = new Set(begins.map((begin) => begin.split('\n', 1)[0]?.trim() ?? ''));
  return [...names].filter((name) => ofHealth.test(name)).slice(0, mostSections);
}

/** The kept texts of a connection, oldest first. */
export function listUnread(db: Db, connectionId: string): IterableIterator<{ text: string }> {
  return db
    .prepare<[string], { text: string }>('SELECT text FROM unread_line WHERE connection_id = ? ORDER BY id')
    .iterate(connectionId);
}
