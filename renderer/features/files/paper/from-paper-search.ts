/** What "Add from paper" can be opened with: the claim to change, or the bill whose paper it is. */
type PaperSearch = { claim?: string; bill?: string };

/** The search of the screen's address; what is not understood is left out. */
export function parseFromPaperSearch({ claim, bill }: Record<string, unknown>): PaperSearch {
  if (typeof claim === 'string') return { claim };
  return typeof bill === 'string' ? { bill } : {};
}
