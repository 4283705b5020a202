import { readWho } from '../fhir/parties.ts';
import type { Resource } from '../fhir/resource.ts';
import { comparePeople, identify } from './compare-people.ts';
import type { Connections } from './connections.ts';

/** Patients as a subject of the archive: they name the person, and nothing else is derived from them. */
export function createPersonSubject(connections: Connections) {
  return {
    resourceTypes: ['Patient'],
    /** Names only who has no name yet. Nobody is renamed: another name is kept beside, to be told. */
    observe(
      patient: Resource,
      pass: { from: 'plan' | 'file' },
      { id, personId }: { id: string; personId: string },
    ): void {
      const said = readWho(patient);
      const person = connections.person(personId);
      const isSame = person !== null && comparePeople(identify(person), said) === 'same';
      connections.noteName(personId, isSame ? { ...said, name: person.nameOfPlans ?? said.name } : said);
      if (pass.from === 'plan') connections.noteSaid(id, said);
    },
  };
}
