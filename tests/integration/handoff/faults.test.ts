/** What may go wrong with a copy: on the way out, in the file, and on the way in. Nothing is ever half there. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { toFailure } from '../../../electron/errors.ts';
import { eob, filter, storeAll } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import {
  bringIn,
  lookAt,
  madeAt,
  makeFolder,
  passphrase,
  saveCopy,
  sealLines,
} from '../../unit/handoff/hand-over.ts';
import { connectRosa, connectTheo, openHousehold } from '../written/household.ts';

const fixture = path.resolve(import.meta.dirname, '../../fixtures/copies/1.jsonl');
const firstCopy = readFileSync(fixture, 'utf8').trimEnd().split('\n');

/** A connection, people, settings: what must be as it was. */
function tellAll(store: DataOperations): unknown {
  return [store.people.list(), store.connection.list()];
}

describe('a copy of the first version', () => {
  it('opens in this one, with all that is in it', async () => {
    const { db, store } = openHousehold();
    const file = await sealLines(firstCopy);
    expect(await lookAt(store, file)).toMatchObject({ people: [{ name: 'Mom', records: 2, written: 1 }] });
    const { people } = await bringIn(store, file);
    const personId = people[0]?.personId ?? '';
    expect(db.prepare('SELECT own_name, authority FROM person').all()).toEqual([
      { own_name: 'Mom', authority: 'representative' },
    ]);
    const [connection] = store.connection.list();
    // The phone of a plan that stands in it is not taken.
    expect(firstCopy.join()).toContain('206-555-0100');
    expect(connection).toMatchObject({ planPhone: null, claims: 1, state: 'sign-in-again' });
    const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ claimNumber: 'CLM-a-1', attention: 'changed' }]);
    expect(store.records.undecided({ connectionId: connection?.id ?? '' }).causes).toMatchObject([
      { kind: 'name', name: 'Ro Medina', count: 1 },
    ]);
    expect(db.prepare('SELECT day FROM last_look').all()).toEqual([{ day: '2026-04-30' }]);
    expect(db.prepare('SELECT text FROM unread_line').all()).toHaveLength(1);
    expect(db.prepare('SELECT name FROM setting').pluck().all()).not.toContain('copy-arriving');
  });
});

describe('a file that is no good', () => {
  it('is told by why it is not, and nothing of it is kept', async () => {
    const from = openHousehold();
    connectRosa(from.store);
    const file = await saveCopy(from.store);
    const whole = readFileSync(file);
    const { store } = openHousehold();
    connectTheo(store);
    const before = tellAll(store);
    const change = (name: string, bytes: Buffer) => {
      const other = path.join(makeFolder(), name);
      writeFileSync(other, bytes);
      return other;
    };
    expect(await store.handoff.open(file, 'another one')).toBe('wrong-passphrase');
    expect(await lookAt(store, change('cut', whole.subarray(0, whole.length - 40)))).toBe('damaged');
    expect(await lookAt(store, change('half', whole.subarray(0, whole.length / 2)))).toBe('damaged');
    expect(await lookAt(store, change('head', whole.subarray(0, 60)))).toBe('damaged');
    expect(await lookAt(store, change('other', Buffer.from('%PDF-1.7')))).toBe('not-a-copy');
    expect(await lookAt(store, path.join(makeFolder(), 'gone'))).toBe('not-found');
    expect(await lookAt(store, await sealLines(firstCopy.with(0, '{"claimfolio":"copy","version":3}')))).toBe(
      'newer',
    );
    expect(await lookAt(store, await sealLines(firstCopy.with(0, '{"claimfolio":"copy","version":0}')))).toBe(
      'damaged',
    );
    expect(tellAll(store)).toEqual(before);
  });

  const [head = '', connection = '', patient = '', claim = '', , , , writtenHead = '', , end = ''] =
    firstCopy;
  const deep = `{"resourceType":"Basic","id":"d","x":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  it.each([
    ['a record before any plan', [head, patient, connection, claim, end]],
    ['a plan of nobody', [head, connection.replace('"person":0', '"person":7'), patient, end]],
    ['fewer lines than it says', [head, connection, patient, end]],
    ['lines after its end', [...firstCopy, patient]],
    ['no end', firstCopy.slice(0, -1)],
    ['a field that this app never wrote', firstCopy.with(1, connection.replace('{', '{"token":"x",'))],
    ['a line that is no JSON', firstCopy.with(3, '{"of":"record"')],
    ['a record that is none', firstCopy.with(3, claim.replace('"resourceType":"ExplanationOfBenefit",', ''))],
    ['a record nested too deep', firstCopy.with(3, claim.replace(/"resource":.*$/, `"resource":${deep}}`))],
    ['nobody in it', firstCopy.with(0, head.replace(/"people":\[.*\]/, '"people":[]'))],
    [
      'what was written by a person of the head only',
      [head, writtenHead.replace('"person":0', '"person":3'), end],
    ],
  ])('is refused whole with %s', async (_, lines) => {
    const { store } = openHousehold();
    expect(await lookAt(store, await sealLines(lines))).toBe('damaged');
    expect(tellAll(store)).toEqual([[], []]);
  });
});

describe('bringing in', () => {
  /** As far as the first step of a copy of two people. */
  async function beginAt(store: DataOperations, file: string): Promise<void> {
    const offer = await lookAt(store, file);
    if (typeof offer === 'string') throw new Error(offer);
    store.handoff.bringIn({ people: offer.people.map(({ place }) => ({ place, personId: null })) }, madeAt);
    await store.handoff.store();
  }

  it('takes everything away again when it is stopped', async () => {
    const from = openHousehold();
    connectRosa(from.store);
    const { db, store } = openHousehold();
    connectTheo(store);
    const before = tellAll(store);
    await beginAt(store, await saveCopy(from.store));
    expect(store.people.list()).toHaveLength(2);
    await store.handoff.close();
    expect(tellAll(store)).toEqual(before);
    expect(db.prepare("SELECT count(*) FROM resource WHERE id LIKE 'a-%'").pluck().get()).toBe(0);
  });

  it('takes away at the next start what an end of the app left', async () => {
    const from = openHousehold();
    connectRosa(from.store);
    const { db, store } = openHousehold();
    connectTheo(store);
    const before = tellAll(store);
    await beginAt(store, await saveCopy(from.store));
    const next = createOperations(db);
    expect(tellAll(next)).toEqual(before);
    expect(await bringIn(next, await saveCopy(from.store))).toMatchObject({ people: [{ plans: 2 }] });
  });

  it('counts a plan that was added after the copy was looked at as here', async () => {
    const from = openHousehold();
    connectRosa(from.store);
    const { store } = openHousehold();
    await lookAt(store, await saveCopy(from.store));
    const rosa = connectRosa(store);
    const before = tellAll(store);
    store.handoff.bringIn({ people: [{ place: 0, personId: rosa.personId }] }, madeAt);
    while (!(await store.handoff.store()).isStored);
    expect(store.handoff.finish()).toMatchObject({ people: [{ plans: 0, records: 0 }] });
    expect(tellAll(store)).toEqual(before);
  });

  it('leaves who was made one with somebody of the copy, and what is theirs, when it is stopped', async () => {
    const from = openHousehold();
    connectRosa(from.store);
    const { db, store } = openHousehold();
    const theo = connectTheo(store);
    const plans = () => store.connection.list().map(({ planName, claims }) => [planName, claims]);
    const before = plans();
    await beginAt(store, await saveCopy(from.store));
    const [arrived] = store.people.list().filter(({ id }) => id !== theo.personId);
    store.people.merge({ personId: theo.personId, intoId: arrived?.id ?? '' });
    const { id: _id, ...facts } = billOf();
    store.bills.save({ billId: null, facts: { ...facts, personId: arrived?.id ?? '', lines: [] } });
    // As after the end of the app in the middle: the records open.
    const next = createOperations(db);
    expect(next.connection.list().map(({ planName, claims }) => [planName, claims])).toEqual(before);
    expect(next.people.list().map(({ id }) => id)).toEqual([arrived?.id]);
    expect(db.prepare('SELECT person_id FROM bill').pluck().all()).toEqual([arrived?.id]);
    await store.handoff.close();
    expect(plans()).toEqual(before);
  });

  it('leaves nothing on a full disk, and goes through once there is room', async () => {
    const from = openHousehold();
    const { evergreen } = connectRosa(from.store);
    storeAll(
      from.store,
      evergreen,
      Array.from({ length: 200 }, (_, index) => eob({ id: `big-${index}`, note: 'x'.repeat(4000) })),
    );
    const file = await saveCopy(from.store);
    const { db, store } = openHousehold();
    connectTheo(store);
    const before = tellAll(store);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 12}`);
    const failed = await bringIn(store, file).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'SQLITE_FULL' });
    await store.handoff.close();
    expect(tellAll(store)).toEqual(before);
    db.pragma('max_page_count = 100000');
    expect(await bringIn(store, file)).toMatchObject({ people: [{ plans: 2 }] });
  });
});

describe('what people wrote', () => {
  it('comes of all or of none of them, also of somebody who was here', async () => {
    const from = openHousehold();
    const rosa = connectRosa(from.store);
    const theo = connectTheo(from.store);
    const { id: _id, ...facts } = billOf();
    for (const { personId } of [rosa, theo])
      from.store.bills.save({ billId: null, facts: { ...facts, personId, lines: [] } });
    const file = await saveCopy(from.store);
    const { db, store } = openHousehold();
    connectRosa(store);
    const countBills = () => db.prepare('SELECT count(*) FROM bill').pluck().get();
    db.exec(`CREATE TEMP TRIGGER one_only BEFORE INSERT ON main.bill WHEN (SELECT count(*) FROM bill) > 0
      BEGIN SELECT RAISE(ABORT, 'no more'); END`);
    await expect(bringIn(store, file)).rejects.toThrow('no more');
    await store.handoff.close();
    expect(countBills()).toBe(0);
    expect(store.people.list().map(({ name }) => name)).toEqual(['Rosa Medina']);
    db.exec('DROP TRIGGER one_only');
    await bringIn(store, file);
    expect(countBills()).toBe(2);
  });
});

describe('writing', () => {
  const order = (file: string) => ({ file, personIds: [], passphrase, madeAt });

  it('leaves no file when it is stopped, and what stood there stays', async () => {
    const { store } = openHousehold();
    connectRosa(store);
    const folder = makeFolder();
    const file = path.join(folder, 'a.claimfolio');
    writeFileSync(file, 'an earlier copy');
    await store.handoff.begin(order(file));
    expect(readdirSync(folder)).toHaveLength(2);
    await store.handoff.drop();
    expect(readdirSync(folder)).toEqual(['a.claimfolio']);
    expect(readFileSync(file, 'utf8')).toBe('an earlier copy');
  });

  it('says that a folder takes no file, and leaves none', async () => {
    const { store } = openHousehold();
    connectRosa(store);
    const gone = path.join(makeFolder(), 'gone', 'a.claimfolio');
    const failed = await store.handoff.begin(order(gone)).catch(toFailure);
    expect(failed).toMatchObject({ code: 'statement/write-failed' });
    expect(existsSync(gone)).toBe(false);
  });
});
