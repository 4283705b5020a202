/** Reads what of a claim tells that it may come again: the drug with its days, codes with their prices, a stay. */
import { toWholeDay } from '#shared/dates';
import { isService } from '#shared/model/claims/claim';
import { foldText } from '#shared/split-words';
import type { WholeClaim } from '../../claims/keep/claim-digests.ts';
import type { FilledDrug, ForecastClaim } from '../count/forecast-claim.ts';

/** What the forecast keeps of a claim besides its row. */
export type ForecastFacts = Pick<ForecastClaim, 'codes' | 'drug' | 'stayEnd' | 'isVisit' | 'isShared'>;

/** No fill lasts longer. */
const mostDays = 366;
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
    drug: row.kind === 'pharmacy' ? readFilledDrug({ claim, row }) : null,
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

/**
 * The drug of a fill. Without a name for it, its product number stands for it: of eleven digits the last two only say
 * how much is in the package.
 */
function readFilledDrug({ claim, row }: Pick<WholeClaim, 'claim' | 'row'>): FilledDrug | null {
  const drug = claim.drug;
  if (!drug || drug.compoundOf.length > 0) return null;
  const { text, code } = drug.name;
  const product = code === null ? null : code.replace(/^(\d{9})\d{2}$/, '$1');
  const key = text === null ? product : foldDrug(text);
  if (key === null || key === '') return null;
  const { refillNumber, refillsAuthorized } = drug;
  const days = row.daysSupply === null ? 0 : Math.round(row.daysSupply);
  return {
    key,
    ingredient: text === null ? null : findIngredient(key),
    name: text ?? row.what,
    days: days >= 1 && days <= mostDays ? days : null,
    refillsLeft:
      refillNumber === null || refillsAuthorized === null
        ? null
        : Math.max(0, Math.floor(refillsAuthorized - refillNumber)),
  };
}

/** "Lisinopril 10 MG Oral Tablet" and "lisinopril 10mg oral tablet" are one. */
function foldDrug(name: string): string {
  return foldText(name)
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d)(?=[a-z%])/g, '$1 ')
    .replace(/[^a-z0-9.%]+/g, ' ')
    .trim()
    .slice(0, 200);
}

/** The words before the strength; `null` where there is none. */
function findIngredient(key: string): string | null {
  const at = key.search(/\d/);
  return at < 1 ? null : key.slice(0, at).trim() || null;
}
