import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of a PDF, without blanks and lines to write on. */
export async function readPdfWords(file: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
  const contents = await Promise.all(pages.map(async (page) => (await page).getTextContent()));
  const items = contents.flatMap((content) => content.items);
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
    .replace(/[\s_]+/g, '');
}
