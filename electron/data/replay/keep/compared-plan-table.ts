import { randomUUID } from 'node:crypto';
import { type ExampleMark, exampleMark } from '#shared/model/bills/example-mark';
import { mostComparedPlans, type PlanRules } from '#shared/model/replay/plan-rules';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import type { RemovedRows } from '../../database/removed-rows.ts';

export type KeptPlan = { id: string; rules: PlanRules } & ExampleMark;

/** Plans that people compare, as they typed them. They go with the person. */
export class ComparedPlanTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** In the order in which they were typed, the own plan first. */
  list(personId: string): KeptPlan[] {
    return this.#db
      .prepare<[string], { id: string; facts: string }>(
        'SELECT id, facts FROM compared_plan WHERE person_id = ? ORDER BY rowid',
      )
      .all(personId)
      .map(({ id, facts }) => {
        const { isExample, ...rules } = JSON.parse(facts) as PlanRules & ExampleMark;
        return { id, rules, ...(isExample ? { isExample } : {}) };
      })
      .toSorted((a, b) => Number(b.rules.isOwn) - Number(a.rules.isOwn))
      .slice(0, mostComparedPlans);
  }

  /**
   * Keeps a new plan, or what was changed of one; the id of either. One of the example stays one.
   *
   * @throws {StoreError} store/not-found
   */
  save(personId: string, planId: string | null, rules: PlanRules & ExampleMark): string {
    const isOfExample = this.list(personId).some(({ id, isExample }) => id === planId && isExample);
    const facts = JSON.stringify(isOfExample ? { ...rules, ...exampleMark } : rules);
    if (planId !== null) {
      const { changes } = this.#db
        .prepare('UPDATE compared_plan SET facts = ? WHERE id = ? AND person_id = ?')
        .run(facts, planId, personId);
      if (changes === 0) throw notFoundError('plan');
      return planId;
    }
    if (!this.#db.prepare('SELECT 1 FROM person WHERE id = ?').get(personId)) throw notFoundError('person');
    const id = randomUUID();
    this.#db
      .prepare('INSERT INTO compared_plan (id, person_id, facts) VALUES (?, ?, ?)')
      .run(id, personId, facts);
    return id;
  }

  /** The id by which it comes back. */
  remove(removed: RemovedRows, planId: string): string {
    return removed.remove('compared_plan', 'id', planId);
  }
}
