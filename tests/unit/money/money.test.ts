import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCents, parseCents, parseCentsText, sumCents } from '../../../shared/money.ts';

/** The same rule on whole numbers: decimal text to hundredths, half away from zero. */
function model(value: number): bigint {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent) - 2;
  if (scale <= 0) return digits * 10n ** BigInt(-scale);
  const unit = 10n ** BigInt(scale);
  return (digits * 2n + unit) / (unit * 2n);
}

describe('parseCents', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [620, 62000],
    [1e9, 1e11],
    [99816.1171875, 9981612],
    [28.104000000000003, 2810],
    [1.005, 101],
    [-68.8, -6880],
    [0.005, 1],
    [-0.005, -1],
    [0.004, 0],
    [1e-7, 0],
    [2256829.86, 225682986],
    [1.15, 115],
  ])('%d is %d cents', (value, cents) => {
    expect(parseCents(value)).toBe(cents);
  });

  it.each([
    ['10.00'],
    [null],
    [undefined],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e300],
    [1e9 + 0.01],
    [-1e10],
    [{}],
    [true],
  ])('is null for %s', (value) => {
    expect(parseCents(value)).toBeNull();
  });

  it('agrees with decimal arithmetic for every number', () => {
    const any = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
      fc.integer({ min: -1e9, max: 1e9 }).map((mills) => mills / 1000),
    );
    fc.assert(
      fc.property(any, (value) => {
        const expected = value < 0 ? -model(value) : model(value);
        expect(BigInt(parseCents(value) ?? 'none')).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('parseCentsText', () => {
  it.each<[string, number | null]>([
    ['12.50', 1250],
    ['1250', 125_000],
    ['-3.005', -301],
    ['-0.00', 0],
    ['1.5e2', 15_000],
    ['0.005', 1],
    ['$12.50', 1250],
    ['-$1,234.50', -123_450],
    ['1,234.50', 123_450],
    ['1,234.567', null],
    ['12,34', null],
    ['$-5', null],
    ['1,000,000,001', null],
    ['1.234,50', null],
    ['12.50 USD', null],
    [' 12.50', null],
    ['012.50', null],
    ['+5', null],
    ['.5', null],
    ['', null],
    ['1e99', null],
    ['NaN', null],
    ['12.500000000000000000000000000000', 1250],
    ['1250e-2', 1250],
    ['0e0', 0],
    ['0e99', 0],
  ])('reads %j', (text, cents) => {
    expect(parseCentsText(text)).toBe(cents);
  });

  it.each([
    ['a zero with an exponent that would take seconds to write out', '0e500000000'],
    ['one that no text can hold', '0e999999999'],
    ['one of a million digits', `0e${'9'.repeat(1_000_000)}`],
    ['a million digits before the point', `1${'0'.repeat(1_000_000)}e-999999`],
    ['a million digits after the point', `0.${'0'.repeat(1_000_000)}1e999999`],
  ])('takes %s for no amount, at once', (_, text) => {
    const began = performance.now();
    expect(parseCentsText(text)).toBeNull();
    expect(performance.now() - began).toBeLessThan(50);
  });
});

describe('sumCents and formatCents', () => {
  it('adds what is stated and is null for nothing', () => {
    expect(sumCents([10, null, -3, undefined])).toBe(7);
    expect(sumCents([null, undefined])).toBeNull();
    expect(sumCents([])).toBeNull();
  });

  it('adds up to a trillion, and has no sum beyond, in whichever order', () => {
    const billion = 1e11;
    expect(sumCents(Array.from({ length: 1000 }, () => billion))).toBe(1e14);
    const more = [...Array.from({ length: 1000 }, () => billion), 1];
    expect(sumCents(more)).toBeNull();
    expect(sumCents(more.map((cents, index) => (index % 2 ? cents : -cents)))).toBeNull();
    expect(sumCents(more.toReversed())).toBeNull();
  });

  it('writes dollars, other currencies, and unknown ones as plain numbers', () => {
    expect(formatCents(112810, 'USD', 'en-US')).toBe('$1,128.10');
    expect(formatCents(-500, 'USD', 'en-US')).toBe('-$5.00');
    expect(formatCents(112810, 'not money', 'en-US')).toBe('1,128.10');
  });
});
