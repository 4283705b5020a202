/** Requests about paper: statements shown, saved and printed. */
import type { PaperRequest } from '#shared/model/papers/packet';
import { noteLocalAccess } from '../access/local-access.ts';
import { buildPaperRoute } from '../sheets/paper-route.ts';
import { compareInParts } from './compare-in-parts.ts';
import type { Handlers } from './router.ts';
import { getToday, type Services, saveFile } from './services.ts';

export function statementHandlers(services: Services) {
  const { data, ports, sheets } = services;
  /** Whose paper it is, for the access log; `null` for everyone's, and for what was erased meanwhile. */
  const findPersonId = async (request: PaperRequest): Promise<string | null> => {
    const about = 'about' in request ? request.about : request;
    try {
      if ('claimId' in about) return (await data.claims.get({ claimId: about.claimId })).row.personId;
      if ('billId' in about)
        return (await data.bills.get({ billId: about.billId, today: getToday(ports) })).bill.personId;
    } catch {
      return null;
    }
    return getPersonId(request);
  };
  const prepare = async (request: PaperRequest) => {
    const madeOn = getToday(ports);
    if (request.kind !== 'next-year') return { request, madeOn };
    const { personId, year } = request;
    return { request, madeOn, nextYear: await compareInParts(data, { personId, year, today: madeOn }) };
  };
  return {
    'statement.get': async (request) => data.statement.get(await prepare(request)),
    'statement.savePdf': async (request) => {
      const bytes = await ports.printer.pdf(buildPaperRoute(request));
      return saveFile(services, 'save-pdf', await findPersonId(request), {
        name: chooseFileName(request),
        kind: 'pdf',
        bytes,
      });
    },
    'statement.saveSimplePdf': async (request) => {
      const bytes = await data.statement.pdf(await prepare(request));
      return saveFile(services, 'save-pdf', await findPersonId(request), {
        name: chooseFileName(request),
        kind: 'pdf',
        bytes,
      });
    },
    'statement.print': async (request) => {
      const printed = await ports.printer.print(buildPaperRoute(request));
      if (printed) noteLocalAccess(services, 'print', await findPersonId(request));
      return { printed };
    },
    'statement.saveSheets': async (request) => sheets.save(request),
    'statement.stopSheets': async () => {
      await sheets.stop();
      return {};
    },
  } satisfies Partial<Handlers>;
}

function getPersonId(request: PaperRequest): string | null {
  if (request.kind === 'list') return request.filter.personId;
  if ('personIds' in request) return request.personIds.length === 1 ? (request.personIds[0] ?? null) : null;
  return 'personId' in request ? request.personId : null;
}

/** A name that says what it is and of whom it is not. */
function chooseFileName(request: PaperRequest): string {
  switch (request.kind) {
    case 'letter':
      return `${request.template}-letter.pdf`;
    case 'year':
      return `claims-${request.year}.pdf`;
    case 'worksheet':
      return `paid-${request.year}.pdf`;
    case 'book':
      return `year-book-${request.year}.pdf`;
    default:
      return `${fileNames[request.kind]}.pdf`;
  }
}

const fileNames = {
  claim: 'claim',
  bill: 'bill',
  card: 'insurance-card',
  health: 'health-records',
  bills: 'open-bills',
  news: 'what-is-new',
  visits: 'care-to-ask-about',
  list: 'claims-list',
  helper: 'for-your-helper',
  approvals: 'plan-approvals',
  calls: 'call-sheet',
  'access-log': 'access-log',
  consent: 'what-you-agreed-to',
  packet: 'packet',
  'at-hand': 'what-you-need-at-hand',
  'next-year': 'next-years-plans',
} as const;
