/** What Print can be opened with: one claim, or a year of one plan or of all. */
export type PrintSearch = { claimId?: string; year?: number; connectionId?: string };

/** The search of the screen's address; what is not understood is left out. */
export function parsePrintSearch(search: Record<string, unknown>): PrintSearch {
  return {
    ...(typeof search['claimId'] === 'string' && { claimId: search['claimId'] }),
    ...(typeof search['year'] === 'number' && { year: search['year'] }),
    ...(typeof search['connectionId'] === 'string' && { connectionId: search['connectionId'] }),
  };
}
