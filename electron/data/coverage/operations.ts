/** What main may ask about coverage and its cards. */
import { type CoverageParts, getCoverageNumbers, listCoverage } from './ask/list-coverage.ts';

export function coverageOperations(parts: CoverageParts) {
  return {
    list: (input: { personId: string; today: string }) => listCoverage(parts, input),
    numbers: ({ coverageId }: { coverageId: string }) => getCoverageNumbers(parts, coverageId),
  };
}
