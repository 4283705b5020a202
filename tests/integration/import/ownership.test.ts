/** Whose the records of files are: decided by server and id, by the Bundle's addresses or by a whole number, else asked. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../electron/data/database/database.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { ImportOffer, ImportRequest } from '../../../shared/model/files/import.ts';
import { eob, filter, later, memoryStore } from '../../unit/archive/records.ts';
import { accountedFor, filesWith, importAll, ndjson } from './opened.ts';

const here = 'https://plan.example/fhir';
const elsewhere = 'https://other.example/fhir';
const number = { system: 'https://plan.example/members', value: 'M-1' };
const memberType = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }],
};
const patient = (name: string, more = {}) => ({
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: name }],
  birthDate: name.startsWith('Rosa') ? '1984-05-09' : '2015-01-02',
  ...more,
});
const rosa = patient('Rosa Example', { identifier: [number] });
const theo = patient('Theo Example');

type Content = { resourceType?: unknown; id?: unknown };
const entryAt = (base: string, resource: Content) => ({
  fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
  resource,
});
const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry });
/** A claim whose patient is this element. */
const claimOf = (element: unknown, id: string, more = {}) => ({ ...eob({ id }), patient: element, ...more });

/** Everyone with a name in the files as someone new; records of nobody as the first of them. */
const eachAsNew = ({ importId, patients }: ImportOffer): ImportRequest => ({
  importId,
  people: patients.filter(({ name }) => name !== null).map(({ key }) => ({ key, personId: null })),
});

const claimsByName = (store: DataOperations) =>
  Object.fromEntries(store.people.list().map(({ id, name }) => [name, claimsOf(store, id)]));
const claimsOf = (store: DataOperations, personId: string) =>
  store.claims
    .list({ filter: filter(personId), offset: 0, limit: 100 })
    .rows.map(({ id }) => id.split('/')[1])
    .sort();

/** Rosa's file with these records beside her own, in a list of lines. */
async function openRosas(records: unknown[]) {
  const opened = memoryStore();
  const { store } = opened;
  const paths = filesWith({ 'r.ndjson': ndjson([rosa, ...records]) });
  const { offer, end } = await importAll(store, paths, eachAsNew);
  const [personId = ''] = end.personIds;
  const [{ id: connectionId } = { id: '' }] = store.connection.list();
  const asked = () => store.records.undecided({ connectionId }).causes;
  return {
    ...opened,
    ...{ paths, offer, end, personId, connectionId, asked },
    claims: () => claimsOf(store, personId),
    answer(answer: 'own' | 'left-out') {
      const [{ cause } = { cause: '' }] = asked();
      store.records.decide({ connectionId, cause, answer });
    },
  };
}

/** All that the database holds, as text. */
function bytesIn(db: Db): string {
  return (db as unknown as { serialize(): Buffer }).serialize().toString('latin1');
}

describe('one id on two servers', () => {
  it('is two patients, each with their own claims and the names of their own server', async () => {
    const { store } = memoryStore();
    const place = (name: string) => ({ resourceType: 'Practitioner', id: 'doc', name: [{ text: name }] });
    const seen = { provider: { reference: 'Practitioner/doc' } };
    const file = bundle(
      entryAt(here, rosa),
      entryAt(here, place('Dr. Here')),
      entryAt(here, eob({ id: 'r', ...seen })),
      entryAt(elsewhere, theo),
      entryAt(elsewhere, place('Dr. Elsewhere')),
      entryAt(elsewhere, eob({ id: 't', ...seen })),
      entryAt(elsewhere, eob({ id: 'abroad', patient: `${here}/Patient/pat-1` })),
    );
    const { offer } = await importAll(store, filesWith({ 'two.json': file }), eachAsNew);
    expect(offer.patients).toMatchObject([
      { name: 'Rosa Example', origin: 'plan.example' },
      { name: 'Theo Example', origin: 'other.example' },
    ]);
    expect(claimsByName(store)).toEqual({ 'Rosa Example': ['abroad', 'r'], 'Theo Example': ['t'] });
    const doctors = store.people
      .list()
      .map(({ id }) => store.claims.list({ filter: filter(id), offset: 0, limit: 9 }).rows[0]?.providerName);
    expect(doctors.sort()).toEqual(['Dr. Elsewhere', 'Dr. Here']);
  });

  it('an absolute reference to another server is another patient, in lines that name no server too', async () => {
    const { offer, end, claims } = await openRosas([
      eob({ id: 'hers' }),
      eob({ id: 'other', patient: `${elsewhere}/Patient/pat-1` }),
    ]);
    expect(offer.patients).toMatchObject([
      { name: 'Rosa Example', origin: null },
      { name: null, origin: 'other.example' },
    ]);
    expect(claims()).toEqual(['hers']);
    expect(accountedFor(end)).toEqual({ stored: 2, told: 0, leftOut: 1, undecided: 0 });
  });

  it('a record of a known server does not replace one of the same id whose server is not known', async () => {
    const { store } = memoryStore();
    const first = filesWith({ 'a.ndjson': ndjson([rosa, eob({ billed: 100, number: 'A' })]) });
    const { end } = await importAll(store, first, eachAsNew);
    const [personId = ''] = end.personIds;
    const other = eob({ billed: 999, number: 'B', lastUpdated: '2030-01-01T00:00:00Z' });
    await importAll(
      store,
      filesWith({ 'b.json': bundle(entryAt(elsewhere, rosa), entryAt(elsewhere, other)) }),
      ({ importId, patients }) => ({ importId, people: patients.map(({ key }) => ({ key, personId })) }),
    );
    const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 9 });
    expect(rows.map(({ billed }) => billed?.cents).sort()).toEqual([10_000, 99_900]);
  });

  it('lines of two people who have one id and no server stand apart, and so does what names just the id', async () => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(
      store,
      filesWith({
        'rosa.ndjson': ndjson([rosa, eob({ id: 'r' })]),
        'theo.ndjson': ndjson([theo, eob({ id: 't' })]),
        'claims.ndjson': ndjson([eob({ id: 'whose' })]),
      }),
      eachAsNew,
    );
    expect(offer.patients.map(({ name }) => name).sort()).toEqual(
      ['Rosa Example', 'Theo Example', null].sort(),
    );
    expect(claimsByName(store)).toEqual({ 'Rosa Example': ['r'], 'Theo Example': ['t'] });
    expect(end.leftOut).toBe(1);
    const mixed = memoryStore().store;
    await importAll(mixed, filesWith({ 'both.ndjson': ndjson([rosa, theo, eob()]) }), eachAsNew);
    expect(claimsByName(mixed)).toEqual({ 'Rosa Example': [], 'Theo Example': [] });
  });
});

describe('two patients of one name on two servers, each said to be someone new', () => {
  it.each([
    ['are one person by a whole birth date', '1984-05-09', 1],
    ['are two people without a birth date', undefined, 2],
    ['are two people when it stops at the year', '1984', 2],
    ['are two people when it stops at the month', '1984-05', 2],
  ])('%s', async (_, birthDate, count) => {
    const { store } = memoryStore();
    const maria = patient('Maria Garcia', { birthDate });
    const file = (base: string, id: string) => bundle(entryAt(base, maria), entryAt(base, eob({ id })));
    const paths = filesWith({ 'a.json': file(here, 'a'), 'b.json': file(elsewhere, 'b') });
    const { offer, end } = await importAll(store, paths, eachAsNew);
    expect(offer.patients).toHaveLength(2);
    expect(store.people.list()).toHaveLength(count);
    expect(end.personIds.map((id) => claimsOf(store, id))).toEqual(
      count === 1 ? [['a', 'b']] : [['a'], ['b']],
    );
  });
});

describe('addresses within a file', () => {
  const urn = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000001';
  const claim = (id: string) => ({ resource: claimOf({ reference: urn }, id) });

  it('a urn is the Patient of its own file, and another one in another file', async () => {
    const { store } = memoryStore();
    await importAll(
      store,
      filesWith({
        'rosa.json': bundle(claim('r'), { fullUrl: urn, resource: { ...rosa, id: 'rosa' } }),
        'theo.json': bundle({ fullUrl: urn, resource: { ...theo, id: 'theo' } }, claim('t')),
      }),
      eachAsNew,
    );
    expect(claimsByName(store)).toEqual({ 'Rosa Example': ['r'], 'Theo Example': ['t'] });
  });

  it('a urn of a Patient without an id is that Patient', async () => {
    const { store } = memoryStore();
    const nameless = { ...rosa, id: undefined };
    await importAll(store, filesWith({ 'r.json': bundle(claim('r'), { fullUrl: urn, resource: nameless }) }));
    expect(claimsByName(store)).toEqual({ 'Rosa Example': ['r'] });
  });

  it('two Patients of one id are told apart by their urns', async () => {
    const { store } = memoryStore();
    const other = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000002';
    const file = bundle({ fullUrl: urn, resource: rosa }, { fullUrl: other, resource: theo }, claim('r'), {
      resource: claimOf({ reference: other }, 't'),
    });
    await importAll(store, filesWith({ 'two.json': file }), eachAsNew);
    expect(claimsByName(store)).toEqual({ 'Rosa Example': ['r'], 'Theo Example': ['t'] });
  });

  it('a urn that stands for two people, or for nothing, is asked about', async () => {
    const { store } = memoryStore();
    const file = bundle(
      { fullUrl: urn, resource: { ...rosa, id: 'rosa' } },
      { fullUrl: urn, resource: { ...theo, id: 'theo' } },
      claim('whose'),
    );
    const { offer } = await importAll(store, filesWith({ 'two.json': file }), eachAsNew);
    expect(offer.patients.map(({ key }) => key === '')).toEqual([false, false, true]);
    expect(claimsByName(store)).toEqual({ 'Rosa Example': [], 'Theo Example': [] });
    const { claims, asked, end } = await openRosas([claimOf({ reference: 'urn:uuid:gone' }, 'whose')]);
    expect([claims(), end.undecided]).toEqual([[], 1]);
    expect(asked()).toMatchObject([{ kind: 'unknown', name: 'urn:uuid:gone', count: 1 }]);
  });
});

describe('patients by number, contained, by name or not at all', () => {
  const contained = (more: object) => ({ contained: [{ resourceType: 'Patient', id: 'p', ...more }] });
  it.each([
    ['an identifier with its system', claimOf({ identifier: number }, 'a')],
    [
      'a contained Patient of her number',
      claimOf({ reference: '#p' }, 'a', contained({ identifier: [number] })),
    ],
    ['an unknown urn beside her number', claimOf({ reference: 'urn:uuid:gone', identifier: number }, 'a')],
  ])('%s is hers', async (_, claim) => {
    const { claims, end } = await openRosas([claim]);
    expect([claims(), end.undecided]).toEqual([['a'], 0]);
  });

  it.each([
    ['a number without a system', 'number', claimOf({ identifier: { value: 'M-1' } }, 'a')],
    ['a number of another system', 'number', claimOf({ identifier: { ...number, system: 'x:y' } }, 'a')],
    [
      'a contained Patient of another number',
      'number',
      claimOf({ reference: '#p' }, 'a', contained({ identifier: [{ ...number, value: 'M-2' }] })),
    ],
    [
      'a contained Patient of her id and name',
      'name',
      claimOf({ reference: '#p' }, 'a', contained({ id: 'p', name: [{ text: 'Rosa Example' }] })),
    ],
    ['a name alone', 'name', claimOf({ display: 'Rosa Example' }, 'a')],
    ['a claim that names no patient', 'nobody', claimOf({ type: 'Patient' }, 'a')],
    ['a relative', 'unknown', claimOf({ reference: 'RelatedPerson/spouse', identifier: number }, 'a')],
    ['a group', 'unknown', claimOf({ reference: 'Group/1' }, 'a')],
    ['a name in a list', 'name', claimOf([{ display: 'Rosa Example' }], 'a')],
    ['a patient that cannot be read', 'unknown', claimOf([['Patient/pat-1']], 'a')],
  ])('%s is in no list, no sum and no saved file, and is asked about', async (_, kind, claim) => {
    const { store, claims, asked, end, personId } = await openRosas([eob({ id: 'hers' }), claim]);
    expect(claims()).toEqual(['hers']);
    const { totals } = store.claims.overview({ personId, year: null, today: '2026-03-22' });
    expect(totals).toMatchObject([{ claims: 1 }]);
    expect(new TextDecoder().decode(store.records.bundle(personId))).not.toContain('CLM-a');
    expect(asked()).toMatchObject([{ kind, count: 1, answer: null }]);
    expect(accountedFor(end)).toEqual({ stored: 2, told: 0, leftOut: 0, undecided: 1 });
  });

  it('the subscriber number in her Patient record makes no claim hers', async () => {
    const family = { ...number, type: { coding: [{ code: 'SN' }] } };
    const { store } = memoryStore();
    const lines = ndjson([{ ...rosa, identifier: [family] }, claimOf({ identifier: number }, 'a')]);
    const { end } = await importAll(store, filesWith({ 'r.ndjson': lines }), eachAsNew);
    expect([claimsByName(store), end.undecided]).toEqual([{ 'Rosa Example': [] }, 1]);
  });

  it('two people of one number have it both and neither', async () => {
    const { store } = memoryStore();
    const twin = { ...theo, id: 'pat-2', identifier: [number] };
    const lines = ndjson([rosa, twin, claimOf({ identifier: number }, 'a')]);
    await importAll(store, filesWith({ 'two.ndjson': lines }), eachAsNew);
    expect(claimsByName(store)).toEqual({ 'Rosa Example': [], 'Theo Example': [] });
  });

  it('a number of her card in the same file is hers, whatever comes first', async () => {
    const onCard = { system: 'https://plan.example/cards', value: 'C-7' };
    const card = {
      resourceType: 'Coverage',
      id: 'card',
      beneficiary: { reference: 'Patient/pat-1' },
      identifier: [{ ...onCard, type: memberType }],
    };
    const between = Array.from({ length: 3000 }, (_, index) => ({ resourceType: 'Basic', id: `b-${index}` }));
    const { claims, asked } = await openRosas([claimOf({ identifier: onCard }, 'a'), ...between, card]);
    expect([claims(), asked()]).toEqual([['a'], []]);
  });

  it('a record that names two patients is stored for nobody', async () => {
    const two = {
      ...{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Weight' } },
      subject: { reference: 'Patient/pat-1' },
      patient: { reference: 'Patient/pat-2' },
    };
    const { end } = await openRosas([two]);
    expect(end.notUnderstood).toMatchObject([{ why: 'no-patient', place: 2 }]);
  });

  it('of nobody that the files describe, each cause is asked about by itself', async () => {
    const { store } = memoryStore();
    const lines = ndjson([
      claimOf({ identifier: number }, 'a'),
      claimOf({ identifier: { ...number, value: 'M-2' } }, 'b'),
      claimOf({ type: 'Patient' }, 'c'),
    ]);
    const { offer, end } = await importAll(store, filesWith({ 'n.ndjson': lines }));
    expect(offer.patients).toMatchObject([{ key: '', name: null }]);
    const [personId = ''] = end.personIds;
    expect(claimsOf(store, personId)).toEqual(['c']);
    const [{ id: connectionId } = { id: '' }] = store.connection.list();
    expect(store.records.undecided({ connectionId }).causes).toMatchObject([
      { name: 'M-1' },
      { name: 'M-2' },
    ]);
  });
});

describe('the answer to a question about a file', () => {
  it('what a correction had replaced counts again once a later file leaves open whose the correction is', async () => {
    const prior = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'A' } }];
    const first = eob({ id: 'a', number: 'A', billed: 100 });
    const { store, personId } = await openRosas([first, eob({ id: 'b', billed: 150, related: prior })]);
    const open = claimOf({ display: 'Somebody' }, 'b');
    const { end } = await importAll(
      store,
      filesWith({ 'b.ndjson': ndjson([rosa, open]) }),
      ({ importId, patients }) => ({ importId, people: patients.map(({ key }) => ({ key, personId })) }),
      later,
    );
    const { totals } = store.claims.overview({ personId, year: null, today: '2026-03-22' });
    expect([end.undecided, totals[0]?.billed.cents]).toEqual([1, 10_000]);
  });

  const claim = claimOf({ identifier: { ...number, value: 'M-9' } }, 'a', { note: 'Zyxwvut' });

  it('"theirs" lists the records as from that file, and holds when it is opened again', async () => {
    const { store, paths, claims, asked, answer, personId } = await openRosas([claim]);
    answer('own');
    expect(claims()).toEqual(['a']);
    const [row] = store.claims.list({ filter: filter(personId), offset: 0, limit: 9 }).rows;
    expect(row).toMatchObject({ counted: true, openedAt: '2026-03-20T08:04:00.000Z' });
    const again = await importAll(store, paths, undefined, later);
    expect(accountedFor(again.end)).toEqual({ stored: 2, told: 0, leftOut: 0, undecided: 0 });
    expect(asked()).toMatchObject([{ count: 1, answer: 'own' }]);
  });

  it('"leave out" erases them, and they come back from the file once they are said to be theirs', async () => {
    const { db, store, paths, claims, answer } = await openRosas([claim]);
    expect(bytesIn(db)).toContain('Zyxwvut');
    answer('left-out');
    const again = await importAll(store, paths);
    expect(accountedFor(again.end)).toEqual({ stored: 1, told: 0, leftOut: 1, undecided: 0 });
    expect([claims(), bytesIn(db).includes('Zyxwvut')]).toEqual([[], false]);
    answer('own');
    await importAll(store, paths);
    expect(claims()).toEqual(['a']);
  });
});
