/** Who had a hand in a record, by role. Names are invented. */
import { expect, it } from 'vitest';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import { readProvenance } from '../../../electron/data/health/read/provenance.ts';

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
