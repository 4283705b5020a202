/** Tables of bills, in the shapes that they are printed in: their rows, days and totals. All of them are invented. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../electron/scans/text/read-text.ts';
import { findLines, type TextRun } from '../../../electron/scans/text/text-lines.ts';
import { type PrintedLine, printRuns } from '../../support/scans/printed-runs.ts';

const read = (lines: readonly PrintedLine[]) => readText(findLines(printRuns(lines), 1));
const chargesOf = (lines: readonly PrintedLine[]) =>
  read(lines).charges.map(
    ({ serviceStart, code, printed, chargeCents }) => `${serviceStart} ${code} ${printed} ${chargeCents}`,
  );
const offersOf = (lines: readonly PrintedLine[]) =>
  read(lines).offers.map(({ field, value, isGuess }) => `${field} ${value}${isGuess ? ' ?' : ''}`);

/** Columns that stand as near as a browser prints them: less than the room of three letters between them. */
const narrow: PrintedLine[] = [
  ['@40 Date', '@105 Code', '@150 Description', '@270 Charge', '@320 Plan paid', '@380 You owe'],
  [
    '@40 11/12/2026',
    '@105 80053',
    '@150 Blood chemistry panel',
    '@270 $107.80',
    '@320 $95.30',
    '@380 $12.50',
  ],
  ['@40 11/14/2026', '@105 80061', '@150 Blood fat panel', '@270 $107.81', '@320 $95.30', '@380 $12.51'],
  ['@40 Total', '@270 $215.61', '@320 $190.60', '@380 $25.01'],
];
const plain: PrintedLine[] = [
  ['Date', 'Description', '@330 Qty', 'Amount'],
  ['03/04/2026', 'Ankle brace', '@330 1', '$60.00'],
  ['03/05/2026', 'Therapy session', '@330 2', '$80.00'],
  ['Total', '@450 $140.00'],
];

describe('a table of charges', () => {
  it('is read column by column, however near they stand', () => {
    expect(chargesOf(narrow)).toEqual([
      '2026-11-12 80053 Blood chemistry panel 10780',
      '2026-11-14 80061 Blood fat panel 10781',
    ]);
    expect(offersOf(narrow)).toEqual([
      'serviceStart 2026-11-12',
      'serviceEnd 2026-11-14',
      'totalCharges 215.61',
      'due 25.01',
    ]);
  });

  it('needs no codes where its head names the days and the amounts', () => {
    expect(chargesOf(plain)).toEqual([
      '2026-03-04 null Ankle brace 6000',
      '2026-03-05 null Therapy session 8000',
    ]);
    expect(chargesOf(plain.slice(1))).toEqual([]);
    expect(offersOf(plain)).toEqual(['serviceStart 2026-03-04 ?', 'serviceEnd 2026-03-05 ?', 'due 140.00 ?']);
  });

  it('names the line that each day and total comes from', () => {
    const { offers } = read(plain);
    expect(offers.map(({ field, line }) => `${field}: ${line}`)).toEqual([
      'serviceStart: 03/04/2026  Ankle brace  1  $60.00',
      'serviceEnd: 03/05/2026  Therapy session  2  $80.00',
      'due: Total  $140.00',
    ]);
  });

  it.each(['Late fee', 'Payment, thank you', 'Previous balance', 'Finance charge', 'Paid by card'])(
    'has no charge without a code in a row of other money: %s',
    (words) => {
      const row: PrintedLine = ['03/06/2026', words, '@450 $15.00'];
      expect(chargesOf([...plain.slice(0, 2), row])).toEqual(['2026-03-04 null Ankle brace 6000']);
    },
  );

  it('has no amount of a row whose amounts are printed as one text, but its day', () => {
    const row = ['03/04/2026', '99213 Visit', '$120.00 $80.00 $40.00'];
    const lines: PrintedLine[] = [
      ['Date', 'Service', '@330 Charges'],
      row,
      ['Total', '@330 $120.00 $80.00 $40.00'],
    ];
    expect(chargesOf(lines)).toEqual([]);
    expect(offersOf(lines)).toEqual(['serviceStart 2026-03-04']);
  });

  it('has no charge in what is below the title of another amount', () => {
    const head: PrintedLine = ['Date', 'Service', '@330 Charges', '@450 Paid'];
    expect(chargesOf([head, ['03/04/2026', '99213 Visit', '@450 $80.00']])).toEqual([]);
    expect(chargesOf([head, ['03/04/2026', '99213 Visit', '@330 $80.00']])).toHaveLength(1);
  });

  it('offers the balance that is named below it, and what a label says instead of both', () => {
    expect(offersOf([...plain.slice(0, 2), ['Balance', '@450 $25.00']])).toContain('due 25.00 ?');
    const labeled = offersOf([...plain, ['Amount due', '$33.00']]);
    expect(labeled.filter((one) => one.startsWith('due'))).toEqual(['due 33.00']);
  });

  it('offers no amount of its first row for the whole, though the title above it has the words', () => {
    const rows: PrintedLine[] = [
      ['Date of service', 'Service', '@330 Charges', '@450 Balance due'],
      ['03/04/2026', '99213 Visit', '@330 $120.00', '@450 $40.00'],
      ['03/06/2026', '87070 Culture', '@330 $60.00', '@450 $20.00'],
    ];
    expect(offersOf(rows)).toEqual(['serviceStart 2026-03-04', 'serviceEnd 2026-03-06']);
    expect(offersOf([...rows, ['Total', '@330 $180.00', '@450 $60.00']])).toEqual([
      'due 60.00',
      'serviceStart 2026-03-04',
      'serviceEnd 2026-03-06',
      'totalCharges 180.00',
    ]);
  });
});

describe('a row that is wrapped', () => {
  /** Runs at their heights: `[y, x, text]`. */
  const printed = (...texts: [number, number, string][]) =>
    readText(
      findLines(
        texts.map(([y, x, text]): TextRun => ({ text, x, y, width: text.length * 5, size: 10 })),
        1,
      ),
    ).charges.map(({ printed: words, chargeCents }) => `${words} ${chargeCents}`);
  const head: [number, number, string][] = [
    [700, 40, 'Date'],
    [700, 120, 'Description'],
    [700, 300, 'Amount'],
  ];

  it('has the words of the line below, and those around its day', () => {
    expect(
      printed(
        ...head,
        [680, 40, '03/04/2026'],
        [680, 120, 'Physical therapy,'],
        [680, 300, '$80.00'],
        [668, 120, 'left knee'],
        [645, 120, 'Physical therapy,'],
        [639, 40, '03/05/2026'],
        [639, 300, '$80.00'],
        [633, 120, 'right knee'],
      ),
    ).toEqual(['Physical therapy, left knee 8000', 'Physical therapy, right knee 8000']);
  });

  it('has the amount of the line below, but not that of a total', () => {
    const row: [number, number, string][] = [
      [680, 40, '03/04/2026'],
      [680, 120, 'Physical therapy,'],
    ];
    expect(printed(...head, ...row, [668, 120, 'left knee'], [668, 300, '$80.00'])).toEqual([
      'Physical therapy, left knee 8000',
    ]);
    expect(printed(...head, ...row, [668, 40, 'Total'], [668, 300, '$80.00'])).toEqual([]);
  });

  it('has no words of what stands farther away, or at the edge', () => {
    const row: [number, number, string][] = [
      [680, 40, '03/04/2026'],
      [680, 120, 'Therapy'],
      [680, 300, '$80.00'],
    ];
    expect(printed(...head, ...row, [660, 120, 'Questions?'])).toEqual(['Therapy 8000']);
    expect(printed(...head, ...row, [668, 40, 'Questions?'])).toEqual(['Therapy 8000']);
  });
});
