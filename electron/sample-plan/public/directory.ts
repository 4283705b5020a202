import type { ContactPoint, Extension, LocationHoursOfOperation, Reference } from 'fhir/r4';
import { makeConcept, terminology } from '../make/codes.ts';
import { parties } from '../make/providers.ts';
import { type MakeResource, makeResource } from '../make/resource.ts';
import type { ServedResource } from '../model.ts';
import {
  type Accepts,
  type ListedOrganization,
  type ListedPerson,
  listedOrganizations,
  listedPeople,
  type NetworkKey,
  type Specialty,
  specialties,
} from './directory-people.ts';
import { type ListedSite, listedSites, towns } from './directory-sites.ts';

const guide = 'http://hl7.org/fhir/us/davinci-pdex-plan-net';
const nameCodes = (name: string) => `${guide}/CodeSystem/${name}`;
const npi = 'http://hl7.org/fhir/sid/us-npi';
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const networkNames: Record<NetworkKey, string> = {
  'evergreen-west': 'Evergreen West',
  'evergreen-plus': 'Evergreen Plus',
};

/** Evergreen's public directory: its networks, and who belongs to them and where. @see Plan-Net 1.2.0 */
export function makePublicDirectory(lastUpdated: string): ServedResource[] {
  const make: MakeResource = (resourceType, profile, id, elements) => {
    const meta = {
      versionId: '1',
      lastUpdated,
      profile: [`${guide}/StructureDefinition/plannet-${profile}`],
    };
    return makeResource(resourceType, id, meta, elements);
  };
  return [
    ...makePlanAndNetworks(make),
    ...listedOrganizations.map((one) => makeOrganization(make, one)),
    ...listedSites.map((one) => makeSite(make, one)),
    ...listedOrganizations.flatMap((one) => makeAffiliation(make, one)),
    ...listedPeople.flatMap((one) => makePerson(make, one)),
  ];
}

function makePlanAndNetworks(make: MakeResource): ServedResource[] {
  const owner = { reference: 'Organization/evergreen', display: parties.evergreen.name };
  const networks = Object.entries(networkNames).map(([key, name]) =>
    make('Organization', 'Network', key, {
      active: true,
      type: [makeConcept(nameCodes('OrgTypeCS'), 'ntwk', 'Network')],
      name,
      partOf: owner,
    }),
  );
  const product = (code: string, name: string, keys: readonly NetworkKey[]) =>
    make('InsurancePlan', 'InsurancePlan', `plan-${code.toLowerCase()}`, {
      identifier: [{ value: code }],
      status: 'active',
      type: [makeConcept(nameCodes('InsuranceProductTypeCS'), 'commppo')],
      name,
      ownedBy: owner,
      administeredBy: owner,
      network: keys.map(referToNetwork),
    });
  return [
    make('Organization', 'Organization', 'evergreen', {
      active: true,
      type: [makeConcept(nameCodes('OrgTypeCS'), 'payer')],
      name: parties.evergreen.name,
      telecom: [makePhone(parties.evergreen.phone)],
      address: [{ line: [parties.evergreen.address.line], ...towns.maple }],
    }),
    ...networks,
    product('PPO-70', 'Evergreen Health PPO', ['evergreen-west']),
    product('SUP-10', 'Evergreen Supplement', ['evergreen-west', 'evergreen-plus']),
  ];
}

function referToNetwork(key: NetworkKey): Reference {
  return { reference: `Organization/${key}`, display: networkNames[key] };
}

function makeSpecialty(name: Specialty) {
  const [code, display] = specialties[name];
  return makeConcept('http://nucc.org/provider-taxonomy', code, display);
}

function makePhone(value: string): ContactPoint {
  return {
    extension: [
      {
        url: `${guide}/StructureDefinition/contactpoint-availabletime`,
        extension: [
          ...workdays.map((valueCode) => ({ url: 'daysOfWeek', valueCode })),
          { url: 'availableStartTime', valueTime: '08:00:00' },
          { url: 'availableEndTime', valueTime: '17:00:00' },
        ],
      },
    ],
    system: 'phone',
    value,
  };
}

function makeNewPatients(accepts: Accepts, networks: readonly NetworkKey[]): Extension[] {
  return networks.map((key) => ({
    url: `${guide}/StructureDefinition/newpatients`,
    extension: [
      {
        url: 'acceptingPatients',
        valueCodeableConcept: makeConcept(nameCodes('AcceptingPatientsCS'), accepts),
      },
      { url: 'fromNetwork', valueReference: referToNetwork(key) },
    ],
  }));
}

function makeOrganization(make: MakeResource, one: ListedOrganization): ServedResource {
  const home = listedSites.find(({ owner }) => owner === one.key);
  return make('Organization', 'Organization', one.key, {
    identifier: [{ system: npi, value: one.npi }],
    active: true,
    type: [makeConcept(nameCodes('OrgTypeCS'), one.role === 'member' ? 'prvgrp' : 'fac')],
    name: one.name,
    ...(home
      ? {
          telecom: [makePhone(home.phone)],
          address: [{ line: [home.line], ...towns[home.town], country: 'US' }],
        }
      : {}),
  });
}

const openingHours: Record<ListedSite['hours'], LocationHoursOfOperation[]> = {
  office: [{ daysOfWeek: [...workdays], openingTime: '08:00:00', closingTime: '17:00:00' }],
  long: [
    { daysOfWeek: [...workdays], openingTime: '08:00:00', closingTime: '21:00:00' },
    { daysOfWeek: ['sat', 'sun'], openingTime: '10:00:00', closingTime: '18:00:00' },
  ],
  always: [{ daysOfWeek: [...workdays, 'sat', 'sun'], allDay: true }],
};

function makeSite(make: MakeResource, one: ListedSite): ServedResource {
  return make('Location', 'Location', `site-${one.key}`, {
    ...(one.access.length
      ? {
          extension: one.access.map((code) => ({
            url: `${guide}/StructureDefinition/accessibility`,
            valueCodeableConcept: makeConcept(nameCodes('AccessibilityCS'), code),
          })),
        }
      : {}),
    status: 'active',
    name: one.name,
    telecom: [makePhone(one.phone)],
    address: { line: [one.line], ...towns[one.town], country: 'US' },
    managingOrganization: { reference: `Organization/${one.owner}` },
    hoursOfOperation: openingHours[one.hours],
  });
}

/** The organization's place in the networks and, of a facility, what it offers. */
function makeAffiliation(make: MakeResource, one: ListedOrganization): ServedResource[] {
  const organization = { reference: `Organization/${one.key}`, display: one.name };
  const location = listedSites
    .filter(({ owner }) => owner === one.key)
    .map(({ key }) => ({ reference: `Location/site-${key}` }));
  const service = one.service
    ? [
        make('HealthcareService', 'HealthcareService', `service-${one.key}`, {
          extension: makeNewPatients(one.accepts, one.networks),
          active: true,
          providedBy: organization,
          category: [makeConcept(nameCodes('HealthcareServiceCategoryCS'), one.service)],
          specialty: [makeSpecialty(one.specialty)],
          location,
          name: specialties[one.specialty][1],
        }),
      ]
    : [];
  const affiliation = make('OrganizationAffiliation', 'OrganizationAffiliation', `affiliation-${one.key}`, {
    active: true,
    organization: { reference: 'Organization/evergreen' },
    participatingOrganization: organization,
    network: one.networks.map(referToNetwork),
    code: [makeConcept(nameCodes('OrganizationAffiliationRoleCS'), one.role)],
    specialty: [makeSpecialty(one.specialty)],
    location,
    ...(service.length ? { healthcareService: [{ reference: `HealthcareService/service-${one.key}` }] } : {}),
  });
  return [...service, affiliation];
}

function makePerson(make: MakeResource, one: ListedPerson): ServedResource[] {
  const parts = one.name.split(' ');
  const family = parts.at(-1) ?? '';
  const practitioner = make('Practitioner', 'Practitioner', one.key, {
    identifier: [{ system: npi, value: one.npi }],
    active: true,
    name: [{ text: one.name, family, given: parts.slice(0, -1).filter((part) => part !== 'Dr.') }],
    communication: one.languages.map((code) => makeConcept('urn:ietf:bcp:47', code)),
    qualification: [
      {
        code: {
          ...makeConcept(`${terminology}/v2-0360`, one.degree),
          text: one.degree,
        },
      },
    ],
  });
  return [practitioner, ...one.sites.map((key) => makeRole(make, one, key))];
}

function makeRole(make: MakeResource, one: ListedPerson, siteKey: string): ServedResource {
  const site = listedSites.find(({ key }) => key === siteKey);
  if (!site) throw new RangeError(`no site ${siteKey}`);
  const owner = listedOrganizations.find(({ key }) => key === site.owner);
  return make('PractitionerRole', 'PractitionerRole', `role-${one.key}-${siteKey}`, {
    extension: [
      ...one.networks.map((key) => ({
        url: `${guide}/StructureDefinition/network-reference`,
        valueReference: referToNetwork(key),
      })),
      ...makeNewPatients(one.accepts, one.networks),
    ],
    active: !one.ended,
    ...(one.ended ? { period: { start: '2018-01-01', end: '2024-06-30' } } : {}),
    practitioner: { reference: `Practitioner/${one.key}`, display: one.name },
    organization: { reference: `Organization/${site.owner}`, display: owner?.name ?? site.name },
    code: [makeConcept(nameCodes('ProviderRoleCS'), 'ph')],
    specialty: [makeSpecialty(one.specialty)],
    location: [{ reference: `Location/site-${siteKey}`, display: site.name }],
    telecom: [makePhone(site.phone)],
    availableTime: [
      { daysOfWeek: [...workdays], availableStartTime: '09:00:00', availableEndTime: '16:00:00' },
    ],
  });
}
