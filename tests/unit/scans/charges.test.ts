/** Charges that are read of an itemized bill, and rows that are none. All of them are invented. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../electron/scans/text/read-text.ts';
import { findLines } from '../../../electron/scans/text/text-lines.ts';
import { type PrintedLine, printRuns } from '../../support/scans/printed-runs.ts';

const read = (...lines: PrintedLine[]) =>
  readText(findLines(printRuns([['Amount due', '$120.00'], ...lines]), 1)).charges.map(
    ({ serviceStart, code, chargeCents }) => `${serviceStart} ${code} ${chargeCents}`,
  );

describe('a charge', () => {
  it.each<[string, PrintedLine[], string[]]>([
    [
      'is a row with a day, a code, and one amount; an equal row is a charge of its own',
      [
        ['03/04/2026', '99213', 'Visit', '$120.00'],
        ['03/04/2026', '99213', 'Visit', '$120.00'],
        ['03/05/2026', 'J1885', 'Medicine', '$40.50'],
      ],
      ['2026-03-04 99213 12000', '2026-03-04 99213 12000', '2026-03-05 J1885 4050'],
    ],
    [
      'is the amount below the column of charges where a row has several',
      [
        ['Date', 'Code', 'Charge', 'Paid', 'Balance'],
        ['03/04/2026', '99213', '$120.00', '$80.00', '$40.00'],
      ],
      ['2026-03-04 99213 12000'],
    ],
    [
      'has its code without the modifier',
      [['03/04/2026', '99213-25', 'Visit', '$120.00']],
      ['2026-03-04 99213 12000'],
    ],
    ['is in one run, too', ['03/04/2026 99213 Office visit $120.00'], ['2026-03-04 99213 12000']],
    [
      'has its code with its name in one cell behind the day',
      [['03/04/2026', '99213 Office visit', '$120.00']],
      ['2026-03-04 99213 12000'],
    ],
    [
      'is a row with a ZIP code, too',
      [['03/04/2026', 'Springfield 62704', '99213', '$120.00']],
      ['2026-03-04 99213 12000'],
    ],
    ['is a check-up', [['03/04/2026', '99396', 'Yearly check-up', '$120.00']], ['2026-03-04 99396 12000']],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });

  it.each<[string, PrintedLine[]]>([
    ['a row of several amounts below no title', [['03/04/2026', '99213', '$120.00', '$80.00']]],
    ['a payment by check', ['03/05/2026 Payment, check 10432 $50.00']],
    ['a check in cells', [['03/05/2026', 'Check', '10432', '$50.00']]],
    ['an adjustment', [['03/05/2026', 'Adjustment', '99213', '$75.00']]],
    ['a discount', [['03/05/2026', '99213', 'Discount', '$75.00']]],
    ['a balance', [['03/05/2026', '10432', 'Balance forward', '$75.00']]],
    ['what the insurance paid', [['03/05/2026', '99213', 'Insurance paid', '$75.00']]],
    ['a payment in Spanish', [['03/05/2026', '10432', 'PAGO con cheque', '$50.00']]],
    ['a credit in Spanish', [['03/05/2026', '10432', 'Crédito', '$50.00']]],
    ['an adjustment in Spanish', [['03/05/2026', '99213', 'Ajuste del seguro', '$50.00']]],
    ['a row whose five digits stand in words', [['03/05/2026', 'Springfield 62704', '$50.00']]],
    ['a row without a code', [['03/04/2026', 'Payment, thank you', '$120.00']]],
    ['a row without a day', [['99213', 'Visit', '$120.00']]],
    ['a row of two days', [['03/04/2026', '03/06/2026', '99213', '$120.00']]],
    ['a row of two codes', [['03/04/2026', '99213', '87070', '$120.00']]],
    ['an amount that is taken off', [['03/04/2026', '99213', 'Discount', '-$120.00']]],
    ['an account number of more digits', [['03/04/2026', '992130', 'Visit', '$120.00']]],
    [
      'a row of an explanation of benefits',
      ['Explanation of benefits', 'This is not a bill', ['03/04/2026', '99213', 'Visit', '$120.00']],
    ],
  ])('is not %s', (_, lines) => {
    expect(read(...lines)).toEqual([]);
  });

  it.each<[string, PrintedLine, string | undefined]>([
    ['in a cell of their own', ['03/04/2026', '99213', 'Long visit', '$120.00'], 'Long visit'],
    ['behind the code and its modifier', ['03/04/2026', '99213-25 Long visit', '$120.00'], 'Long visit'],
    ['in one run', '03/04/2026 99213 Long visit $120.00', 'Long visit'],
    ['nowhere', ['03/04/2026', '99213', '$120.00'], undefined],
    ['in words of units alone', ['03/04/2026', '99213', '1', '$120.00'], undefined],
  ])('keeps the bill’s own words for it: %s', (_, row, words) => {
    const { charges } = readText(findLines(printRuns([['Amount due', '$120.00'], row]), 1));
    expect(charges.map(({ printed }) => printed)).toEqual([words]);
  });
});
