import { type FormLine, formLines } from '#shared/model/replay/service-rows';

/**
 * What the screens of next year can be opened with. `plan`: the plan that is changed; `line`: where in its form; `own`: a
 * new one is the plan that the person has now.
 */
type NextYearSearch = { year?: number; plan?: string; line?: FormLine; own?: boolean };

export function parseNextYearSearch(search: Record<string, unknown>): NextYearSearch {
  const line = formLines.find((one) => one === search['line']);
  return {
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
    ...(typeof search['plan'] === 'string' && { plan: search['plan'] }),
    ...(line !== undefined && { line }),
    ...(search['own'] === true && { own: true }),
  };
}
