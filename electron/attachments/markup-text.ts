/** Words out of markup: what a person could read in HTML, XHTML or XML, and nothing that could act. */

/** Elements whose content is no text for people. */
const silent = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
]);
/** Elements that stand on lines of their own. */
const blocks = new Set(
  (
    'address article aside blockquote br caption dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr item li ' +
    'list main nav ol p paragraph pre section table tbody tfoot thead title tr ul'
  ).split(' '),
);
const cells = new Set(['td', 'th']);
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['deg', '°'],
  ['micro', 'µ'],
  ['copy', '©'],
  ['reg', '®'],
]);

/** The readable text of markup, at most `longest` characters; entities become characters, tags become line breaks. */
export function markupText(markup: string, longest: number): string {
  const parts: string[] = [];
  let length = 0;
  let at = 0;
  let isData = false;
  while (at < markup.length && length <= longest) {
    const open = markup.indexOf('<', at);
    const written = markup.slice(at, open < 0 ? markup.length : open);
    const text = isData ? written.replace(']]>', '') : written;
    if (text.length < written.length) isData = false;
    parts.push(text);
    length += text.length;
    if (open < 0) break;
    if (markup.startsWith('<![CDATA[', open)) isData = true;
    const tag = readTag(markup, open);
    if (tag.text !== '') parts.push(tag.text);
    at = tag.end;
  }
  return cut(tidy(decodeEntities(parts.join(''))), longest);
}

/** The tag, comment or declaration that starts here: what stands in its place, and where reading goes on. */
function readTag(markup: string, open: number): { text: string; end: number } {
  if (markup.startsWith('<!--', open)) return { text: '', end: after(markup, '-->', open + 4) };
  if (markup.startsWith('<![CDATA[', open)) return { text: '', end: open + 9 };
  const start = /^<(\/?)([A-Za-z][\w:.-]*)/.exec(markup.slice(open, open + 80));
  if (start === null) {
    const isDeclaration = markup[open + 1] === '!' || markup[open + 1] === '?';
    return isDeclaration ? { text: '', end: declarationEnd(markup, open) } : { text: '<', end: open + 1 };
  }
  const whole = (start[2] ?? '').toLowerCase();
  const name = whole.slice(whole.indexOf(':') + 1);
  const end = tagEnd(markup, open);
  const isEmpty = markup[end - 2] === '/';
  if (silent.has(name) && start[1] === '' && !isEmpty)
    return { text: '', end: afterClosing(markup, whole, end) };
  return { text: blocks.has(name) ? '\n' : cells.has(name) ? '\t' : '', end };
}

/** A declaration may hold others between brackets. */
function declarationEnd(markup: string, open: number): number {
  const end = after(markup, '>', open);
  return markup.slice(open, end).includes('[') ? after(markup, ']>', open) : end;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** The end of a tag; a `>` between quotes is not one. */
function tagEnd(markup: string, open: number): number {
  let quote = '';
  for (let at = open; at < markup.length; at++) {
    const char = markup[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return markup.length;
}

function afterClosing(markup: string, name: string, from: number): number {
  // HTML may leave the end of the head out.
  const closing = new RegExp(`</${name}[\\s>/]${name === 'head' ? '|<body[\\s>]' : ''}`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(markup);
  return found === null ? markup.length : tagEnd(markup, found.index);
}

/** The text with `&amp;`, `&#233;`, `&#xe9;` as characters; unknown names stay as they are. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(String(name).toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    const isCharacter =
      code === 9 || code === 10 || (code >= 32 && code <= 0x10ffff && (code & 0xf800) !== 0xd800);
    return isCharacter ? String.fromCodePoint(code) : '';
  });
}

function tidy(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) =>
    line
      .replace(/[^\S\t]+/g, ' ')
      .replace(/ ?\t[ \t]*/g, '\t')
      .trim(),
  );
  return lines.filter((line) => line !== '').join('\n');
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
