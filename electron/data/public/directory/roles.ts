/**
 * PractitionerRole, OrganizationAffiliation and HealthcareService as one kind of fact.
 *
 * @see Plan-Net PractitionerRole, OrganizationAffiliation, HealthcareService
 */

import type { Coded } from '#shared/model/claims/claim';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { listAt, objectAt, type Resource } from '../../fhir/resource.ts';
import { readLastUpdated } from '../../fhir/times.ts';
import { keyOf } from '../public-page.ts';
import type { PublicReading } from '../public-reading.ts';
import { hoursOf, namedReference, namedReferences, newPatientsOf, readTelecom } from './contacts.ts';
import { deliveryOf, qualificationsOf } from './credentials.ts';
import type { RoleFacts } from './directory-facts.ts';

/** Who does what where, in which networks. */
export function readRole(reading: PublicReading, type: RoleFacts['type']): RoleFacts {
  const { resource } = reading;
  const organizations = {
    PractitionerRole: { own: 'organization', parent: null },
    OrganizationAffiliation: { own: 'participatingOrganization', parent: 'organization' },
    HealthcareService: { own: 'providedBy', parent: null },
  }[type];
  const { own, parent } = organizations;
  reading.takeAll(resource, own, 'practitioner', 'specialty', 'code', 'category', 'type', 'identifier');
  if (parent !== null) reading.take(resource, parent);
  reading.guide(resource, 'endpoint');
  const { phones, websites } = readTelecom(reading, resource);
  return {
    key: keyOf(resource),
    type,
    name: reading.text(resource, 'name'),
    practitioner: namedReference(objectAt(resource, 'practitioner')),
    organization: namedReference(objectAt(resource, own)),
    parent: parent === null ? null : namedReference(objectAt(resource, parent)),
    locations: namedReferences(reading, resource, 'location'),
    services: namedReferences(reading, resource, 'healthcareService'),
    networks: [
      ...namedReferences(reading, resource, 'network'),
      ...reading
        .extensions(resource, 'network-reference')
        .flatMap((one) => namedReference(objectAt(one, 'valueReference')) ?? []),
    ],
    specialties: listAt(resource, 'specialty').flatMap((one) => readCoded(one) ?? []),
    types: typesOf(resource),
    codes: ['code', 'category', 'type'].flatMap((key) =>
      listAt(resource, key).flatMap((one) => codesOf(one)),
    ),
    phones,
    websites,
    hours: hoursOf(reading, 'availableTime'),
    newPatients: newPatientsOf(reading),
    qualifications: qualificationsOf(reading),
    delivery: deliveryOf(reading),
    active: activeOf(reading),
    end: reading.text(reading.openOne(resource, 'period'), 'end'),
    lastUpdated: readLastUpdated(resource),
    ...reading.leftovers(),
  };
}

/** What kind of place, organization or service it is, in the directory's words; codes alone say nothing to people. */
export function typesOf(resource: Resource): Coded[] {
  return ['category', 'type']
    .flatMap((key) => listAt(resource, key).flatMap((one) => readCoded(one) ?? []))
    .filter(({ text }) => text !== null);
}

/** Whether the directory marks it as in use; `null` when it does not say. */
export function activeOf(reading: PublicReading): boolean | null {
  const value = reading.resource['active'];
  if (typeof value !== 'boolean') return null;
  reading.take(reading.resource, 'active');
  return value;
}
