/** Ana's year for tests of the forecast: a deductible of $1,500 of which $900 is counted, and a drug filled every month. */
import {
  buildForecast,
  type Forecast,
  type ForecastInput,
} from '../../../electron/data/forecast/count/build-forecast.ts';
import type { ApprovedCare } from '../../../electron/data/forecast/count/find-visits.ts';
import type { ForecastClaim } from '../../../electron/data/forecast/count/forecast-claim.ts';
import type { MeterAnswer } from '../../../electron/data/forecast/count/forecast-meter.ts';
import type { OpenMeter } from '../../../electron/data/forecast/count/run-forecast.ts';

export const today = '2026-07-01';

/** Money in dollars, as in the table. */
export type ClaimParts = Partial<
  Omit<ForecastClaim, 'allowedCents' | 'deductibleCents' | 'copayCents' | 'coinsuranceCents' | 'shareCents'>
> & {
  date: string;
  allowed?: number | null;
  deductible?: number | null;
  copay?: number | null;
  coinsurance?: number | null;
};

const cents = (dollars: number | null | undefined) => (dollars == null ? null : Math.round(dollars * 100));

export function claimOf({ allowed, deductible, copay, coinsurance, ...over }: ClaimParts): ForecastClaim {
  const share = [deductible, copay, coinsurance].reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return {
    claimId: `claim ${over.date} ${over.provider ?? ''}`,
    care: 'medical',
    network: 'in',
    provider: null,
    npi: null,
    codes: [],
    drug: null,
    stayEnd: null,
    isVisit: false,
    isShared: false,
    allowedCents: cents(allowed),
    deductibleCents: cents(deductible),
    copayCents: cents(copay),
    coinsuranceCents: cents(coinsurance),
    shareCents: cents(share),
    ...over,
  };
}

export const drugX = { key: 'x 10 mg', ingredient: 'x', name: 'X 10 mg', days: 30, refillsLeft: null };

/** Fills of X; all of the price goes to the deductible. */
export function fillsOf(dates: readonly string[], over: Partial<ClaimParts> = {}): ForecastClaim[] {
  return dates.map((date) => claimOf({ allowed: 200, deductible: 200, drug: drugX, ...over, date }));
}

export const steadyDays = ['2026-03-12', '2026-04-11', '2026-05-11', '2026-06-10'];
export const needDays = ['2026-07-10', '2026-08-09', '2026-09-08', '2026-10-08', '2026-11-07', '2026-12-07'];

export function meterOf(limit: number, counted: number, over: Partial<OpenMeter> = {}): OpenMeter {
  return {
    whose: over.member === null ? 'family' : 'person',
    what: 'deductible',
    care: 'medical',
    network: 'in',
    member: 0,
    limitCents: limit * 100,
    countedCents: counted * 100,
    ...over,
  };
}

export function approvalOf(over: Partial<ApprovedCare> = {}): ApprovedCare {
  return {
    id: 'approval',
    title: 'Surgery',
    codes: ['29881'],
    npis: ['1003000126'],
    from: '2026-07-20',
    until: '2026-10-20',
    decidedOn: '2026-06-20',
    allowed: 1,
    used: 0,
    ...over,
  };
}

export type CaseParts = Partial<Omit<ForecastInput, 'members'>> & {
  claims?: ForecastClaim[];
  approvals?: ApprovedCare[];
  others?: ForecastClaim[][];
};

export function forecastOf({
  claims = fillsOf(steadyDays),
  approvals = [],
  others = [],
  ...over
}: CaseParts = {}): Forecast {
  return buildForecast({
    today,
    start: '2026-01-01',
    end: '2026-12-31',
    drugs: 'with-both',
    meters: [meterOf(1500, 900)],
    members: [{ claims, approvals }, ...others.map((own) => ({ claims: own, approvals: [] }))],
    ...over,
  });
}

/** The answer of the first meter, days and dollars in one line. */
export function answerOf({ meters }: Forecast, at = 0): string {
  return sayAnswer(meters[at]?.answer);
}

function sayAnswer(answer: MeterAnswer | undefined): string {
  switch (answer?.kind) {
    case 'reached':
      return 'reached';
    case 'may-reach':
      return `${answer.earliest} to ${answer.latest}`;
    case 'only-if':
      return `only if ${answer.itemIds.join(', ')}: ${answer.earliest}; short ${(answer.shortCents / 100).toFixed(2)}`;
    case 'with-other-care':
      return `with other care, short ${(answer.shortCents / 100).toFixed(2)}`;
    case 'not-this-year':
      return `not this year, short ${(answer.shortCents / 100).toFixed(2)}`;
    case undefined:
      return 'no forecast';
  }
}
