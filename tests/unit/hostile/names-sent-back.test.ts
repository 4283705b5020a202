/** What a plan or a file calls things crosses to the page and comes back: however long, the question is understood. */
import { expect, it } from 'vitest';
import { createRouter, type Handlers } from '../../../electron/ipc/router.ts';
import { longestAddress } from '../../../shared/bounds.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { filesWith, importAll, ndjson } from '../../integration/import/opened.ts';
import { MemoryLog } from '../../support/memory-ports.ts';
import { eob, filter, memoryStore, openConnectedStore, storeAll } from '../archive/records.ts';

const long = 'a very long name '.repeat(1000);
const reference = { reference: 'Patient/pat-1' };

it('a provider of 17,000 characters is found by the name that Spending shows', () => {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [eob({ provider: long, id: 'a' }), eob({ id: 'b' })]);
  const names = store.spending
    .get({ personId, year: null, today: '2026-03-20' })
    .providers.map(({ name }) => name);
  const provider = names.find((name) => name?.startsWith('a very')) ?? '';
  const question = { filter: { ...filter(personId), provider }, offset: 0, limit: 10 };
  expect(requests['claims.list'].input.safeParse(question).success).toBe(true);
  expect(store.claims.list(question).count).toBe(1);
});

it('a trend of a code of 17,000 characters can be opened', () => {
  const { store, connectionId, personId } = openConnectedStore({ granted: ['patient', 'results'] });
  const observation = (id: string, code: string, value: number) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: reference,
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: 'urn:x', code, display: 'Test' }] },
    effectiveDateTime: `2026-01-0${value}`,
    valueQuantity: { value, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' },
  });
  const all = ['x', 'y'].flatMap((end, index) =>
    [1, 2].map((value) => observation(`${index}-${value}`, `${long}${end}`, value)),
  );
  storeAll(store, connectionId, all);
  const { trends } = store.timeline.overview({ personId });
  expect(trends).toHaveLength(2);
  for (const { key } of trends) {
    expect(requests['health.trend'].input.safeParse({ personId, key }).success).toBe(true);
    expect(store.health.trend({ personId, key }).series[0]?.points).toHaveLength(2);
  }
});

it('a name of 17,000 control characters, of which nobody knows whose it is, can be answered', () => {
  const { store, connectionId } = openConnectedStore();
  const identifier = { system: '\u0001'.repeat(17_000), value: '\u0002'.repeat(17_000) };
  storeAll(store, connectionId, [{ ...eob(), patient: { identifier } }]);
  const [undecided] = store.records.undecided({ connectionId }).causes;
  const answer = { connectionId, cause: undecided?.cause, answer: 'own' };
  expect(requests['records.decide'].input.safeParse(answer).success).toBe(true);
});

it('a patient of a file whose id has 17,000 characters can be added', async () => {
  const { store } = memoryStore();
  const patients = ['x', 'y'].map((end) => ({
    resourceType: 'Patient',
    id: `${long}${end}`,
    name: [{ text: `Rosa ${end}` }],
  }));
  const { offer } = await importAll(store, filesWith({ 'x.ndjson': ndjson(patients) }), (found) => {
    const people = found.patients.map(({ key }) => ({ key, personId: null }));
    expect(requests['files.import'].input.safeParse({ importId: found.importId, people }).success).toBe(true);
    return { importId: found.importId, people };
  });
  expect(offer.patients).toHaveLength(2);
  expect(store.people.list().map(({ name }) => name)).toEqual(['Rosa x', 'Rosa y']);
});

it.each<[string, string, unknown]>([
  [
    '500 files with long paths are dropped',
    'files.look',
    { paths: Array(500).fill(`/home/${'a'.repeat(900)}`) },
  ],
  [
    'a plan has a long address',
    'plans.offer',
    { plan: { address: `https://plan.example/${'a'.repeat(longestAddress - 21)}` } },
  ],
])('%s, and the question is understood', async (_what, channel, input) => {
  const asked: unknown[] = [];
  const note = async (value: unknown) => {
    asked.push(value);
    throw new Error('far enough');
  };
  const handlers = { [channel]: note } as unknown as Handlers;
  await createRouter(handlers, new MemoryLog())(channel, input);
  expect(asked).toEqual([input]);
});
