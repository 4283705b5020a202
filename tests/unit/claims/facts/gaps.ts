/**
 * Facts that the claim does not hold yet. They are counted and printed, and their lack fails no test; an entry leaves
 * this list when the claim holds the fact or lists it among the elements that it did not understand.
 */
import type { Compared } from './compare.ts';

type Gap = (fact: Pick<Compared, 'kind' | 'expected' | 'got'>) => boolean;

const ofKind =
  (kinds: RegExp): Gap =>
  ({ kind }) =>
    kinds.test(kind);

const gaps: readonly Gap[] = [
  ofKind(/^extension of (?!claim$)/),
  ofKind(/^line (?:address|care team|category|diagnosis|network|procedure|program)$/),
  ofKind(/^(?:approval number|priority|other coverage)$/),
  ofKind(/ (?:of|by) a limit$|^kind of limit$|^limit$/),
  ofKind(/ of a part$|^part of a line$/),
  ofKind(/^(?:no reduction|payee words|present on admission|procedure type|responsible member|mentioned)$/),
  ofKind(/^(?:supporting information of a drug|laboratory result|tooth that no line names)$/),
  ofKind(/^(?:drug|drug in the compound|drug quantity|received|other number of the provider)$/),
  // Someone whom only a specialty is known of.
  ({ kind, expected }) =>
    /^(?:care team|role in words|specialty)$/.test(kind) && /^\S* (?: ?\|)/.test(expected),
  // A laboratory result says what was measured and not the value; a part of a line stands among the facts.
  ({ kind, got }) => kind === 'facts' && /HCT_HGB_RSLT|^NDC \||^detail \||^Visits \||^Room \|/.test(got),
];

export function isGap(fact: Pick<Compared, 'kind' | 'expected' | 'got'>): boolean {
  return gaps.some((gap) => gap(fact));
}
