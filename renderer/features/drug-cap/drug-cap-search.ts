/** What the screen can be opened with. `join`: the first month in the payment plan, January is 1. */
export type DrugCapSearch = { year?: number; plan?: string; join?: number };

export function parseDrugCapSearch(search: Record<string, unknown>): DrugCapSearch {
  const { year, plan, join } = search;
  return {
    ...(typeof year === 'number' && { year }),
    ...(typeof plan === 'string' && { plan }),
    ...(typeof join === 'number' && Number.isInteger(join) && join >= 1 && join <= 12 && { join }),
  };
}
