/** Papers, as a model for the page and as a PDF made without a window. */
import type { PaperRequest } from '#shared/model/papers/packet';
import type { StatementOptions } from '#shared/model/papers/statement';
import type { NextYear } from '#shared/model/replay/next-year';
import type { SensitiveRecords } from '../sensitive/sensitive-records.ts';
import { buildPaper, listSheets } from './build-paper.ts';
import { createPaperSource, type PaperParts } from './create-paper-source.ts';
import { leaveOutSensitive } from './leave-out.ts';
import { markMedicare } from './mark-medicare.ts';

/** `nextYear`: the year that was compared for this paper, in parts; without it it is compared here. */
type PaperQuestion = { request: PaperRequest; madeOn: string; nextYear?: NextYear };

export function statementOperations(parts: PaperParts & { sensitive: SensitiveRecords }) {
  const source = createPaperSource(parts);
  type Options = Pick<StatementOptions, 'paper' | 'leavesOutSensitive'>;
  const chooseSource = ({ leavesOutSensitive }: Options, nextYear: NextYear | undefined) => {
    const all = nextYear === undefined ? source : { ...source, nextYear: () => nextYear };
    return leavesOutSensitive ? leaveOutSensitive(all, parts.sensitive) : all;
  };
  const get = ({ request, madeOn, nextYear }: PaperQuestion) =>
    markMedicare(
      buildPaper(request, chooseSource(request.options, nextYear), madeOn),
      parts.connections.all(),
    );
  return {
    get,
    /** The claims of a year that count, each with its day of care, oldest first. */
    sheets: ({ personId, year }: { personId: string; year: number }) =>
      listSheets(source, personId, year).map(({ id, serviceStart }) => ({
        claimId: id,
        day: serviceStart ?? String(year),
      })),
    async pdf(question: PaperQuestion): Promise<Uint8Array> {
      // pdfmake is large, and most starts of the app print nothing.
      const { renderPaperPdf } = await import('./render-pdf.ts');
      return renderPaperPdf(get(question));
    },
  };
}
