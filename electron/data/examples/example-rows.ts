/** The rows that the example of a person consists of: those whose facts carry its mark. */
import type { Db } from '../database/database.ts';

const marked = "facts ->> '$.isExample' = 1";
const ofPerson = `${marked} AND person_id = @personId`;
const ofPlans = `${marked} AND connection_id IN (SELECT id FROM connection WHERE person_id = @personId)`;

/** What hangs on a bill goes with it; the letter of an appeal has no facts, and goes with the appeal. */
const rows = {
  letter: `template = 'appeal' AND claim_id IN (SELECT claim_id FROM appeal WHERE ${ofPlans})`,
  call: ofPlans,
  appeal: ofPlans,
  plan_limits: ofPlans,
  payment: ofPerson,
  bill: ofPerson,
  tax_entry: ofPerson,
  compared_plan: ofPerson,
};

export function hasExample(db: Db, personId: string): boolean {
  const { letter: _, ...others } = rows;
  const found = Object.entries(others).map(
    ([table, where]) => `EXISTS (SELECT 1 FROM ${table} WHERE ${where})`,
  );
  return (
    db
      .prepare<[{ personId: string }], number>(`SELECT ${found.join(' OR ')}`)
      .pluck()
      .get({ personId }) === 1
  );
}

export function removeExample(db: Db, personId: string): void {
  db.transaction(() => {
    for (const [table, where] of Object.entries(rows))
      db.prepare(`DELETE FROM ${table} WHERE ${where}`).run({ personId });
  })();
}
