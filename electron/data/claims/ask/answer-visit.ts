/** Visits that two plans of one person may both have decided: the questions, and the person's answers. */
import type { VisitQuestion } from '#shared/model/claims-view';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import { findClaim } from './find-claim.ts';
import type { PersonRows } from './person-rows.ts';

/** Both claims of every visit that was asked about and still can be. */
export function listVisitQuestions(person: PersonRows): VisitQuestion[] {
  return person.visits.flatMap(({ firstKey, secondKey, same }) => {
    const first = person.get(firstKey);
    const second = person.get(secondKey);
    return first && second && (same !== null || (first.counted && second.counted))
      ? [{ first, second, same }]
      : [];
  });
}

/** Keeps the person's answer; `same: null` asks again. @throws {StoreError} store/not-found */
export function answerVisit(
  db: Db,
  input: { firstId: string; secondId: string; same: boolean | null },
): void {
  const first = findClaim(db, input.firstId);
  const second = findClaim(db, input.secondId);
  const [low, high] = first.key < second.key ? [first.key, second.key] : [second.key, first.key];
  const same = input.same === null ? null : Number(input.same);
  const { changes } = db
    .prepare('UPDATE visit SET same = ? WHERE first_key = ? AND second_key = ?')
    .run(same, low, high);
  if (changes === 0) throw notFoundError('visit');
}
