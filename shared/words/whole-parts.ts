/** Numbers, dates, and amounts in a text, which no line should end inside: cut at a hyphen or a space they are misread. */

export type TextPart = { text: string; isWhole: boolean };

/** Longer than any date, and no wider than a line of large print. */
const longestWhole = 30;
const monthNames =
  /^\W?(?:January|February|March|April|May|June|July|August|September|October|November|December|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$/;
/** Between two days. */
const dash = '–';
/** What a line could end inside: a word that has none of these stays whole by itself. */
const mayBreak = /[^\p{L}\p{N}.,$%]/u;

/** The text in parts, in order; those that are `isWhole` stay on one line. */
export function splitWhole(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const add = (of: string, isWhole: boolean) => {
    const last = parts.at(-1);
    if (last && !isWhole && !last.isWhole) last.text += of;
    else if (of !== '') parts.push({ text: of, isWhole });
  };
  for (const [index, line] of text.split('\n').entries()) {
    add(index === 0 ? '' : '\n', false);
    const words = line.split(' ');
    for (let start = 0; start < words.length; ) {
      const end = findEnd(words, start);
      const group = words.slice(start, end).join(' ');
      add(start === 0 ? '' : ' ', false);
      add(group, hasDigit(group) && fits(group) && mayBreak.test(group));
      start = end;
    }
  }
  return parts;
}

type Four = [string, string, string, string];

/** Where what begins at `start` ends; of two days that do not fit on one line, behind the first one. */
function findEnd(words: readonly string[], start: number): number {
  let end = start + 1;
  while (end < words.length && isOneWith(words, end)) end += 1;
  const between = words.indexOf(dash, start);
  const isTooLong = !fits(words.slice(start, end).join(' '));
  return isTooLong && between > start && between < end ? between + 1 : end;
}

/** True for a word that goes on with the number or the day that the word before it belongs to. */
function isOneWith(words: readonly string[], index: number): boolean {
  const [first, before, now, after] = [-2, -1, 0, 1].map((step) => words[index + step] ?? '') as Four;
  if (now === dash) return hasDigit(before);
  if (before === dash && (hasDigit(now) || isMonth(now))) return hasDigit(first);
  if (hasDigit(now)) return hasDigit(before) || isMonth(before) || (before === 'de' && isMonth(first));
  if (now === 'de') return (hasDigit(before) && isMonth(after)) || (isMonth(before) && hasDigit(after));
  return isMonth(now) && before === 'de' && hasDigit(first);
}

function fits(text: string): boolean {
  return text.length <= longestWhole;
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

function isMonth(word: string): boolean {
  return monthNames.test(word);
}
