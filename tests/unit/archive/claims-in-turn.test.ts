/**
 * Claims of a page that are parsed and stored one by one, also those that another thread has read, and their JSON as it
 * was sent.
 */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../electron/data/database/database.ts';
import { handOn, type LentBooks } from './hand-on.ts';
import {
  bundle,
  bytesOf,
  checkpoint,
  eob,
  later,
  memoryStore,
  newConnection,
  openConnectedStore,
  seenAt,
} from './records.ts';

const number = { system: 'urn:example:member', value: 'M-1' };
const patient = (id: string, over: object = {}) => ({
  resourceType: 'Patient',
  id,
  birthDate: '1980-04-02',
  ...over,
});
const rosa = { name: [{ text: 'Rosa Example' }] };
const organization = { resourceType: 'Organization', id: 'org-1', name: 'Evergreen Clinic' };
const provenance = {
  resourceType: 'Provenance',
  id: 'p-1',
  target: [{ reference: 'ExplanationOfBenefit/a' }],
  agent: [{ who: { display: 'Evergreen' } }],
};
const card = (code: string) => ({
  ...{
    resourceType: 'Coverage',
    id: 'card',
    identifier: [number],
    beneficiary: { reference: 'Patient/pat-1' },
  },
  relationship: { coding: [{ code }] },
});
const claimOf = (id: string, over: object) => ({ ...eob({ id }), ...over });
const own = [eob({ id: 'a', provider: { reference: 'Organization/org-1' } }), eob({ id: 'b' }), organization];

/** All rows but those of the access log. */
function readRows(db: Db): string {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'claim_text_%' AND name NOT LIKE 'access%' ORDER BY name",
    )
    .pluck()
    .all();
  const list = (sql: string) => db.prepare<[], string>(sql).pluck().all() as string[];
  const ids = ['connection', 'person'].flatMap((name) => list(`SELECT id FROM ${name} ORDER BY rowid`));
  const rename = (text: string) => ids.reduce((all, id, index) => all.replaceAll(id, `id-${index}`), text);
  return tables
    .flatMap((name) => [
      `${name}:`,
      ...db
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => rename(JSON.stringify(row)))
        .sort(),
    ])
    .join('\n');
}

/** What is stored of these pages. A page of four megabytes is never cut. */
function storePages(pages: readonly unknown[][], isCut: boolean): string {
  const { db, store, connectionId } = openConnectedStore();
  store.connection.create(newConnection({ patientId: 'pat-2' }));
  for (const [index, resources] of pages.entries()) {
    const text = Buffer.from(bundle(resources)).toString();
    const bytes = bytesOf(isCut ? text : text + ' '.repeat(4_000_000));
    const { page } = store.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
    const at = checkpoint(connectionId, { pages: index + 1 });
    store.archive.storePage(page, at, seenAt, undefined, { end: null });
  }
  const before = readRows(db);
  store.archive.endPass(connectionId, seenAt);
  return [before, readRows(db)].join('\nAt the end of the pass:\n');
}

/** The same of pages that were read ahead. `isRenewed`: with what is known by then, else with what was at the beginning. */
async function storeAhead(pages: readonly unknown[][], isRenewed: boolean): Promise<string> {
  const { db, store, connectionId } = openConnectedStore();
  store.connection.create(newConnection({ patientId: 'pat-2' }));
  const books: LentBooks = new Map();
  for (const [index, resources] of pages.entries()) {
    if (isRenewed) books.clear();
    const bytes = bytesOf(Buffer.from(bundle(resources)).toString());
    const page = await handOn(store, { connectionId, resourceType: 'ExplanationOfBenefit', bytes }, books);
    const at = checkpoint(connectionId, { pages: index + 1 });
    store.archive.storePage(page, at, seenAt, undefined, { end: null });
  }
  const before = readRows(db);
  store.archive.endPass(connectionId, seenAt);
  return [before, readRows(db)].join('\nAt the end of the pass:\n');
}

describe('the same rows come of claims one by one as of the whole page', () => {
  it.each<[string, unknown[][]]>([
    ['of the person', [own, [eob({ id: 'c' })]]],
    ['of another person here among them', [[...own, eob({ id: 'theirs', patient: 'Patient/pat-2' })], own]],
    ['of somebody unknown at the end', [[...own, eob({ id: 'x', patient: 'Patient/pat-9' })], own]],
    ['that open a question, and the page after them', [[eob({ id: 'x', patient: 'Patient/pat-9' })], own]],
    [
      'that name nobody',
      [[...own, claimOf('n', { patient: undefined })], [claimOf('n', { patient: undefined })]],
    ],
    [
      'that name a number',
      [
        [
          patient('pat-1', { identifier: [number] }),
          ...own,
          claimOf('n', { patient: { identifier: number } }),
        ],
      ],
    ],
    [
      'that stand twice in a page',
      [[eob({ id: 'a', billed: 5, lastUpdated: '2026-03-03T00:00:00Z' }), ...own]],
    ],
    ['after where they are from', [[provenance, ...own]]],
    [
      'that were kept aside before',
      [
        [patient('pat-1', rosa)],
        [eob({ id: 'c', patient: 'Patient/pat-7' })],
        [patient('pat-7', rosa), ...own, eob({ id: 'c', patient: 'Patient/pat-7' })],
      ],
    ],
    [
      'that name an id learned on an earlier page',
      [
        [patient('pat-1', rosa)],
        [patient('pat-7', rosa), ...own, eob({ id: 'c', patient: 'Patient/pat-7' })],
      ],
    ],
    [
      'that name a number which was a whole family’s until then',
      [
        [patient('pat-1', { identifier: [number] }), card('child')],
        [card('self'), ...own, claimOf('n', { patient: { identifier: number } })],
      ],
    ],
    ['that changed', [own, [eob({ id: 'a', billed: 77 }), eob({ id: 'b' })]]],
    [
      'and other records, and what is none',
      [
        [
          { resourceType: 'Condition', id: 'k', subject: { reference: 'Patient/pat-1' } },
          ...own,
          5,
          { no: 'type' },
          { resourceType: 'OperationOutcome', issue: [] },
        ],
      ],
    ],
    [
      'that refer to what an earlier page brought, and to what changed since',
      [
        [...own, eob({ id: 'c', provider: { reference: 'Organization/org-2' } })],
        [
          { ...organization, name: 'Cedar Clinic' },
          eob({ id: 'd', provider: { reference: 'Organization/org-1' } }),
        ],
        [
          { ...organization, id: 'org-2' },
          eob({ id: 'e', provider: { reference: 'Organization/org-2' } }),
          eob({ id: 'f', provider: { reference: 'Organization/gone' } }),
        ],
      ],
    ],
    [
      'that are no claims, or no readable ones',
      [[...own, claimOf('p', { use: 'preauthorization' }), claimOf('q', { item: 5 })]],
    ],
  ])('%s', async (_, pages) => {
    const whole = storePages(pages, false);
    expect(storePages(pages, true)).toBe(whole);
    expect(await storeAhead(pages, false)).toBe(whole);
    expect(await storeAhead(pages, true)).toBe(whole);
  });
});

const readJson = (db: Db) =>
  db.prepare<[], string>('SELECT json FROM resource_json ORDER BY key').pluck().all();
const read = (opened: ReturnType<typeof openConnectedStore>, text: string) =>
  opened.store.archive.readPage({
    connectionId: opened.connectionId,
    resourceType: 'ExplanationOfBenefit',
    bytes: bytesOf(text),
  });
const store = (opened: ReturnType<typeof openConnectedStore>, text: string, at = seenAt) =>
  opened.store.archive.storePage(
    read(opened, text).page,
    checkpoint(opened.connectionId, { startedAt: at }),
    at,
  );
const page = (entry: string) => `{"resourceType":"Bundle","type":"searchset","entry":[${entry}]}`;
const claim = JSON.stringify(eob());

describe('the JSON of a claim', () => {
  it('is kept as it was sent, the decimals of amounts too', () => {
    const opened = openConnectedStore();
    const sent = claim.replace('"value":120', '"value" : 120.00');
    store(opened, page(`{"resource":${sent}}`));
    expect(readJson(opened.db)).toEqual([sent]);
    expect(new TextDecoder().decode(opened.store.records.bundle(opened.personId))).toContain('120.00');
  });

  it.each([
    ['on several lines', JSON.stringify(eob(), null, 2)],
    ['with its slashes escaped', claim.replaceAll('/', '\\/')],
    ['with letters as numbers', claim.replaceAll('Example', '\\u0045xample')],
  ])('is written anew where it came %s, so that each name in it can be looked for', (_, sent) => {
    const opened = openConnectedStore();
    store(opened, page(`{"resource":${sent}}`));
    expect(readJson(opened.db)).toEqual([claim]);
  });

  it('is no news where only its writing changed', () => {
    const opened = openConnectedStore();
    store(opened, page(`{"resource":${claim}}`));
    const again = store(opened, page(`{"resource":${claim.replaceAll(',"', ' , "')}}`), later);
    expect(again).toMatchObject({ newClaims: 0, changedClaims: 0, claims: 1 });
    expect(readJson(opened.db)).toEqual([claim]);
  });

  it('is read as JSON.parse reads it where a key stands twice', () => {
    const opened = openConnectedStore();
    const { connectionId } = opened;
    const twice = (text: string) => text.replace('"id":', '"id":"first","id":');
    store(opened, page(`{"resource":${twice(claim)}},{"resource":${twice(JSON.stringify(organization))}}`));
    expect(opened.store.archive.listUnseenClaims(connectionId, later)).toEqual(['eob-1']);
    expect(opened.store.archive.listKnownReferences(connectionId)).toMatchObject([
      { reference: 'Organization/org-1' },
    ]);
  });

  it('that turns out to be another record is stored as that', () => {
    const opened = openConnectedStore();
    const other =
      '{"resourceType":"ExplanationOfBenefit","id":"org-1","name":"Evergreen","resourceType":"Organization"}';
    const stored = store(opened, page(`{"resource":${other}},{"resource":${claim}}`));
    expect(stored).toMatchObject({ matches: 1, claims: 1, skipped: 0 });
    expect(opened.db.prepare('SELECT type FROM resource ORDER BY type').pluck().all()).toEqual([
      'ExplanationOfBenefit',
      'Organization',
    ]);
  });
});

describe('a page of claims', () => {
  it('with one that is no JSON is not stored at all, and is not there any more', () => {
    const opened = openConnectedStore();
    const { page: handle, unreadable } = read(
      opened,
      page(`{"resource":${claim}},{"resource":${claim.replace('120', '1.2.0')}}`),
    );
    expect(unreadable).toBe(false);
    const storeIt = () => opened.store.archive.storePage(handle, checkpoint(opened.connectionId), seenAt);
    expect(storeIt).toThrow(expect.objectContaining({ code: 'fhir/malformed' }));
    expect(readJson(opened.db)).toEqual([]);
    expect(opened.store.archive.listCheckpoints(opened.connectionId)).toEqual([]);
    expect(storeIt).toThrow(expect.objectContaining({ code: 'store/not-found' }));
  });

  it('adds to its checkpoint what it brought, and what of that is not somebody else’s', () => {
    const { store: data } = memoryStore();
    const { connectionId } = data.connection.create(newConnection());
    data.connection.create(newConnection({ patientId: 'pat-2' }));
    const resources = [eob({ id: 'a' }), eob({ id: 'theirs', patient: 'Patient/pat-2' }), organization];
    const asked = { connectionId, resourceType: 'ExplanationOfBenefit', bytes: bundle(resources) };
    const { page: handle } = data.archive.readPage(asked);
    const before = checkpoint(connectionId, { matches: 4, sent: 5 });
    const stored = data.archive.storePage(handle, before, seenAt, undefined, { end: null });
    expect(stored).toMatchObject({ matches: 1, checkpoint: { matches: 5, sent: 7 } });
    expect(data.archive.listCheckpoints(connectionId)).toEqual([stored.checkpoint]);
  });

  it.each(['storePage', 'dropPage'] as const)('gives its bytes back after %s, and not before', (how) => {
    const { store: data, connectionId } = openConnectedStore();
    const bytes = bundle([eob()]);
    const { page: handle } = data.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes,
    });
    expect(bytes.byteLength).toBeGreaterThan(0);
    if (how === 'dropPage') data.archive.dropPage(handle);
    else data.archive.storePage(handle, checkpoint(connectionId), seenAt);
    expect(bytes.byteLength).toBe(0);
  });

  it('keeps its bytes where it could not be stored, so that it can be tried again', () => {
    const { db, store: data, connectionId } = openConnectedStore();
    const bytes = bundle([eob()]);
    const { page: handle } = data.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes,
    });
    db.exec("CREATE TRIGGER full BEFORE INSERT ON sync_checkpoint BEGIN SELECT raise(ABORT, 'full'); END");
    expect(() => data.archive.storePage(handle, checkpoint(connectionId), seenAt)).toThrow('full');
    db.exec('DROP TRIGGER full');
    expect(data.archive.storePage(handle, checkpoint(connectionId), seenAt).newClaims).toBe(1);
  });
});
