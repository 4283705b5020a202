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

/** True for names of which one has all words of the other, initials left out, at least two: "Rosa M. Medina" and "Rosa Medina". */
export function isPartOfName(one: string, other: string): boolean {
  const [few = [], many = []] = [one, other]
    .map((name) => [...new Set(splitWords(name).filter((word) => word.length > 1))])
    .toSorted((a, b) => a.length - b.length);
  const isSame = few.length === many.length && few.length === 1;
  return (few.length > 1 || isSame) && few.every((word) => many.includes(word));
}

/** The words of a name in one order: equal for "MEDINA, ROSA" and "Rosa Medina". */
export function sortWords(name: string): string {
  return splitWords(name).toSorted().join(' ');
}
