/** On which days a person last looked at what is new. */
import type { Db } from '../../database/database.ts';

/** The last day before `today` on which they looked; `null` where there is none. Days are `YYYY-MM-DD`. */
export function findLastLook(db: Db, personId: string, today: string): string | null {
  const look = db
    .prepare<[string], { day: string; before: string | null }>(
      'SELECT day, before FROM last_look WHERE person_id = ?',
    )
    .get(personId);
  if (!look) return null;
  return look.day < today ? look.day : look.before;
}

/** Notes that they look on `today`, once or more often. */
export function noteLook(db: Db, personId: string, today: string): void {
  db.prepare(
    `INSERT INTO last_look (person_id, day) VALUES (@personId, @today)
     ON CONFLICT (person_id) DO UPDATE SET before = day, day = @today WHERE day < @today`,
  ).run({ personId, today });
}
