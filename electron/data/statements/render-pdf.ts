/**
 * Papers as PDF without a window, by pdfmake. These files have no tags, so they never claim to be accessible:
 * `tagged` and `PDF/UA` stay unset here. "Save PDF" prints the page instead, which has them.
 */

import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { localeOf } from '#shared/languages';
import type { Paper } from '#shared/model/papers/packet';
import type { StatementDocument } from '#shared/paper/document';
import { addEmptyBacks, hasCards } from '#shared/paper/fit/empty-backs';
import { getSheet, getTypeSizes } from '#shared/paper/fit/sheet';
import { layOutDocuments } from '#shared/paper/layout';
import { StatementError } from '../../errors.ts';
import { provideFonts } from './fonts.ts';
import { drawDocument } from './pdf-blocks.ts';
import { textOf } from './pdf-text.ts';
import { wordsFor } from './words.ts';

/** Its types leave this out. */
type InMemory = { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } };
const { virtualfs } = pdfmake as unknown as InMemory;
pdfmake.setFonts(provideFonts((name, bytes) => virtualfs.writeFileSync(name, bytes)));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** Height of a line of Public Sans by itself, in its own size. */
const fontHeight = 1.175;

/**
 * The paper as the bytes of a PDF file.
 *
 * @throws {StatementError} statement/render-failed
 */
export async function renderPaperPdf(paper: Paper): Promise<Uint8Array> {
  const documents = layOutDocuments(paper, wordsFor);
  try {
    const counts: number[] = [];
    if (hasCards(documents)) for (const one of documents) counts.push(await countSheets(one));
    const drawn = addEmptyBacks(documents, counts);
    return new Uint8Array(await pdfmake.createPdf(defineFile(drawn)).getBuffer());
  } catch (cause) {
    throw new StatementError('statement/render-failed', 'The statement could not be made into a PDF.', {
      cause,
    });
  }
}

/** On how many sheets a document stands. */
async function countSheets(document: StatementDocument): Promise<number> {
  const file = defineFile([document]);
  let count = 1;
  const countIn = (_: number, sheets: number) => {
    count = sheets;
    return '';
  };
  const content = [{ ...(defineSection(document) as object), footer: countIn }] as unknown as Content;
  await pdfmake.createPdf({ ...file, content }).getBuffer();
  return count;
}

/** Documents one after another, with one numbering of their pages; the title and the language are the first one's. */
export function defineFile(documents: readonly StatementDocument[]): TDocumentDefinitions {
  const [first] = documents;
  return {
    info: { title: first?.fileTitle ?? '', creator: 'Claimfolio', producer: 'Claimfolio' },
    language: localeOf(first?.language ?? 'en'),
    version: '1.7',
    displayTitle: true,
    defaultStyle: { font: 'latin' },
    content: documents.map(defineSection),
  };
}

function defineSection(document: StatementDocument): Content {
  const { size, paper, running } = document;
  const { text, small, line } = getTypeSizes(size);
  const { side, top, bottom } = getSheet(document);
  return {
    section: {
      stack: drawDocument(document),
      fontSize: text,
      lineHeight: line / fontHeight,
      bold: size === 'extra-large',
    },
    pageSize: paper === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [side, top, side, bottom],
    header: (page) =>
      page === 1
        ? ''
        : { text: textOf(running), fontSize: small, margin: [side, (top - small * fontHeight) / 2, side, 0] },
    footer: (page, pages) => drawFoot(document, page, pages),
  };
}

function drawFoot(document: StatementDocument, page: number, pages: number): Content {
  const { size, made, notABill, pageOf } = document;
  const { small } = getTypeSizes(size);
  const { side } = getSheet(document);
  const number = pageOf.replace('{page}', String(page)).replace('{pages}', String(pages));
  // In large print the stamp stands above the day, so that both fit beside the page number.
  const isStacked = size !== 'regular';
  return {
    columns: [
      { width: '*', text: textOf([isStacked ? notABill : null, made].filter(Boolean).join('\n')) },
      {
        width: 'auto',
        alignment: 'right',
        bold: true,
        noWrap: true,
        text: [isStacked ? null : notABill, number].filter(Boolean).join(' · '),
      },
    ],
    columnGap: 18,
    fontSize: small,
    lineHeight: 1.05,
    margin: [side, 8, side, 0],
  };
}
