/**
 * PractitionerRole, OrganizationAffiliation and HealthcareService as one kind of fact.
 *
 * @see Plan-Net PractitionerRole, OrganizationAffiliation, HealthcareService
 */

import { codesOf, readCoded } from '../../fhir/codes.ts';
import { extensionsOf } from '../../fhir/extensions.ts';
import { listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { keyOf } from '../public-page.ts';
import { hoursOf, namedReference, namedReferences, newPatientsOf, phonesOf, websitesOf } from './contacts.ts';
import { deliveryOf, qualificationsOf } from './credentials.ts';
import type { RoleFacts } from './directory-facts.ts';

/** Who does what where, in which networks. */
export function readRole(resource: Resource, type: RoleFacts['type']): RoleFacts {
  const organizations = {
    PractitionerRole: { own: 'organization', parent: null },
    OrganizationAffiliation: { own: 'participatingOrganization', parent: 'organization' },
    HealthcareService: { own: 'providedBy', parent: null },
  }[type];
  const { own, parent } = organizations;
  return {
    key: keyOf(resource),
    type,
    name: textAt(resource, 'name'),
    practitioner: namedReference(objectAt(resource, 'practitioner')),
    organization: namedReference(objectAt(resource, own)),
    parent: parent === null ? null : namedReference(objectAt(resource, parent)),
    locations: namedReferences(resource, 'location'),
    services: namedReferences(resource, 'healthcareService'),
    networks: [
      ...namedReferences(resource, 'network'),
      ...extensionsOf(resource, 'network-reference').flatMap(
        (one) => namedReference(objectAt(one, 'valueReference')) ?? [],
      ),
    ],
    specialties: listAt(resource, 'specialty').flatMap((one) => readCoded(one) ?? []),
    codes: ['code', 'category', 'type'].flatMap((key) =>
      listAt(resource, key).flatMap((one) => codesOf(one)),
    ),
    phones: phonesOf(resource),
    websites: websitesOf(resource),
    hours: hoursOf(resource, 'availableTime'),
    newPatients: newPatientsOf(resource),
    qualifications: qualificationsOf(resource),
    delivery: deliveryOf(resource),
    active: typeof resource['active'] === 'boolean' ? resource['active'] : null,
    end: textAt(objectAt(resource, 'period'), 'end'),
    lastUpdated: textAt(objectAt(resource, 'meta'), 'lastUpdated'),
  };
}
