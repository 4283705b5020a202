/** The access log as it was before it had a key: read once, to be carried on. */
import { createHash } from 'node:crypto';
import type { Db } from '../database/database.ts';

type FirstRow = {
  id: number;
  salt: string | null;
  entry: string | null;
  digest: string;
  chain: string;
  erased_at: string | null;
};
type FirstLog = { rows: FirstRow[]; head: { count: number; chain: string } };

/** `null` when there is none, or when it was carried on before. */
export function readFirstLog(db: Db): FirstLog | null {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'first_access_log'").get();
  if (!isThere) return null;
  const head = db
    .prepare<[], string>("SELECT value FROM setting WHERE name = 'access-log-head'")
    .pluck()
    .get();
  return {
    rows: db.prepare<[], FirstRow>('SELECT * FROM first_access_log ORDER BY id').all(),
    head: head === undefined ? { count: 0, chain: '' } : JSON.parse(head),
  };
}

/** True when its chain holds, as far as a chain without a key says. */
export function isFirstLogWhole({ rows, head }: FirstLog): boolean {
  let chain = '';
  for (const [index, row] of rows.entries()) {
    chain = hash(chain, String(index + 1), row.digest);
    const isWhole =
      row.entry === null ? row.erased_at !== null : hash(row.salt ?? '', row.entry) === row.digest;
    if (row.id !== index + 1 || row.chain !== chain || !isWhole) return false;
  }
  return rows.length === head.count && chain === head.chain;
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
