import type { Db } from '../database/database.ts';

/**
 * How much room all records take, in bytes: every person's, with what was derived from them and the access log. Free
 * pages count, the log of the last writes does not.
 */
export function measureRecords(db: Db): { bytes: number } {
  const pages = db.pragma('page_count', { simple: true });
  const pageSize = db.pragma('page_size', { simple: true });
  return { bytes: Number(pages) * Number(pageSize) };
}
