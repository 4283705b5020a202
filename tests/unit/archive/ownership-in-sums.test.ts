/** Records of somebody else that a plan's answer brings along: in no sum, no list and no saved file. */
import { expect, it } from 'vitest';
import { eob, openConnectedStore, seenAt, storeAll } from './records.ts';

const me = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Example' }],
  birthDate: '1984-05-09',
};

/** What a plan's answer with these records leaves: what is asked about, what is billed, and the saved file. */
function storeRecords(records: unknown[]) {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [me, ...records]);
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
