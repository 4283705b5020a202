/** Someone new in a file who looks like somebody here: the person chose so, and is not asked again. */
import { expect, it } from 'vitest';
import { eob, memoryStore } from '../../unit/archive/records.ts';
import { filesWith, importAll } from './opened.ts';

const file = (id: string) =>
  filesWith({
    'b.json': {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        { resourceType: 'Patient', id, name: [{ text: 'Rosa Example' }], birthDate: '1984-05-09' },
        eob({ id: `c-${id}`, patient: `Patient/${id}` }),
      ].map((resource) => ({
        fullUrl: `https://${id}.example/fhir/${resource['resourceType']}/${resource['id']}`,
        resource,
      })),
    },
  });

it('a patient taken for someone new in spite of the one offered stays apart from them', async () => {
  const { store } = memoryStore();
  const first = await importAll(store, file('pat-1'));
  const second = await importAll(store, file('pat-2'), ({ importId, patients }) => ({
    importId,
    people: patients.map(({ key }) => ({ key, personId: null })),
  }));
  expect(second.offer.patients).toMatchObject([{ suggestedPersonId: first.end.personIds[0] }]);
  expect(store.people.list()).toHaveLength(2);
  expect(store.people.alike()).toEqual([]);
});
