import type { JoinMonth } from '#shared/model/bills/drug-cap';

/** What the screen can be opened with. `join`: the first month in the payment plan, January is 1. */
export type DrugCapSearch = { year?: number; plan?: string; join?: JoinMonth };

export function parseDrugCapSearch(search: Record<string, unknown>): DrugCapSearch {
  const { year, plan, join } = search;
  return {
    ...(typeof year === 'number' && { year }),
    ...(typeof plan === 'string' && { plan }),
    ...(isJoinMonth(join) && { join }),
  };
}

function isJoinMonth(value: unknown): value is JoinMonth {
  return (
    value === 'next-year' ||
    (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 12)
  );
}
