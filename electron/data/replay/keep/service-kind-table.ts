import type { ServiceClass, ServiceKinds } from '#shared/model/replay/plan-rules';
import { findClaim } from '../../claims/ask/find-claim.ts';
import { listStoredVersions } from '../../claims/keep/settle-stored-claims.ts';
import type { Db } from '../../database/database.ts';

/** Kinds of service that people chose for the lines of claims, once for a claim. They go with it, to its newer versions too. */
export class ServiceKindTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** By claim, whichever version it is, and line. */
  list(personId: string): Map<string, ReadonlyMap<number, ServiceClass>> {
    const kept = this.#db
      .prepare<[string], { claimId: string; connectionId: string; facts: string }>(
        `SELECT claim_id AS claimId, connection_id AS connectionId, facts
         FROM service_kind JOIN connection ON connection.id = connection_id WHERE person_id = ?`,
      )
      .all(personId);
    return new Map(
      kept.flatMap(({ claimId, connectionId, facts }) => {
        const { lines } = JSON.parse(facts) as ServiceKinds;
        const kinds = new Map(lines.map(({ line, serviceClass }) => [line, serviceClass]));
        return listStoredVersions(this.#db, connectionId, claimId).map((id) => [id, kinds] as const);
      }),
    );
  }

  /** `null`: as its codes say. @throws {StoreError} store/not-found */
  save(claimId: string, line: number, serviceClass: ServiceClass | null): void {
    const { connectionId } = findClaim(this.#db, claimId);
    const versions = listStoredVersions(this.#db, connectionId, claimId);
    const ids = JSON.stringify(versions);
    this.#db.transaction(() => {
      const kept = this.#db
        .prepare<[string], string>(
          'SELECT facts FROM service_kind WHERE claim_id IN (SELECT value FROM json_each(?)) LIMIT 1',
        )
        .pluck()
        .get(ids);
      const others = kept === undefined ? [] : (JSON.parse(kept) as ServiceKinds).lines;
      const lines = others.filter((one) => one.line !== line);
      if (serviceClass !== null) lines.push({ line, serviceClass });
      this.#db
        .prepare('DELETE FROM service_kind WHERE claim_id IN (SELECT value FROM json_each(?))')
        .run(ids);
      if (lines.length === 0) return;
      this.#db
        .prepare('INSERT INTO service_kind (claim_id, connection_id, facts) VALUES (?, ?, ?)')
        .run(versions[0], connectionId, JSON.stringify({ lines }));
    })();
  }
}
