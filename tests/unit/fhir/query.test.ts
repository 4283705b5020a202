import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  claimsQuery,
  claimsRungs,
  coverageQuery,
  encodeQuery,
  firstClaimsRung,
  firstCoverageRung,
  nextClaimsRung,
} from '../../../electron/fhir/query.ts';

test('colon, star, comma and slash stay as they are; the bar and the rest are encoded', () => {
  expect(
    encodeQuery([
      ['_include:iterate', 'A:*'],
      ['type', 'http://x/y|a,b c&d+e#%'],
    ]),
  ).toBe('_include:iterate=A:*&type=http://x/y%7Ca,b%20c%26d%2Be%23%25');
});

test('every text comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      (value, name) => {
        expect([...new URLSearchParams(encodeQuery([[name, value]]))]).toEqual([[name, value]]);
      },
    ),
  );
});

const granted = ['patient', 'claims', 'coverage', 'providers'] as const;

test('the ladder of claims goes from everything included to nothing', () => {
  const queries = Array.from({ length: claimsRungs }, (_, rung) =>
    claimsQuery({ patientId: 'a/b', granted, since: null }, rung),
  );
  const byName = ['patient', 'provider', 'care-team', 'coverage', 'insurer', 'payee']
    .map((name) => `&_include=ExplanationOfBenefit:${name}`)
    .join('');
  expect(queries).toEqual([
    'ExplanationOfBenefit?patient=a/b&_include=ExplanationOfBenefit:*&_count=50',
    'ExplanationOfBenefit?patient=a/b&_include=ExplanationOfBenefit:*',
    `ExplanationOfBenefit?patient=a/b${byName}&_count=50`,
    `ExplanationOfBenefit?patient=a/b${byName}`,
    'ExplanationOfBenefit?patient=a/b&_count=50',
    'ExplanationOfBenefit?patient=a/b',
  ]);
});

test('after a 400 the page size goes first; after another refusal the includes go', () => {
  expect([0, 1, 2, 3, 4, 5].map((rung) => nextClaimsRung(rung, 400))).toEqual([1, 2, 3, 4, 5, null]);
  expect([0, 1, 2, 3, 4, 5].map((rung) => nextClaimsRung(rung, 403))).toEqual([2, 2, 4, 4, null, null]);
});

test('everything is included only when everything was agreed to and the plan lists it, if it lists anything', () => {
  expect(firstClaimsRung(granted, [])).toBe(0);
  expect(firstClaimsRung(granted, ['ExplanationOfBenefit:*'])).toBe(0);
  expect(firstClaimsRung(granted, ['ExplanationOfBenefit:patient'])).toBe(2);
  expect(firstClaimsRung(['patient', 'claims', 'coverage'], [])).toBe(2);
});

test('changes are asked for with a prefix and in UTC', () => {
  const query = claimsQuery({ patientId: '1', granted, since: '2026-01-02T09:30:00.000Z' }, 5);
  expect(query).toBe('ExplanationOfBenefit?patient=1&_lastUpdated=ge2026-01-02T09:30:00.000Z');
});

test('coverage is searched by patient, then by beneficiary; a hint of the plan changes where to begin', () => {
  expect([0, 1, 2].map((rung) => coverageQuery('1', rung))).toEqual([
    'Coverage?patient=1',
    'Coverage?beneficiary=Patient/1',
    'Coverage?beneficiary=1',
  ]);
  expect(firstCoverageRung(['beneficiary'])).toBe(1);
  expect(firstCoverageRung(['beneficiary', 'patient'])).toBe(0);
  expect(firstCoverageRung([])).toBe(0);
});
