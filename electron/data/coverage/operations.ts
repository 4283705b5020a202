/** What main may ask about coverage and its cards. */
import { boundEach, boundView } from '../archive/bound-view.ts';
import { type CoverageParts, getCoverageNumbers, listCoverage } from './ask/list-coverage.ts';

export function coverageOperations(parts: CoverageParts) {
  return {
    list: (input: { personId: string; today: string }) => boundEach(listCoverage(parts, input)).views,
    numbers: ({ coverageId }: { coverageId: string }) =>
      boundView(getCoverageNumbers(parts, coverageId)).view,
  };
}
