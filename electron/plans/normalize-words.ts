/** One spelling for names that are written in many ways. */

const small = new Set(['and', 'of', 'the', 'y', 'de', 'del', 'la', 'el']);

/**
 * Lower case, no accents, no small words, words parted by one space. "BCBS", "BlueCross BlueShield" and "Blue Cross &
 * Blue Shield" come out the same.
 */
export function normalizeWords(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bbcbs(?=\s|$)/g, 'blue cross blue shield')
    .replace(/\bblue(cross|shield)\b/g, 'blue $1')
    .split(' ')
    .filter((word) => word !== '' && !small.has(word));
  return words.join(' ');
}
