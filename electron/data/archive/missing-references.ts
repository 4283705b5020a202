/** Which stored resources name which: what is missing, what may be out of date, and what must be read again when it comes or changes. */
import type { Db } from '../database/database.ts';
import type { Resource } from '../fhir/resource.ts';
import { copiedAtSql } from './copied-records.ts';
import { referenceableSql, typesSql } from './referenceable-types.ts';

/** Every stored resource of a connection that others refer to by name, as `Type/id`. */
const referenceNames = `SELECT type || '/' || id FROM resource
  WHERE connection_id = ? AND type IN ${referenceableSql}`;

/** References that nothing stored answers, sorted; also those of whose records come by this connection's sign-in. */
export function listMissingReferences(db: Db, connectionId: string): string[] {
  return db
    .prepare<[string, string, string], { value: string }>(
      `SELECT DISTINCT named.value FROM waiting JOIN json_each(refs) AS named
       WHERE connection_id IN (SELECT ? UNION ALL SELECT id FROM connection WHERE record ->> '$.fedBy' = ?)
         AND named.value NOT IN (${referenceNames}) ORDER BY named.value`,
    )
    .all(connectionId, connectionId, connectionId)
    .map(({ value }) => value);
}

/** What others may refer to, as `Type/id`, and the beginning of the download that brought it last; empty for what only a copy brought. */
export type KnownReference = { reference: string; seenIn: string; isRemoved: boolean };

/** The resources of a connection that others refer to by name; those without an id of their own cannot be asked for. */
export function listKnownReferences(db: Db, connectionId: string): KnownReference[] {
  return db
    .prepare<[string], { id: string; json: string; reference: string; seenIn: string; removed: number }>(
      `SELECT id, json, type || '/' || id AS reference,
         CASE WHEN ${copiedAtSql} IS NULL THEN seen_in ELSE '' END AS seenIn, removed_at IS NOT NULL AS removed
       FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type IN ${referenceableSql} ORDER BY reference`,
    )
    .all(connectionId)
    .filter(({ id, json }) => (JSON.parse(json) as Resource).id === id)
    .map(({ reference, seenIn, removed }) => ({ reference, seenIn, isRemoved: removed === 1 }));
}

/**
 * Keys of what waited for a resource that has come, and of what names one that has changed. `types`: those that
 * something is derived from.
 */
export function findKeysToReadAgain(db: Db, connectionId: string, types: readonly string[]): number[] {
  const arrived = db
    .prepare<[string, string], number>(
      `SELECT DISTINCT waiting.key FROM waiting JOIN json_each(refs) AS named
         JOIN resource ON resource.key = waiting.key
       WHERE resource.type IN ${typesSql(types)}
         AND waiting.connection_id = ? AND named.value IN (${referenceNames})`,
    )
    .pluck()
    .all(connectionId, connectionId) as number[];
  const renewed = db
    .prepare<[string], string>(
      "SELECT type || '/' || id FROM resource WHERE connection_id = ? AND renewed = 1",
    )
    .pluck()
    .all(connectionId) as string[];
  const naming = renewed.length > 0 ? findKeysNaming(db, connectionId, { names: renewed, types }) : [];
  return [...new Set([...arrived, ...naming])];
}

/** Keys of resources that name one of these, by themselves or by way of one that others refer to. */
function findKeysNaming(
  db: Db,
  connectionId: string,
  { names, types }: { names: readonly string[]; types: readonly string[] },
): number[] {
  const findNaming = (list: string, wanted: readonly string[]) => {
    const spelled = wanted.flatMap((name) => [`${name}"`, `${name}/_history/`]);
    const found: { key: number; name: string }[] = [];
    const all = db
      .prepare<[string], { key: number; name: string; json: string }>(
        `SELECT key, type || '/' || id AS name, json FROM resource JOIN resource_json USING (key)
         WHERE connection_id = ? AND type IN ${list}`,
      )
      .iterate(connectionId);
    // Not in SQL, which would unpack the JSON of a record again for each name.
    for (const { json, ...one } of all) if (spelled.some((name) => json.includes(name))) found.push(one);
    return found;
  };
  const between = findNaming(referenceableSql, names).map(({ name }) => name);
  return findNaming(typesSql(types), [...names, ...between]).map(({ key }) => key);
}
