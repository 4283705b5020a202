/**
 * Size, margins and the running head and foot of each sheet. The texts change with the statement, and the page's
 * policy allows no style element, so the rules go into a constructed style sheet.
 */
import type { StatementDocument } from '#shared/paper/document';

/** Margins of the sheet in inches. */
export function getPaperMargins(size: StatementDocument['size']): {
  top: number;
  side: number;
  bottom: number;
} {
  return size === 'large' ? { top: 1, side: 1, bottom: 1 } : { top: 0.75, side: 0.75, bottom: 0.95 };
}

/** Width and height of the sheet in inches. */
export function getPaperSize(paper: StatementDocument['paper']): { width: number; height: number } {
  return paper === 'a4' ? { width: 210 / 25.4, height: 297 / 25.4 } : { width: 8.5, height: 11 };
}

/** The `@page` rules of a statement. */
export function buildPageRules(document: StatementDocument): string {
  const { paper, size, made, running, notABill, pageOf } = document;
  const { top, side, bottom } = getPaperMargins(size);
  const font = `${size === 'large' ? 18 : 10}pt/1.3 "Public Sans"`;
  const pages = pageOf
    .split(/(\{pages?\})/)
    .map((part) =>
      part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoteCss(part),
    )
    .join(' ');
  const left =
    made === null ? '' : `@bottom-left { content: ${quoteCss(made)}; font: 400 ${font}; width: 55%; }`;
  return `@page {
  size: ${paper};
  margin: ${top}in ${side}in ${bottom}in;
  @top-left { content: ${quoteCss(running)}; font: 400 ${font}; }
  ${left}
  @bottom-right { content: ${quoteCss(notABill === null ? '' : `${notABill} · `)} ${pages}; font: 700 ${font}; text-align: right; white-space: nowrap; }
}
@page :first { @top-left { content: none; } }`;
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
