/** Who and what of a copy is on this computer already. */

import { plainBase } from '../fhir/identity.ts';
import { comparePeople } from '../fhir/patients/compare-people.ts';
import { identify } from '../people/compare-people.ts';
import type { Connection, Connections } from '../people/connections.ts';
import type { CopyConnection, CopyPerson } from './copy-format.ts';

/**
 * The connection that is the same plan and patient, or that the same file made. Where a file says neither server nor
 * patient, its connections are the same when they were made in the same instant.
 */
export function findConnection(
  connections: readonly Connection[],
  copied: CopyConnection,
): Connection | undefined {
  return connections.find((one) => {
    if (one.origin !== copied.origin || one.patientId !== copied.patientId) return false;
    const isSamePayer = one.payerId !== null && one.payerId === copied.payerId;
    const isSameServer = plainBase(one.fhirBaseUrl) === plainBase(copied.fhirBaseUrl);
    const isNamed = copied.patientId !== null && (isSamePayer || copied.fhirBaseUrl !== '');
    return (isSamePayer || isSameServer) && (isNamed || one.connectedAt === copied.connectedAt);
  });
}

/**
 * The one person here who is the copied one. `isSurelySame`: one of the plans says so; else their name and birth date
 * do.
 */
export function findSamePerson(
  connections: Connections,
  copied: CopyPerson,
  plansHere: readonly Connection[],
): { samePersonId: string | null; isSurelySame: boolean } {
  const [first] = plansHere;
  if (first) return { samePersonId: first.personId, isSurelySame: true };
  const named = { name: copied.name ?? copied.ownName, birthDate: copied.birthDate };
  const same = connections.people().filter((one) => comparePeople(identify(one), named) === 'same');
  const [only] = same;
  return { samePersonId: only && same.length === 1 ? only.id : null, isSurelySame: false };
}
