/** Reads PDFs back, as a person or a screen reader would. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All text of the document, page after page, runs of blanks as one. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
    }
    return pages.join('\n').replace(/[^\S\n]+/g, ' ');
  } finally {
    await task.destroy();
  }
}
