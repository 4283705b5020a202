/** Reads what of a claim tells that it may come again: the drug with its days, codes with their prices, a stay. */
import { toWholeDay } from '#shared/dates';
import { isService } from '#shared/model/claims/claim';
import type { WholeClaim } from '../../claims/keep/claim-digests.ts';
import { readFilledDrug } from '../../claims/read/filled-drug.ts';
import type { ForecastClaim } from '../count/forecast-claim.ts';

/** What the forecast keeps of a claim besides its row. */
export type ForecastFacts = Pick<ForecastClaim, 'codes' | 'drug' | 'stayEnd' | 'isVisit' | 'isShared'>;

/** Codes of one claim that are looked at. */
const mostCodes = 100;

export function readForecastFacts({ claim, row }: Pick<WholeClaim, 'claim' | 'row'>): ForecastFacts {
  const lines = claim.lines.filter(isService);
  const codes = lines
    .flatMap(({ service, amounts }) =>
      service.code === null ? [] : [{ code: service.code, allowedCents: amounts.allowed?.cents ?? null }],
    )
    .slice(0, mostCodes);
  const isOffice = row.kind === 'professional' || row.kind === 'outpatient';
  return {
    codes,
    drug: readFilledDrug(claim, row),
    stayEnd: row.kind === 'inpatient' ? toWholeDay(claim.stay?.discharged ?? row.serviceEnd) : null,
    isVisit: isOffice && codes.some(({ code }) => isVisitCode(code)),
    isShared: (claim.amounts.otherInsurerPaid?.cents ?? 0) > 0,
  };
}

/** Office visits, therapy by hand or by exercise, speech therapy, mental health, chiropractic: ranges of numbers. */
const visitRanges: readonly (readonly [first: number, last: number])[] = [
  [90785, 90899],
  [92507, 92526],
  [97010, 97799],
  [98940, 98943],
  [99202, 99215],
];

function isVisitCode(code: string): boolean {
  const number = /^\d{5}$/.test(code) ? Number(code) : 0;
  return visitRanges.some(([first, last]) => number >= first && number <= last);
}
