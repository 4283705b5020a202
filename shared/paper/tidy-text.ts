/** Replaces characters that typefaces often lack. */

/** Every space except the plain one and the no-break space. */
const oddSpaces = /[\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n\u2028\u2029]/g;
const oddHyphens = /[\u2010\u2011]/g;
const controls = /[\p{Cc}\p{Cf}]/gu;
const usual = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff]*$/;

/** The text in NFC, with plain spaces and hyphens in place of rare ones, without control characters. */
function tidyText(text: string): string {
  if (usual.test(text)) return text;
  return text.normalize('NFC').replace(oddSpaces, ' ').replace(oddHyphens, '-').replace(controls, '');
}

/** A copy of plain data with every text in it tidied. */
export function tidyTexts<T>(value: T): T {
  if (typeof value === 'string') return tidyText(value) as T;
  if (Array.isArray(value)) return value.map(tidyTexts) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidyTexts(inner)])) as T;
}
