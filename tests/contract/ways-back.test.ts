/**
 * What a person wrote is never lost by one press: every change that removes something has its way back, which a screen
 * offers in place (`renderer/ui/feedback/use-undo.tsx`), or a question that asks first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { channels, type RequestChannel, requestChannels } from '../../shared/ipc/channels.ts';
import { requests } from '../../shared/ipc/contract.ts';

type WayBack =
  /** Answers with the id by which `written.bringBack` brings it back. */
  | 'bring back'
  /** Takes back what was made by a press just now. */
  | { undoes: readonly RequestChannel[] }
  /** A dialog of that file asks first. */
  | { asks: string }
  | { undo: RequestChannel };

const waysBack: Partial<Record<RequestChannel, WayBack>> = {
  'bills.remove': 'bring back',
  'bills.removePayment': 'bring back',
  'bills.removePayments': { undoes: ['bills.pay', 'bills.payClaim', 'bills.payMany'] },
  'calls.remove': 'bring back',
  'letters.removeSent': 'bring back',
  'papers.remove': { undo: 'papers.bringBack' },
  'scans.remove': 'bring back',
  'taxes.removeEntry': 'bring back',
  'nextYear.remove': 'bring back',
  'examples.remove': { asks: 'renderer/ui/records/Example.tsx' },
};

/** Changes whose input may be `null` or empty, by which something that was written is forgotten. */
const forgetful: Partial<Record<RequestChannel, WayBack>> = {
  'bills.planInstallments': { undo: 'bills.planInstallments' },
  'visitChecks.save': { undo: 'visitChecks.save' },
  'letters.save': { asks: 'renderer/features/letters/StartOverDialog.tsx' },
};

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pages = readdirSync(path.join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => read(path.join('renderer', file)));
const removes = /\.(remove|forget|delete|clear)/;
const found = requestChannels.filter(
  (channel) =>
    removes.test(channel) && channels[channel].does === 'change' && !channels[channel].besideRecords,
);
const ways = Object.entries({ ...waysBack, ...forgetful }) as [RequestChannel, WayBack][];

it('Every change that removes something that a person wrote is named here with its way back', () => {
  expect(found).toEqual(expect.arrayContaining(['bills.remove', 'calls.remove']));
  expect(Object.keys(waysBack).toSorted()).toEqual(found.toSorted());
});

it.each(ways)('%s has its way back', (channel, way) => {
  if (way === 'bring back')
    expect(requests[channel].output.safeParse({ removedId: 'r-1' }).success).toBe(true);
  else if ('asks' in way) expect(read(way.asks)).toContain('role="alertdialog"');
  else {
    const undone = 'undo' in way ? [way.undo] : way.undoes;
    const offering = pages.filter((page) => page.includes('undo.offer('));
    for (const one of undone) expect(pages.some((page) => page.includes(`'${one}'`))).toBe(true);
    expect(offering.some((page) => page.includes(`'${channel}'`))).toBe(true);
  }
});

it('A screen that removes something hands it on to be undone', () => {
  const brought = ways.flatMap(([channel, way]) => (way === 'bring back' ? [channel] : []));
  for (const channel of brought) {
    const users = pages.filter((page) => page.includes(`useCommand('${channel}')`));
    expect(users.length, channel).toBeGreaterThan(0);
    for (const page of users) expect(page, channel).toMatch(/offerBack\(|removedBill\.tell\(/);
  }
});
