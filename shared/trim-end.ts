/**
 * The text without the given characters at its end, `trimEnd('a//', '/')` is `a`. Takes time in proportion to what it
 * takes off: a pattern such as `/\/+$/` begins anew at each slash of a hostile text.
 */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** An address without slashes at its end. */
export function trimSlashes(address: string): string {
  return trimEnd(address, '/');
}
