import { planPhone } from '#shared/words/coverage';
import { copiedAtSql, resolveSent } from '../../archive/copied-records.ts';
import type { EndedPass } from '../../archive/subject.ts';
import type { Db } from '../../database/database.ts';
import { shortenText } from '../../fhir/resource.ts';
import type { Connections } from '../../people/connections.ts';
import { coverageState } from '../read/coverage-facts.ts';
import { readCoverage } from '../read/read-coverage.ts';

type Parts = { db: Db; connections: Connections };

/** The plan's phone is that of a card that has not ended, the newest first; without one, what claims say stays. */
export function notePlanPhone({ db, connections }: Parts, { connection, resolve, seenAt }: EndedPass): void {
  const stored = db
    .prepare<[string], { json: string }>(
      `SELECT json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = 'Coverage' AND removed_at IS NULL AND ${copiedAtSql} IS NULL ORDER BY key DESC`,
    )
    .all(connection.id);
  for (const { json } of stored) {
    const phone = readPhone(json, resolveSent(db, connection.id, resolve), seenAt.slice(0, 10));
    if (phone === null) continue;
    connections.setPlanPhone(connection.id, shortenText(phone));
    return;
  }
}

/** `null` also where the reader breaks: a phone is not worth a pass. */
function readPhone(json: string, resolve: EndedPass['resolve'], today: string): string | null {
  try {
    const read = readCoverage(JSON.parse(json), { resolve });
    if (read.kind !== 'coverage' || coverageState(read.facts, today) === 'past') return null;
    return planPhone(read.facts);
  } catch {
    return null;
  }
}
