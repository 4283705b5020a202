/**
 * Practitioners, organizations, networks and places.
 *
 * @see Plan-Net Practitioner, Organization, Network, Location, InsurancePlan
 */

import { codesOf, readCoded } from '../../fhir/codes.ts';
import { extensionsOf } from '../../fhir/extensions.ts';
import { type Json, listAt, objectAt, type Resource, textAt, textOf } from '../../fhir/resource.ts';
import { keyOf } from '../public-page.ts';
import { hoursOf, namedReference, namedReferences, newPatientsOf, phonesOf, websitesOf } from './contacts.ts';
import { qualificationsOf } from './credentials.ts';
import type {
  AddressFacts,
  LocationFacts,
  NetworkPlanFacts,
  OrganizationFacts,
  PractitionerFacts,
} from './directory-facts.ts';

export function readPractitioner(resource: Resource): PractitionerFacts {
  return {
    key: keyOf(resource),
    name:
      listAt(resource, 'name')
        .map(nameOf)
        .find((one) => one !== null) ?? null,
    npis: npisOf(resource),
    qualifications: qualificationsOf(resource),
    languages: listAt(resource, 'communication').flatMap((one) => readCoded(one) ?? []),
    phones: phonesOf(resource),
    active: activeOf(resource),
    lastUpdated: lastUpdated(resource),
  };
}

export function readOrganization(resource: Resource): OrganizationFacts {
  const types = listAt(resource, 'type').flatMap((one) => codesOf(one));
  const aliases = Array.isArray(resource['alias'])
    ? resource['alias'].flatMap((one) => textOf(one) ?? [])
    : [];
  const own = phonesOf(resource);
  const contacts = listAt(resource, 'contact').flatMap(phonesOf);
  return {
    key: keyOf(resource),
    name: textAt(resource, 'name'),
    alsoCalled: aliases,
    npis: npisOf(resource),
    isNetwork: types.includes('ntwk'),
    addresses: listAt(resource, 'address').flatMap((one) => addressOf(one) ?? []),
    qualifications: qualificationsOf(resource),
    phones: [...own, ...contacts.filter(({ number }) => !own.some((one) => one.number === number))],
    websites: websitesOf(resource),
    active: activeOf(resource),
    lastUpdated: lastUpdated(resource),
  };
}

export function readLocation(resource: Resource): LocationFacts {
  return {
    key: keyOf(resource),
    name: textAt(resource, 'name'),
    address: addressOf(objectAt(resource, 'address')),
    phones: phonesOf(resource),
    websites: websitesOf(resource),
    hours: hoursOf(resource, 'hoursOfOperation'),
    accessibility: extensionsOf(resource, 'accessibility').flatMap(
      (one) => readCoded(objectAt(one, 'valueCodeableConcept')) ?? [],
    ),
    newPatients: newPatientsOf(resource),
    codes: listAt(resource, 'type').flatMap((one) => codesOf(one)),
    organization: namedReference(objectAt(resource, 'managingOrganization')),
    closed: textAt(resource, 'status') === 'inactive',
    lastUpdated: lastUpdated(resource),
  };
}

/** A product of the plan with the networks that it uses. */
export function readNetworkPlan(resource: Resource): NetworkPlanFacts {
  const networks = [resource, ...listAt(resource, 'plan'), ...listAt(resource, 'coverage')].flatMap((one) =>
    namedReferences(one, 'network'),
  );
  return { key: keyOf(resource), name: textAt(resource, 'name'), networks };
}

function npisOf(resource: Resource): string[] {
  return listAt(resource, 'identifier').flatMap((one) =>
    textAt(one, 'system')?.endsWith('us-npi') ? (textAt(one, 'value') ?? []) : [],
  );
}

function nameOf(name: Json): string | null {
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((key) =>
    [name[key]].flat().flatMap((part) => textOf(part) ?? []),
  );
  return textAt(name, 'text') ?? (parts.length === 0 ? null : parts.join(' '));
}

function addressOf(address: Json | null): AddressFacts | null {
  if (address === null) return null;
  const lines = [address['line']].flat().flatMap((line) => textOf(line) ?? []);
  const city = textAt(address, 'city');
  const state = textAt(address, 'state');
  const zip = textAt(address, 'postalCode');
  const stateAndZip = [state, zip].filter((part) => part !== null).join(' ');
  const parts = [...lines, city, stateAndZip].filter((part) => part !== null && part !== '');
  const text = parts.length === 0 ? textAt(address, 'text') : parts.join(', ');
  return text === null ? null : { text, city, state, zip };
}

function activeOf(resource: Resource): boolean | null {
  return typeof resource['active'] === 'boolean' ? resource['active'] : null;
}

function lastUpdated(resource: Resource): string | null {
  return textAt(objectAt(resource, 'meta'), 'lastUpdated');
}
