import { describe, expect, it } from 'vitest';
import { type AccessEntry, AccessRow } from '../../../shared/model/access-log.ts';
import { memoryStore, newConnection, seenAt } from '../archive/records.ts';

const entry = (over: Partial<AccessEntry> = {}): AccessEntry => ({
  at: seenAt,
  personId: null,
  connectionId: null,
  host: 'plan.example',
  what: 'claims',
  category: 'claims',
  page: 1,
  why: 'first-sync',
  result: 'ok',
  status: 200,
  records: 50,
  bytes: 1000,
  method: 'GET',
  path: '/fhir/ExplanationOfBenefit',
  ...over,
});

function started() {
  const { db, store } = memoryStore();
  const first = store.connection.create(newConnection());
  const second = store.connection.create(newConnection());
  store.accessLog.add(entry({ personId: first.personId, page: 1 }));
  store.accessLog.add(entry({ personId: second.personId, host: 'other.example' }));
  store.accessLog.add(entry({ personId: first.personId, page: 2 }));
  const read = (personId: string | null = null) => store.accessLog.list({ personId, offset: 0, limit: 100 });
  return { db, store, first, second, read };
}

describe('the access log', () => {
  it('is read newest first, of all or of one person', () => {
    const { read, first } = started();
    const all = read();
    expect(all).toMatchObject({ count: 3, complete: true, hosts: ['other.example', 'plan.example'] });
    expect(all.rows.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(read(first.personId).rows.map(({ page }) => page)).toEqual([2, 1]);
    for (const row of all.rows) expect(AccessRow.parse(row)).toEqual(row);
  });

  it('is read in windows', () => {
    const { store } = started();
    const page = store.accessLog.list({ personId: null, offset: 1, limit: 1 });
    expect(page).toMatchObject({ count: 3, rows: [{ id: 2 }] });
  });

  it('keeps its chain when a person is erased, and nothing of the person', () => {
    const { db, store, first, read } = started();
    store.connection.erase(first.connectionId);
    const log = read();
    expect(log).toMatchObject({ count: 3, complete: true, hosts: ['other.example'] });
    expect(log.rows.map(({ erased }) => erased)).toEqual([true, false, true]);
    expect(JSON.stringify(db.prepare('SELECT * FROM access_log').all())).not.toContain(first.personId);
    store.accessLog.add(entry());
    expect(read().complete).toBe(true);
  });

  it.each([
    [
      'a changed row',
      'UPDATE access_log SET entry = replace(entry, \'"page":1\', \'"page":9\') WHERE id = 1',
    ],
    ['a changed digest', "UPDATE access_log SET digest = 'x' WHERE id = 2"],
    ['a removed row', 'DELETE FROM access_log WHERE id = 2'],
    ['a removed last row', 'DELETE FROM access_log WHERE id = 3'],
    ['all rows removed', 'DELETE FROM access_log'],
    ['a row emptied without erasing', 'UPDATE access_log SET entry = NULL WHERE id = 2'],
    ['rows exchanged', 'UPDATE access_log SET id = -id; UPDATE access_log SET id = 4 + id'],
    [
      'a row added',
      'INSERT INTO access_log (id, salt, entry, digest, chain) SELECT 4, salt, entry, digest, chain FROM access_log WHERE id = 3',
    ],
  ])('is not complete after %s', (_, tamper) => {
    const { db, read } = started();
    expect(read().complete).toBe(true);
    db.exec(tamper);
    expect(read().complete).toBe(false);
  });

  it('is saved as a table in the language of the person', () => {
    const { store } = started();
    const text = (language: 'en' | 'es') =>
      new TextDecoder().decode(store.accessLog.csv({ personId: null, language })).split('\r\n');
    expect(text('en')).toHaveLength(5);
    expect(text('en')[1]).toBe(
      `${seenAt},,plan.example,Claims,2,First download,OK,200,50,1000,GET,/fhir/ExplanationOfBenefit`,
    );
    expect(text('es')[0]).toContain('Servidor del plan');
  });
});
