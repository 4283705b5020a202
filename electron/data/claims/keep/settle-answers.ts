/** Which claims of tables and papers count, once the person said what they are. */
import { findHandWay } from '#shared/model/plans/plan-kind';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { ClaimTable } from './claim-table.ts';
import { orderConnections } from './duplicate-claims.ts';
import { settleConnection, tellChanges } from './settle-stored-claims.ts';
import { saveVisitsOfPerson } from './visits.ts';

/** Settles the tables and papers of a person again. Call within the transaction of the answer; `at`: ISO instant. */
export function settleTables(
  { db, connections }: { db: Db; connections: Connections },
  personId: string,
  at: string,
): void {
  const parts = { db, connections, table: new ClaimTable(db) };
  const tables = orderConnections(connections, personId).filter(
    (id) => findHandWay(connections.get(id)) !== null,
  );
  if (tables.length === 0) return;
  for (const id of tables) {
    settleConnection(parts, id);
    tellChanges(parts, id, at);
  }
  saveVisitsOfPerson(parts, personId);
}
