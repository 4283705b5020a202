/** Requests about paper: statements shown, saved and printed. */
import type { StatementRequest } from '#shared/model/statement';
import type { Handlers } from './router.ts';
import { noteLocalAccess, type Services, saveFile, todayOf } from './services.ts';

export function statementHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'statement.get': async (request) => data.statement.get({ request, madeOn: todayOf(ports) }),
    'statement.savePdf': async (request) => {
      const bytes = await ports.printer.pdf(paperRoute(request));
      return saveFile(services, 'save-pdf', personOf(request), {
        name: fileName(request),
        kind: 'pdf',
        bytes,
      });
    },
    'statement.saveSimplePdf': async (request) => {
      const bytes = await data.statement.pdf({ request, madeOn: todayOf(ports) });
      return saveFile(services, 'save-pdf', personOf(request), {
        name: fileName(request),
        kind: 'pdf',
        bytes,
      });
    },
    'statement.print': async (request) => {
      const printed = await ports.printer.print(paperRoute(request));
      if (printed) noteLocalAccess(services, 'print', personOf(request));
      return { printed };
    },
  } satisfies Partial<Handlers>;
}

function paperRoute(request: StatementRequest): string {
  return `/paper?request=${encodeURIComponent(JSON.stringify(request))}`;
}

function personOf(request: StatementRequest): string | null {
  return 'personId' in request ? request.personId : null;
}

function fileName(request: StatementRequest): string {
  if (request.kind === 'card') return 'insurance-card.pdf';
  if (request.kind === 'health') return 'health-records.pdf';
  return request.kind === 'year' ? `claims-${request.year}.pdf` : 'claim.pdf';
}
