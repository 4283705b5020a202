/**
 * JSON as text. It is checked before it is parsed: a parser that runs out of memory takes the app down with it. What is
 * kept of a resource is its text as it was sent, so that amounts keep their decimals.
 */

/** Texts shorter than this are never too large to parse. */
const smallText = 4_000_000;
/** Real records have one bracket in about thirty bytes; each becomes an object in memory. */
const mostBrackets = 4_000_000;
const deepestText = 100_000;

/** The JSON of a text, or why it was not parsed. `too-large`: far more objects than in real records of that length. */
export type ParsedText = { json: unknown } | { why: 'not-json' | 'too-deep' | 'too-large' };

/** Parses the text. Never throws, and never needs much more memory than real records do. */
export function parseText(text: string): ParsedText {
  const why = text.length < smallText ? null : tooMuch(text);
  if (why !== null) return { why };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { why: 'not-json' };
  }
}

function tooMuch(text: string): 'too-deep' | 'too-large' | null {
  let brackets = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfText(text, at);
    else if (character === '{' || character === '[') {
      if (++depth > deepestText) return 'too-deep';
      if (++brackets > mostBrackets) return 'too-large';
    } else if (character === '}' || character === ']') depth--;
  }
  return null;
}

/** Where the quoted text that begins here ends; the end of everything when it does not. */
function endOfText(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Shorter texts are not nested too deep: a level takes two characters, and the data worker writes 17,700 (Node 24). */
const surelyShallow = 35_000;

/**
 * The text of a resource to be kept: as it was sent, or written anew where it stands on several lines or spells plain
 * characters as escapes, so that a name can be looked for in it.
 *
 * @throws {RangeError} for what is nested so deep that nothing could write it
 */
export function keepJson(value: object, sent: string | undefined): string {
  if (sent === undefined || !isPlain(sent)) return JSON.stringify(value);
  if (sent.length >= surelyShallow) JSON.stringify(value);
  return sent;
}

function isPlain(text: string): boolean {
  return !['\n', '\r', '\\/', '\\u'].some((odd) => text.includes(odd));
}

/** True for two texts of one value, however each is written; the order of keys counts. */
export function isSameJson(one: string, other: string): boolean {
  return one === other || rewriteJson(one) === rewriteJson(other);
}

/** The text as this app would write it. */
export function rewriteJson(text: string): string {
  return JSON.stringify(JSON.parse(text));
}
