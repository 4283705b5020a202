/** What the sheet can be opened with. */
export type WhoseSearch = {
  /** Id of the connection whose questions come first. */
  plan?: string;
  /** The cause of `plan` whose answer is to be changed. */
  change?: string;
};

export function parseWhoseSearch(search: Record<string, unknown>): WhoseSearch {
  return {
    ...(typeof search['plan'] === 'string' && { plan: search['plan'] }),
    ...(typeof search['change'] === 'string' && { change: search['change'] }),
  };
}
