/** What a back-test comes to: how often the forecast held, beside counting evenly. */
import { countDays } from '../../shared/dates.ts';
import type { BacktestCase } from './run-backtest.ts';

/** At least so many of the days that came lie in the range that was given; at most so many were called out of reach. */
export const gates = { inside: 0.8, falseNot: 0.05 } as const;

/** Shares are 0 to 1, `null` where nothing is to be shared. Days are the middle of all, outside of the range. */
export type BacktestSum = {
  cases: number;
  /** Answers with a range, and how many of the days that came lie in it. */
  ranges: number;
  inside: number | null;
  daysOff: number | null;
  /** Answers that named a day though none came. */
  falseDay: number | null;
  /** Of "not this year": how many were reached after all. */
  not: number;
  falseNot: number | null;
  /** Answers that gave neither a day nor "not this year", nor said that it is reached. */
  withoutForecast: number | null;
  /** What the year came to, within a tenth or $100. */
  endNear: number | null;
};

const share = (some: number, all: number) => (all === 0 ? null : some / all);

function findMiddle(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null;
}

const isNear = (cents: number, came: number) => Math.abs(cents - came) <= Math.max(100_00, came * 0.1);

/** Of what was still open when it was asked. */
const isOpen = ({ kind }: BacktestCase) => kind !== 'reached';

export function sumUpForecast(all: readonly BacktestCase[]): BacktestSum {
  const cases = all.filter(isOpen);
  const ranges = cases.filter(({ kind }) => kind === 'may-reach');
  const came = ranges.filter(({ trueDay }) => trueDay !== null);
  const off = came.map(({ trueDay, earliest, latest }) => {
    const day = trueDay ?? '';
    if (day < (earliest ?? '')) return countDays(day, earliest ?? '');
    return day > (latest ?? '') ? countDays(latest ?? '', day) : 0;
  });
  const not = cases.filter(({ kind }) => kind === 'not-this-year');
  return {
    cases: cases.length,
    ranges: ranges.length,
    inside: share(off.filter((days) => days === 0).length, came.length),
    daysOff: findMiddle(off),
    falseDay: share(ranges.length - came.length, ranges.length),
    not: not.length,
    falseNot: share(not.filter(({ trueDay }) => trueDay !== null).length, not.length),
    withoutForecast: share(
      cases.filter(({ kind }) => kind !== 'may-reach' && kind !== 'not-this-year').length,
      cases.length,
    ),
    endNear: share(cases.filter((one) => isNear(one.endCents, one.trueEndCents)).length, cases.length),
  };
}

/** The same of counting evenly, whose range is one day. */
export function sumUpLine(all: readonly BacktestCase[]): BacktestSum {
  return sumUpForecast(
    all.filter(isOpen).map((one) => ({
      ...one,
      kind: one.lineDay === null ? 'not-this-year' : 'may-reach',
      earliest: one.lineDay,
      latest: one.lineDay,
      endCents: one.lineEndCents,
    })),
  );
}
