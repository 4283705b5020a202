import { readPatientFacts } from '../fhir/patients/patient-facts.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Connections } from './connections.ts';

/** Patients as a subject of the archive: they name the person, and nothing else is derived from them. */
export function createPersonSubject(connections: Connections) {
  return {
    resourceTypes: ['Patient'],
    observe(patient: Resource, _pass: unknown, { personId }: { personId: string }): void {
      connections.noteName(personId, readPatientFacts(patient));
    },
  };
}
