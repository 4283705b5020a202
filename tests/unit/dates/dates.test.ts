import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FhirDate,
  formatDate,
  formatSpan,
  isFillerDate,
  monthOf,
  parseFhirDate,
  yearOf,
} from '../../../shared/dates.ts';

const date = (text: string): FhirDate => {
  const parsed = parseFhirDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
};

describe('parseFhirDate', () => {
  it.each([
    ['2026', '2026'],
    ['2026-03', '2026-03'],
    ['2026-03-04', '2026-03-04'],
    ['2026-03-04T23:59:59-11:00', '2026-03-04'],
    ['1967-11-11T00:54:38-05:00', '1967-11-11'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
  ])('%s is %s, as written', (text, expected) => {
    expect(parseFhirDate(text)).toBe(expected);
  });

  it.each([
    ['2025-02-29'],
    ['1900-02-29'],
    ['2026-13'],
    ['2026-00-01'],
    ['2026-04-31'],
    ['IGNORED_FIELD'],
    [''],
    ['03/04/2026'],
    ['2026-3-4'],
    ['0000'],
    [20260304],
    [null],
  ])('%s is no date', (text) => {
    expect(parseFhirDate(text)).toBeNull();
  });

  it('takes exactly the days of the calendar', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2999 }), part(14), part(33), (year, month, day) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        const real = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
        expect(parseFhirDate(text)).toBe(exists ? text : null);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a date that fills a place', () => {
  it.each(['0000', '0001-01-01', '9999-12-31', '9999-12-31T23:59:59Z', '9999-12'])('is none: %s', (text) => {
    expect([parseFhirDate(text), isFillerDate(text)]).toEqual([null, true]);
  });

  it.each(['1900-01-01', '2026-12-31', '9999 dollars', 9999, null])('is not %j', (value) => {
    expect(isFillerDate(value)).toBe(false);
  });
});

describe('parts and words of dates', () => {
  it('never shifts a day and never invents one', () => {
    expect(formatDate(date('2024-01-01'), 'en-US')).toBe('January 1, 2024');
    expect(formatDate(date('2024-01'), 'en-US')).toBe('January 2024');
    expect(formatDate(date('2024'), 'en-US')).toBe('2024');
    expect(formatDate(date('2024-01-01'), 'en-US', 'short')).toBe('Jan 1');
  });

  it('tells year and month', () => {
    expect([yearOf(date('2024-01-05')), monthOf(date('2024-01-05')), monthOf(date('2024'))]).toEqual([
      2024,
      1,
      null,
    ]);
  });

  it('writes a span, or one date when there is no real span', () => {
    const start = date('2026-03-04');
    expect(formatSpan(start, start, 'en-US', 'short')).toBe('Mar 4');
    expect(formatSpan(start, null, 'en-US', 'short')).toBe('Mar 4');
    expect(formatSpan(start, date('2026-03-01'), 'en-US', 'short')).toBe('Mar 4');
    expect(formatSpan(start, date('2026-03-07'), 'en-US', 'short').replaceAll(/\s/g, ' ')).toBe('Mar 4 – 7');
  });

  it('keeps the end of a span of which only months or years are known', () => {
    const span = (start: string, end: string, style?: 'short') =>
      formatSpan(date(start), date(end), 'en-US', style);
    expect(span('2019', '2021')).toBe('2019 – 2021');
    expect(span('2019-03', '2021-05-06')).toBe('March 2019 – May 6, 2021');
    expect(span('2019-03-01', '2021', 'short')).toBe('Mar 1 – 2021');
    expect(span('2019-03-01', '2019')).toBe('March 1, 2019');
  });
});

describe('short spans in Spanish', () => {
  it.each([
    ['2026-01-01', '2026-01-09', 'medium', '1–9 ene 2026'],
    ['2025-12-09', '2026-01-01', 'medium', '9 dic 2025 – 1 ene 2026'],
    ['2026-01-01', '2026-02-03', 'short', '1 ene – 3 feb'],
  ] as const)('from %s to %s are %s dates without “de” twice', (start, end, style, words) => {
    expect(formatSpan(date(start), date(end), 'es-US', style).replaceAll(/\s/g, ' ')).toBe(words);
  });

  it('are written in full where the style is long', () => {
    expect(formatSpan(date('2026-01-01'), date('2026-01-09'), 'es-US')).toBe('1–9 de enero de 2026');
  });
});
