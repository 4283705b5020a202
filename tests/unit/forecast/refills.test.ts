/** Refills: until when fills last, when the next may be needed, where these records hold none. */
import { describe, expect, it } from 'vitest';
import {
  findRefills,
  listNeedDays,
  type RefillSeries,
} from '../../../electron/data/claims/compare/find-refills.ts';
import { claimOf, drugX, fillsOf, steadyDays, today } from './forecast-cases.ts';

const days = (count: number) => ({ drug: { ...drugX, days: count } });
const seriesOf = (claims: ReturnType<typeof fillsOf>, on = '2026-12-31'): RefillSeries => {
  const [series] = findRefills(claims, on, claims);
  if (!series) throw new Error('No series.');
  return series;
};

describe('days of fills', () => {
  it('row 16: run-out, need and the usual earliest day', () => {
    const { runOut, needOn, usualFrom } = seriesOf(fillsOf(['2026-11-05']));
    expect([runOut, needOn, usualFrom]).toEqual(['2026-12-04', '2026-12-05', '2026-11-28']);
  });

  it('row 17: a gap is what no fill covers', () => {
    const { gaps, runOut } = seriesOf(fillsOf(['2026-03-01', '2026-04-10']));
    expect(gaps).toEqual([{ from: '2026-03-31', to: '2026-04-09', days: 10 }]);
    expect(runOut).toBe('2026-05-09');
  });

  it('row 18: an early fill is added to the one before', () => {
    const { gaps, runOut, needOn } = seriesOf(fillsOf(['2026-05-01', '2026-05-25']));
    expect([gaps, runOut, needOn]).toEqual([[], '2026-06-29', '2026-06-30']);
  });

  it('row 19: ninety days', () => {
    const series = seriesOf(fillsOf(['2026-06-15'], days(90)));
    expect([series.runOut, series.needOn]).toEqual(['2026-09-12', '2026-09-13']);
    expect(listNeedDays({ ...series, everyDays: 90 }, { today, end: '2026-12-31' })).toEqual([
      '2026-09-13',
      '2026-12-12',
    ]);
  });

  it('carries at most sixty days', () => {
    const four = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'];
    expect(seriesOf(fillsOf(four)).runOut).toBe('2026-08-01');
  });

  it('says nothing of a gap that a hospital stay may explain, and of a longer one what is outside of the stay', () => {
    const stay = claimOf({ date: '2026-04-01', stayEnd: '2026-04-03' });
    expect(seriesOf([...fillsOf(['2026-03-01', '2026-04-10']), stay]).gaps).toEqual([]);
    expect(seriesOf([...fillsOf(['2026-03-01', '2026-06-10']), stay]).gaps).toEqual([
      { from: '2026-03-31', to: '2026-03-31', days: 1 },
      { from: '2026-04-04', to: '2026-06-09', days: 67 },
    ]);
  });

  it('a fill that was taken back leaves no trace', () => {
    const [first = '', second = ''] = steadyDays;
    expect(seriesOf(fillsOf([first])).needOn).toBe(second);
  });
});

describe('a steady drug', () => {
  it('is needed again until the year ends, from today on', () => {
    const late = seriesOf(fillsOf(['2026-03-01', '2026-03-31', '2026-05-01']), '2026-06-20');
    expect(listNeedDays(late, { today: '2026-06-20', end: '2026-08-01' })).toEqual([
      '2026-06-20',
      '2026-07-20',
    ]);
  });

  it.each([
    ['days within a quarter', ['2026-05-01', '2026-05-24', '2026-06-16'], null],
    ['days beyond a quarter', ['2026-05-01', '2026-05-23', '2026-06-15'], 'uneven'],
    ['a pause long ago', ['2025-11-01', '2026-04-12', '2026-05-12', '2026-06-11'], null],
    ['two fills', ['2026-05-12', '2026-06-11'], 'few-fills'],
    ['run out for more than 30 days', ['2026-03-01', '2026-03-31', '2026-04-30'], 'stopped'],
  ])('%s', (_, dates, doubt) => {
    expect(seriesOf(fillsOf(dates), today).doubt).toBe(doubt);
  });

  const everyTwoMonths = ['2026-02-10', '2026-04-12', '2026-06-11'];

  it('is filled again at its usual distance where its supply is used up long before', () => {
    const series = seriesOf(fillsOf(everyTwoMonths), today);
    expect(series).toMatchObject({ days: 30, runOut: '2026-07-10', everyDays: 61, doubt: null, gaps: [] });
    expect(listNeedDays(series, { today, end: '2026-12-31' })).toEqual([
      '2026-08-11',
      '2026-10-11',
      '2026-12-11',
    ]);
  });

  it('needs no days of supply for that', () => {
    const noDays = { drug: { ...drugX, days: null } };
    const series = seriesOf(fillsOf(everyTwoMonths, noDays), today);
    expect(series).toMatchObject({ days: null, runOut: null, everyDays: 61, doubt: null });
    expect(seriesOf(fillsOf(['2026-02-10', '2026-06-11'], noDays), today).doubt).toBe('no-days');
  });

  it.each([
    ['sooner than they are used up', ['2026-05-19', '2026-06-05', '2026-06-22'], 30],
    ['at odd distances', ['2026-03-01', '2026-04-12', '2026-06-22'], 10],
    ['every few days', ['2026-06-20', '2026-06-24', '2026-06-28'], 3],
  ])('is none where fills come %s', (_, dates, count) => {
    expect(seriesOf(fillsOf(dates, days(count)), today)).toMatchObject({ everyDays: null, doubt: 'uneven' });
  });

  it('is not counted on long after the fill that was due', () => {
    const dates = ['2026-01-10', '2026-03-01', '2026-04-20'];
    expect(seriesOf(fillsOf(dates, days(14)), '2026-07-08').doubt).toBe(null);
    expect(seriesOf(fillsOf(dates, days(14)), '2026-07-09').doubt).toBe('stopped');
  });

  it('is read of fills of two years', () => {
    const old = fillsOf(['2024-06-30', '2024-07-02']);
    expect(seriesOf([...old, ...fillsOf(steadyDays)], today).fills).toHaveLength(5);
  });

  it('stops when another strength of it begins', () => {
    const other = { drug: { ...drugX, key: 'x 20 mg', name: 'X 20 mg' } };
    const claims = [...fillsOf(steadyDays), ...fillsOf(['2026-06-28'], other)];
    expect(findRefills(claims, today).map(({ drug, doubt }) => [drug.name, doubt])).toEqual([
      ['X 10 mg', 'other-strength'],
      ['X 20 mg', 'few-fills'],
    ]);
  });
});
