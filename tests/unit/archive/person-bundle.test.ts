/** What "save my records" holds: each record as it came, once, with its address; and which of them no plan sent. */
import { describe, expect, it } from 'vitest';
import { filesWith, importAll, ndjson } from '../../integration/import/opened.ts';
import { condition } from './health-data.ts';
import { base, later, memoryStore, newConnection, openConnectedStore, storeAll } from './records.ts';

type Entry = { fullUrl: string; resource: { resourceType: string; id?: string; [name: string]: unknown } };

const patient = { resourceType: 'Patient', id: 'pat-1', name: [{ text: 'Rosa Example' }] };
const forged = { ...condition('a', 'Forged'), meta: { lastUpdated: '2030-01-01T00:00:00Z' } };

/** A plan that sent a condition, and a file that was opened for the same person. */
async function openBoth(files: Record<string, unknown>) {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [condition('a', 'A')]);
  await importAll(
    store,
    filesWith(files),
    ({ importId, patients }) => ({ importId, people: patients.map(({ key }) => ({ key, personId })) }),
    later,
  );
  const saved = JSON.parse(new TextDecoder().decode(store.records.bundle(personId))).entry as Entry[];
  return { personId, saved };
}

const bundleOf = (...resources: { resourceType: string; id?: string }[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
  })),
});
const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the saved records', () => {
  it('say where a plan has each, and name no file', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [condition('a', 'A')]);
    expect(JSON.parse(new TextDecoder().decode(store.records.bundle(personId))).entry).toEqual([
      { fullUrl: `${base}/Condition/a`, resource: condition('a', 'A') },
    ]);
  });

  it.each([
    ['of the plan’s own server', { 'b.json': bundleOf(patient, forged) }],
    ['of no known server', { 'f.ndjson': ndjson([patient, forged]) }],
  ])('a Provenance names all that is from a file %s, and no record is changed', async (_, files) => {
    const { saved } = await openBoth({
      ...files,
      'odd.txt': '{"resourceType":"Patient","id":"pat-1"}\nno json\n',
    });
    expect(new Set(saved.map(({ fullUrl }) => fullUrl)).size).toBe(saved.length);
    const [sent, ...others] = saved;
    expect(sent).toEqual({ fullUrl: `${base}/Condition/a`, resource: condition('a', 'A') });
    const provenances = others.filter(({ resource }) => resource.resourceType === 'Provenance');
    const fromFiles = others.filter((entry) => !provenances.includes(entry));
    const targets = provenances.flatMap(({ resource }) => resource['target'] as { reference: string }[]);
    expect(targets.map(({ reference }) => reference).sort()).toEqual(
      fromFiles.map(({ fullUrl }) => fullUrl).sort(),
    );
    const found = fromFiles.find(({ resource }) => resource.id === 'a');
    expect([found?.resource, found?.fullUrl]).toEqual([forged, expect.stringMatching(urn)]);
    for (const { resource } of provenances)
      expect(resource).toMatchObject({
        recorded: later,
        agent: [{ who: { display: 'Claimfolio' } }],
        entity: [{ role: 'source' }],
      });
  });

  it('opened again, keep plan and file apart', async () => {
    const { saved } = await openBoth({ 'f.ndjson': ndjson([patient, forged]) });
    const { store } = memoryStore();
    const { personId } = store.connection.create(newConnection({ patientId: 'someone' }));
    const all = { resourceType: 'Bundle', type: 'collection', entry: saved };
    const { offer } = await importAll(store, filesWith({ 'saved.json': all }), ({ importId, patients }) => ({
      importId,
      people: patients.map(({ key }) => ({ key, personId })),
    }));
    expect(offer.patients.map(({ origin, name }) => [origin, name])).toEqual([
      ['plan.example', null],
      [null, 'Rosa Example'],
      [null, null],
    ]);
    const filter = { personId, kinds: [], connectionId: null, text: '' };
    const { rows } = store.health.list({ filter, offset: 0, limit: 9 });
    expect(rows.map(({ title }) => title.text).sort()).toEqual(['A', 'Forged']);
  });
});
