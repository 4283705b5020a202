import type { ClaimFilter } from '#shared/model/claims/claims-view';
import type { EnrollmentWay } from '#shared/model/plans/enrollment-way';
import { parseEnrollmentSearch } from '#shared/words/papers/enrollment';

/** What a packet, for a doctor or a helper, or a book of the year is for; a year, one claim, or what a list of claims showed. */
const purposes = ['doctor', 'packet', 'book', 'year', 'claim', 'list'] as const;
export type Purpose = (typeof purposes)[number];

/** What Print can be opened with: what for; one claim, a year of one plan or of all, or what a list of claims shows. */
export type PrintSearch = {
  purpose?: Purpose;
  claimId?: string;
  year?: number;
  connectionId?: string;
  list?: ListSearch;
};

/** The filter of a list of claims without its person, and the search to go back to. */
export type ListSearch = { filter: Omit<ClaimFilter, 'personId'>; back: Record<string, unknown> };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The main process decides whether it can be answered. */
function readList(list: unknown): ListSearch | null {
  if (!isObject(list) || !isObject(list['filter'])) return null;
  const { filter, back } = list;
  return { filter: filter as ListSearch['filter'], back: isObject(back) ? back : {} };
}

/** The search of the screen's address; what is not understood is left out. */
export function parsePrintSearch(search: Record<string, unknown>): PrintSearch {
  const { purpose, claimId, year, connectionId } = search;
  const list = readList(search['list']);
  return {
    ...(list && { list }),
    ...(isPurpose(purpose) && { purpose }),
    ...(typeof claimId === 'string' && { claimId }),
    ...(typeof year === 'number' && { year }),
    ...(typeof connectionId === 'string' && { connectionId }),
  };
}

function isPurpose(value: unknown): value is Purpose {
  return purposes.some((one) => one === value);
}

/** The papers that have a screen of their own to print them from. */
const singlePapers = [
  'approvals',
  'calls',
  'worksheet',
  'access-log',
  'consent',
  'bill',
  'at-hand',
  'next-year',
] as const;
export type SinglePaperName = (typeof singlePapers)[number];

/** Params of such a paper; a name that there is none of, as in an address typed by hand, is the first one. */
export const singlePaperParams = {
  parse: ({ paper }: { paper: string }) => ({
    paper: singlePapers.find((one) => one === paper) ?? singlePapers[0],
  }),
};

/** Of whom or of what. `personId`: everyone where it is absent. */
export type SinglePrintSearch = {
  personId?: string;
  year?: number;
  connectionId?: string;
  billId?: string;
  way?: EnrollmentWay;
  lastDay?: string;
};

export function parseSinglePrintSearch(search: Record<string, unknown>): SinglePrintSearch {
  const { personId, year, connectionId, billId } = search;
  return {
    ...parseEnrollmentSearch(search),
    ...(typeof personId === 'string' && { personId }),
    ...(typeof year === 'number' && { year }),
    ...(typeof connectionId === 'string' && { connectionId }),
    ...(typeof billId === 'string' && { billId }),
  };
}
