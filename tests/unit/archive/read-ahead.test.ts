/** Claims that another thread has read count only where they would be read alike here. */
import { describe, expect, it } from 'vitest';
import { handOn, type LentBooks } from './hand-on.ts';
import { bundle, checkpoint, eob, filter, later, openConnectedStore, seenAt } from './records.ts';

const organization = { resourceType: 'Organization', id: 'org-1', name: 'Evergreen Clinic' };
const claim = (id: string, more: object = {}) =>
  eob({ id, provider: { reference: 'Organization/org-1' }, ...more });

type Opened = ReturnType<typeof openConnectedStore>;

function open() {
  const opened = openConnectedStore();
  const books: LentBooks = new Map();
  const inputOf = (bytes: Uint8Array) => ({
    connectionId: opened.connectionId,
    resourceType: 'ExplanationOfBenefit',
    bytes,
  });
  const input = (resources: unknown[]) => inputOf(bundle(resources));
  return {
    ...opened,
    books,
    /** As the reading worker does. */
    ahead: (resources: unknown[], change?: Parameters<typeof handOn>[3]) =>
      handOn(opened.store, input(resources), books, change),
    aheadOf: (bytes: Uint8Array) => handOn(opened.store, inputOf(bytes), books),
    /** As the data worker does alone. */
    whole: (resources: unknown[]) => opened.store.archive.readPage(input(resources)).page,
    keep: (page: number, at = seenAt) =>
      opened.store.archive.storePage(page, checkpoint(opened.connectionId, { startedAt: at }), at),
  };
}

const providers = ({ store, personId }: Opened) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 9 }).rows.map((row) => row.providerName);

describe('a claim that was read ahead', () => {
  it('is stored as it was read', async () => {
    const opened = open();
    const page = await opened.ahead([claim('a'), organization], ({ claims }) => {
      const derived = claims[0]?.derived as { row: string };
      derived.row = derived.row.replace('Evergreen Clinic', 'as read ahead');
    });
    expect(opened.keep(page)).toMatchObject({ newClaims: 1, claims: 1 });
    expect(providers(opened)).toEqual(['as read ahead']);
  });

  it('is read anew where what it refers to came another way', async () => {
    const opened = open();
    const early = await opened.ahead([claim('a')]);
    opened.keep(opened.whole([organization]));
    opened.keep(early);
    expect(providers(opened)).toEqual(['Evergreen Clinic']);
    expect(opened.store.archive.listMissingReferences(opened.connectionId)).toEqual([]);
  });

  it('is read anew where what it refers to says something else by now', async () => {
    const opened = open();
    opened.keep(await opened.ahead([claim('a'), organization]));
    const early = await opened.ahead([claim('b')]);
    opened.keep(opened.whole([{ ...organization, name: 'Cedar Clinic' }]));
    opened.keep(early);
    expect(providers(opened).toSorted()).toEqual(['Cedar Clinic', 'Evergreen Clinic']);
  });

  it('is read anew where what it refers to was on a page that was never stored', async () => {
    const opened = open();
    opened.store.archive.dropPage(await opened.ahead([claim('a'), organization]));
    opened.keep(await opened.ahead([claim('b')]));
    expect(providers(opened)).toEqual([null]);
    expect(opened.store.archive.listMissingReferences(opened.connectionId)).toEqual(['Organization/org-1']);
  });

  it('is read anew where the address of the plan’s server is another one by now', async () => {
    const opened = open();
    const page = await opened.ahead([claim('a')]);
    opened.store.connection.update(opened.connectionId, { fhirBaseUrl: 'https://other.example/fhir' });
    opened.keep(page);
    expect(opened.store.archive.listMissingReferences(opened.connectionId)).toEqual(['Organization/org-1']);
  });

  it('is no news where it came before, and is parsed only where its text is another one', async () => {
    const opened = open();
    opened.keep(await opened.ahead([claim('a'), claim('b'), organization]));
    const again = await opened.ahead([claim('a'), claim('b', { billed: 77 }), organization]);
    expect(opened.keep(again, later)).toMatchObject({ newClaims: 0, changedClaims: 1, claims: 2 });
  });

  it('is somebody else’s where it names them, whoever read it', async () => {
    const opened = open();
    const page = await opened.ahead([claim('a', { patient: 'Patient/pat-9' }), organization]);
    expect(opened.keep(page)).toMatchObject({ claims: 0, skipped: 1 });
    expect(opened.store.records.undecided({ connectionId: opened.connectionId }).causes).toHaveLength(1);
  });

  it.each([
    ['on one line', JSON.stringify(claim('a')), JSON.stringify(claim('a'))],
    ['on several lines', JSON.stringify(claim('a'), null, 2), JSON.stringify(claim('a'))],
    [
      'with plain letters as escapes',
      JSON.stringify(claim('a')).replace('"a"', '"\\u0061"'),
      JSON.stringify(claim('a')),
    ],
    ['with more digits than a number keeps', JSON.stringify(claim('a')).replace('}', ',"x":1.50}'), null],
  ])('is kept as it would be read anew: %s', async (_, sent, kept) => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: 7 }] }).replace(
        '7',
        sent,
      ),
    );
    const opened = open();
    expect(opened.keep(await opened.aheadOf(bytes))).toMatchObject({ newClaims: 1 });
    const json = opened.db.prepare('SELECT json FROM resource_json').pluck().all();
    expect(json).toEqual([kept ?? sent]);
  });
});

describe('what the reading worker borrows', () => {
  it('is nothing where records were ever open, and of no plan that is not here', async () => {
    const opened = open();
    const { store, connectionId } = opened;
    expect(store.reading.lend(connectionId)).not.toBeNull();
    opened.keep(opened.whole([claim('a', { patient: 'Patient/pat-9' })]));
    expect(store.reading.lend(connectionId)).toBeNull();
    expect(store.reading.lend('gone')).toBeNull();
  });
});

describe('a page of a list', () => {
  const end = null;
  const at = (connectionId: string, pages: number) => checkpoint(connectionId, { pages, done: false });

  it('adds to what the pages before it brought, whatever was known when it was sent to be stored', async () => {
    const { store, connectionId, ahead } = open();
    const pages = [
      await ahead([claim('a'), claim('b')]),
      await ahead([claim('c')]),
      await ahead([claim('d')]),
    ];
    const [one = 0, two = 0, three = 0] = pages;
    store.archive.storePage(one, at(connectionId, 1), seenAt, undefined, { end });
    store.archive.storePage(two, at(connectionId, 2), seenAt, undefined, { end, after: one });
    const { checkpoint: kept } = store.archive.storePage(three, at(connectionId, 3), seenAt, undefined, {
      end,
      after: two,
    });
    expect(kept).toMatchObject({ pages: 3, matches: 4, sent: 4 });
  });

  it('is refused after one that was not stored, with all that follow', async () => {
    const { db, store, connectionId, ahead } = open();
    const pages = [await ahead([claim('a')]), await ahead([claim('b')]), await ahead([claim('c')])];
    const [one = 0, two = 0, three = 0] = pages;
    store.archive.storePage(one, at(connectionId, 1), seenAt, undefined, { end });
    db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON packed_json BEGIN SELECT RAISE(ABORT, 'full'); END`);
    const storeTwo = () =>
      store.archive.storePage(two, at(connectionId, 2), seenAt, undefined, { end, after: one });
    const storeThree = () =>
      store.archive.storePage(three, at(connectionId, 3), seenAt, undefined, { end, after: two });
    expect(storeTwo).toThrow('full');
    db.exec('DROP TRIGGER full');
    expect(storeThree).toThrow(expect.objectContaining({ code: 'store/write-failed' }));
    expect(store.archive.listCheckpoints(connectionId)).toMatchObject([{ pages: 1, matches: 1 }]);
    expect(store.connection.list()[0]?.claims).toBe(1);
    // What failed can be stored again; what was refused is gone.
    expect(storeTwo()).toMatchObject({ newClaims: 1, checkpoint: { pages: 2, matches: 2 } });
    expect(storeThree).toThrow(expect.objectContaining({ code: 'store/not-found' }));
  });
});
