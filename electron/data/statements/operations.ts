/** Papers, as a model for the page and as a PDF made without a window. */
import type { PaperRequest } from '#shared/model/papers/packet';
import type { StatementOptions } from '#shared/model/papers/statement';
import type { SensitiveRecords } from '../sensitive/sensitive-records.ts';
import { buildPaper, listSheets } from './build-paper.ts';
import { createPaperSource, type PaperParts } from './create-paper-source.ts';
import { leaveOutSensitive } from './leave-out.ts';
import { markMedicare } from './mark-medicare.ts';

export function statementOperations(parts: PaperParts & { sensitive: SensitiveRecords }) {
  const source = createPaperSource(parts);
  const covered = leaveOutSensitive(source, parts.sensitive);
  const chooseSource = ({ leavesOutSensitive }: Pick<StatementOptions, 'paper' | 'leavesOutSensitive'>) =>
    leavesOutSensitive ? covered : source;
  const get = ({ request, madeOn }: { request: PaperRequest; madeOn: string }) =>
    markMedicare(buildPaper(request, chooseSource(request.options), madeOn), parts.connections.all());
  return {
    get,
    /** The claims of a year that count, each with its day of care, oldest first. */
    sheets: ({ personId, year }: { personId: string; year: number }) =>
      listSheets(source, personId, year).map(({ id, serviceStart }) => ({
        claimId: id,
        day: serviceStart ?? String(year),
      })),
    async pdf(question: { request: PaperRequest; madeOn: string }): Promise<Uint8Array> {
      // pdfmake is large, and most starts of the app print nothing.
      const { renderPaperPdf } = await import('./render-pdf.ts');
      return renderPaperPdf(get(question));
    },
  };
}
