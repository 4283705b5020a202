/**
 * Size, margins and the running head and foot of each sheet. The texts change with the statement, and the page's
 * policy allows no style element, so the rules go into a constructed style sheet.
 */
import type { StatementDocument } from '#shared/paper/document';
import { measureFootRoom } from '#shared/paper/fit/foot';
import { getSheet, getTypeSizes } from '#shared/paper/fit/sheet';

/** The name by which a document's sheets are found: each has its own head and foot. */
export function namePage(index: number): string {
  return `paper-${index}`;
}

/** The `@page` rules of documents that follow each other; page numbers run on. */
export function buildPageRules(documents: readonly StatementDocument[]): string {
  const [first] = documents;
  return [
    first === undefined ? '' : `@page { ${sayBox(first)} }`,
    ...documents.map(buildDocumentRules),
    `@page ${namePage(0)}:first { @top-left { content: none; } }`,
  ].join('\n');
}

function sayBox(document: StatementDocument): string {
  const { top, side, bottom } = getSheet(document);
  return `size: ${document.paper}; margin: ${top}pt ${side}pt ${bottom}pt;`;
}

function buildDocumentRules(document: StatementDocument, index: number): string {
  const { size, made, running, notABill, pageOf } = document;
  const font = `${getTypeSizes(size).small}pt/1.25 "Public Sans"`;
  const pages = pageOf
    .split(/(\{pages?\})/)
    .map((part) =>
      part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoteCss(part),
    )
    .join(' ');
  // In large print the stamp stands above the day, so that both fit beside the page number.
  const isStacked = size !== 'regular';
  const room = measureFootRoom(document);
  const left = [isStacked ? notABill : null, made].filter((part) => part !== null);
  const stamp = isStacked || notABill === null ? '' : `${notABill} · `;
  return `@page ${namePage(index)} {
  ${sayBox(document)}
  @top-left { content: ${quoteCss(running)}; font: 400 ${font}; }
  @bottom-left { content: ${left.length === 0 ? 'none' : left.map(quoteCss).join(' "\\A" ')}; font: 400 ${font}; width: ${Math.floor(room)}pt; white-space: pre-line; }
  @bottom-right { content: ${quoteCss(stamp)} ${pages}; font: 700 ${font}; text-align: right; white-space: nowrap; }
}`;
}

function quoteCss(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', ' ')}"`;
}

/** Applies the rules. Returns a function that removes them. */
export function applyPageRules(rules: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** Loads the fonts up front: on first use would be too late for page margins and measuring. */
export async function loadFonts(): Promise<void> {
  if (!('fonts' in document)) return;
  await Promise.all([400, 700, 800].map((weight) => document.fonts.load(`${weight} 12pt "Public Sans"`)));
}
