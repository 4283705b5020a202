/** What the screens of next year can be opened with. `plan`: the plan that is changed. */
type NextYearSearch = { year?: number; plan?: string };

export function parseNextYearSearch(search: Record<string, unknown>): NextYearSearch {
  return {
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
    ...(typeof search['plan'] === 'string' && { plan: search['plan'] }),
  };
}
