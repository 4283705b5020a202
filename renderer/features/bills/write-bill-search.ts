/** What "Add a bill" can be opened with. */
type WriteBillSearch = {
  /** The bill to change. */
  bill?: string;
  /** The claim that the bill is about. */
  claim?: string;
};

/** The search of the screen's address; what is not understood is left out. */
export function parseWriteBillSearch({ bill, claim }: Record<string, unknown>): WriteBillSearch {
  return { ...(typeof bill === 'string' && { bill }), ...(typeof claim === 'string' && { claim }) };
}
