/** Whose rules a connected plan follows, by its cards, its server and its name. */
import { isMedicareHost, type PlanKind } from '#shared/model/plans/plan-kind';
import type { Db } from '../../database/database.ts';
import { findPlanKind } from '../../fhir/plan-kind.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection } from '../../people/connections.ts';

const selectCoverages = `SELECT json FROM resource JOIN resource_json USING (key)
  WHERE connection_id = ? AND type = 'Coverage' ORDER BY key LIMIT 20`;

/** The kind that every sign agrees on, else what the person said; drugs aside, which follow rules of their own. */
export function findKindOfConnection(db: Db, connection: Connection): PlanKind {
  const signs = {
    isBlueButton: isMedicareHost(connection.host),
    isPharmacy: false,
    names: [connection.planName],
  };
  const coverages = db
    .prepare<[string], string>(selectCoverages)
    .pluck()
    .all(connection.id)
    .map((json) => JSON.parse(json) as Resource);
  const found = new Set(
    [null, ...coverages]
      .map((coverage) => findPlanKind({ ...signs, coverage }))
      .filter((kind) => kind !== 'unknown'),
  );
  if (found.size > 1) found.delete('part-d');
  const [only] = found;
  if (only === undefined) return connection.saidKind;
  return found.size === 1 ? only : 'unknown';
}
