import type { Db } from '../database/database.ts';
import { saveSetting } from '../database/setting.ts';
import type { Archive } from './archive.ts';
import { readingVersion } from './reading-version.ts';
import { typesSql } from './referenceable-types.ts';
import type { ConnectionBook } from './subject.ts';

const settingName = 'mapping';

/**
 * Reads everything stored again when this version of the app reads it differently. Works in batches; what a stop in
 * between leaves is done at the next start. Nothing is downloaded, and nothing is told as a change.
 */
export function readAllAgain(
  { db, connections, archive }: { db: Db; connections: ConnectionBook; archive: Archive },
  seenAt: string,
): void {
  const version = db
    .prepare<[string], string>('SELECT value FROM setting WHERE name = ?')
    .pluck()
    .get(settingName) as string | undefined;
  if (version === String(readingVersion)) return;
  const findOld = db
    .prepare<[string, number], number>(
      `SELECT key FROM resource WHERE connection_id = ? AND type IN ${typesSql(archive.readTypes)} AND mapping <> ?`,
    )
    .pluck();
  const all = connections.all();
  for (const { id } of all) archive.readAnew(id, findOld.all(id, readingVersion) as number[]);
  // Which claims count depends on the claims of other connections, so all of them are read first.
  for (const personId of new Set(all.map((connection) => connection.personId)))
    archive.settlePerson(personId, { seenAt, isNews: false });
  saveSetting(db, settingName, String(readingVersion));
}
