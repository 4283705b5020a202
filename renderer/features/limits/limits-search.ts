/** What the screens about limits can be opened with. `plan`: the plan whose limits are changed. */
export type LimitsSearch = { year?: number; plan?: string };

export function parseLimitsSearch(search: Record<string, unknown>): LimitsSearch {
  return {
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
    ...(typeof search['plan'] === 'string' && { plan: search['plan'] }),
  };
}
