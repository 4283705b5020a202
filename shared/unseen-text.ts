/**
 * Characters that nobody sees and that hide, turn or join what stands beside them. A plan could draw "billed $1,210.00"
 * backwards with them, or write one name in two ways.
 *
 * @see Unicode Standard Annex 9 (directional formatting characters), Annex 31 (default ignorables)
 */

/**
 * Controls that are no white space, soft hyphens, directional marks, overrides, embeddings and isolates, invisible
 * operators, byte order marks and tags. The joiners U+200C and U+200D stay: names need them in several scripts.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/;
const allUnseen = new RegExp(unseen, 'g');
/** Letters that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

/** The text without them. */
export function stripUnseen(text: string): string {
  return unseen.test(text) ? text.replace(allUnseen, '') : text;
}

/** JSON text with them as escapes, which mean the same: for people who look at it. */
export function escapeUnseen(json: string): string {
  return json.replace(allUnseen, (found) => found.split('').map(escapeUnit).join(''));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text as a part of another one: letters from right to left turn nothing around them. */
export function isolateText(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
