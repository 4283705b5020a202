/** Lines and cells of a page from the runs of a PDF, and which of them say nothing about the bill. */
import { describe, expect, it } from 'vitest';
import { findOffers } from '../../../electron/scans/text/find-offers.ts';
import { readText } from '../../../electron/scans/text/read-text.ts';
import { isReadable, leaveOutBoilerplate } from '../../../electron/scans/text/sort-scan.ts';
import { findLines, type TextLine, type TextRun } from '../../../electron/scans/text/text-lines.ts';

const run = (text: string, x: number, y = 700, more: Partial<TextRun> = {}): TextRun => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  ...more,
});
const said = (...runs: TextRun[]) => findLines(runs, 1).map(({ cells }) => cells.map(({ text }) => text));
const lines = (...texts: string[]): TextLine[] =>
  texts.map((text, index) => {
    const [left, right] = [0, text.length * 5];
    const cells = [{ text, left, right, spans: [{ left, right, start: 0, end: text.length }] }];
    return { page: 1, y: 700 - index * 16, size: 10, cells, parts: cells };
  });

describe('lines', () => {
  it('go from the top of the page, and from the left', () => {
    expect(said(run('low', 10, 100), run('right', 200, 700), run('left', 10, 700))).toEqual([
      ['left', 'right'],
      ['low'],
    ]);
  });

  it('hold what stands up to 0.4 of a letter lower', () => {
    expect(said(run('a', 10, 700), run('b', 100, 696))).toEqual([['a', 'b']]);
    expect(said(run('a', 10, 700), run('b', 100, 695.9))).toEqual([['a'], ['b']]);
    expect(said(run('a', 10, 700), run('b', 100, 697, { size: 5 }))).toEqual([['a'], ['b']]);
  });

  it('are of the size of what stands leftmost, and read from there, whatever the file has first', () => {
    const [line] = findLines([run('right', 200, 700, { size: 8 }), run('left', 10)], 1);
    expect(line).toMatchObject({ size: 10, cells: [{ text: 'left' }, { text: 'right' }] });
    expect(said(run('right', 200, 700), run('left', 10, 699))).toEqual([['left', 'right']]);
  });

  it('hold no empty text, and nothing without a size', () => {
    expect(said(run(' ', 10), run('a', 20, 700, { size: 0 }), run('b', 30, 700, { size: -1 }))).toEqual([]);
  });

  it('know their page, and how far their cells reach', () => {
    const words = {
      text: 'Due now',
      left: 10,
      right: 45,
      spans: [
        { left: 10, right: 25, start: 0, end: 3 },
        { left: 30, right: 45, start: 4, end: 7 },
      ],
    };
    expect(findLines([run('Due', 10), run('now', 30)], 3)).toEqual([
      {
        page: 3,
        y: 700,
        size: 10,
        cells: [words],
        parts: [words],
      },
    ]);
    expect(findLines([run('Due', 10, 700, { width: 90 }), run('x', 20)], 1)[0]?.cells).toMatchObject([
      { left: 10, right: 100 },
    ]);
  });
});

describe('cells', () => {
  it('end at a gap of more than three letters; a gap of less than 0.3 is none', () => {
    const withGap = (gap: number) => said(run('ab', 0), run('cd', 10 + gap))[0];
    expect(withGap(2.9)).toEqual(['abcd']);
    expect(withGap(3)).toEqual(['ab cd']);
    expect(withGap(30)).toEqual(['ab cd']);
    expect(withGap(30.1)).toEqual(['ab', 'cd']);
  });

  it('have one space where there are many', () => {
    expect(said(run('a  ', 0), run('  b', 16))).toEqual([['a b']]);
  });
});

describe('a line for machines', () => {
  const isKept = (text: string) => leaveOutBoilerplate(lines(text)).length === 1;

  it('has 16 digits or more, and hardly anything else', () => {
    expect(isKept('1234 5678 9012 345')).toBe(true);
    expect(isKept('1234 5678 9012 3456')).toBe(false);
    expect(isKept('1234567890123456 1.20')).toBe(true);
    expect(isKept(`${'1'.repeat(21)}${'A'.repeat(9)}`)).toBe(true);
    expect(isKept(`${'1'.repeat(22)}${'A'.repeat(9)}`)).toBe(false);
  });
});

it('samples and the page that explains are left out, the pages after it are not', () => {
  const page = (number: number, ...texts: string[]) =>
    lines(...texts).map((line) => ({ ...line, page: number }));
  const all = [
    ...page(1, 'Due', 'Example: 1'),
    ...page(2, 'How to read your bill', 'Due'),
    ...page(3, 'Paid'),
  ];
  expect(leaveOutBoilerplate(all).map(({ page: on, cells }) => [on, cells[0]?.text])).toEqual([
    [1, 'Due'],
    [3, 'Paid'],
  ]);
});

it('a text can be read where six of ten signs are letters or digits', () => {
  expect(isReadable(lines('abcdef????'))).toBe(true);
  expect(isReadable(lines('abcde?????'))).toBe(false);
});

it.each([
  ['This is not a bill', 'explanation'],
  ['Good faith estimate', 'estimate'],
  ['Paid in full', 'receipt'],
])('a scan that asks for nothing has neither an amount due nor a day for it: %s', (words, kind) => {
  const scan = readText(lines(words, 'Amount due $12.00', 'Due date 03/12/2026', 'Late fee $1.00'));
  expect(scan).toMatchObject({ text: 'read', kind, offers: [{ field: 'fee' }] });
});

describe('where the value of a label stands', () => {
  type Placed = [text: string, x: number, y: number, size?: number];
  const offers = (...placed: Placed[]) =>
    findOffers(
      findLines(
        placed.map(([text, x, y, size = 10]) => ({ text, x, y, size, width: text.length * 5 })),
        1,
      ),
    ).map(({ field, value }) => `${field} ${value}`);

  it('below it, as near as 2.2 lines, or 3.5 in a table', () => {
    expect(offers(['Amount due', 10, 700], ['12.00', 10, 678])).toEqual(['due 12.00']);
    expect(offers(['Amount due', 10, 700], ['12.00', 10, 677])).toEqual([]);
    const table = (y: number) =>
      offers(['Amount due', 10, 700], ['Due date', 200, 700], ['12.00', 10, y], ['03/12/2026', 200, y]);
    expect(table(665)).toEqual(['due 12.00', 'dueDate 2026-03-12']);
    expect(table(664)).toEqual([]);
  });

  it('above it, as near as 1.8 lines, and not in a table', () => {
    expect(offers(['12.00', 10, 700], ['Amount due', 10, 682])).toEqual(['due 12.00']);
    expect(offers(['12.00', 10, 700], ['Amount due', 10, 681])).toEqual([]);
    expect(offers(['12.00', 10, 700], ['Amount due', 10, 684], ['Due date', 200, 684])).toEqual([]);
    expect(offers(['Lakes Clinic', 10, 700], ['Remit to:', 10, 684])).toEqual([]);
  });

  it('below its own label, where two labels stand in one cell', () => {
    expect(offers(['Amount due  Due date', 10, 700], ['12.00', 10, 665], ['03/12/2026', 80, 665])).toEqual([
      'due 12.00',
      'dueDate 2026-03-12',
    ]);
    expect(offers(['Amount due  Due date', 10, 700], ['12.00', 10, 664])).toEqual([]);
    expect(offers(['Amount due 9 Due date', 10, 700], ['12.00', 10, 684])).toEqual([]);
  });

  it('in its column: the cell that shares most of it', () => {
    expect(offers(['Amount due', 100, 700], ['12.00', 160, 684])).toEqual([]);
    expect(offers(['Amount due', 100, 700], ['12.00', 149, 684])).toEqual(['due 12.00']);
    expect(offers(['Amount due', 100, 700], ['1.00', 85, 684], ['12.00', 140, 684])).toEqual(['due 12.00']);
  });

  it('beside it: an amount also further on in the line, another value only in the next cell', () => {
    expect(offers(['Amount due', 10, 700], ['now', 120, 700], ['12.00', 220, 700])).toEqual(['due 12.00']);
    expect(offers(['Due date', 10, 700], ['03/12/2026', 120, 700])).toEqual(['dueDate 2026-03-12']);
    expect(offers(['Due date', 10, 700], ['-', 120, 700], ['03/12/2026', 220, 700])).toEqual([]);
  });

  it('nowhere, where words of another kind are its value, or only touch its column', () => {
    expect(offers(['Amount due', 10, 700], ['soon', 10, 684])).toEqual([]);
    expect(offers(['Amount due', 100, 700], ['12.00', 150, 684])).toEqual([]);
    expect(offers(['Due date: upon receipt', 10, 700], ['03/20/2026', 300, 700])).toEqual([]);
    expect(offers(['Amount due  Due date: 03/20/2026', 10, 700], ['12.00', 300, 700])).toEqual([
      'dueDate 2026-03-20',
    ]);
  });

  it('a name is no address, has letters and no more than 100 of them', () => {
    const payee = (name: string) => offers([`Remit to: ${name}`, 10, 700]);
    expect(payee('Lakes Clinic, 5 Main')).toEqual(['biller Lakes Clinic']);
    expect(payee('Lakes Clinic PO Box 4')).toEqual(['biller Lakes Clinic']);
    expect(payee('A1')).toEqual([]);
    expect(payee('A'.repeat(100))).toEqual([`biller ${'A'.repeat(100)}`]);
    expect(payee('A'.repeat(101))).toEqual([]);
  });

  it('a stay ends after it began, with a word for "to" between', () => {
    const stay = (rest: string) => offers([`Dates of service: 03/12/2026 ${rest}`, 10, 700]);
    expect(stay('through 03/14/2026')).toEqual(['serviceStart 2026-03-12', 'serviceEnd 2026-03-14']);
    expect(stay('- 03/12/2026')).toEqual(['serviceStart 2026-03-12']);
    expect(stay('paid 03/14/2026')).toEqual(['serviceStart 2026-03-12']);
  });
});
