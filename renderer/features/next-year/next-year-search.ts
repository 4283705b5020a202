import { type EnrollmentWay, parseEnrollmentSearch } from '#shared/words/papers/enrollment';

/** What the screens of next year can be opened with. `plan`: the plan that is changed. `way`: how the person gets a plan. */
type NextYearSearch = { year?: number; plan?: string; way?: EnrollmentWay; lastDay?: string };

export function parseNextYearSearch(search: Record<string, unknown>): NextYearSearch {
  return {
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
    ...parseEnrollmentSearch(search),
    ...(typeof search['plan'] === 'string' && { plan: search['plan'] }),
  };
}
