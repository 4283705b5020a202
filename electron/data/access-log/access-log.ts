/**
 * The access log. Each row's digest covers its content and a random salt; each row's chain value covers the digest
 * and the chain before it; the last chain value and the number of rows are kept apart. Erasing a person takes content
 * and salt and leaves the digests, so the chain still holds.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { AccessEntry, AccessRow } from '#shared/model/access-log';
import type { Db } from '../database/database.ts';
import { describeLocalAccess } from './access-entry.ts';

type Stored = {
  id: number;
  salt: string | null;
  entry: string | null;
  digest: string;
  chain: string;
  erased_at: string | null;
};
type Head = { count: number; chain: string };

const headName = 'access-log-head';

/** Adds a row at the end of the chain. */
export function addAccess(db: Db, entry: AccessEntry): void {
  db.transaction(() => {
    const head = readHead(db);
    const id = head.count + 1;
    const text = JSON.stringify(entry);
    const salt = randomBytes(16).toString('hex');
    const digest = hash(salt, text);
    const chain = hash(head.chain, String(id), digest);
    db.prepare(
      'INSERT INTO access_log (id, person_id, host, salt, entry, digest, chain) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(id, entry.personId, entry.host, salt, text, digest, chain);
    saveHead(db, { count: id, chain });
  })();
}

/** A window of the log, newest first, and whether all of it is as it was written. */
export function listAccess(
  db: Db,
  input: { personId: string | null; offset: number; limit: number },
): { count: number; rows: AccessRow[]; complete: boolean; hosts: string[] } {
  const { personId } = input;
  const count = db
    .prepare<[string | null, string | null], number>(
      'SELECT count(*) FROM access_log WHERE ? IS NULL OR person_id = ?',
    )
    .pluck()
    .get(personId, personId) as number;
  const hosts = db
    .prepare<[], string>('SELECT DISTINCT host FROM access_log WHERE host IS NOT NULL ORDER BY host')
    .pluck()
    .all() as string[];
  return {
    count,
    rows: readAccessRows(db, personId, input.offset, input.limit),
    complete: isComplete(db),
    hosts,
  };
}

/** Rows of the log, newest first; of one person, or of all. */
export function readAccessRows(db: Db, personId: string | null, offset: number, limit: number): AccessRow[] {
  const names = new Map(
    db
      .prepare<[], { id: string; name: string | null }>('SELECT id, name FROM person')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return db
    .prepare<[string | null, string | null, number, number], Stored>(
      'SELECT * FROM access_log WHERE ? IS NULL OR person_id = ? ORDER BY id DESC LIMIT ? OFFSET ?',
    )
    .all(personId, personId, limit, offset)
    .map((stored) => decodeRow(stored, names));
}

/** Takes the content of a person's rows. `at`: ISO instant. */
export function blankAccess(db: Db, personId: string, at: string): void {
  db.prepare(
    `UPDATE access_log SET person_id = NULL, host = NULL, salt = NULL, entry = NULL, erased_at = ?
     WHERE person_id = ?`,
  ).run(at, personId);
}

function decodeRow(stored: Stored, names: ReadonlyMap<string, string | null>): AccessRow {
  const { id, entry } = stored;
  // An erased row says only when it was erased.
  if (entry === null)
    return { ...describeLocalAccess(stored.erased_at ?? '', 'erase'), id, personName: null, erased: true };
  const read = JSON.parse(entry) as AccessEntry;
  const personName = read.personId === null ? null : (names.get(read.personId) ?? null);
  return { ...read, id, personName, erased: false };
}

/** True when no row was changed, added or removed outside {@link addAccess} and {@link blankAccess}. */
function isComplete(db: Db): boolean {
  const head = readHead(db);
  let count = 0;
  let chain = '';
  for (const row of db.prepare<[], Stored>('SELECT * FROM access_log ORDER BY id').iterate()) {
    count++;
    chain = hash(chain, String(count), row.digest);
    const isWhole =
      row.entry === null ? row.erased_at !== null : hash(row.salt ?? '', row.entry) === row.digest;
    if (row.id !== count || row.chain !== chain || !isWhole) return false;
  }
  return count === head.count && chain === head.chain;
}

function readHead(db: Db): Head {
  const stored = db
    .prepare<[string], string>('SELECT value FROM setting WHERE name = ?')
    .pluck()
    .get(headName) as string | undefined;
  return stored === undefined ? { count: 0, chain: '' } : (JSON.parse(stored) as Head);
}

function saveHead(db: Db, head: Head): void {
  db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(
    headName,
    JSON.stringify(head),
  );
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
