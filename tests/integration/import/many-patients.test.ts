/** Files about far more people than one family has: the person who is here is offered, the rest is counted. */
import { expect, it } from 'vitest';
import { memoryStore, newConnection } from '../../unit/archive/records.ts';
import { filesWith, folderWith, importAll, ndjson, offerOf } from './opened.ts';

const patient = (index: number) => ({
  resourceType: 'Patient',
  id: `p${index}`,
  name: [{ text: `Person ${String.fromCharCode(97 + (index % 26)).repeat(2 + Math.floor(index / 26))}` }],
  birthDate: '1984-05-09',
});

it('10,000 people: 200 are offered, who seems to be here first; nobody else is stored', async () => {
  const { store } = memoryStore();
  const last = patient(9999);
  await importAll(store, filesWith({ 'own.ndjson': ndjson([last]) }));
  const [here] = store.people.list();
  const files = filesWith({
    'x.ndjson': ndjson(Array.from({ length: 10_000 }, (_, index) => patient(index))),
  });
  const { offer, end } = await importAll(store, files, ({ importId, patients }) => ({
    importId,
    people: patients.slice(0, 1).map(({ key, suggestedPersonId }) => ({ key, personId: suggestedPersonId })),
  }));
  expect(offer.patients).toHaveLength(200);
  expect(offer.more).toEqual({ files: 0, patients: 9800, missingFiles: 0 });
  expect(offer.patients[0]).toMatchObject({ suggestedPersonId: here?.id, name: last.name[0]?.text });
  expect(end.leftOut).toBe(9999);
  expect(store.people.list()).toEqual([here]);
});

it('a list of 10,000 files that are missing names 20 of them and counts the rest', async () => {
  const { store } = memoryStore();
  store.connection.create(newConnection());
  const output = Array.from({ length: 10_000 }, (_, index) => ({
    type: 'Patient',
    url: `https://plan.example/${index}.ndjson`,
  }));
  const folder = folderWith({ 'manifest.json': { transactionTime: '2026-01-01', request: 'x', output } });
  const offer = await offerOf(store, [`${folder}/manifest.json`]);
  expect(offer.missingFiles).toHaveLength(20);
  expect(offer.more.missingFiles).toBe(9980);
});
