import type { ReadFor } from '../claims/keep/claim-reader.ts';
import { inOrder } from '../claims/keep/twins.ts';
import { type FinishParts, settleConnection } from './finish-sync.ts';
import { healthSql } from './kept-types.ts';
import { mappingVersion } from './reading-version.ts';

const settingName = 'mapping';

/**
 * Reads every stored claim and health record again when this version of the app reads them differently. Works in batches; what a
 * stop in between leaves is done at the next start. Nothing is downloaded.
 */
export function readAllAgain(parts: FinishParts): void {
  const { db, connections, references, reader, records } = parts;
  const version = db
    .prepare<[string], string>('SELECT value FROM setting WHERE name = ?')
    .pluck()
    .get(settingName) as string | undefined;
  if (version === String(mappingVersion)) return;
  for (const { id, fhirBaseUrl } of connections.all()) {
    const keysOf = (type: string) =>
      db
        .prepare<[string, number], number>(
          `SELECT key FROM resource WHERE connection_id = ? AND type ${type} AND mapping <> ?`,
        )
        .pluck()
        .all(id, mappingVersion) as number[];
    const context: ReadFor = { owner: connections.owner(id), fhirBaseUrl, index: references.of(id) };
    reader.readAgain(keysOf("= 'ExplanationOfBenefit'"), context, 'anew');
    records.readAgain(keysOf(`IN ${healthSql}`), context, 'anew');
  }
  // Which claims count depends on the claims of other connections, so all of them are read first.
  for (const { id: personId } of connections.people())
    for (const id of inOrder(parts, personId))
      db.transaction(() => {
        settleConnection(parts, id);
        db.prepare('UPDATE claim SET before = NULL WHERE connection_id = ? AND before IS NOT NULL').run(id);
      })();
  db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(
    settingName,
    String(mappingVersion),
  );
}
