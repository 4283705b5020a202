import { type ExampleMark, exampleMark } from '#shared/model/bills/example-mark';
import type { LimitFacts } from '#shared/model/bills/limits';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';

export type KeptLimits = { planId: string; year: number; facts: LimitFacts } & ExampleMark;

/** What the person typed of the limits of plans, by plan year. It is erased with the plan that it is about. */
export class LimitTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(connectionId: string): KeptLimits[] {
    return this.#db
      .prepare<[string], { planId: string; year: number; facts: string }>(
        'SELECT plan_id AS planId, year, facts FROM plan_limits WHERE connection_id = ? ORDER BY year',
      )
      .all(connectionId)
      .map(({ facts: stored, ...row }) => {
        const { isExample, ...facts } = JSON.parse(stored) as LimitFacts & ExampleMark;
        return { ...row, facts, ...(isExample ? { isExample } : {}) };
      });
  }

  /**
   * Keeps what was typed for a plan year. A plan begins all its years in one month: what was kept for another month
   * takes the new one, and what lies after the year is dropped then. What the example wrote stays its own.
   *
   * @throws {StoreError} store/not-found
   */
  save({ planId, year, facts, isExample }: KeptLimits): void {
    const [connectionId = ''] = planId.split('/');
    const known = this.#db.prepare('SELECT 1 FROM connection WHERE id = ?').get(connectionId);
    if (!known) throw notFoundError('plan');
    const { startMonth } = facts;
    const isOfExample =
      isExample ??
      this.list(connectionId).some((kept) => kept.planId === planId && kept.year === year && kept.isExample);
    const other = "connection_id = ? AND plan_id = ? AND facts ->> '$.startMonth' <> ?";
    this.#db.transaction(() => {
      this.#db
        .prepare(`DELETE FROM plan_limits WHERE ${other} AND year > ?`)
        .run(connectionId, planId, startMonth, year);
      this.#db
        .prepare(`UPDATE plan_limits SET facts = json_set(facts, '$.startMonth', ?) WHERE ${other}`)
        .run(startMonth, connectionId, planId, startMonth);
      this.#db
        .prepare(
          `INSERT INTO plan_limits (connection_id, plan_id, year, facts) VALUES (?, ?, ?, ?)
           ON CONFLICT (connection_id, plan_id, year) DO UPDATE SET facts = excluded.facts`,
        )
        .run(connectionId, planId, year, JSON.stringify(isOfExample ? { ...facts, ...exampleMark } : facts));
    })();
  }
}
