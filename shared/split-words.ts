/** Texts as a search compares them, whatever case, accents and signs they are written with. */

/**
 * Lower case without accents; ligatures and full-width letters become plain ones. Fold both what is stored and what is
 * typed.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of a text, folded, without signs. */
export function splitWords(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a name in one order: equal for "MEDINA, ROSA" and "Rosa Medina". */
export function sortWords(name: string): string {
  return splitWords(name).toSorted().join(' ');
}
