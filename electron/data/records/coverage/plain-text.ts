/** The text of Markdown without its signs: links keep their words, markup in angle brackets goes. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, '\n')
    .replace(/<[^<>\n]{1,200}>/g, '')
    .replace(/!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/^[ \t]{0,3}(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/(?<!\\)(\*\*|__|\*|`)(?=\S)(.{1,500}?)(?<=[^\s\\])\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
