/**
 * Words out of markup: what a person could read in HTML, XHTML or XML, and nothing that could act. Only tokens are
 * looked at, so that the time grows with the length of the markup, however deep it is nested.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { stripUnseen } from './unseen-text.ts';

/** Elements whose content is no text for people. */
const silentElements = new Set([
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
const blockElements = new Set(
  (
    'address article aside blockquote br caption dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr item li ' +
    'list main nav ol p paragraph pre section table tbody tfoot thead title tr ul'
  ).split(' '),
);
const cellElements = new Set(['td', 'th']);

/** The readable text of markup, at most `longest` characters; entities become characters, blocks become lines. */
export function markupText(markup: string, longest: number): string {
  const source = unwrapCdata(markup);
  const parts: string[] = [];
  let length = 0;
  const tokens = createTokenReader(source, (text) => {
    parts.push(text);
    length += text.length;
    if (length > longest) tokenizer.pause();
  });
  const tokenizer = new Tokenizer({ recognizeSelfClosing: true }, tokens);
  tokenizer.write(source);
  tokenizer.end();
  return truncate(tidyLines(parts.join('')), longest);
}

/** CDATA sections hold markup more often than text, so their marks alone are taken away. */
function unwrapCdata(markup: string): string {
  const [before = '', ...sections] = markup.split('<![CDATA[');
  return [before, ...sections.map((section) => section.replace(']]>', ''))].join('');
}

/** Hands on the text outside silent elements, with line breaks for blocks and tabs for cells. */
function createTokenReader(source: string, onText: (text: string) => void): TokenizerCallbacks {
  let silent: { name: string; depth: number } | null = null;
  let opened = '';
  /** Inside the brackets of a declaration, which hold declarations and no text. */
  let isInSubset = false;
  const nameAt = (start: number, end: number) => localName(source.slice(start, end));
  const close = (name: string) => {
    if (silent === null) breakLine(name);
    else if (silent.name === name && --silent.depth === 0) silent = null;
  };
  const breakLine = (name: string) => {
    if (blockElements.has(name)) onText('\n');
    else if (cellElements.has(name)) onText('\t');
  };
  const read = (text: string) => {
    if (silent !== null) return;
    const end = isInSubset ? text.indexOf(']>') : -2;
    if (end === -1) return;
    isInSubset = false;
    onText(text.slice(end + 2));
  };
  return {
    onopentagname(start, end) {
      opened = nameAt(start, end);
      // HTML may leave the end of the head out.
      if (silent?.name === 'head' && opened === 'body') silent = null;
      if (silent?.name === opened) silent.depth += 1;
      if (silent !== null) return;
      if (silentElements.has(opened)) silent = { name: opened, depth: 1 };
      else breakLine(opened);
    },
    onselfclosingtag() {
      if (silentElements.has(opened)) close(opened);
    },
    onclosetag: (start, end) => close(nameAt(start, end)),
    ontext: (start, end) => read(source.slice(start, end)),
    ontextentity: (code) => read(isTextCharacter(code) ? String.fromCodePoint(code) : ''),
    ondeclaration(start, end) {
      const declaration = source.slice(start, end);
      isInSubset ||= declaration.includes('[') && !declaration.endsWith(']');
    },
    onopentagend: ignore,
    oncdata: ignore,
    oncomment: ignore,
    onprocessinginstruction: ignore,
    onattribname: ignore,
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
    onend: ignore,
  };
}

function ignore(): void {
  // Says nothing that a person could read.
}

/** `p` of `cda:P`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** False for what an entity cannot mean: control characters, and the sign for one that is none. */
function isTextCharacter(code: number): boolean {
  return code === 9 || code === 10 || (code >= 32 && code !== 0xfffd);
}

function tidyLines(text: string): string {
  const lines = stripUnseen(text)
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replace(/[^\S\t]+/g, ' ')
        .replace(/ ?\t[ \t]*/g, '\t')
        .trim(),
    );
  return lines.filter((line) => line !== '').join('\n');
}

function truncate(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
