/** What was typed of the limits of plans. */
import { z } from 'zod';
import { LimitFacts } from '#shared/model/bills/limits';
import { PlanPart } from '../file-format.ts';
import type { WrittenTable } from '../written-table.ts';

const { family } = LimitFacts.shape;
const FileFamily = family
  .unwrap()
  .omit({ others: true })
  .extend({ others: z.array(PlanPart).max(20) });
const FileLimits = z.strictObject({
  plan: PlanPart,
  year: z.int().min(1900).max(2200),
  facts: LimitFacts.omit({ family: true }).extend({ family: FileFamily.nullable() }),
});

export const limits: WrittenTable<z.infer<typeof FileLimits>> = {
  kind: 'plan_limits',
  most: 2_000,
  entry: FileLimits,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], { planId: string; year: number; facts: string }>(
        `SELECT plan_id AS planId, year, facts FROM plan_limits JOIN connection ON connection.id = connection_id
         WHERE person_id = ? ORDER BY connection.rowid, plan_id, year`,
      )
      .iterate(personId);
    for (const { planId, year, facts } of stored) {
      const { family: kept, ...rest } = JSON.parse(facts) as LimitFacts;
      const named = kept && { ...kept, others: kept.others.map((id) => refs.namePlan(id)) };
      yield { plan: refs.namePlan(planId), year, facts: { ...rest, family: named } };
    }
  },
  place({ plan, year, facts }, { db, refs }) {
    const planId = refs.findLimitPlan(plan);
    if (planId === null) return 'waiting';
    // All years of a plan begin in one month: the one that is here stands.
    const known = db
      .prepare("SELECT 1 FROM plan_limits WHERE plan_id = ? AND (year = ? OR facts ->> '$.startMonth' <> ?)")
      .get(planId, year, facts.startMonth);
    if (known) return 'here';
    const others = facts.family?.others.flatMap((one) => refs.findOthersPlan(one) ?? []) ?? [];
    const kept: LimitFacts = { ...facts, family: facts.family && { ...facts.family, others } };
    db.prepare('INSERT INTO plan_limits (connection_id, plan_id, year, facts) VALUES (?, ?, ?, ?)').run(
      planId.split('/')[0],
      planId,
      year,
      JSON.stringify(kept),
    );
    return 'added';
  },
};
