/** What is kept of the visits that a person was asked about, and of their answers. */
import type { Db } from '../../database/database.ts';

/**
 * Column `same`: NULL while asked, 0 for "no", {@link askedAgain}, and for "yes" 1 of earlier versions or a digest of the
 * two claims that were answered about.
 */
export const askedAgain = -1;

export type StoredVisit = { firstKey: number; secondKey: number; same: number | null };

/** All visits of a person that were asked about. */
export function readVisits(db: Db, personId: string): StoredVisit[] {
  return db
    .prepare<[string], StoredVisit>(
      `SELECT first_key AS firstKey, second_key AS secondKey, same FROM visit
       JOIN resource ON resource.key = visit.first_key JOIN connection ON connection.id = resource.connection_id
       WHERE connection.person_id = ? ORDER BY first_key, second_key`,
    )
    .all(personId);
}

/** `null` while the person has not answered. */
export function readAnswer({ same }: Pick<StoredVisit, 'same'>): boolean | null {
  return same === null || same === askedAgain ? null : same > 0;
}

/** A pair of claims by their keys, in either order. */
export function namePair(one: number, other: number): string {
  return one < other ? `${one},${other}` : `${other},${one}`;
}
