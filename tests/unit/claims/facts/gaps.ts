/**
 * Facts that the claim does not hold yet. They are counted and printed, and their lack fails no test; an entry leaves
 * this list when the claim holds the fact or lists it among the elements that it did not understand.
 */
const kinds: ReadonlySet<string> = new Set(['line factor', 'subtype', 'number of the payment', 'visit']);

export function isGap({ kind }: { readonly kind: string }): boolean {
  return kinds.has(kind);
}
