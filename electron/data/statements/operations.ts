/** Statements, as a model for the page and as a PDF made without a window. */
import type { ClaimsRequest, StatementRequest } from '#shared/model/statement';
import { buildClaimsStatement, buildStatement } from './build-statement.ts';
import { createStatementSource, type StatementParts } from './create-statement-source.ts';

export function statementOperations(parts: StatementParts) {
  const source = createStatementSource(parts);
  return {
    get: ({ request, madeOn }: { request: StatementRequest; madeOn: string }) =>
      buildStatement(request, source, madeOn),
    async pdf({ request, madeOn }: { request: ClaimsRequest; madeOn: string }): Promise<Uint8Array> {
      // pdfmake is large, and most starts of the app print nothing.
      const { renderStatementPdf } = await import('./render-pdf.ts');
      return renderStatementPdf(buildClaimsStatement(request, source, madeOn));
    },
  };
}
