/** Numbers, dates, and amounts of a letter stay on one line, and nothing of the text is lost. */
import { describe, expect, it } from 'vitest';
import { splitWhole } from '../../../shared/words/whole-parts.ts';

const wholes = (text: string) =>
  splitWhole(text)
    .filter(({ isWhole }) => isWhole)
    .map((part) => part.text);

describe('what stays whole', () => {
  it.each([
    ['a claim number with hyphens', 'Claim number: 26-078-0093', ['26-078-0093']],
    ['an account number with spaces', 'Account number: A26 077', ['A26 077']],
    ['a member number', 'Member ID: EVG-884-20-4410', ['EVG-884-20-4410']],
    ['a phone number', 'Phone: (555) 555-0131', ['(555) 555-0131']],
    ['a day in English', 'a bill from March 18, 2026, and more', ['March 18, 2026,']],
    ['a day in Spanish', 'una factura del 18 de marzo de 2026', ['18 de marzo de 2026']],
    ['a day in brackets', 'paid (March 18, 2026)', ['(March 18, 2026)']],
    ['an amount that is taken off', 'left: -$1,450.00', ['-$1,450.00']],
    ['days of one month', 'care on March 12 – 14, 2026, and', ['March 12 – 14, 2026,']],
    [
      'each of two days that have no room on one line',
      'from December 30, 2025 – January 2, 2026',
      ['December 30, 2025 –', 'January 2, 2026'],
    ],
    ['a number at the end of a line', 'Number: 12-9\nPaid: $1.00\nThe end', ['12-9']],
    ['the longest day', 'el 30 de septiembre de 2026.', ['30 de septiembre de 2026.']],
  ])('%s', (_, text, expected) => {
    expect(wholes(text)).toEqual(expected);
  });
});

describe('what may break', () => {
  it.each([
    ['words', 'Thank you for a well-made answer, and for de marzo de nada'],
    ['one word of digits, which has no place to break', 'Amount: $1,450.00'],
    ['what is longer than a line of large print', `x ${'12-'.repeat(20)} y`],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(wholes(text)).toEqual([]);
  });
});

it('all parts together are the text, whatever it is', () => {
  for (const text of [
    '',
    ' ',
    '  a  1-2  b ',
    'a 1-2\n\n3-4 b\n',
    'March 5, 2026 – April 2, 2026',
    '1 2 3 4 5 6 7 8 9-'.repeat(30),
  ])
    expect(
      splitWhole(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
});
