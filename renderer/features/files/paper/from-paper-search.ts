/** What "Add from paper" can be opened with: the claim to change. */
type PaperSearch = { claim?: string };

/** The search of the screen's address; what is not understood is left out. */
export function parseFromPaperSearch({ claim }: Record<string, unknown>): PaperSearch {
  return typeof claim === 'string' ? { claim } : {};
}
