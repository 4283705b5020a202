/** Records of somebody else that a plan's answer brings along: in no sum, no list and no saved file. */
import { expect, it } from 'vitest';
import { base, bytesOf, checkpoint, eob, openConnectedStore, seenAt } from './records.ts';

const me = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Example' }],
  birthDate: '1984-05-09',
};

/** What a plan's answer with these records leaves: what is asked about, what is billed, and the saved file. */
function storeRecords(records: unknown[]) {
  return storeEntries([me, ...records].map((resource) => ({ resource })));
}

function storeEntries(entry: unknown[]) {
  const { store, connectionId, personId } = openConnectedStore();
  const { page } = store.archive.readPage({
    connectionId,
    resourceType: 'ExplanationOfBenefit',
    bytes: bytesOf({ resourceType: 'Bundle', type: 'searchset', entry }),
  });
  store.archive.storePage(page, checkpoint(connectionId), seenAt);
  store.archive.endPass(connectionId, seenAt);
  const { totals } = store.claims.overview({ personId, year: 2026, today: '2026-03-20' });
  return {
    causes: store.records.undecided({ connectionId }).causes,
    billed: totals[0]?.billed.cents ?? null,
    saved: new TextDecoder().decode(store.records.bundle(personId)),
  };
}

it.each([
  ['a RelatedPerson', { reference: 'RelatedPerson/spouse' }],
  ['a Person', { reference: 'Person/9' }],
  ['a group of another server', { reference: 'https://other.example/fhir/Group/1' }],
  ['a Patient in capitals of another server', { reference: 'https://other.example/fhir/PATIENT/somebody' }],
  [
    'a type of nothing, with a name and a number',
    { reference: 'Member/x', display: 'Ivo', identifier: { system: 's', value: 'N' } },
  ],
])('a claim of %s is asked about and not counted', (_, patient) => {
  const { causes, billed } = storeRecords([{ ...eob({ billed: 5000 }), patient }]);
  expect([causes.length, billed]).toEqual([1, null]);
});

const reference = 'Patient/somebody-else';
it.each([
  ['Observation', { subject: [{ reference }], status: 'final', code: { text: 'Weight' } }],
  ['AllergyIntolerance', { patient: [{ reference }] }],
  ['Coverage', { beneficiary: [{ reference }] }],
  ['Task', { for: { reference } }],
  ['Appointment', { participant: [{ actor: { reference } }] }],
  ['Account', { subject: [{ reference }] }],
  ['RelatedPerson', { patient: [{ reference }] }],
])('%s of somebody else is not in the saved file', (resourceType, record) => {
  expect(storeRecords([{ resourceType, id: 'x', ...record }]).saved).not.toContain('somebody-else');
});

const elsewhere = 'https://other.example/fhir';
const entryAt = (server: string, resource: Record<string, unknown>) => ({
  fullUrl: `${server}/${resource['resourceType']}/${resource['id']}`,
  resource,
});

it.each([
  ['another server', elsewhere],
  ['another tenant by capitals', 'https://plan.example/FHIR'],
])('a claim of %s beside the Patient record here is asked about and not counted', (_, server) => {
  const { causes, billed } = storeEntries([entryAt(base, me), entryAt(server, eob({ billed: 5000 }))]);
  expect([causes, billed]).toMatchObject([[{ kind: 'patient', name: 'pat-1' }], null]);
});

it('an answer that names one inner address throughout, with the Patient record, is the plan behind its proxy', () => {
  const inside = 'http://fhir.internal:8080/fhir';
  const claim = entryAt(inside, eob({ billed: 5000 }));
  const whole = storeEntries([entryAt(inside, me), claim]);
  expect([whole.causes, whole.billed]).toEqual([[], 500_000]);
  const someone = { ...me, id: 'pat-2' };
  for (const entries of [[claim], [entryAt(inside, someone), claim], [{ resource: me }, claim]])
    expect(storeEntries(entries).causes).toHaveLength(1);
});

const subscriberNumber = {
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'SN' }] },
  system: 'https://plan.example/subscribers',
  value: 'FAMILY-1',
};

it.each([
  ['typed', subscriberNumber],
  ['untyped', { system: subscriberNumber.system, value: subscriberNumber.value }],
])("a spouse's claim by the subscriber number of the family, %s, is asked about", (_, identifier) => {
  const { causes, billed } = storeEntries([
    { resource: { ...me, identifier: [subscriberNumber] } },
    { resource: { ...eob({ billed: 5000 }), patient: { identifier, display: 'Ivo, the spouse' } } },
  ]);
  expect([causes, billed]).toMatchObject([[{ kind: 'number', name: 'FAMILY-1' }], null]);
});
