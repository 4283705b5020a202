/** Which records a list shows, page by page, and which version of one a file has. */
import { expect, it } from 'vitest';
import { Archive } from '../../../electron/data/archive/archive.ts';
import {
  choosePage,
  findFileVersion,
  readByKey,
  selectRecords,
} from '../../../electron/data/archive/select-records.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { later, newConnection, openConnectedStore, seenAt, storeAll } from './records.ts';

const observation = (id: string, day: string) => ({
  ...{ resourceType: 'Observation', id, status: 'final', code: { text: 'Weight, invented' } },
  ...{ subject: { reference: 'Patient/pat-1' }, effectiveDateTime: day },
});

it('a page holds the newest first, and says how many there are in all', () => {
  const { db, store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, [
    observation('a', '2026-01-01'),
    observation('b', '2026-01-02'),
    observation('c', '2026-01-03'),
  ]);
  const kinds = db.prepare<[], string>('SELECT DISTINCT kind FROM record').pluck().all() as string[];
  const choose = (text: string, offset = 0, ids = [connectionId]) => {
    const selection = selectRecords({ ids, pairs: [] }, kinds, text);
    const { count, page } = choosePage(db, selection, offset, 2);
    const keys = page.map(({ key }) => key);
    const byKey = readByKey(db, keys);
    return [count, keys.map((key) => byKey.get(key)?.id)];
  };
  expect(choose('')).toEqual([3, ['c', 'b']]);
  expect(choose(' ', 2)).toEqual([3, ['a']]);
  expect(choose('weight inv')).toEqual([3, ['c', 'b']]);
  expect(choose('height')).toEqual([0, []]);
  expect(choose('…')).toEqual([0, []]);
  expect(choose('', 0, [])).toEqual([0, []]);
});

it('the newest file that has a record of a plan is found, of files of that plan alone', () => {
  const { db, connectionId, personId } = openConnectedStore();
  const connections = new Connections(db);
  const archive = new Archive({ db, connections, subjects: [], onReaderFault: () => undefined });
  const [older = '', newer = '', other = ''] = [seenAt, later, later].map((at, index) => {
    const file = connections.create(newConnection({ personId, origin: 'file' })).connectionId;
    const resource = observation(index === 2 ? 'b' : 'a', '2026-01-01');
    const arrival = { connection: connections.get(file), pass: { from: 'file' as const }, seenAt: at };
    archive.write(() => archive.store([{ resource, fullUrl: null, place: 0 }], arrival));
    return file;
  });
  const find = (id: string, files: string[], plan = connectionId) =>
    findFileVersion(
      db,
      files.map((file) => ({ file, plan: connectionId })),
      { connectionId: plan, type: 'Observation', id },
    );
  const found = { id: `${newer}/Observation/a`, openedAt: later };
  expect(find('a', [older, newer, other])).toEqual(found);
  expect(find('a', [older])).toEqual({ id: `${older}/Observation/a`, openedAt: seenAt });
  expect(find('b', [older, newer])).toBeNull();
  expect(find('a', [older, newer], 'another plan')).toBeNull();
  expect(find('a', [])).toBeNull();
});
