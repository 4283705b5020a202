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
    ['billed', 'planPaid', 'yourShare'].includes(amount) && cents !== null ? `${amount} ${dollars(cents)}` : [],
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
  const told = events.flatMap((event) => (event.kind === 'unread' ? [`${event.text.split('\n')[0]} (line ${event.place})`] : []));
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
    expect(accounts.map(({ line }) => line)).toEqual([]);
  });

  it('of three texts of Medicare is accounted for', async () => {
    const accounts = await Promise.all((['nora', 'omar', 'unnamed'] as const).map(accountForText));
    for (const { open } of accounts) expect(open).toEqual([]);
    expect(accounts.map(({ line }) => line)).toEqual([]);
  });
});
