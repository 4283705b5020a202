/** Which stored resources name which: what is missing, and what must be read again when it comes or changes. */
import type { Db } from '../database/database.ts';
import { healthSql, referenceableSql } from './kept-types.ts';

/** Every stored resource of a connection that others refer to by name, as `Type/id`. */
const referenceNames = `SELECT type || '/' || id FROM resource
  WHERE connection_id = ? AND type IN ${referenceableSql}`;

/** References that nothing stored answers, sorted. */
export function listMissingReferences(db: Db, connectionId: string): string[] {
  return db
    .prepare<[string, string], { value: string }>(
      `SELECT DISTINCT named.value FROM waiting JOIN json_each(refs) AS named
       WHERE connection_id = ? AND named.value NOT IN (${referenceNames}) ORDER BY named.value`,
    )
    .all(connectionId, connectionId)
    .map(({ value }) => value);
}

type ToReadAgain = { claims: number[]; records: number[] };

/** What waited for a resource that has come, and what names one that has changed. */
export function keysToReadAgain(db: Db, connectionId: string): ToReadAgain {
  const arrived = db
    .prepare<[string, string], { key: number; type: string }>(
      `SELECT DISTINCT waiting.key, resource.type FROM waiting JOIN json_each(refs) AS named
         JOIN resource ON resource.key = waiting.key
       WHERE (resource.type = 'ExplanationOfBenefit' OR resource.type IN ${healthSql})
         AND waiting.connection_id = ? AND named.value IN (${referenceNames})`,
    )
    .all(connectionId, connectionId);
  const renewed = db
    .prepare<[string], { name: string }>(
      "SELECT type || '/' || id AS name FROM resource WHERE connection_id = ? AND renewed = 1",
    )
    .all(connectionId)
    .map(({ name }) => name);
  const naming = renewed.length > 0 ? thoseNaming(db, connectionId, renewed) : { claims: [], records: [] };
  const isClaim = ({ type }: { type: string }) => type === 'ExplanationOfBenefit';
  const keysOf = (those: { key: number }[]) => those.map(({ key }) => key);
  const unique = (...keys: number[]) => [...new Set(keys)];
  return {
    claims: unique(...keysOf(arrived.filter(isClaim)), ...naming.claims),
    records: unique(...keysOf(arrived.filter((one) => !isClaim(one))), ...naming.records),
  };
}

function thoseNaming(db: Db, connectionId: string, names: string[]): ToReadAgain {
  const naming = (type: string, wanted: readonly string[]) =>
    db
      .prepare<[string, string], { key: number; name: string }>(
        `SELECT key, type || '/' || id AS name FROM resource JOIN resource_json USING (key)
         WHERE connection_id = ? AND type ${type}
           AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(json, value || '"') > 0)`,
      )
      .all(connectionId, JSON.stringify(wanted));
  const between = naming(`IN ${referenceableSql}`, names);
  const all = [...names, ...between.map(({ name }) => name)];
  return {
    claims: naming("= 'ExplanationOfBenefit'", all).map(({ key }) => key),
    records: naming(`IN ${healthSql}`, all).map(({ key }) => key),
  };
}
