import { describe, expect, it } from 'vitest';
import { hasToken, isWithin, parseDateTest, parseQuery } from '../../../electron/sample-plan/fhir/query.ts';

const day = (date: string): [number, number] => [
  Date.parse(`${date}T00:00:00Z`),
  Date.parse(`${date}T23:59:59.999Z`),
];

describe('parseQuery', () => {
  it('reads literal and encoded parameters alike', () => {
    const literal = parseQuery('_include=ExplanationOfBenefit:*&_include:iterate=Coverage:payor');
    const encoded = parseQuery('_include=ExplanationOfBenefit%3A%2A&_include%3Aiterate=Coverage%3Apayor');
    expect(encoded).toEqual(literal);
    expect(literal[1]).toEqual({ name: '_include', modifier: 'iterate', value: 'Coverage:payor' });
  });

  it('reads an empty query and broken encoding', () => {
    expect(parseQuery('')).toEqual([]);
    expect(parseQuery('name=100%')).toEqual([{ name: 'name', modifier: '', value: '100%' }]);
  });
});

describe('date tests', () => {
  it.each([
    ['2026-03', '2026-03-31', true],
    ['2026-03', '2026-04-01', false],
    ['ne2026', '2025-12-31', true],
    ['gt2026-03', '2026-03-31', false],
    ['gt2026-03', '2026-04-01', true],
    ['lt2026-03', '2026-02-28', true],
    ['le2026-02', '2026-02-28', true],
    ['ge2026-02-28', '2026-02-28', true],
    ['sa2026-02-28', '2026-02-28', false],
    ['eb2026-02-28', '2026-02-27', true],
    ['ap2026-02', '2026-02-10', true],
    ['ge2024-02-29', '2024-02-28', false],
  ])('%s on %s is %s', (test, date, expected) => {
    expect(isWithin(parseDateTest(test), ...day(date))).toBe(expected);
  });

  it.each(['', 'soon', '2026-13', '20260301', 'xx2026', '2026-03-01T'])('refuses "%s"', (value) => {
    expect(() => parseDateTest(value)).toThrow();
  });
});

describe('tokens', () => {
  const tokens = [{ system: 'urn:a', code: 'x' }, { code: 'y' }];

  it.each([
    ['x', true],
    ['urn:a|x', true],
    ['urn:b|x', false],
    ['|y', true],
    ['|x', false],
    ['urn:a|', true],
    ['z,x', true],
    ['X', false],
  ])('%s is %s', (value, expected) => {
    expect(hasToken(value, tokens)).toBe(expected);
  });
});
