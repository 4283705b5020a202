import { describe, expect, it } from 'vitest';
import { readingVersion } from '../../../electron/data/archive/reading-version.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import {
  bundle,
  checkpoint,
  eob,
  filter,
  later,
  newConnection,
  openConnectedStore,
  seenAt,
  storeAll,
} from './records.ts';

type ConnectedStore = ReturnType<typeof openConnectedStore>;
const rowsOf = ({ store, personId }: Pick<ConnectedStore, 'store' | 'personId'>) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
const organization = (name: string) => ({
  resourceType: 'Organization',
  id: 'org-1',
  name,
  meta: { versionId: name },
});
const byOrganization = { provider: { reference: 'Organization/org-1' } };

describe('references that arrive later', () => {
  it('are asked for, and the claim is read again when they are here', () => {
    const all = openConnectedStore();
    const { store, connectionId } = all;
    storeAll(store, connectionId, [eob(byOrganization)]);
    expect(store.archive.listMissingReferences(connectionId)).toContain('Organization/org-1');
    expect(rowsOf(all)[0]?.providerName).toBeNull();
    storeAll(store, connectionId, [organization('Maple Clinic')], { resourceType: 'Organization' });
    expect(store.archive.listMissingReferences(connectionId)).not.toContain('Organization/org-1');
    store.archive.endPass(connectionId, seenAt);
    expect(rowsOf(all)[0]?.providerName).toBe('Maple Clinic');
    const found = store.claims.list({ filter: filter(all.personId, { text: 'maple' }), offset: 0, limit: 1 });
    expect(found.count).toBe(1);
  });

  it('are asked for no longer when a newer claim does not name them', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob(byOrganization)]);
    expect(store.archive.listMissingReferences(connectionId)).toEqual(['Organization/org-1']);
    storeAll(store, connectionId, [eob({ versionId: '2' })], { at: later });
    expect(store.archive.listMissingReferences(connectionId)).toEqual([]);
  });

  it('are found in pages of an earlier start', () => {
    const { db, store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [organization('Maple Clinic')], { resourceType: 'Organization' });
    const again = createOperations(db);
    storeAll(again, connectionId, [eob(byOrganization)]);
    expect(rowsOf({ store: again, personId })[0]?.providerName).toBe('Maple Clinic');
  });

  it('change the claims that name them, without history', () => {
    const all = openConnectedStore();
    const { store, connectionId } = all;
    storeAll(store, connectionId, [organization('Old Name'), eob(byOrganization)]);
    store.archive.endPass(connectionId, seenAt);
    storeAll(store, connectionId, [organization('New Name')], { resourceType: 'Organization' });
    expect(store.archive.endPass(connectionId, later).changedClaims).toBe(0);
    expect(rowsOf(all)[0]).toMatchObject({ providerName: 'New Name', attention: null });
  });

  it('never ask other servers, contained resources or strange types', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [
      eob({ id: 'a', provider: { reference: 'https://other.example/Organization/1' } }),
      eob({ id: 'b', provider: { reference: '#org' } }),
      eob({ id: 'c', provider: { reference: 'Observation/1' } }),
      eob({ id: 'd', provider: { reference: 'Organization/1?x=y' } }),
      eob({ id: 'e', provider: { reference: 'https://plan.example/fhir/Organization/own' } }),
    ]);
    expect(store.archive.listMissingReferences(connectionId)).toEqual(['Organization/own']);
  });

  it('ask for the payor of a coverage', () => {
    const { store, connectionId } = openConnectedStore();
    const coverage = { resourceType: 'Coverage', id: 'c', payor: [{ reference: 'Organization/payor' }] };
    storeAll(store, connectionId, [coverage], { resourceType: 'Coverage' });
    expect(store.archive.listMissingReferences(connectionId)).toEqual(['Organization/payor']);
  });
});

describe('what a check changed', () => {
  it('is history and needs a look until the next check', () => {
    const all = openConnectedStore();
    const { store, connectionId } = all;
    storeAll(store, connectionId, [eob({ share: 30 })]);
    expect(store.archive.endPass(connectionId, seenAt)).toEqual({
      newClaims: 1,
      changedClaims: 0,
      removed: 0,
    });
    expect(rowsOf(all)[0]?.attention).toBeNull();
    storeAll(store, connectionId, [eob({ share: 45.5, versionId: '2', created: '2026-03-01' })], {
      at: later,
    });
    expect(store.archive.endPass(connectionId, later)).toEqual({
      newClaims: 0,
      changedClaims: 1,
      removed: 0,
    });
    expect(rowsOf(all)[0]?.attention).toBe('changed');
    expect(store.claims.get({ claimId: `${connectionId}/eob-1` }).history).toEqual([
      { seenAt, what: 'first-seen', changes: [] },
      {
        seenAt: later,
        what: 'changed',
        changes: [
          { field: 'yourShare', before: '3000', after: '4550' },
          { field: 'decidedOn', before: '2026-02-01', after: '2026-03-01' },
        ],
      },
    ]);
    store.archive.endPass(connectionId, '2026-03-22T00:00:00Z');
    expect(rowsOf(all)[0]?.attention).toBeNull();
  });

  it('is reported although the app ended before the check did', () => {
    const all = openConnectedStore();
    storeAll(all.store, all.connectionId, [eob({ share: 30 })]);
    all.store.archive.endPass(all.connectionId, seenAt);
    storeAll(all.store, all.connectionId, [eob({ share: 40, versionId: '2' })], { at: later });
    const again = createOperations(all.db);
    expect(again.archive.endPass(all.connectionId, later).changedClaims).toBe(1);
  });

  it('counts only what is reported, not each new version', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob()]);
    store.archive.endPass(connectionId, seenAt);
    const stored = storeAll(store, connectionId, [
      eob({ versionId: '2', lastUpdated: '2026-03-03T00:00:00Z' }),
    ]);
    expect(stored.changedClaims).toBe(0);
    expect(store.archive.endPass(connectionId, later).changedClaims).toBe(0);
  });
});

describe('claims that replace claims', () => {
  const prior = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-old' } }];

  it('count once, even when the newer one comes with a later check', () => {
    const all = openConnectedStore();
    const { store, connectionId, personId } = all;
    storeAll(store, connectionId, [eob({ id: 'old' })]);
    store.archive.endPass(connectionId, seenAt);
    storeAll(store, connectionId, [eob({ id: 'new', related: prior, billed: 500 })], { at: later });
    expect(store.archive.endPass(connectionId, later)).toEqual({
      newClaims: 1,
      changedClaims: 1,
      removed: 0,
    });
    const rows = new Map(rowsOf(all).map((row) => [row.id.split('/')[1], row]));
    expect(rows.get('old')).toMatchObject({ state: 'replaced', counted: false, mayOwe: null });
    expect(rows.get('new')).toMatchObject({ counted: true });
    expect(store.claims.overview({ personId, year: 2026, today: '2026-03-01' }).totals[0]?.billed.cents).toBe(
      500_00,
    );
    expect(store.claims.get({ claimId: `${connectionId}/new` }).claim.related).toEqual([
      { relationship: 'replaces', claimNumber: 'CLM-old', record: null, claimId: `${connectionId}/old` },
    ]);
    expect(store.claims.get({ claimId: `${connectionId}/old` }).claim).toMatchObject({
      state: 'replaced',
      related: [{ relationship: 'replaced-by', claimId: `${connectionId}/new` }],
    });
  });
});

describe('a stop in the middle of a check', () => {
  const prior = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-old' } }];
  const stopped = () => {
    const all = openConnectedStore();
    storeAll(all.store, all.connectionId, [eob({ id: 'old' })]);
    all.store.archive.endPass(all.connectionId, seenAt);
    storeAll(all.store, all.connectionId, [eob({ id: 'new', related: prior })], { at: later });
    return all;
  };
  const counted = (given: Pick<ConnectedStore, 'store' | 'personId'>) =>
    rowsOf(given)
      .filter((row) => row.counted)
      .map((row) => row.id.split('/')[1]);

  it('is settled at the next start: a claim and the one that replaces it never both count', () => {
    const all = stopped();
    expect(counted(all)).toEqual(['old', 'new']);
    expect(counted({ ...all, store: createOperations(all.db) })).toEqual(['new']);
  });

  it('is not the end of the check: what came is told as new when that has ended', () => {
    const { db, connectionId } = stopped();
    const again = createOperations(db);
    expect(again.archive.endPass(connectionId, later)).toEqual({
      newClaims: 1,
      changedClaims: 1,
      removed: 0,
    });
  });

  it('leaves alone what was settled, of every person', () => {
    const { db, store, connectionId } = stopped();
    const other = store.connection.create(newConnection({ patientId: 'pat-2' }));
    storeAll(store, other.connectionId, [eob({ id: 'theirs', patient: 'Patient/pat-2' })]);
    store.archive.endPass(other.connectionId, seenAt);
    const again = createOperations(db);
    expect(counted({ store: again, personId: other.personId })).toEqual(['theirs']);
    expect(again.claims.get({ claimId: `${connectionId}/old` }).history).toHaveLength(1);
  });
});

describe('a pass over everything', () => {
  const full = { mode: 'full', startedAt: later } as const;

  it('keeps and marks what the plan no longer sends, and takes it back when it comes again', () => {
    const all = openConnectedStore();
    const { store, connectionId, personId } = all;
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b', number: 'B' })]);
    store.archive.endPass(connectionId, seenAt);
    storeAll(store, connectionId, [eob({ id: 'a' })], { ...full, at: later });
    expect(store.archive.endPass(connectionId, later)).toEqual({
      newClaims: 0,
      changedClaims: 0,
      removed: 1,
    });
    const removed = store.claims.get({ claimId: `${connectionId}/b` });
    expect(removed.row).toMatchObject({ counted: false, notCountedBecause: 'removed-by-plan' });
    expect(removed.history.at(-1)).toEqual({ seenAt: later, what: 'removed-by-plan', changes: [] });
    expect(store.archive.endPass(connectionId, later).removed).toBe(0);
    storeAll(store, connectionId, [eob({ id: 'b', number: 'B' })], { mode: 'changes' });
    store.archive.endPass(connectionId, '2026-03-23T00:00:00Z');
    expect(rowsOf({ store, personId }).every((row) => row.counted)).toBe(true);
  });

  it('marks nothing before it has ended', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b' })]);
    storeAll(store, connectionId, [eob({ id: 'a' })], { ...full, done: false });
    expect(store.archive.endPass(connectionId, later).removed).toBe(0);
  });

  it('marks nothing after a pass over changes', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b' })]);
    storeAll(store, connectionId, [], { mode: 'changes', startedAt: later });
    expect(store.archive.endPass(connectionId, later).removed).toBe(0);
  });
});

describe('a new way of reading claims', () => {
  it('reads everything again from what is stored, without history', () => {
    const all = openConnectedStore();
    const { db, store, connectionId, personId } = all;
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b', number: 'B' })]);
    store.archive.endPass(connectionId, seenAt);
    const expected = rowsOf(all);
    db.exec(
      "UPDATE claim SET row = '[\"an old row\"]'; UPDATE claim_facts SET facts = '{}'; DELETE FROM claim_text;",
    );
    db.exec("UPDATE resource SET mapping = 0; UPDATE setting SET value = '0' WHERE name = 'mapping'");
    const again = createOperations(db);
    expect(rowsOf({ store: again, personId })).toEqual(expected);
    expect(
      again.claims.list({ filter: filter(personId, { text: 'office' }), offset: 0, limit: 1 }).count,
    ).toBe(2);
    expect(again.archive.endPass(connectionId, later).changedClaims).toBe(0);
    const mapped = db.prepare('SELECT DISTINCT mapping FROM resource').all();
    expect(mapped).toEqual([{ mapping: readingVersion }]);
  });

  it('tells nothing of what it makes count otherwise', () => {
    const all = openConnectedStore();
    const { db, store, connectionId, personId } = all;
    const prior = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-old' } }];
    storeAll(store, connectionId, [eob({ id: 'old' }), eob({ id: 'new', related: prior })]);
    store.archive.endPass(connectionId, seenAt);
    // The earlier version did not see that one claim replaces the other.
    db.exec("UPDATE claim SET settled = NULL; UPDATE setting SET value = '0' WHERE name = 'mapping'");
    const again = createOperations(db);
    const old = rowsOf({ store: again, personId }).find(({ id }) => id.endsWith('/old'));
    expect(old).toMatchObject({ counted: false, state: 'replaced', attention: null });
    expect(again.archive.endPass(connectionId, later).changedClaims).toBe(0);
    expect(again.claims.get({ claimId: `${connectionId}/old` }).history).toHaveLength(1);
  });
});

describe('what is erased', () => {
  it('leaves none of its words in the index of the search, wherever the index has merged them', () => {
    const { db, store, connectionId, personId } = openConnectedStore();
    const other = store.connection.create(newConnection({ personId, payerId: 'other' }));
    const claims = (own: string) =>
      Array.from({ length: 60 }, (_, at) => eob({ id: `${own}-${at}`, provider: `${own}${at % 7} Clinic` }));
    // Page by page, so that words come into parts of the index that are merged later.
    for (const [index, claim] of claims('zanzibar').entries()) {
      storeAll(store, connectionId, [claim]);
      storeAll(store, other.connectionId, claims('yucatan').slice(index, index + 1));
    }
    const find = db.prepare('SELECT 1 FROM claim_text_data WHERE instr(block, ?) > 0');
    const holds = (word: string) => find.get(Buffer.from(word)) !== undefined;
    expect([holds('zanzibar'), holds('yucatan')]).toEqual([true, true]);
    store.connection.erase(connectionId);
    expect([holds('zanzibar'), holds('yucatan')]).toEqual([false, true]);
    db.exec("INSERT INTO claim_text (claim_text) VALUES ('integrity-check')");
  });
});

describe('connections', () => {
  it('know the phone of the plan from its claims', () => {
    const { store, connectionId } = openConnectedStore();
    const insurer = {
      resourceType: 'Organization',
      id: 'ins',
      name: 'Plan',
      telecom: [{ system: 'phone', value: '555-0100' }],
    };
    const { page } = store.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes: bundle([insurer, { ...eob(), insurer: { reference: 'Organization/ins' } }]),
    });
    store.archive.storePage(page, checkpoint(connectionId), seenAt);
    store.archive.endPass(connectionId, seenAt);
    expect(store.connection.list()[0]).toMatchObject({ planPhone: '555-0100', claims: 1 });
  });

  it('know it from the last days of service that name one, in whichever order the claims came', () => {
    const { store, connectionId } = openConnectedStore();
    const insurer = (id: string, telecom: object[]) => ({
      resourceType: 'Organization',
      id,
      name: 'Plan',
      telecom,
    });
    const phone = (value: string) => [{ system: 'phone', value }];
    const claim = (id: string, date: string, of: string) => ({
      ...eob({ id, date }),
      insurer: { reference: `Organization/${of}` },
    });
    storeAll(store, connectionId, [
      insurer('now', phone('555-0142')),
      insurer('then', phone('555-0100')),
      insurer('none', []),
      claim('c', '2026-03-03', 'none'),
      claim('b', '2026-03-02', 'now'),
      claim('a', '2025-01-01', 'then'),
    ]);
    store.archive.endPass(connectionId, seenAt);
    expect(store.connection.list()[0]?.planPhone).toBe('555-0142');
  });

  it('know it from the payor of the claim’s coverage where the insurer has none, its line for members first', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const line = (code: string, value: string) => ({
      purpose: { coding: [{ code }] },
      telecom: [{ system: 'phone', value }],
    });
    const payor = {
      resourceType: 'Organization',
      id: 'payor',
      contact: [line('PROVIDER', '555-0199'), line('PATINF', '555-0142')],
    };
    const coverage = {
      resourceType: 'Coverage',
      id: 'cov',
      beneficiary: { reference: 'Patient/pat-1' },
      payor: [{ reference: 'Organization/payor' }],
    };
    const claim = {
      ...eob(),
      insurer: { display: 'Plan' },
      insurance: [{ focal: true, coverage: { reference: 'Coverage/cov' } }],
    };
    const { page } = store.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes: bundle([payor, coverage, claim]),
    });
    store.archive.storePage(page, checkpoint(connectionId), seenAt);
    const [row] = store.claims.list({ filter: filter(personId), offset: 0, limit: 1 }).rows;
    expect(store.claims.get({ claimId: row?.id ?? '' }).planPhone).toBe('555-0142');
    store.archive.endPass(connectionId, seenAt);
    expect(store.connection.list()[0]?.planPhone).toBe('555-0142');
  });

  it('keep their records readable without access', () => {
    const all = openConnectedStore();
    storeAll(all.store, all.connectionId, [eob()], { nextUrl: 'https://plan.example/fhir?patient=pat-1' });
    all.store.connection.endAccess(all.connectionId);
    const ended = { state: 'ended', keepsUpToDate: false, disconnectedAt: expect.stringMatching(/^\d{4}-/) };
    expect(all.store.connection.list()[0]).toMatchObject(ended);
    expect(all.store.archive.listCheckpoints(all.connectionId)).toEqual([]);
    expect(rowsOf(all)).toHaveLength(1);
    all.store.connection.update(all.connectionId, { state: 'connected' });
    expect(all.store.connection.list()[0]?.disconnectedAt).toBeNull();
  });
});
