/** What one scan is, how many pages it has, and what its text says. Runs where nothing else does: `scan-process.ts`. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { boundUnpacking } from '#shared/bound-bytes';
import { detectFileType } from '#shared/file-type';
import { mostScanPages } from '#shared/model/bills/scan';
import { isHugePicture } from '#shared/picture-size';
import type { Examined } from './examined.ts';
import { readText } from './text/read-text.ts';
import { findLines, type TextLine, type TextRun } from './text/text-lines.ts';

const noText = { text: 'none', kind: null, offers: [], charges: [] } as const;

export async function examineScan(bytes: Uint8Array): Promise<Examined> {
  const mediaType = detectFileType(bytes);
  if (mediaType === 'application/pdf') {
    const unpacking = boundUnpacking();
    const examined = await examinePdf(bytes);
    return unpacking.isOver() ? { fault: 'scan/too-much' } : examined;
  }
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') return { fault: 'scan/wrong-type' };
  if (isHugePicture(bytes)) return { fault: 'scan/too-large' };
  return { mediaType, pages: 1, reading: { ...noText, offers: [], charges: [] } };
}

async function examinePdf(data: Uint8Array): Promise<Examined> {
  const task = getDocument({ data, enableXfa: false, useSystemFonts: false, verbosity: 0 });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await task.promise;
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { fault: isLocked ? 'scan/locked' : 'scan/broken' };
  }
  if (pdf.numPages > mostScanPages) return { fault: 'scan/too-many-pages' };
  const lines: TextLine[] = [];
  for (let page = 1; page <= pdf.numPages; page++) lines.push(...(await readPage(pdf, page)));
  // pdf.js counts the pages itself where the scan names too many, and believes 0 and less.
  const pages = pdf.numPages >= 1 ? pdf.numPages : null;
  return { mediaType: 'application/pdf', pages, reading: readText(lines) };
}

/** The lines of a page; none of one that cannot be read. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<TextLine[]> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item): TextRun[] => {
      // Text that is turned is no line of the scan.
      if (!('str' in item) || Math.abs(item.transform[1]) > Math.abs(item.transform[0])) return [];
      const [, , , , x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str.slice(0, 400), x, y, width: item.width, size: item.height }];
    });
    return findLines(runs, number);
  } catch {
    return [];
  }
}
