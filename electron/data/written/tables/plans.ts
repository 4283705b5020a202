/** What was typed of the limits of plans, and of plans that are compared. */
import { z } from 'zod';
import { LimitFacts } from '#shared/model/bills/limits';
import { mostComparedPlans, PlanRules } from '#shared/model/replay/plan-rules';
import { PlanPart, RowId, Someone } from '../file-format.ts';
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

/** `others`: as a file names people; of files that were saved before, nobody. */
const FileComparedPlan = z.strictObject({
  id: RowId,
  facts: PlanRules.omit({ otherIds: true }).extend({ others: z.array(Someone).max(20).optional() }),
});

export const comparedPlans: WrittenTable<z.infer<typeof FileComparedPlan>> = {
  kind: 'compared_plan',
  most: mostComparedPlans,
  entry: FileComparedPlan,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], { id: string; facts: string }>(
        'SELECT id, facts FROM compared_plan WHERE person_id = ? ORDER BY rowid',
      )
      .iterate(personId);
    for (const { id, facts } of stored) {
      const { otherIds, ...rules } = JSON.parse(facts) as PlanRules;
      const named = otherIds
        ?.map((one) => refs.namePerson(one))
        .filter((one) => one !== null && one !== 'own');
      yield { id, facts: { ...rules, ...(named && { others: named }) } };
    }
  },
  place({ id: fileId, facts: { others, ...rules } }, { db, personId, ids, refs }) {
    const row = ids.take('compared_plan', fileId);
    if (row?.isHere) return 'here';
    const count =
      db
        .prepare<[string], number>('SELECT count(*) FROM compared_plan WHERE person_id = ?')
        .pluck()
        .get(personId) ?? 0;
    if (row === null || count >= mostComparedPlans) return 'broken';
    const found = others?.flatMap((one) => refs.findPerson(one) ?? []);
    const facts: PlanRules = { ...rules, ...(found && { otherIds: found }) };
    db.prepare('INSERT INTO compared_plan (id, person_id, facts) VALUES (?, ?, ?)').run(
      row.id,
      personId,
      JSON.stringify(facts),
    );
    return 'added';
  },
};
