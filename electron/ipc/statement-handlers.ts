/** Requests about paper: statements shown, saved and printed. */
import type { StatementRequest } from '#shared/model/statement';
import type { Handlers } from './router.ts';
import { getToday, noteLocalAccess, type Services, saveFile } from './services.ts';

export function statementHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'statement.get': async (request) => data.statement.get({ request, madeOn: getToday(ports) }),
    'statement.savePdf': async (request) => {
      const bytes = await ports.printer.pdf(buildPaperRoute(request));
      return saveFile(services, 'save-pdf', getPersonId(request), {
        name: chooseFileName(request),
        kind: 'pdf',
        bytes,
      });
    },
    'statement.saveSimplePdf': async (request) => {
      const bytes = await data.statement.pdf({ request, madeOn: getToday(ports) });
      return saveFile(services, 'save-pdf', getPersonId(request), {
        name: chooseFileName(request),
        kind: 'pdf',
        bytes,
      });
    },
    'statement.print': async (request) => {
      const printed = await ports.printer.print(buildPaperRoute(request));
      if (printed) noteLocalAccess(services, 'print', getPersonId(request));
      return { printed };
    },
  } satisfies Partial<Handlers>;
}

function buildPaperRoute(request: StatementRequest): string {
  return `/paper?request=${encodeURIComponent(JSON.stringify(request))}`;
}

function getPersonId(request: StatementRequest): string | null {
  return 'personId' in request ? request.personId : null;
}

function chooseFileName(request: StatementRequest): string {
  if (request.kind === 'card') return 'insurance-card.pdf';
  if (request.kind === 'health') return 'health-records.pdf';
  if (request.kind === 'bills') return 'open-bills.pdf';
  if (request.kind === 'news') return 'what-is-new.pdf';
  if (request.kind === 'visits') return 'care-to-ask-about.pdf';
  if (request.kind === 'letter') return `${request.template}-letter.pdf`;
  return request.kind === 'year' ? `claims-${request.year}.pdf` : 'claim.pdf';
}
