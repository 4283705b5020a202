/**
 * Where each row of each invented file goes: twelve tables and three texts of Medicare. A row of a table is a line of a
 * claim, or left out with its reason and its place; a claim number of a text is a claim, and a section is read or told.
 */
import { describe, expect, it } from 'vitest';
import type { TableMapping } from '../../../shared/model/files/table.ts';
import { claimsOf, medicareTexts, readEvents } from '../../support/medicare-texts.ts';
import { makeOf, readTableFile, tableFiles, tablePath } from '../../support/tables.ts';

/** What a person says of those that ask something. */
const said: Record<string, Partial<TableMapping>> = {
  '05': { member: 'MEDINA, ROSA' },
  '09': { dateOrder: 'month-first' },
};

const dollars = (cents: number) => (cents / 100).toFixed(2);

async function accountForTable(name: string) {
  const table = await readTableFile(tablePath(name));
  const { made, outcome } = makeOf(table, said[name.slice(0, 2)]);
  const rows = table.above.length + table.data.length;
  const used = made.claims.reduce((sum, { lines }) => sum + lines.length, 0);
  const left = outcome.leftOut.map(({ why, count, places }) => `${why} ${count} (row ${places.join(', ')})`);
  const sums = outcome.sums.flatMap(({ amount, cents }) =>
    ['billed', 'planPaid', 'yourShare'].includes(amount) && cents !== null
      ? `${amount} ${dollars(cents)}`
      : [],
  );
  const leftOut = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
  return {
    line: [
      `${name}: ${rows} rows = ${used} in ${made.claims.length} claims + ${leftOut} left out`,
      ...[left.join('; '), sums.join(', ')].filter((part) => part !== ''),
    ].join(' | '),
    open: rows - used - leftOut,
  };
}

async function accountForText(name: keyof typeof medicareTexts) {
  const text = medicareTexts[name];
  const events = await readEvents(text);
  const claims = claimsOf(events);
  const sum = (amount: 'billed' | 'planPaid' | 'yourShare') =>
    dollars(claims.reduce((cents, one) => cents + (one.amounts[amount]?.cents ?? 0), 0));
  const numbers = new Set([...text.matchAll(/^Claim Number: *(\S+)/gm)].map(([, number]) => number));
  const other = events.flatMap((event) =>
    event.kind === 'record' && event.record.resource.resourceType !== 'ExplanationOfBenefit'
      ? [event.record.resource.resourceType]
      : [],
  );
  const told = events.flatMap((event) =>
    event.kind === 'unread' ? [`${event.text.split('\n')[0]} (line ${event.place})`] : [],
  );
  return {
    line: [
      `${name}: ${numbers.size} claim numbers = ${claims.length} claims`,
      `others: ${other.join(', ') || 'none'}`,
      `told: ${told.join('; ') || 'nothing'}`,
      `billed ${sum('billed')}, planPaid ${sum('planPaid')}, yourShare ${sum('yourShare')}`,
    ].join(' | '),
    open: [...numbers].filter((number) => !claims.some(({ claimNumber }) => claimNumber === number)),
  };
}

describe('every row of every invented file', () => {
  it('of twelve tables is accounted for', async () => {
    const accounts = await Promise.all(tableFiles.map(accountForTable));
    expect(accounts).toHaveLength(12);
    for (const { open } of accounts) expect(open).toBe(0);
    expect(accounts.map(({ line }) => line)).toEqual([
      '01-plain.csv: 5 rows = 4 in 4 claims + 1 left out | head 1 (row 1) | billed 1646.70, planPaid 830.00, yourShare 295.00',
      '02-spanish.csv: 5 rows = 3 in 3 claims + 2 left out | head 1 (row 1); total 1 (row 5) | billed 1408.90, planPaid 814.40, yourShare 326.10',
      '03-tabs.txt: 3 rows = 2 in 2 claims + 1 left out | head 1 (row 1) | billed 1450.25, planPaid 888.00, yourShare 222.00',
      '04-two-heads.csv: 8 rows = 2 in 2 claims + 6 left out | title 3 (row 1, 2, 10); head 2 (row 4, 5); total 1 (row 8) | billed 580.00, planPaid 275.00, yourShare 185.00',
      '05-family.csv: 6 rows = 2 in 2 claims + 4 left out | head 1 (row 1); other-member 2 (row 3, 6); no-member 1 (row 5) | billed 975.00, yourShare 135.00',
      '06-reversals.csv: 11 rows = 2 in 2 claims + 9 left out | head 1 (row 1); reversed 1 (row 2); reversal 1 (row 3); duplicate 1 (row 6); future 1 (row 7); date-unread 1 (row 8); amount-unread 1 (row 9); no-date 1 (row 10); reversal-alone 1 (row 11) | billed 270.00, planPaid 200.00, yourShare 70.00',
      '07-lines.csv: 7 rows = 5 in 3 claims + 2 left out | head 2 (row 1, 6) | billed 709.99, yourShare 193.00',
      '08-iso.csv: 4 rows = 3 in 3 claims + 1 left out | head 1 (row 1) | billed 13070.49, planPaid 10354.99, yourShare 2715.50',
      '09-open-order.csv: 3 rows = 2 in 2 claims + 1 left out | head 1 (row 1) | billed 110.00, yourShare 22.00',
      '10-pharmacy.tsv: 4 rows = 3 in 3 claims + 1 left out | head 1 (row 1) | planPaid 30.51',
      '11-workbook.xlsx: 6 rows = 3 in 3 claims + 3 left out | title 1 (row 1); head 1 (row 3); total 1 (row 8) | billed 373.83, planPaid 255.37, yourShare 85.13',
      '12-minus.csv: 4 rows = 3 in 3 claims + 1 left out | head 1 (row 1) | billed 835.00, planPaid 450.00, yourShare 110.00',
    ]);
  });

  it('of three texts of Medicare is accounted for', async () => {
    const accounts = await Promise.all((['nora', 'omar', 'unnamed'] as const).map(accountForText));
    for (const { open } of accounts) expect(open).toEqual([]);
    expect(accounts.map(({ line }) => line)).toEqual([
      'nora: 5 claim numbers = 5 claims | others: Patient, Coverage, Coverage, Coverage | told: Emergency Contact (line 47) | billed 664.80, planPaid 201.51, yourShare 57.64',
      'omar: 4 claim numbers = 4 claims | others: Patient, Coverage | told: nothing | billed 13590.67, planPaid 8354.00, yourShare 1706.00',
      'unnamed: 5 claim numbers = 5 claims | others: none | told: nothing | billed 664.80, planPaid 201.51, yourShare 57.64',
    ]);
  });
});
