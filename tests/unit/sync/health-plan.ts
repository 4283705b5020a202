/** Health records at the small plan: one list per type, which tests bend further. */
import type { DataCategory } from '../../../shared/model/plans/connection.ts';
import { type Bench, startBench } from './bench.ts';
import { type Asked, outcome, patientId, type Reply, searchset } from './small-plan.ts';

export type HealthBench = Bench & {
  /** What the plan has of each type; what is not here is answered with 404. */
  records: Record<string, Record<string, unknown>[]>;
  /** An answer instead of the usual one; `null` leaves it as usual. */
  bendHealth: (asked: Asked) => Reply | null | Promise<Reply | null>;
  /** Searches and reads of health types since the last call. */
  takeHealthTargets(): string[];
};

export function record(
  resourceType: string,
  id: string,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  return { resourceType, id, subject: { reference: `Patient/${patientId}` }, ...extra };
}

const basic: readonly DataCategory[] = ['patient', 'claims', 'coverage', 'providers'];

/** A bench whose person also agreed to these categories. */
export async function startHealthBench(
  categories: readonly DataCategory[],
  records: Record<string, Record<string, unknown>[]>,
): Promise<HealthBench> {
  const bench = await startBench(1);
  bench.data.record = { ...bench.data.record, granted: [...basic, ...categories] };
  const all: HealthBench = Object.assign(bench, {
    records,
    bendHealth: () => null,
    takeHealthTargets: () =>
      bench.plan
        .takeTargets()
        .filter((target) => !/^(?:metadata|Patient|ExplanationOfBenefit|Coverage)/.test(target)),
  });
  bench.plan.bend = async (asked) => (await all.bendHealth(asked)) ?? usual(all, asked);
  return all;
}

function usual({ records, plan }: HealthBench, { target }: Asked): Reply | null {
  const [type = '', id] = (target.split('?')[0] ?? '').split('/');
  const own = records[type];
  if (own === undefined) return null;
  if (id !== undefined) {
    const found = own.find((one) => one['id'] === id);
    return found ? { json: found } : { status: 404, json: outcome('not-found', 'No such thing.') };
  }
  const page = Number(new URLSearchParams(target.split('?')[1]).get('page') ?? '1');
  const end = page * 50;
  const next = end < own.length ? `${plan.base}/${type}?page=${page + 1}` : undefined;
  return { json: searchset(own.slice(end - 50, end), { total: own.length, next }) };
}
