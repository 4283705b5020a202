/** Texts as a hostile or careless plan may send them: markup, direction marks, control characters, endless words. */

/** Says on the page's window that a script of the plan ran. */
export const planted = 'planScriptRan';

const run = `window.${planted}=1`;

export const markup = `<img src=x onerror="${run}"><script>${run}</script><svg onload="${run}">`;
export const scriptAddress = `javascript:${run}//`;
const rightToLeft = '\u202Egnorw\u2066 עברית العربية \u200B\u200D\u2060';
export const emoji = '👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍⚕️'.repeat(8);
export const manyLines = 'first line\r\nsecond line\n\n\tthird line\u2028fourth line\u0007';
export const oneLongWord = 'W'.repeat(5000);
export const longText = 'a very long name of a thing '.repeat(180);
const formula = '=HYPERLINK("http://plan.invalid/","click")';

/** All of them, to be dealt out over the fields of a claim. */
const texts = [markup, scriptAddress, rightToLeft, emoji, manyLines, oneLongWord, longText, formula] as const;

/** The text for the nth field. */
export function textFor(index: number): string {
  return texts[index % texts.length] ?? markup;
}
