/**
 * Which people and connections a copy is bringing in right now. It is noted with them, so that what a stop left in the
 * middle is taken away at the next start: a person comes whole or not at all.
 */
import { z } from 'zod';
import type { Archive } from '../archive/archive.ts';
import type { Db } from '../database/database.ts';
import { saveSetting } from '../database/setting.ts';
import { listOwnedRows } from '../household/keep/owned-rows.ts';
import type { Connections } from '../people/connections.ts';
import { removePerson } from '../people/person-table.ts';

const settingName = 'copy-arriving';

const Arriving = z.strictObject({ people: z.array(z.string()), connections: z.array(z.string()) });
type Arriving = z.infer<typeof Arriving>;

export type ArrivingParts = { db: Db; connections: Connections; archive: Archive };

/** Notes one more of them; call within the transaction that makes it. */
export function noteArriving(db: Db, kind: keyof Arriving, id: string): void {
  const arriving = readArriving(db);
  arriving[kind].push(id);
  saveSetting(db, settingName, JSON.stringify(arriving));
}

/** All of them are whole: they stay. */
export function keepArrived(db: Db): void {
  db.prepare('DELETE FROM setting WHERE name = ?').run(settingName);
}

/**
 * Takes away what came of a copy that was not brought in whole; what people here had stays, and so does somebody of the
 * copy who was given some of it meanwhile.
 */
export function undoArriving({ db, connections, archive }: ArrivingParts): void {
  const arriving = readArriving(db);
  if (arriving.people.length + arriving.connections.length === 0) return;
  const here = new Map(connections.all().map((one) => [one.id, one.personId]));
  const touched = new Set(arriving.connections.flatMap((id) => here.get(id) ?? []));
  archive.write(() => {
    for (const id of arriving.connections) {
      archive.forget(id);
      db.prepare('DELETE FROM connection WHERE id = ?').run(id);
    }
    for (const id of arriving.people)
      if (Object.values(listOwnedRows(db, id)).every(({ length }) => length === 0)) removePerson(db, id);
    keepArrived(db);
    const seenAt = new Date().toISOString();
    for (const id of touched) archive.settlePerson(id, { seenAt, isNews: false });
  });
}

function readArriving(db: Db): Arriving {
  const text = db
    .prepare<[string], string>('SELECT value FROM setting WHERE name = ?')
    .pluck()
    .get(settingName);
  return text === undefined ? { people: [], connections: [] } : Arriving.parse(JSON.parse(text));
}
