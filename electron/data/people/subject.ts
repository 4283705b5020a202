import { parseFhirDate } from '#shared/dates';
import { nameOf } from '../fhir/parties.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Connections } from './connections.ts';

/** Patients as a subject of the archive: they name the person, and nothing else is derived from them. */
export function createPersonSubject(connections: Connections) {
  return {
    resourceTypes: ['Patient'],
    observe(patient: Resource, pass: { from: 'plan' | 'file' }, { personId }: { personId: string }): void {
      const who = { name: nameOf(patient), birthDate: parseFhirDate(patient['birthDate']) };
      // A file may be somebody's whose name is written otherwise here: it names only who has no name yet.
      if (pass.from === 'plan') connections.namePerson(personId, who);
      else connections.noteName(personId, who);
    },
  };
}
