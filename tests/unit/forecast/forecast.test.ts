/** When a limit may be reached: every figure of the table of cases, to the cent, and what must never make a date. */
import { describe, expect, it } from 'vitest';
import { findReaching } from '../../../electron/data/forecast/count/build-forecast.ts';
import type { ForecastClaim } from '../../../electron/data/forecast/count/forecast-claim.ts';
import {
  answerOf,
  approvalOf,
  type CaseParts,
  claimOf,
  drugX,
  fillsOf,
  forecastOf,
  meterOf,
  needDays,
  steadyDays,
} from './forecast-cases.ts';

const npi = '1003000126';
const surgery = (over = {}) =>
  claimOf({
    date: '2025-09-02',
    allowed: 3000,
    deductible: 1500,
    npi,
    codes: [{ code: '29881', allowedCents: 3000_00 }],
    ...over,
  });
const leftOutOf = (parts: CaseParts) =>
  forecastOf(parts).leftOut.map(({ title, reason, times }) => [title, reason, times]);

describe('one limit', () => {
  const steady = fillsOf(steadyDays);
  it.each<[string, CaseParts, string]>([
    ['row 1: a steady drug', {}, '2026-09-08 to 2026-09-08'],
    [
      'row 2: and an approved surgery that cost 3,000 once',
      { claims: [surgery(), ...steady], approvals: [approvalOf()] },
      '2026-07-20 to 2026-09-08',
    ],
    [
      'row 3: and an approved surgery without a price',
      { approvals: [approvalOf()] },
      '2026-09-08 to 2026-09-08',
    ],
    ['row 4: all of it is counted', { meters: [meterOf(1500, 1500)] }, 'reached'],
    [
      'row 5: two fills are no series',
      { claims: fillsOf(steadyDays.slice(2)) },
      'not this year, short 600.00',
    ],
    [
      'row 6: a copay while the deductible was open',
      { claims: fillsOf(steadyDays, { deductible: 0, copay: 15 }) },
      'not this year, short 600.00',
    ],
    [
      'row 7: what is paid out of pocket, by the share of a fill',
      {
        claims: fillsOf(steadyDays, { deductible: 0, copay: 40 }),
        meters: [meterOf(1500, 900), meterOf(2000, 1700, { what: 'out-of-pocket' })],
      },
      'not this year, short 600.00',
    ],
    [
      'row 10: a claim out of network',
      { claims: [...steady, claimOf({ date: '2026-05-03', allowed: 500, deductible: 500, network: 'out' })] },
      '2026-09-08 to 2026-09-08',
    ],
    [
      'row 14: a counted claim replaced by a smaller one',
      { meters: [meterOf(1500, 600)] },
      '2026-11-07 to 2026-11-07',
    ],
    [
      'row 15: a plan year that begins today',
      { start: '2026-07-01', end: '2027-06-30', meters: [meterOf(1500, 0)] },
      '2027-02-05 to 2027-02-05',
    ],
  ])('%s', (_, parts, answer) => {
    expect(answerOf(forecastOf(parts))).toContain(answer);
  });

  it('row 1: counts each fill on its day', () => {
    const [meter] = forecastOf().meters;
    expect(meter?.steps.map(({ item, cents }) => [item.date, cents])).toEqual(
      needDays.slice(0, 3).map((day) => [day, 200_00]),
    );
    expect(meter?.endCents).toBe(1500_00);
  });

  it('row 3: says of the surgery that it has no price', () => {
    expect(leftOutOf({ approvals: [approvalOf()] })).toEqual([['Surgery', 'no-price', null]]);
  });

  it('row 4: names the claim with which it was reached', () => {
    const claims = [
      claimOf({ date: '2026-05-03', deductible: 700 }),
      claimOf({ date: '2026-02-01', deductible: 800 }),
    ];
    const input = {
      members: [{ claims, approvals: [] }],
      drugs: 'apart' as const,
      start: '2026-01-01',
      end: '2026-12-31',
    };
    expect(findReaching(input, meterOf(1500, 1500))?.date).toBe('2026-05-03');
    expect(findReaching(input, meterOf(1600, 1600))).toBe(null);
  });

  it('row 5: says that X has two fills', () => {
    expect(leftOutOf({ claims: fillsOf(steadyDays.slice(2)) })).toEqual([['X 10 mg', 'few-fills', 2]]);
  });

  it('row 7: adds up six shares, and is 60 short', () => {
    const { meters } = forecastOf({
      claims: fillsOf(steadyDays, { deductible: 0, copay: 40 }),
      meters: [meterOf(1500, 900), meterOf(2000, 1700, { what: 'out-of-pocket' })],
    });
    expect(meters[1]?.steps.map(({ item, cents }) => [item.date, cents])).toEqual(
      needDays.map((day) => [day, 40_00]),
    );
    expect(meters[1]?.answer).toEqual({ kind: 'not-this-year', shortCents: 60_00 });
  });

  it('row 10: leaves the other network its own count', () => {
    const { meters } = forecastOf({
      meters: [meterOf(1500, 900), meterOf(3000, 500, { network: 'out' })],
    });
    expect(meters.map(({ endCents }) => endCents)).toEqual([1500_00, 500_00]);
  });
});

describe('a family', () => {
  const ben = fillsOf(steadyDays);
  const own = [meterOf(1500, 1500), meterOf(1500, 700, { member: 1 }), meterOf(1500, 600, { member: 2 })];
  it('row 11: closes for all when its limit is full, and each adds only up to the own one', () => {
    const { meters } = forecastOf({
      claims: [],
      others: [ben, []],
      meters: [...own, meterOf(3000, 2800, { member: null })],
    });
    expect(answerOf({ meters, coming: [], refills: [], leftOut: [] }, 3)).toBe('2026-07-10 to 2026-07-10');
    expect(meters.map(({ endCents }) => endCents)).toEqual([1500_00, 900_00, 600_00, 3000_00]);
  });

  it('row 11: counts nothing for a person whose own limit is full', () => {
    const { meters } = forecastOf({
      claims: ben,
      others: [[], []],
      meters: [...own, meterOf(3000, 2800, { member: null })],
    });
    expect(meters[3]?.answer).toEqual({ kind: 'not-this-year', shortCents: 200_00 });
  });

  it('row 12: has one limit only where it is the family’s alone', () => {
    const { meters } = forecastOf({
      claims: [],
      others: [ben, []],
      meters: [meterOf(3000, 2800, { member: null })],
    });
    expect(meters.map(({ answer }) => answer)).toEqual([
      { kind: 'may-reach', earliest: '2026-07-10', latest: '2026-07-10' },
    ]);
  });
});

describe('what makes no date', () => {
  it('row 13: a limit that is not known', () => {
    expect(forecastOf({ meters: [] }).meters).toEqual([]);
  });

  it.each<[string, ForecastClaim[]]>([
    ['a fill of which another plan paid, too', fillsOf(steadyDays, { isShared: true })],
    [
      'fills without days, at odd distances',
      fillsOf(['2026-03-12', '2026-04-01', '2026-06-10'], { drug: { ...drugX, days: null } }),
    ],
    [
      'visits that are paid by the month',
      ['2026-06-10', '2026-06-17', '2026-06-24'].map((date) =>
        claimOf({
          date,
          allowed: 0,
          deductible: 0,
          copay: 0,
          npi,
          isVisit: true,
          codes: [{ code: '97110', allowedCents: 0 }],
        }),
      ),
    ],
    [
      'visits of which nobody says when they end',
      ['2026-06-10', '2026-06-17', '2026-06-24'].map((date) =>
        claimOf({
          date,
          allowed: 500,
          deductible: 500,
          npi,
          isVisit: true,
          codes: [{ code: '99213', allowedCents: 500_00 }],
        }),
      ),
    ],
  ])('%s', (_, claims) => {
    const approvals = [approvalOf({ codes: ['97110'], allowed: 12, used: 3, from: '2026-06-01' })];
    expect(answerOf(forecastOf({ claims, approvals }))).toMatch(
      /^(?:not this year|with other care), short 600\.00$/,
    );
  });

  it('a price that another plan shared is no price of an approved item', () => {
    const claims = [surgery({ isShared: true }), ...fillsOf(steadyDays)];
    expect(answerOf(forecastOf({ claims, approvals: [approvalOf()] }))).toBe('2026-09-08 to 2026-09-08');
  });

  it('a day after the plan year', () => {
    const { meters, coming } = forecastOf({ meters: [meterOf(9000, 900)] });
    expect(meters[0]?.answer).toEqual({ kind: 'not-this-year', shortCents: 6900_00 });
    expect(coming[0]?.dates).toEqual(needDays);
  });

  it('an approval that ended, or begins after the year', () => {
    const ended = approvalOf({ from: '2026-01-01', until: '2026-06-30' });
    const later = approvalOf({ id: 'later', from: '2027-01-04', until: null });
    expect(answerOf(forecastOf({ claims: [surgery()], approvals: [ended, later] }))).toBe(
      'with other care, short 600.00',
    );
  });
});

describe('care that nobody sees coming', () => {
  const visit = claimOf({ date: '2025-11-03', allowed: 700, deductible: 700 });
  const small = claimOf({ date: '2025-11-03', allowed: 150, deductible: 150 });

  it('keeps a limit within reach that it once would have reached', () => {
    expect(answerOf(forecastOf({ claims: [visit] }))).toBe('with other care, short 600.00');
    expect(answerOf(forecastOf({ claims: [small] }))).toBe('not this year, short 600.00');
  });

  it('counts only what was paid in two years before', () => {
    expect(answerOf(forecastOf({ claims: [{ ...visit, date: '2024-06-30' }] }))).toContain('not this year');
  });

  it('may bring the earliest day forward, and never the latest', () => {
    const claims = [...fillsOf(steadyDays), { ...visit, allowedCents: 250_00, deductibleCents: 250_00 }];
    expect(answerOf(forecastOf({ claims }))).toBe('2026-08-09 to 2026-09-08');
  });

  it('a drug that was filled early once may be as early again', () => {
    const early = ['2026-03-12', '2026-04-06', '2026-05-11', '2026-06-10'];
    expect(answerOf(forecastOf({ claims: fillsOf(early) }))).toBe('2026-09-03 to 2026-09-08');
  });

  it('a drug that was filled late once may be as late again', () => {
    const late = ['2026-03-12', '2026-04-16', '2026-05-16', '2026-06-15'];
    expect(answerOf(forecastOf({ claims: fillsOf(late) }))).toBe('2026-09-13 to 2026-09-18');
  });
});

describe('what is only possible', () => {
  it('names the items without which a limit is not reached', () => {
    const approvals = [approvalOf()];
    expect(forecastOf({ claims: [surgery()], approvals }).meters[0]?.answer).toEqual({
      kind: 'only-if',
      earliest: '2026-07-20',
      shortCents: 600_00,
      itemIds: ['0 approval approval 2026-07-20'],
    });
  });

  const unsaid = { deductible: null };
  it('a drug of which no claim shows the rule moves only the earliest day', () => {
    const forecast = forecastOf({ claims: fillsOf(steadyDays, unsaid), meters: [meterOf(600, 0)] });
    expect(answerOf(forecast)).toBe(
      'only if 0 refill x 10 mg 2026-07-10, 0 refill x 10 mg 2026-08-09, 0 refill x 10 mg 2026-09-08: 2026-09-08; short 600.00',
    );
  });

  it.each<[string, Parameters<typeof fillsOf>[1], string]>([
    ['the year before shows it', { deductible: 200 }, '2026-09-08 to 2026-09-08'],
    ['a copay of the year before does not tell of the deductible', { deductible: 0, copay: 15 }, 'only if'],
  ])('%s', (_, before, answer) => {
    const year = { start: '2026-07-01', end: '2027-06-30', meters: [meterOf(600, 0)] };
    expect(answerOf(forecastOf({ ...year, claims: fillsOf(steadyDays, before) }))).toContain(answer);
  });

  it('visits that the plan approved go on to the last one', () => {
    const visits = ['2026-06-10', '2026-06-17', '2026-06-24'].map((date, at) =>
      claimOf({
        date,
        allowed: [90, 120, 100][at] ?? 0,
        deductible: 90,
        npi,
        isVisit: true,
        codes: [{ code: '97110', allowedCents: null }],
      }),
    );
    const approvals = [approvalOf({ codes: ['97110'], allowed: 6, used: 3, from: '2026-06-01' })];
    const { meters } = forecastOf({ claims: visits, approvals });
    expect(meters[0]?.steps.map(({ item, cents }) => [item.date, cents])).toEqual([
      ['2026-07-01', 100_00],
      ['2026-07-08', 100_00],
      ['2026-07-15', 100_00],
    ]);
  });

  it('after the deductible the percent that a claim shows goes on, up to what is left out of pocket', () => {
    const after = fillsOf(['2026-06-10'], { deductible: 0, coinsurance: 40 });
    const { meters } = forecastOf({
      claims: [...fillsOf(steadyDays.slice(0, 3)), ...after],
      meters: [meterOf(600, 600), meterOf(2000, 1900, { what: 'out-of-pocket' })],
    });
    expect(meters[1]?.steps.map(({ cents }) => cents)).toEqual([40_00, 40_00, 20_00]);
    expect(meters[1]?.answer).toEqual({ kind: 'may-reach', earliest: '2026-09-08', latest: '2026-09-08' });
  });
});
