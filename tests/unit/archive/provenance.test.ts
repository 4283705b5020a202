/** Who had a hand in a record, by role, and which record it is. Names are invented. */
import { describe, expect, it } from 'vitest';
import { readProvenance, targetsOf } from '../../../electron/data/archive/provenance/provenance.ts';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import { ClaimView } from '../../../shared/model/claims/claims-view.ts';
import { recordFilter } from './health-data.ts';
import { base, eob, later, openConnectedStore, storeAll } from './records.ts';

const coded = (...codes: string[]): Json => ({ coding: codes.map((code) => ({ code })) });
const clinic: Resource = { resourceType: 'Organization', id: 'o', name: 'Maple Clinic' };
const read = (more: Json) =>
  readProvenance({ resourceType: 'Provenance', ...more } as Resource, (reference) =>
    JSON.stringify(reference).includes('Organization/o') ? clinic : null,
  );

it('tells author, sender and who put it together apart, and for whom each acts', () => {
  const { origin, unread } = read({
    recorded: '2026-03-14T08:00:00Z',
    target: [{ reference: 'Condition/1' }],
    agent: [
      { type: coded('author'), who: { display: 'Dr. Vale' }, onBehalfOf: { reference: 'Organization/o' } },
      { type: coded('transmitter', 'custodian'), who: { display: 'Lakes Exchange' } },
      { role: [coded('assembler')], who: { display: 'Hill Robot' } },
      { type: { text: 'Courier' }, who: { display: 'Swift Rider' } },
      { who: { reference: 'Organization/o' } },
      { type: coded('author'), who: { reference: 'Practitioner/gone' } },
    ],
  });
  const nobody = { roles: [], roleText: null, who: null, onBehalfOf: null };
  expect(origin).toEqual({
    recordedOn: '2026-03-14',
    agents: [
      { ...nobody, roles: ['author'], who: 'Dr. Vale', onBehalfOf: 'Maple Clinic' },
      { ...nobody, roles: ['transmitter', 'custodian'], who: 'Lakes Exchange' },
      { ...nobody, roles: ['assembler'], who: 'Hill Robot' },
      { ...nobody, roleText: 'Courier', who: 'Swift Rider' },
      { ...nobody, who: 'Maple Clinic' },
      { ...nobody, roles: ['author'] },
    ],
    madeFrom: [],
  });
  expect(unread).toEqual([]);
});

it('says what the plan made it from, and lists the rest', () => {
  const url = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/ProvenanceSourceFrom';
  const { origin, unread } = read({
    reason: [coded('RECORDMGT')],
    entity: [
      {
        role: 'source',
        what: { display: 'No reference available' },
        extension: [{ url, valueCodeableConcept: { text: 'Note of a visit' } }],
      },
      { role: 'source', what: { display: 'admission form' } },
    ],
  });
  expect(origin.madeFrom).toEqual(['Note of a visit', 'admission form']);
  expect(unread.map(({ path }) => path)).toEqual(['Provenance.reason']);
});

it('tells when and at which step the plan noted it among what only computers need', () => {
  const { unread, technical } = read({
    occurredPeriod: { start: '2026-03-14T07:59:00Z' },
    activity: coded('CREATE'),
    recorded: '2026-03-14T08:00:00Z',
  });
  expect(unread).toEqual([]);
  expect(technical.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Provenance.occurredPeriod'),
      expect.stringContaining('Provenance.activity'),
    ]),
  );
});

it('names the records that it is about, without their versions; what names none is left out', () => {
  const target = [
    { reference: 'Condition/1/_history/3' },
    { reference: `${base}/Procedure/2` },
    { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' },
    { display: 'some record' },
    null,
  ];
  expect(targetsOf({ resourceType: 'Provenance', target } as unknown as Resource)).toEqual([
    'Condition/1',
    `${base}/Procedure/2`,
    'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
  ]);
  expect(targetsOf({ resourceType: 'Provenance' })).toEqual([]);
});

describe('a stored Provenance', () => {
  const about = (id: string, ...targets: string[]) => ({
    resourceType: 'Provenance',
    id,
    target: targets.map((reference) => ({ reference })),
    recorded: '2026-03-14T08:00:00Z',
    agent: [{ type: coded('author'), who: { reference: 'Organization/o' } }],
  });
  const condition = (id: string) => ({
    resourceType: 'Condition',
    id,
    subject: { reference: 'Patient/pat-1' },
    code: { text: id },
  });

  it('is shown with the records that it names, and with no other', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [
      ...['1', '11', '2'].map(condition),
      about('relative', 'Condition/1', 'Condition/gone'),
      about('absolute', `${base}/Condition/2/_history/7`),
      about('other', 'Observation/1', 'XCondition/1', 'Condition/111'),
    ]);
    const shown = (id: string) =>
      store.health.get({ recordId: `${connectionId}/Condition/${id}` }).provenance.length;
    expect(['1', '11', '2'].map(shown)).toEqual([1, 0, 1]);
  });

  it('is shown with what it names now, once it names something else', () => {
    const { db, store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [...['1', '2'].map(condition), about('p', 'Condition/1', 'Condition/1')]);
    storeAll(store, connectionId, [about('p', 'Condition/2')], { at: later });
    const shown = (id: string) =>
      store.health.get({ recordId: `${connectionId}/Condition/${id}` }).provenance.length;
    expect(['1', '2'].map(shown)).toEqual([0, 1]);
    store.connection.erase(connectionId);
    expect(db.prepare('SELECT * FROM provenance_target').all()).toEqual([]);
  });

  it('is shown with the claim that it names', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [
      eob({ id: 'one' }),
      eob({ id: 'two' }),
      about('p', 'ExplanationOfBenefit/one'),
      { resourceType: 'Organization', id: 'o', name: 'Maple Clinic' },
    ]);
    const view = store.claims.get({ claimId: `${connectionId}/one` });
    expect(view.provenance).toMatchObject([{ recordedOn: '2026-03-14', agents: [{ who: 'Maple Clinic' }] }]);
    expect(ClaimView.parse(view)).toEqual(view);
    expect(store.claims.get({ claimId: `${connectionId}/two` }).provenance).toEqual([]);
  });

  it('is no record of its own: nothing lists or counts it', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const stored = storeAll(store, connectionId, [condition('1'), about('p', 'Condition/1')]);
    expect(stored).toMatchObject({ records: 1, skipped: 0 });
    const { rows } = store.health.list({ filter: recordFilter(personId), offset: 0, limit: 10 });
    expect(rows.map(({ id }) => id)).toEqual([`${connectionId}/Condition/1`]);
    expect(store.connection.list()[0]?.records).toBe(1);
  });

  it('has those asked for whom it names without a name; never a patient, nor what it is about', () => {
    const { store, connectionId } = openConnectedStore();
    const agent = [
      { who: { reference: 'Organization/o', display: 'Maple Clinic' } },
      { who: { reference: 'Practitioner/d' }, onBehalfOf: { reference: 'Organization/lab' } },
      { who: { reference: 'Patient/somebody' } },
    ];
    storeAll(store, connectionId, [{ ...about('p', 'Condition/1', 'Coverage/c'), agent }]);
    expect(store.archive.listMissingReferences(connectionId)).toEqual(['Organization/lab', 'Practitioner/d']);
  });
});
