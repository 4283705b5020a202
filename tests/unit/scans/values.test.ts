/** Amounts, days and numbers by their own shape, each with where it stands. */
import { describe, expect, it } from 'vitest';
import { findAmounts, findDays, findNumber, isPrintedNpi } from '../../../electron/scans/text/find-values.ts';

describe('amounts', () => {
  it('are told with where they begin and end', () => {
    expect(findAmounts('Due $1,200.50 of 9.99')).toEqual([
      { value: '1200.50', start: 4, end: 13 },
      { value: '9.99', start: 17, end: 21 },
    ]);
  });

  it.each([
    '-12.00',
    '(12.00',
    '$-12.00',
    '$(12.00',
    '12.00)',
    '12.00-',
    '12.00 CR',
    '12.000',
    '1/12.00',
    'A12.00',
  ])('are none with a sign, or within something else: %s', (text) => {
    expect(findAmounts(text)).toEqual([]);
  });

  it.each(['€12.00', '12.00 EUR', '£ 12.00', 'CAD 12.00'])('are in dollars only: %s', (text) => {
    expect(findAmounts(text)).toEqual([]);
  });
});

describe('days', () => {
  it.each([
    ['03/12/2026', '2026-03-12'],
    ['3-1-26', '2026-03-01'],
    ['2026-03-12', '2026-03-12'],
    ['January 2, 2026', '2026-01-02'],
    ['Dec 31 2026', '2026-12-31'],
    ['Sept. 5, 2026', '2026-09-05'],
    ['13/01/2026', '2026-01-13'],
    ['2 de enero de 2026', '2026-01-02'],
    ['2 de agosto del 2026', '2026-08-02'],
    ['29 de diciembre de 2026', '2026-12-29'],
  ])('%s is %s', (text, value) => {
    expect(findDays(text)).toEqual([{ value, start: 0, end: text.length }]);
  });

  it.each(['13/13/2026', '02/29/2026', '00/10/2026', '1/2/3/2026', '2026-02-30', 'May 32, 2026'])(
    '%s is none',
    (text) => {
      expect(findDays(text)).toEqual([]);
    },
  );

  it('stand in the order of the text, whatever their shape', () => {
    expect(findDays('from May 1, 2026 to 2026-05-03, paid 05/02/2026')).toEqual([
      { value: '2026-05-01', start: 5, end: 16 },
      { value: '2026-05-03', start: 20, end: 30 },
      { value: '2026-05-02', start: 37, end: 47 },
    ]);
  });
});

describe('a number', () => {
  it.each([
    [': 0044120', '0044120', 2],
    ['88 120 441', '88 120 441', 0],
    ['INV-2026-77.', 'INV-2026-77', 0],
    ['HV 20417 Rosa', 'HV 20417', 0],
    ['123 Patient', '123', 0],
    [`${'1'.repeat(37)}2`, `${'1'.repeat(37)}2`, 0],
  ])('begins the text: %s', (text, value, start) => {
    expect(findNumber(text)).toEqual({ value, start, end: start + value.length });
  });

  it.each([
    ['too short', '12'],
    ['too long', `${'1'.repeat(20)}2 ${'1'.repeat(18)}`],
    ['words', 'Rosa 123'],
    ['letters alone', 'HV'],
    ['letters that are too many to lead', 'ACCT 123'],
    ['letters that lead twice', 'HV AB 123'],
    ['nothing', ' :#'],
    ['zeros', '0000'],
    ['one digit again and again', '1111111'],
    ['what stands for none', 'N/A'],
    ['a day', '03/12/2026'],
    ['an amount', '120.00'],
  ])('is none: %s', (_, text) => {
    expect(findNumber(text)).toBeNull();
  });
});

it.each([
  ['1234567893', true],
  ['1234567890', false],
  ['1245319599', true],
  ['1245319598', false],
  ['3234567893', false],
  ['123456789', false],
])('the check digit of %s is right: %s', (text, isRight) => {
  expect(isPrintedNpi(text)).toBe(isRight);
});
