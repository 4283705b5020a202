/** What is whole in a JSON text that was cut off: the entries of a Bundle, or the items of a list. */

export type WholeParts = {
  /** JSON texts of the whole parts, in their order. */
  texts: string[];
  /** Where the first part that is not whole begins. */
  restAt: number;
};

/**
 * The whole objects of the `entry` list of a cut Bundle, or of a cut list of objects. Looks at brackets and texts
 * only, so it goes once through the text and never fails.
 */
export function wholePartsOf(text: string): WholeParts {
  const parts: WholeParts = { texts: [], restAt: 0 };
  const depthOfPart = text.trimStart().startsWith('[') ? 2 : 3;
  let depth = 0;
  let partAt = -1;
  let isInText = false;
  let key = '';
  let textAt = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isInText) {
      if (char === '\\') at++;
      else if (char === '"') {
        isInText = false;
        if (depth === 1) key = text.slice(textAt, at);
      }
    } else if (char === '"') {
      isInText = true;
      textAt = at + 1;
    } else if (char === '{' || char === '[') {
      depth++;
      const isPart = char === '{' && depth === depthOfPart && (depthOfPart === 2 || key === 'entry');
      if (isPart) partAt = at;
    } else if (char === '}' || char === ']') {
      if (depth === depthOfPart && partAt >= 0 && char === '}') {
        parts.texts.push(text.slice(partAt, at + 1));
        parts.restAt = at + 1;
        partAt = -1;
      }
      depth--;
    }
  }
  return parts;
}
