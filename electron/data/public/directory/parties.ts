/**
 * Practitioners, organizations, networks and places.
 *
 * @see Plan-Net Practitioner, Organization, Network, Location, InsurancePlan
 */

import { codesOf, readCoded } from '../../fhir/codes.ts';
import { type Json, listAt, objectAt, type Resource, textAt, textOf } from '../../fhir/resource.ts';
import { readLastUpdated } from '../../fhir/times.ts';
import { keyOf } from '../public-page.ts';
import type { PublicReading } from '../public-reading.ts';
import { hoursOf, namedReference, newPatientsOf, readTelecom } from './contacts.ts';
import { qualificationsOf } from './credentials.ts';
import type {
  AddressFacts,
  LocationFacts,
  NetworkPlanFacts,
  OrganizationFacts,
  PractitionerFacts,
} from './directory-facts.ts';
import { activeOf, typesOf } from './roles.ts';

export function readPractitioner(reading: PublicReading): PractitionerFacts {
  const { resource } = reading;
  reading.takeAll(resource, 'identifier', 'communication');
  return {
    key: keyOf(resource),
    name: personNameOf(reading),
    npis: npisOf(resource),
    qualifications: qualificationsOf(reading),
    languages: listAt(resource, 'communication').flatMap((one) => readCoded(one) ?? []),
    phones: readTelecom(reading, resource).phones,
    active: activeOf(reading),
    lastUpdated: readLastUpdated(resource),
    ...reading.leftovers(),
  };
}

export function readOrganization(reading: PublicReading): OrganizationFacts {
  const { resource } = reading;
  const types = listAt(resource, 'type').flatMap((one) => codesOf(one));
  const isNetwork = types.includes('ntwk');
  const aliases = Array.isArray(resource['alias'])
    ? resource['alias'].flatMap((one) => textOf(one) ?? [])
    : [];
  reading.takeAll(resource, 'type', 'alias', 'identifier');
  reading.guide(resource, 'endpoint');
  const own = readTelecom(reading, resource);
  const contacts = reading
    .open(resource, 'contact')
    .flatMap((contact) => readTelecom(reading, contact, contactNameOf(reading, contact)).phones);
  return {
    key: keyOf(resource),
    name: reading.text(resource, 'name'),
    alsoCalled: aliases,
    types: typesOf(resource),
    npis: npisOf(resource),
    isNetwork,
    addresses: reading.open(resource, 'address').flatMap((one) => addressOf(reading, one) ?? []),
    qualifications: qualificationsOf(reading),
    phones: [...own.phones, ...contacts],
    websites: own.websites,
    active: activeOf(reading),
    lastUpdated: readLastUpdated(resource),
    // Of a network, nothing but the name is shown.
    ...(isNetwork ? { unread: [], technical: [] } : reading.leftovers()),
  };
}

export function readLocation(reading: PublicReading): LocationFacts {
  const { resource } = reading;
  reading.takeAll(resource, 'type', 'managingOrganization', 'identifier');
  reading.guide(resource, 'status', 'mode', 'position', 'endpoint');
  reading.extensions(resource, 'location-boundary-geojson');
  const { phones, websites } = readTelecom(reading, resource);
  return {
    key: keyOf(resource),
    name: reading.text(resource, 'name'),
    address: addressOf(reading, reading.openOne(resource, 'address')),
    phones,
    websites,
    hours: hoursOf(reading, 'hoursOfOperation'),
    accessibility: reading
      .extensions(resource, 'accessibility')
      .flatMap((one) => readCoded(objectAt(one, 'valueCodeableConcept')) ?? []),
    newPatients: newPatientsOf(reading),
    types: typesOf(resource),
    codes: listAt(resource, 'type').flatMap((one) => codesOf(one)),
    organization: namedReference(objectAt(resource, 'managingOrganization')),
    closed: textAt(resource, 'status') === 'inactive',
    lastUpdated: readLastUpdated(resource),
    ...reading.leftovers(),
  };
}

/** A product of the plan with the networks that it uses. */
export function readNetworkPlan(resource: Resource): NetworkPlanFacts {
  const networks = [resource, ...listAt(resource, 'plan'), ...listAt(resource, 'coverage')].flatMap((one) =>
    listAt(one, 'network').flatMap((network) => namedReference(network) ?? []),
  );
  return { key: keyOf(resource), name: textAt(resource, 'name'), networks };
}

function npisOf(resource: Resource): string[] {
  return listAt(resource, 'identifier').flatMap((one) =>
    textAt(one, 'system')?.endsWith('us-npi') ? (textAt(one, 'value') ?? []) : [],
  );
}

/** The first name that says something; what it leaves out, and other names, stay unread. */
function personNameOf(reading: PublicReading): string | null {
  for (const name of reading.open(reading.resource, 'name')) {
    const text = nameTextOf(reading, name);
    if (text !== null) return text;
  }
  return null;
}

function nameTextOf(reading: PublicReading, name: Json): string | null {
  const text = reading.text(name, 'text');
  if (text !== null) {
    reading.guide(name, 'use', ...nameParts);
    return text;
  }
  const parts = nameParts.flatMap((key) => [name[key]].flat().flatMap((part) => textOf(part) ?? []));
  if (parts.length === 0) return null;
  reading.takeAll(name, ...nameParts);
  reading.guide(name, 'use');
  return parts.join(' ');
}

/** Whom an organization's contact reaches: a person, what for, or both. */
function contactNameOf(reading: PublicReading, contact: Json): string | null {
  if (!listAt(contact, 'telecom').some((way) => textAt(way, 'value') !== null)) return null;
  const name = reading.openOne(contact, 'name');
  const purpose = reading.coded(contact, 'purpose');
  const parts = [name && nameTextOf(reading, name), purpose?.text ?? purpose?.code ?? null];
  return parts.filter((part) => part !== null).join(', ') || null;
}

const nameParts = ['prefix', 'given', 'family', 'suffix'];

function addressOf(reading: PublicReading, address: Json | null): AddressFacts | null {
  if (address === null) return null;
  const lines = [address['line']].flat().flatMap((line) => textOf(line) ?? []);
  const city = textAt(address, 'city');
  const state = textAt(address, 'state');
  const zip = textAt(address, 'postalCode');
  const stateAndZip = [state, zip].filter((part) => part !== null).join(' ');
  const parts = [...lines, city, stateAndZip].filter((part) => part !== null && part !== '');
  reading.guide(address, 'use', 'type', 'country', 'district');
  if (parts.length > 0) reading.guide(address, 'text');
  reading.takeAll(address, 'line', 'city', 'state', 'postalCode', 'text');
  const text = parts.length === 0 ? textAt(address, 'text') : parts.join(', ');
  return text === null ? null : { text, city, state, zip };
}
