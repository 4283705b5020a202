/**
 * Facts that the claim does not hold yet, by kind. They are counted and printed, and their lack fails no test; a kind
 * leaves this list when the claim holds it or lists it among the elements that it did not understand.
 */
const kinds: readonly RegExp[] = [
  /^extension of (?!claim$)/,
  /^line (?:address|care team|category|diagnosis|network|procedure)$/,
  /^balance (?:category|network)$/,
  / of a part$|^part of a line$/,
  /^(?:no reduction|payee words|present on admission|procedure type|responsible member|mentioned)$/,
  /^(?:supporting information of a drug|laboratory result|tooth that no line names)$/,
  /^(?:drug|drug in the compound|drug quantity|received)$/,
];

/** `got`: what the claim says instead; of a laboratory result it says what was measured, and not the value. */
export function isGap({ kind, got }: { kind: string; got: string }): boolean {
  return kinds.some((pattern) => pattern.test(kind)) || (kind === 'facts' && got.includes('HCT_HGB_RSLT'));
}
