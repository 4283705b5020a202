import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findHandWay } from '#shared/model/plans/plan-kind';
import type { Db } from '../../database/database.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import type { Connection } from '../../people/connections.ts';
import type { RowOwner } from '../read/claim-row.ts';
import type { WorkingClaim } from '../read/listed-claim.ts';
import { readWorkingClaim } from '../read/read-claim.ts';
import { decodeRow } from './row-codec.ts';
import { applyStanding, type Standing } from './standing.ts';

/** A stored claim: its key and resource id, and its row with its standing among other claims. */
export type StoredRow = { key: number; id: string; row: ClaimRow };

type Stored = { key: number; id: string; row: string; settled: string | null };

type Owner = Pick<Connection, 'id' | 'personId' | 'planName' | 'origin' | 'connectedAt' | 'fhirBaseUrl'>;

/** Whose rows a connection's claims are. Of files it says when the first was opened; lists say it of each record. */
export function pickOwner(connection: Owner): RowOwner {
  const { id, personId, planName, origin, connectedAt } = connection;
  const openedAt = origin === 'file' ? connectedAt : null;
  const way = findHandWay(connection);
  return { connectionId: id, personId, planName, openedAt, ...(way !== null && { way }) };
}

/** The rows of a connection's claims. */
export function readRows(db: Db, connection: Owner): StoredRow[] {
  const owner = pickOwner(connection);
  return db
    .prepare<[string], Stored>(
      'SELECT key, resource.id, row, settled FROM claim JOIN resource USING (key) WHERE claim.connection_id = ?',
    )
    .all(connection.id)
    .map(({ key, id, row, settled }) => ({ key, id, row: decodeStandingRow({ row, settled }, owner) }));
}

/** A stored row and what it is settled as, together. */
export function decodeStandingRow(
  { row, settled }: Pick<Stored, 'row' | 'settled'>,
  owner: RowOwner,
): ClaimRow {
  return applyStanding(decodeRow(row, owner), settled === null ? null : (JSON.parse(settled) as Standing));
}

/** The claim of a stored ExplanationOfBenefit by itself, before other claims are looked at; `null` when it is none. */
export function readStoredClaim(json: string, id: string, resolve: ResolveReference): WorkingClaim | null {
  return readWorkingClaim(JSON.parse(json), { id, resolve });
}
