/** What the bills of the sample people ask for altogether is one sum, wherever it is told. */
import { describe, expect, it } from 'vitest';
import { type BillRow, isPartlyAbove, sumOpenBills } from '../../../shared/model/bills/bill-lists.ts';
import type { PacketRequest, PacketStatement } from '../../../shared/model/papers/packet.ts';
import type { BillsStatement } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { memoryStore } from '../archive/records.ts';
import { fill, openSampled } from '../examples/sample-store.ts';

const today = '2026-06-15';
const names = ['Rosa Medina', 'Theo Medina', 'Walter Osgood', 'Ines Duarte'];

function openAll() {
  const opened = memoryStore();
  const people = names.map((name) => {
    const plans: ('evergreen' | 'medicare')[] =
      name === 'Walter Osgood' ? ['evergreen', 'medicare'] : ['evergreen'];
    const sampled = openSampled({ now: today, name, plans }, opened);
    fill(sampled, today);
    return sampled.personId;
  });
  return { store: opened.store, people };
}

it('is the same in the list, for everyone, on paper and in a packet', () => {
  const { store, people } = openAll();
  const household = store.people.household({ today });
  const withBills = people.filter((personId) => {
    const { open, rows } = store.bills.list({ personId, today });
    expect(sumOpenBills(rows)).toEqual(open);
    expect(household.people.find(({ person }) => person.id === personId)?.openBills).toEqual(open);
    const single = { kind: 'bills', personId, options: usualOptions } as const;
    const paper = store.statement.get({ request: single, madeOn: today }) as BillsStatement;
    expect(sumOpenBills(paper.rows)).toEqual(open);
    const request: PacketRequest = {
      ...{ kind: 'packet', personIds: [personId], inside: ['bills'], options: usualOptions },
    };
    const packet = store.statement.get({ request, madeOn: today }) as PacketStatement;
    const inside = packet.people[0]?.parts.flatMap(({ papers }) => papers) as BillsStatement[];
    expect(sumOpenBills(inside.flatMap(({ rows: own }) => own))).toEqual(open);
    for (const { cents, bills, match, toAsk } of open)
      expect([match.cents + toAsk.cents, match.bills + toAsk.bills]).toEqual([cents, bills]);
    return open.length > 0;
  });
  expect(withBills.length).toBeGreaterThan(1);
  const all = people.flatMap((personId) => store.bills.list({ personId, today }).open);
  const add = (pick: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + pick(one), 0);
  expect(household.openBills).toMatchObject({
    cents: add(({ cents }) => cents),
    match: { cents: add(({ match }) => match.cents) },
    toAsk: {
      cents: add(({ toAsk }) => toAsk.cents),
      aboveCents: add(({ toAsk }) => toAsk.aboveCents),
    },
    twiceCents: add(({ twiceCents }) => twiceCents),
  });
});

it('says what of it two bills may ask for, while nobody said that they are two: the less of both, once', () => {
  const row = (id: string, openCents: number, ...others: { billId: string; isLater: boolean }[]) =>
    ({
      bill: { id, currency: 'USD' },
      openCents,
      verdict: { verdict: 'match', notes: [], differenceCents: 0, openShareCents: 0 },
      otherBills: others.map((other) => ({ ...other, answer: 'asked' })),
    }) as unknown as BillRow;
  const first = row('first', 120_00, { billId: 'second', isLater: true });
  const second = row('second', 100_00, { billId: 'first', isLater: false });
  const twiceOf = (...rows: BillRow[]) => sumOpenBills(rows)[0]?.twiceCents;
  expect(twiceOf(first, second)).toBe(100_00);
  expect(twiceOf(second)).toBe(0);
  const told = {
    ...second,
    otherBills: second.otherBills.map((other) => ({ ...other, answer: 'two' as const })),
  };
  expect(twiceOf(first, told)).toBe(0);
});

describe('what of it is in question', () => {
  const row = (openCents: number, differenceCents: number | null, verdict = 'higher') =>
    ({
      bill: { currency: 'USD' },
      openCents,
      verdict: { verdict, differenceCents },
      otherBills: [],
    }) as unknown as BillRow;
  const above = (...rows: BillRow[]) => sumOpenBills(rows)[0]?.toAsk;

  it.each<[string, BillRow[], number, boolean]>([
    ['is the difference of a bill that is too high', [row(125_01, 100_00)], 100_00, true],
    ['is no more than what is open', [row(60_00, 100_00)], 60_00, false],
    ['is not known where nothing is held against the bill', [row(60_00, null, 'no-claim')], 0, false],
    ['is nothing of a bill that is lower', [row(60_00, -5_00, 'lower')], 0, false],
    ['is added up', [row(125_01, 100_00), row(60_00, null, 'no-claim'), row(10_00, 1_00)], 101_00, true],
  ])('%s', (_, rows, cents, isSaid) => {
    const sum = above(...rows);
    expect(sum?.aboveCents).toBe(cents);
    expect(sum && isPartlyAbove(sum)).toBe(isSaid);
  });
});
