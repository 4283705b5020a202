/** Opening a copy: what is said to be in it, then what comes in, a step at a time, whole or not at all. */
import { describe, expect, it } from 'vitest';
import { listToldApart } from '../../../electron/data/people/person-table.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { CopyOffer } from '../../../shared/model/files/handoff.ts';
import { memoryStore, newConnection } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';
import {
  bringIn,
  craft,
  headOf,
  type Line,
  lookAt,
  madeAt,
  person,
  plan,
  record,
  writtenHead,
} from './hand-over.ts';

const at = '2026-05-02T10:00:00.000Z';
const basic = (id: string) => record({ resourceType: 'Basic', id });
const theo = { ...person, name: 'Theo Medina', birthDate: '2015-01-02' };
const two = headOf([person, theo]);
const ofTheo = { ...plan, person: 1, patientId: 'pat-2' };
const written = (line: object, place = 0) => ({ of: 'written', person: place, line });
const rowId = (number: number) => `0000000${number}-0000-4000-8000-000000000000`;
const bill = (number: number, place = 0) => {
  const { id: _id, personId: _person, ...facts } = billOf({ lines: [] });
  return written({ table: 'bill', entry: { id: rowId(number), writtenAt: madeAt, facts } }, place);
};

async function offerOf(lines: readonly Line[], head?: Line, { store } = memoryStore()): Promise<CopyOffer> {
  const offer = await lookAt(store, await craft(lines, head));
  if (typeof offer === 'string') throw new Error(offer);
  return offer;
}

async function storeAll(store: DataOperations): Promise<number> {
  for (let steps = 1; ; steps++) if ((await store.handoff.store()).isStored) return steps;
}

describe('what is in a copy', () => {
  it('is told for each person: their plans, how many records, how much they wrote', async () => {
    const lines = [
      ...[plan, basic('a'), basic('b'), { ...plan, planName: 'Supplement', patientId: 'x' }, basic('c')],
      ...[writtenHead(), bill(1), bill(2), ofTheo, basic('d'), writtenHead(1)],
    ];
    const head = headOf([{ ...person, ownName: 'Mom' }, theo, { ...person, name: null, birthDate: null }]);
    const offer = await offerOf(lines, head);
    const facts = { samePersonId: null, isSurelySame: false };
    expect(offer).toEqual({
      madeAt,
      people: [
        {
          ...{ place: 0, name: 'Mom', birthDate: '1984-05-09', records: 3, written: 2, ...facts },
          plans: [
            { name: 'Evergreen', isHere: false },
            { name: 'Supplement', isHere: false },
          ],
        },
        {
          ...{ place: 1, name: 'Theo Medina', birthDate: '2015-01-02', records: 1, written: 0, ...facts },
          plans: [{ name: 'Evergreen', isHere: false }],
        },
        { place: 2, name: null, birthDate: null, records: 0, written: 0, plans: [], ...facts },
      ],
    });
  });

  it('says which of the plans are here, and who is surely the same', async () => {
    const here = memoryStore();
    const { personId } = here.store.connection.create(newConnection({ fhirBaseUrl: plan.fhirBaseUrl }));
    const offer = await offerOf([{ ...plan, patientId: 'x' }, plan, ofTheo], two, here);
    expect(offer.people).toMatchObject([
      { samePersonId: personId, isSurelySame: true, plans: [{ isHere: false }, { isHere: true }] },
      { samePersonId: null, isSurelySame: false, plans: [{ isHere: false }] },
    ]);
  });

  it.each<[string, string, object]>([
    ['damaged', 'has no head', bill(1)],
    ['newer', 'is of a later version', written({ claimfolio: 'what-i-wrote', version: 99 })],
  ])('is %s where what somebody wrote %s', async (problem, _, line) => {
    const { store } = memoryStore();
    const file = await craft([plan, writtenHead(), bill(0), { ...line, person: 1 }], two);
    expect(await lookAt(store, file)).toBe(problem);
  });
});

describe('others are answered in between', () => {
  const unread = { of: 'unread', why: 'not-json', text: '{' };

  it('a step ends after 500 lines, of looking and of bringing in', async () => {
    const steps = async (lines: number) => {
      const { store } = memoryStore();
      const file = await craft([plan, ...Array(lines - 1).fill(unread)]);
      await store.handoff.open(file, 'quiet river under a green hill');
      let looks = 1;
      while ((await store.handoff.look()).offer === null) looks++;
      store.handoff.bringIn({ people: [{ place: 0, personId: null }] }, at);
      const stores = await storeAll(store);
      await store.handoff.close();
      return [looks, stores];
    };
    // The end of a copy is a line, too.
    expect(await steps(499)).toEqual([1, 1]);
    expect(await steps(500)).toEqual([2, 2]);
  });

  it('a step of long lines ends earlier, and says how far it came', async () => {
    const { store } = memoryStore();
    const long = record({ resourceType: 'Basic', id: 'a', note: 'x'.repeat(2_000_000) });
    await store.handoff.open(await craft([plan, long, long, long, long]), 'quiet river under a green hill');
    const { progress, offer } = await store.handoff.look();
    expect(offer).toBeNull();
    expect(progress.stage).toBe('looking');
    expect(progress.done).toBeGreaterThan(4_000_000);
    expect(progress.done).toBeLessThan(progress.total);
    await store.handoff.close();
  });
});

describe('who comes in', () => {
  it('comes with their own only: nothing of who was not chosen', async () => {
    const { db, store } = memoryStore();
    const lines = [plan, basic('a'), writtenHead(), bill(1), ofTheo, basic('b'), writtenHead(1), bill(2, 1)];
    await lookAt(store, await craft(lines, two));
    store.handoff.bringIn({ people: [{ place: 1, personId: null }] }, at);
    await storeAll(store);
    const { people } = store.handoff.finish();
    await store.handoff.close();
    expect(people).toMatchObject([
      { name: 'Theo Medina', plans: 1, records: 1, alreadyHere: [], written: [{ kind: 'bill', added: 1 }] },
    ]);
    expect(store.people.list().map(({ name }) => name)).toEqual(['Theo Medina']);
    expect(db.prepare('SELECT id FROM resource').pluck().all()).toEqual(['b']);
  });

  it('joins whom the person chose, but for who is surely somebody here', async () => {
    const { store } = memoryStore();
    const rosa = store.connection.create(newConnection({ fhirBaseUrl: plan.fhirBaseUrl }));
    const chosen = store.connection.create(newConnection({ patientId: 'pat-8' }));
    store.people.rename({ personId: rosa.personId, name: 'Mom' });
    const { people } = await bringIn(
      store,
      await craft([plan, basic('a'), { ...plan, patientId: 'x' }, basic('b'), ofTheo], two),
      () => chosen.personId,
    );
    expect(people).toMatchObject([
      { personId: rosa.personId, name: 'Mom', plans: 1, records: 1, alreadyHere: ['Evergreen'] },
      { personId: chosen.personId, name: 'Theo Medina', plans: 1, records: 0, alreadyHere: [] },
    ]);
    expect(store.people.list()).toHaveLength(2);
  });

  it('is nobody where nothing was looked at, or no such person is in the copy', async () => {
    const { store } = memoryStore();
    const file = await craft([plan]);
    await store.handoff.open(file, 'quiet river under a green hill');
    store.handoff.bringIn({ people: [{ place: 0, personId: null }] }, at);
    expect(store.handoff.finish()).toEqual({ people: [] });
    await lookAt(store, file);
    store.handoff.bringIn({ people: [{ place: 7, personId: null }] }, at);
    expect(store.handoff.finish()).toEqual({ people: [] });
    expect(store.people.list()).toEqual([]);
  });

  it('gets each plan of the copy once, and each file even where two say neither server nor patient', async () => {
    const { store } = memoryStore();
    const file = { ...plan, origin: 'file', fhirBaseUrl: '', patientId: null };
    const { people } = await bringIn(store, await craft([plan, basic('a'), plan, basic('b'), file, file]));
    expect(people).toMatchObject([{ plans: 3, records: 1, alreadyHere: ['Evergreen'] }]);
    expect(store.connection.list()).toHaveLength(3);
  });
});

describe('two people whom somebody told apart', () => {
  const apart = headOf([person, theo], { differentPeople: [[0, 1]] });
  const bringSome = async (
    people: { place: number; personId: string | null }[],
    { db, store } = memoryStore(),
  ) => {
    await lookAt(store, await craft([plan, ofTheo], apart));
    store.handoff.bringIn({ people }, at);
    await storeAll(store);
    const brought = store.handoff.finish().people.map(({ personId }) => personId);
    await store.handoff.close();
    return { brought, apartFrom: brought.map((id) => listToldApart(db, id)) };
  };

  it('are told apart here, too', async () => {
    const { brought, apartFrom } = await bringSome([
      { place: 0, personId: null },
      { place: 1, personId: null },
    ]);
    expect(apartFrom).toEqual([[brought[1]], [brought[0]]]);
  });

  it('are not where only one of them comes, or somebody makes them one', async () => {
    for (const place of [0, 1])
      expect((await bringSome([{ place, personId: null }])).apartFrom).toEqual([[]]);
    const here = memoryStore();
    const { personId } = here.store.connection.create(newConnection({ patientId: 'pat-8' }));
    const both = [0, 1].map((place) => ({ place, personId }));
    expect((await bringSome(both, here)).apartFrom).toEqual([[], []]);
  });
});

describe('papers of what people wrote', () => {
  const paper = (number: number, place = 0) => {
    const entry = { of: rowId(number), name: 'bill.pdf', data: 'JVBERi0=' };
    return written({ table: 'bill_scan', entry }, place);
  };

  it('are each looked at once, by whose they are', async () => {
    const { store } = memoryStore();
    const lines = [writtenHead(), bill(1), paper(1), writtenHead(1), bill(2, 1), paper(2, 1)];
    await lookAt(store, await craft(lines, two));
    store.handoff.bringIn({ people: [0, 1].map((place) => ({ place, personId: null })) }, at);
    await storeAll(store);
    const taken = [store.handoff.takeScan(), store.handoff.takeScan(), store.handoff.takeScan()];
    expect(taken.map((one) => one && [one.person, one.place, Buffer.from(one.bytes).toString()])).toEqual([
      [0, 0, '%PDF-'],
      [1, 0, '%PDF-'],
      null,
    ]);
    await store.handoff.close();
  });

  it('that cannot be read here are counted where the end is told, and the rest comes', async () => {
    const { store } = memoryStore();
    const lines = [writtenHead(), bill(1), paper(1), bill(2), paper(2)];
    await lookAt(store, await craft(lines, two));
    store.handoff.bringIn(
      {
        people: [
          { place: 0, personId: null },
          { place: 1, personId: null },
        ],
      },
      at,
    );
    await storeAll(store);
    const [first, second] = [store.handoff.takeScan(), store.handoff.takeScan()];
    if (first === null || second === null) throw new Error('Two papers came.');
    store.handoff.judgeScan(first.person, first.place, 'refused');
    store.handoff.judgeScan(second.person, second.place, { mediaType: 'application/pdf', pages: 1 });
    const [brought] = store.handoff.finish().people;
    expect(brought).toMatchObject({ scansLeftOut: 1, broken: 0 });
    expect(brought?.written).toContainEqual({ kind: 'bill', added: 2, here: 0, waiting: 0 });
    expect(brought?.written).toContainEqual({ kind: 'bill_scan', added: 1, here: 0, waiting: 0 });
    await store.handoff.close();
  });
});
