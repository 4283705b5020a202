import { describe, expect, it, vi } from 'vitest';
import en from '../../../resources/locales/en/access-log.json' with { type: 'json' };
import es from '../../../resources/locales/es/access-log.json' with { type: 'json' };
import { type AccessEntry, AccessRow, AccessWhat } from '../../../shared/model/access-log.ts';
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

/** As a table writes a text: with quotes where it holds a comma. */
const asCell = (text: string) => (text.includes(',') ? `,"${text}",` : `,${text},`);

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
    expect(all).toMatchObject({
      count: 3,
      complete: true,
      hosts: ['other.example', 'plan.example'],
      hasErased: false,
    });
    expect(all.rows.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(read(first.personId).rows.map(({ page }) => page)).toEqual([2, 1]);
    for (const row of all.rows) expect(AccessRow.parse(row)).toEqual(row);
  });

  it('of 3,000 rows with the longest paths is read in windows of 4 MB at most', () => {
    const { db, store } = memoryStore();
    const path = `/fhir/${'a'.repeat(20_000)}`;
    db.transaction(() => {
      for (let index = 0; index < 3000; index++)
        store.accessLog.add(entry(index < 2000 ? {} : { path: `${path}${index}` }));
    })();
    const page = store.accessLog.list({ personId: null, offset: 0, limit: 1000 });
    expect(page).toMatchObject({ count: 3000, complete: true });
    expect(page.rows).toHaveLength(1000);
    expect(JSON.stringify(page).length).toBeLessThan(4_000_000);
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
    expect(log).toMatchObject({ count: 2, complete: true, hosts: ['other.example'], hasErased: true });
    expect(log.rows.map(({ erased, records }) => [erased, records])).toEqual([
      [true, 2],
      [false, 50],
    ]);
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
    [
      'a row blanked as an erased one was before',
      'UPDATE access_log SET entry = NULL, salt = NULL WHERE id = 1',
    ],
    [
      'a tail cut and the count in the database with it',
      `DELETE FROM access_log WHERE id = 3;
       INSERT OR REPLACE INTO setting (name, value) VALUES ('access-log-counted', '2')`,
    ],
    ['a removed row', 'DELETE FROM access_log WHERE id = 2'],
    ['a removed last row', 'DELETE FROM access_log WHERE id = 3'],
    ['all rows removed', 'DELETE FROM access_log'],
    ['a row emptied without erasing', 'UPDATE access_log SET entry = NULL, salt = NULL WHERE id = 2'],
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

  it('refuses an edit of what is shown beside the entry', () => {
    const { db } = started();
    expect(() => db.exec("UPDATE access_log SET host = 'x' WHERE id = 1")).toThrow('generated');
    expect(() => db.exec("UPDATE access_log SET person_id = 'x' WHERE id = 1")).toThrow('generated');
  });

  it('says that a request whose end never came was sent, and that its answer is not known', () => {
    const { store, read } = started();
    const ticket = store.accessLog.begin({
      at: seenAt,
      host: 'plan.example',
      method: 'GET',
      path: '/x',
      what: 'token',
      why: 'check',
    });
    expect(read().rows[0]).toMatchObject({ what: 'token', result: 'unknown', status: null });
    store.accessLog.complete(ticket, { result: 'refused', status: 401, records: null, bytes: 3 });
    expect(read()).toMatchObject({
      count: 4,
      complete: true,
      rows: [{ result: 'refused', status: 401, bytes: 3 }, {}, {}, {}],
    });
  });

  describe('the end of a request', () => {
    const about = {
      at: seenAt,
      host: 'plan.example',
      method: 'GET',
      path: '/x',
      what: 'claims',
      why: 'check',
    } as const;
    const end = { result: 'ok', status: 200, records: 50, bytes: 9 } as const;
    const openLog = () => {
      const { db, store } = memoryStore();
      return { db, store, count: () => db.prepare('SELECT count(*) FROM access_log').pluck().get() };
    };

    it('is committed with the row of the next request, which is there before that leaves', () => {
      const { store, count } = openLog();
      store.accessLog.complete(store.accessLog.begin(about), end);
      expect(count()).toBe(1);
      store.accessLog.begin(about);
      expect(count()).toBe(3);
    });

    it('is committed in a moment where no other request follows', async () => {
      const { store, count } = openLog();
      store.accessLog.complete(store.accessLog.begin(about), end);
      await vi.waitFor(() => expect(count()).toBe(2));
    });

    it('waits on where the next row cannot be written, and is in the log when it is read', () => {
      const { db, store, count } = openLog();
      store.accessLog.complete(store.accessLog.begin(about), end);
      db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON access_log BEGIN SELECT raise(ABORT, 'full'); END");
      expect(() => store.accessLog.begin(about)).toThrow('full');
      expect(count()).toBe(1);
      db.exec('DROP TRIGGER full');
      expect(store.accessLog.list({ personId: null, offset: 0, limit: 10 })).toMatchObject({
        count: 1,
        rows: [{ result: 'ok', records: 50 }],
      });
    });
  });

  it('takes, with a connection, its requests, their ends and its sign-in, and of two plans at one host only its own', () => {
    const { db, store, read } = started();
    const rosa = store.connection.create(newConnection({ payerId: 'one' }));
    store.connection.create(newConnection({ payerId: 'two' }));
    const about = {
      at: seenAt,
      host: 'shared.example',
      method: 'GET',
      what: 'plan-lookup',
      why: 'connect',
    } as const;
    const send = (over: object) =>
      store.accessLog.complete(store.accessLog.begin({ ...about, path: '/', ...over }), {
        result: 'ok',
        status: 200,
        records: null,
        bytes: 1,
      });
    send({ attempt: 'a1', payerId: 'one', path: '/gone-1' });
    send({ attempt: 'a2', payerId: 'two', path: '/stays-1' });
    send({ attempt: 'left', payerId: 'one', path: '/gone-2' });
    send({ connectionId: rosa.connectionId, personId: rosa.personId, path: '/gone-3' });
    send({ what: 'directory', payerId: 'one', path: '/gone-4' });
    send({ what: 'directory', payerId: 'two', path: '/stays-2' });
    store.accessLog.own('a1', rosa.connectionId);
    const kept = () => JSON.stringify(db.prepare('SELECT * FROM access_log').all());
    expect(kept()).toContain('/gone-4');
    store.connection.erase(rosa.connectionId);
    expect(kept()).not.toMatch(/gone|"one"/);
    expect(kept()).not.toContain(rosa.connectionId);
    expect(kept()).toMatch(/stays-1.*stays-2/);
    expect(read().complete).toBe(true);
  });

  it('is saved as a table in the language of the person', () => {
    const { store } = started();
    const text = (language: 'en' | 'es') =>
      new TextDecoder().decode(store.accessLog.csv({ personId: null, language })).split('\r\n');
    expect(text('en')).toHaveLength(5);
    expect(text('en')[1]).toBe(
      `${seenAt},,plan.example,Your claims,2,First download,Worked,200,50,1000,GET,/fhir/ExplanationOfBenefit`,
    );
    expect(text('es')[0]).toContain('Servidor del plan');
    store.accessLog.add(entry({ what: 'health-record', category: 'medicines' }));
    expect(text('en').join()).toContain('Health records: Medicines');
    expect(text('es').join()).toContain(': Medicamentos');
  });

  it.each(['en', 'es'] as const)('names every request in the table as the screen does, in %s', (language) => {
    const { store } = started();
    const shown = { en, es }[language];
    for (const what of AccessWhat.options)
      store.accessLog.add(entry({ what, why: 'connect', category: null }));
    const saved = new TextDecoder().decode(store.accessLog.csv({ personId: null, language }));
    for (const what of AccessWhat.options) expect(saved).toContain(asCell(shown.what[what]));
    expect(saved).toContain(`,${shown.why.connect},${shown.result.ok},`);
  });
});
