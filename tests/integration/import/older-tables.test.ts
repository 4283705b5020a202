/** An older table of a plan never overwrites a newer one unasked, and one number of two days is not one claim silently. */
import { readFileSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { tablePath } from '../../support/tables.ts';
import { filter, later, memoryStore } from '../../unit/archive/records.ts';
import { importTable, lookAtTable } from './open-table.ts';
import { filesWith } from './opened.ts';

const plain = readFileSync(tablePath('01'), 'utf8');
const paid = plain.replace('Pending,$61.20,,,', 'Processed,$61.20,$11.20,$40.00,$10.00');

/** A file of that text, saved on that day. */
function fileOf(text: string, day: string): string {
  const file = filesWith({ 'claims.csv': text })[0] ?? '';
  const when = new Date(`${day}T12:00:00Z`);
  utimesSync(file, when, when);
  return file;
}

const personOf = (store: DataOperations) => store.people.list()[0]?.id ?? '';
const rowsOf = (store: DataOperations) =>
  store.claims.list({ filter: filter(personOf(store)), offset: 0, limit: 100 }).rows;
const paidOf = (store: DataOperations) =>
  rowsOf(store).find(({ claimNumber }) => claimNumber === 'C-1004')?.planPaid?.cents ?? null;

async function compare(store: DataOperations, file: string) {
  const { importId, offer } = await lookAtTable(store, file);
  return store.tables.compare({
    importId,
    mapping: offer.guess,
    planName: 'Cedar Valley',
    personId: personOf(store),
  });
}

describe('a table that is older than the one before it', () => {
  it('says so, and leaves the claims that are here as they are', async () => {
    const { store } = memoryStore();
    await importTable(store, fileOf(paid, '2026-04-20'));
    const older = fileOf(plain, '2026-03-20');
    expect(await compare(store, older)).toEqual({
      age: 'older',
      same: 3,
      differing: 1,
      otherDays: 0,
      canceled: 0,
      canceledClaims: [],
    });
    const { end } = await importTable(store, older, { personId: personOf(store), when: later });
    expect(end.table?.leftHere).toBe(1);
    expect(paidOf(store)).toBe(40_00);
  });

  it('still adds the claims that are not here', async () => {
    const { store } = memoryStore();
    const [head = '', first = ''] = paid.split('\n');
    await importTable(store, fileOf(paid.replace(`${first}\n`, ''), '2026-04-20'));
    await importTable(store, fileOf(`${head}\n${first}\n`, '2026-03-20'), { personId: personOf(store) });
    expect(rowsOf(store)).toHaveLength(4);
  });

  it('does not become the newest for the next one', async () => {
    const { store } = memoryStore();
    await importTable(store, fileOf(paid, '2026-04-20'));
    await importTable(store, fileOf(plain, '2026-03-20'), { personId: personOf(store) });
    expect(await compare(store, fileOf(plain, '2026-04-01'))).toMatchObject({ age: 'older' });
  });

  it('is newer again once the newer one is taken back', async () => {
    const { store } = memoryStore();
    await importTable(store, fileOf(plain, '2026-03-20'));
    const { end } = await importTable(store, fileOf(paid, '2026-04-20'), { personId: personOf(store) });
    store.tables.undo({ importId: end.table?.importId ?? '' });
    expect(await compare(store, fileOf(paid, '2026-04-01'))).toMatchObject({ age: 'newer' });
  });
});

describe('a table of which rows and file say otherwise', () => {
  it('is asked about, taken by the answer, and by none before', async () => {
    const { store } = memoryStore();
    const more = `${paid}C-1005,05/15/2026,Northgate Lab,Rosa Medina,Processed,$10.00,$0.00,$8.00,$2.00\n`;
    await importTable(store, fileOf(more, '2026-05-20'));
    const copy = fileOf(plain, '2026-06-20');
    expect(await compare(store, copy)).toMatchObject({ age: 'open', differing: 1 });
    const personId = personOf(store);
    await expect(importTable(store, copy, { personId })).rejects.toThrow('contradicts');
    await importTable(store, copy, { personId, held: 'here' });
    expect(paidOf(store)).toBe(40_00);
    await importTable(store, copy, { personId, held: 'table', when: later });
    expect(paidOf(store)).toBeNull();
  });
});

describe('a claim number that is here with another day', () => {
  const moved = plain.replace('C-1001,01/14/2026', 'C-1001,03/15/2026');

  async function openBoth(otherDays: 'same' | 'two') {
    const { store } = memoryStore();
    await importTable(store, fileOf(plain, '2026-03-20'));
    const file = fileOf(moved, '2026-04-20');
    expect(await compare(store, file)).toEqual({
      age: 'newer',
      same: 3,
      differing: 0,
      otherDays: 1,
      canceled: 0,
      canceledClaims: [],
    });
    const personId = personOf(store);
    await expect(importTable(store, file, { personId })).rejects.toThrow('contradicts');
    await importTable(store, file, { personId, otherDays, when: later });
    return { store, file };
  }
  const daysOf = (store: DataOperations) =>
    rowsOf(store)
      .filter(({ claimNumber }) => claimNumber === 'C-1001')
      .map(({ serviceStart, counted }) => `${serviceStart} ${counted}`)
      .toSorted();

  it('is the same claim after a yes', async () => {
    const { store } = await openBoth('same');
    expect(daysOf(store)).toEqual(['2026-03-15 true']);
  });

  it('is two claims after a no, of which nobody is asked again', async () => {
    const { store, file } = await openBoth('two');
    expect(daysOf(store)).toEqual(['2026-01-14 true', '2026-03-15 true']);
    expect(await compare(store, file)).toEqual({
      age: 'newer',
      same: 4,
      differing: 0,
      otherDays: 0,
      canceled: 0,
      canceledClaims: [],
    });
    await importTable(store, file, { personId: personOf(store) });
    expect(rowsOf(store)).toHaveLength(5);
  });
});

describe('an import that is taken back', () => {
  it('touches the plan of its own table only', async () => {
    const { store } = memoryStore();
    await importTable(store, fileOf(plain, '2026-03-20'));
    const personId = personOf(store);
    const { end } = await importTable(store, fileOf(paid, '2026-03-20'), {
      personId,
      planName: 'Other plan',
    });
    expect(store.connection.list()).toHaveLength(2);
    store.tables.undo({ importId: end.table?.importId ?? '' });
    expect(store.connection.list()).toMatchObject([{ planName: 'Cedar Valley', claims: 4 }]);
    expect(rowsOf(store).map(({ planName }) => planName)).toEqual(
      Array.from({ length: 4 }, () => 'Cedar Valley'),
    );
  });
});

describe('a row that takes back a claim of the table before', () => {
  const [head = ''] = plain.split('\n');
  const january = `${head}\nT-1,01/15/2026,Hill Clinic,Rosa Medina,Processed,$100.00,$20.00,$42.00,$38.00\nT-2,01/20/2026,Hill Clinic,Rosa Medina,Processed,$200.00,$20.00,$13.00,$167.00\n`;
  const back = 'T-1,01/15/2026,Hill Clinic,Rosa Medina,Processed,($100.00),($20.00),($42.00),($38.00)\n';
  const shareOf = (store: DataOperations) =>
    rowsOf(store).reduce((sum, { counted, yourShare }) => sum + (counted ? (yourShare?.cents ?? 0) : 0), 0);
  const openBoth = async (later: string, said: { held?: 'table' | 'here' } = {}, laterDay = '2026-02-20') => {
    const { store } = memoryStore();
    await importTable(store, fileOf(january, '2026-01-31'));
    expect(shareOf(store)).toBe(205_00);
    const file = fileOf(later, laterDay);
    const held = await compare(store, file);
    const { end } = await importTable(store, file, {
      personId: personOf(store),
      when: '2026-06-29T10:00:00.000Z',
      ...said,
    });
    return { store, file, held, end };
  };

  it.each([
    ['alone', `${head}\n${back}`],
    [
      'beside other claims',
      `${head}\n${back}T-3,02/10/2026,Hill Clinic,Rosa Medina,Processed,$9.00,$0.00,$9.00,$0.00\n`,
    ],
    ['after the claim itself', `${january}${back}`],
  ])('%s: it is told, kept, and no longer counts', async (_name, later) => {
    const { store, held } = await openBoth(later);
    expect(held).toMatchObject({
      canceled: 1,
      canceledClaims: [{ provider: 'Hill Clinic', serviceStart: '2026-01-15' }],
      differing: 0,
    });
    expect(shareOf(store)).toBe(167_00);
    expect(rowsOf(store).map(({ claimNumber }) => claimNumber)).toContain('T-1');
  });

  it('is as it was after the import is taken back', async () => {
    const { store, end } = await openBoth(`${head}\n${back}`);
    expect(end.table).toMatchObject({ canceled: 1, canceledClaims: [{ serviceStart: '2026-01-15' }] });
    store.tables.undo({ importId: end.table?.importId ?? '' });
    expect(shareOf(store)).toBe(205_00);
  });

  it('adds nothing when it is opened again', async () => {
    const { store, file } = await openBoth(`${head}\n${back}`);
    expect(await compare(store, file)).toMatchObject({ canceled: 0, differing: 0 });
    await importTable(store, file, { personId: personOf(store) });
    expect(shareOf(store)).toBe(167_00);
  });

  it('is no table of its own', async () => {
    const { store } = memoryStore();
    const file = fileOf(`${head}\n${back}`, '2026-02-20');
    await expect(importTable(store, file)).rejects.toThrow('not here');
  });

  it('of an older table leaves the claim as it is, and says so', async () => {
    const { store, end } = await openBoth(`${head}\n${back}`, {}, '2026-01-02');
    expect(end.table).toMatchObject({ leftHere: 1, canceled: 0 });
    expect(shareOf(store)).toBe(205_00);
  });

  it.each([
    ['another number', back.replace('T-1', 'T-9')],
    ['another day', back.replace('01/15', '01/16')],
    ['another amount', back.replace('($38.00)', '($30.00)')],
    ['a part of the amounts', back.replace('($100.00),($20.00),($42.00)', '($50.00),($10.00),($21.00)')],
  ])('takes nothing back with %s, and is named', async (_name, row) => {
    const { store, held, end } = await openBoth(`${head}\n${row}`);
    expect(held).toMatchObject({ canceled: 0 });
    expect(shareOf(store)).toBe(205_00);
    expect(end.table?.leftOut).toContainEqual({ why: 'reversal-alone', count: 1, places: [2] });
  });
});
