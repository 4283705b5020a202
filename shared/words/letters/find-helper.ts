/** Who signs a letter: the person, or somebody who acts for them. */
import { isOfAge, parseFhirDate, toWholeDay } from '../../dates.ts';
import type { PersonSummary } from '../../model/plans/connection.ts';

/** Somebody who acts for the person. `name`: `null` where it is not recorded. */
export type LetterHelper = { name: string | null };

/**
 * `null` where the person signs: they are noted as who uses the app, or nothing says that somebody acts for them. Another
 * acts where that is noted, and for a child. Their name is that of the one person here who is noted as who uses the app.
 * `today`: `YYYY-MM-DD`.
 */
export function findHelper(
  personId: string,
  people: readonly PersonSummary[],
  today: string,
): LetterHelper | null {
  const person = people.find(({ id }) => id === personId);
  if (!person || person.authority === 'self') return null;
  if (person.authority === null && isAdult(person.birthDate, today) !== false) return null;
  const [user, ...more] = people.filter(({ authority }) => authority === 'self');
  return { name: more.length > 0 ? null : (user?.name ?? null) };
}

/** `null` where the whole birth date is not known. `today`: `YYYY-MM-DD`. */
function isAdult(birthDate: string | null, today: string): boolean | null {
  const born = toWholeDay(parseFhirDate(birthDate));
  return born === null ? null : isOfAge(born, today);
}
