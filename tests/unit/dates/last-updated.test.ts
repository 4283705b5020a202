import { expect, it } from 'vitest';
import { readLastUpdated } from '../../../electron/data/fhir/times.ts';

it.each([
  ['2021-08-22T18:36:03.000+00:00', '2021-08-22T18:36:03.000+00:00'],
  ['9999-12-31T00:00:00Z', null],
  ['0001-01-01T00:00:00Z', null],
  ['IGNORED_FIELD', null],
  [undefined, null],
])('a record last written at %s: %s', (lastUpdated, expected) => {
  expect(readLastUpdated({ resourceType: 'Basic', meta: { lastUpdated } })).toBe(expected);
});
