/**
 * Statements as PDF without a window, by pdfmake. These files have no tags, so they never claim to be accessible:
 * `tagged` and `PDF/UA` stay unset here. "Save PDF" prints the page instead, which has them.
 */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ClaimsStatement } from '#shared/model/statement';
import type { StatementDocument } from '#shared/paper/document';
import { layOutStatement } from '#shared/paper/layout';
import { StatementError } from '../../errors.ts';
import { fontFiles, pdfFonts } from './fonts.ts';
import { drawDocument } from './pdf-blocks.ts';
import { textOf } from './pdf-text.ts';
import { wordsFor } from './words.ts';

pdfmake.setFonts(pdfFonts);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

/**
 * The statement as the bytes of a PDF file.
 *
 * @throws {StatementError} statement/render-failed
 */
export async function renderStatementPdf(statement: ClaimsStatement): Promise<Uint8Array> {
  const document = layOutStatement(statement, wordsFor(statement.options.language));
  try {
    return new Uint8Array(await pdfmake.createPdf(definition(document)).getBuffer());
  } catch (cause) {
    throw new StatementError('statement/render-failed', 'The statement could not be made into a PDF.', {
      cause,
    });
  }
}

const inch = 72;

function definition(document: StatementDocument): TDocumentDefinitions {
  const isLarge = document.size === 'large';
  const margin = isLarge ? inch : inch * 0.75;
  const footSize = isLarge ? 18 : 10;
  return {
    pageSize: document.paper === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [margin, margin, margin, isLarge ? inch : inch * 0.95],
    info: { title: document.fileTitle, creator: 'Claimfolio', producer: 'Claimfolio' },
    language: document.language === 'es' ? 'es-US' : 'en-US',
    version: '1.7',
    displayTitle: true,
    defaultStyle: {
      font: 'latin',
      fontSize: isLarge ? 18 : 12,
      lineHeight: isLarge ? 1.28 : 1.2,
    },
    header: (page) =>
      page === 1
        ? ''
        : {
            text: textOf(document.running),
            fontSize: footSize,
            margin: [margin, margin - footSize * 2, margin, 0],
          },
    footer: (page, pages) => ({
      columns: [
        { width: '*', text: textOf(document.made ?? '') },
        {
          width: 'auto',
          alignment: 'right',
          bold: true,
          noWrap: true,
          text: footText(document, page, pages),
        },
      ],
      columnGap: 18,
      fontSize: footSize,
      lineHeight: 1.15,
      margin: [margin, isLarge ? 18 : 12, margin, 0],
    }),
    content: drawDocument(document),
  };
}

function footText({ notABill, pageOf }: StatementDocument, page: number, pages: number): string {
  const number = pageOf.replace('{page}', String(page)).replace('{pages}', String(pages));
  return [notABill, number].filter(Boolean).join(' · ');
}
