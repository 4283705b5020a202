/** Entries of public lists whose types are wrong: each is read or left out, and none ends the reading. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kindOfEntry,
  readDrugEntry,
  readProviderEntry,
} from '../../../../electron/lookup/files/marketplace-lists.ts';

const planId = '99999WA0010001';
const asked = { planId, year: 2027 };
const drug = { rxnorm_id: 110, drug_name: 'Testolin', plans: [{ plan_id: planId, years: [2027] }] };
const doctor = { npi: '1234567893', type: 'INDIVIDUAL', plans: [{ plan_id: planId, years: [2027] }] };
/** As a list may write it, and no text or number can be made of it. */
const noNumber = JSON.parse('{"toString": 1, "valueOf": "x"}') as unknown;

const odd = [null, true, -1, 1e300, '', ' ', [], [[]], {}, noNumber, [noNumber], { length: 5 }];
const fieldsOf = (entry: object) => [
  ...Object.keys(entry),
  'addresses',
  'name',
  'accepting',
  'facility_name',
];

describe.each<[string, object]>([
  ['a drug', drug],
  ['a doctor', doctor],
])('%s', (_, entry) => {
  const readAny = (one: unknown) => [
    kindOfEntry(one),
    readDrugEntry(one, asked),
    readProviderEntry(one, asked),
  ];

  it('with a field of a wrong type is read without it, or left out', () => {
    for (const field of fieldsOf(entry))
      for (const value of odd) expect(() => readAny({ ...entry, [field]: value }), field).not.toThrow();
  });

  it('with a plan of a wrong type is read without it, or left out', () => {
    for (const field of ['plan_id', 'years', 'year', 'drug_tier', 'prior_authorization'])
      for (const value of odd)
        expect(
          () => readAny({ ...entry, plans: [{ plan_id: planId, years: [2027], [field]: value }] }),
          field,
        ).not.toThrow();
  });

  it('of whatever JSON can say is read or left out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(...fieldsOf(entry)), (value, field) => {
        readAny(value);
        readAny({ ...entry, [field]: value });
      }),
      { numRuns: 500 },
    );
  });
});

it('years are numbers or texts; anything else is no year', () => {
  const yearsOf = (years: unknown) =>
    readDrugEntry({ ...drug, plans: [{ plan_id: planId, years }] }, asked)?.isOfYear;
  expect([2027, '2027', ' 2027 ', [2026, '2027']].map(yearsOf)).toEqual([true, true, true, true]);
  expect([[[2027]], { 0: 2027 }, true, null, noNumber].map(yearsOf)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
