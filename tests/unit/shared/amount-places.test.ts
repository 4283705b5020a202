import { expect, it } from 'vitest';
import { findAmountPlace } from '../../../shared/words/amount-places.ts';

it.each([
  ['total[3].amount', { key: 'total' }],
  ['adjudication[2].amount', { key: 'claim' }],
  ['item[1].adjudication[4].amount', { key: 'service', number: 2 }],
  ['item[0].detail[2].adjudication[0].amount', { key: 'part', number: 1, part: 3 }],
  ['item[*].adjudication', { key: 'services' }],
  ['item[*].detail.adjudication', { key: 'services' }],
  ['payment.amount', { key: 'payment' }],
  ['payment.adjustment', { key: 'payment' }],
  ['extension', { key: 'elsewhere' }],
  ['totals[0].amount', { key: 'elsewhere' }],
])('the path %s is told in words', (path, place) => expect(findAmountPlace(path, [1, 2])).toEqual(place));

it('no number is said of a service whose numbers are others than their places', () =>
  expect(findAmountPlace('item[1].adjudication[4].amount', [2, 1])).toEqual({ key: 'oneService' }));
