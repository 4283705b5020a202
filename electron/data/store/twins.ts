/**
 * One claim that two connections of a person bring: a plan's, and the same opened from a file. It counts once, in the
 * connection that comes first: plans before files, earlier ones before later ones.
 */
import type { ClaimRow } from '#shared/model/claim';
import type { Connections } from './connections.ts';
import type { Db } from './database.ts';
import { decodeRow } from './row-codec.ts';
import { type Standing, withStanding } from './settled-row.ts';

type Parts = { db: Db; connections: Connections };
type Stored = { key: number; row: string; settled: string | null; removed: number };

/** The connections of a person in the order in which their claims count. */
export function inOrder({ connections }: Parts, personId: string): string[] {
  return connections
    .ofPerson(personId)
    .sort((a, b) => Number(a.origin === 'file') - Number(b.origin === 'file'))
    .map(({ id }) => id);
}

/** Keys of the connection's claims that a connection before it states as well, and counts. */
export function twinsOf(parts: Parts, connectionId: string): Set<number> {
  const { personId } = parts.connections.get(connectionId);
  const ids = inOrder(parts, personId);
  const before = ids.slice(0, ids.indexOf(connectionId));
  const stated = new Set(
    before.flatMap((id) => rowsOf(parts, id)).flatMap(({ row }) => (row.counted ? (nameOf(row) ?? []) : [])),
  );
  if (stated.size === 0) return new Set();
  const twins = rowsOf(parts, connectionId).filter(({ row }) => stated.has(nameOf(row) ?? ''));
  return new Set(twins.map(({ key }) => key));
}

function rowsOf({ db, connections }: Parts, connectionId: string): { key: number; row: ClaimRow }[] {
  const owner = connections.owner(connectionId);
  return db
    .prepare<[string], Stored>(
      `SELECT key, row, settled, removed_at IS NOT NULL AS removed FROM claim JOIN resource USING (key)
       WHERE claim.connection_id = ?`,
    )
    .all(connectionId)
    .map(({ key, row, settled }) => {
      const standing = settled === null ? null : (JSON.parse(settled) as Standing);
      return { key, row: withStanding(decodeRow(row, owner), standing) };
    });
}

/** What two claims must share to be one; `null` for a claim that states too little. */
function nameOf({ claimNumber, kind, serviceStart, serviceEnd, billed, currency }: ClaimRow): string | null {
  if (claimNumber === null || serviceStart === null || billed === null) return null;
  return JSON.stringify([claimNumber, kind, serviceStart, serviceEnd, billed.cents, currency]);
}
