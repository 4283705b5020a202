/** Markup that starts a new line. */
const breaks = /<(?:br|\/?(?:p|div|li|ul|ol|tr|h[1-6]))\b[^<>]{0,200}>/gi;

/** A longer text stays as it came: no person marks up so much, and hostile texts would take long. */
const longestMarkup = 50_000;

/**
 * The plain text of Markdown, which is never rendered: links keep their words, markup in angle
 * brackets is dropped.
 *
 * @see FHIR R4 datatypes, markdown
 */
export function markdownText(markdown: string): string {
  if (markdown.length > longestMarkup) return markdown.trim();
  return markdown
    .replace(/\r\n?/g, '\n')
    .replace(breaks, '\n')
    .replace(/<[/!A-Za-z][^<>\n]{0,200}>/g, '')
    .replace(/!?\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[ \t]{0,3}(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/(?<!\\)(\*\*|__|~~|\*|`)(?=\S)(.{1,500}?)(?<=[^\s\\])\1/g, '$2')
    .replace(/(?<![\w\\])_(?=\S)(.{1,500}?)(?<=[^\s\\])_(?!\w)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
