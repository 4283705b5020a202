/** The rows of people themselves, and who was told apart. */
import { randomUUID } from 'node:crypto';
import type { Authority } from '#shared/model/plans/connection';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';

/** A person as stored: what the plans say, and what was typed here. */
export type PersonRow = {
  id: string;
  name: string | null;
  birth_date: string | null;
  own_name: string | null;
  /** What else tells them from others, as JSON; see `fhir/patients/patient-facts.ts`. */
  facts: string | null;
  authority: Authority | null;
};

/** Adds somebody of whom nothing is known. */
export function addPerson(db: Db): string {
  const id = randomUUID();
  db.prepare('INSERT INTO person (id) VALUES (?)').run(id);
  return id;
}

/** @throws {StoreError} store/not-found */
export function readPerson(db: Db, personId: string): PersonRow {
  const row = db.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?').get(personId);
  if (!row) throw notFoundError('person');
  return row;
}

/** Makes the person what they are in the row; they may be gone meanwhile. */
export function restorePerson(db: Db, row: PersonRow): void {
  db.prepare(
    `INSERT INTO person (id, name, birth_date, own_name, facts, authority)
     VALUES (@id, @name, @birth_date, @own_name, @facts, @authority)
     ON CONFLICT (id) DO UPDATE SET name = @name, birth_date = @birth_date, own_name = @own_name, facts = @facts,
       authority = @authority`,
  ).run(row);
}

/** Deletes a person of whom no connection is left, with all that is theirs. */
export function removePerson(db: Db, personId: string): void {
  db.prepare('DELETE FROM person WHERE id = ?').run(personId);
}

/** Notes that the two are two people. */
export function tellApart(db: Db, personId: string, otherId: string): void {
  db.prepare('INSERT OR IGNORE INTO different_people (one_id, other_id) VALUES (?, ?)').run(
    ...([personId, otherId].toSorted() as [string, string]),
  );
}

/** Everyone who was told apart from the person. */
export function listToldApart(db: Db, personId: string): string[] {
  return db
    .prepare<[object], string>(
      `SELECT other_id FROM different_people WHERE one_id = @personId
       UNION SELECT one_id FROM different_people WHERE other_id = @personId`,
    )
    .pluck()
    .all({ personId }) as string[];
}
