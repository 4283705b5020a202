/** What main may ask about coverage and its cards. */
import { localDay } from '#shared/dates';
import { boundEach, boundView } from '../archive/bound-view.ts';
import type { Connection } from '../people/connections.ts';
import { type CoverageParts, countCards, getCoverageNumbers, listCoverage } from './ask/list-coverage.ts';

/** How many cards a connection has, for who lists connections. */
export function cardCounter(parts: CoverageParts) {
  return (connection: Connection) => countCards(parts, connection, localDay(new Date()));
}

export function coverageOperations(parts: CoverageParts) {
  return {
    list: (input: { personId: string; today: string }) => boundEach(listCoverage(parts, input)).views,
    numbers: ({ coverageId }: { coverageId: string }) =>
      boundView(getCoverageNumbers(parts, coverageId)).view,
  };
}
