import { concept } from '../make/codes.ts';
import { parties } from '../make/providers.ts';
import type { FhirResource } from '../model.ts';
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
const codes = (name: string) => `${guide}/CodeSystem/${name}`;
const npi = 'http://hl7.org/fhir/sid/us-npi';
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const networkNames: Record<NetworkKey, string> = {
  'evergreen-west': 'Evergreen West',
  'evergreen-plus': 'Evergreen Plus',
};

type Make = (type: string, profile: string, id: string, elements: Record<string, unknown>) => FhirResource;

/** Evergreen's public directory: its networks, and who is in them where. @see Plan-Net 1.2.0 */
export function directoryResources(lastUpdated: string): FhirResource[] {
  const make: Make = (resourceType, profile, id, elements) => ({
    resourceType,
    id,
    meta: { versionId: '1', lastUpdated, profile: [`${guide}/StructureDefinition/plannet-${profile}`] },
    ...elements,
  });
  return [
    ...planAndNetworks(make),
    ...listedOrganizations.map((one) => organizationOf(make, one)),
    ...listedSites.map((one) => siteOf(make, one)),
    ...listedOrganizations.flatMap((one) => affiliationOf(make, one)),
    ...listedPeople.flatMap((one) => personOf(make, one)),
  ];
}

function planAndNetworks(make: Make): FhirResource[] {
  const owner = { reference: 'Organization/evergreen', display: parties.evergreen.name };
  const networks = Object.entries(networkNames).map(([key, name]) =>
    make('Organization', 'Network', key, {
      active: true,
      type: [concept(codes('OrgTypeCS'), 'ntwk', 'Network')],
      name,
      partOf: owner,
    }),
  );
  const product = (code: string, name: string, keys: readonly NetworkKey[]) =>
    make('InsurancePlan', 'InsurancePlan', `plan-${code.toLowerCase()}`, {
      identifier: [{ value: code }],
      status: 'active',
      type: [concept(codes('InsuranceProductTypeCS'), 'commppo')],
      name,
      ownedBy: owner,
      administeredBy: owner,
      network: keys.map(networkReference),
    });
  return [
    make('Organization', 'Organization', 'evergreen', {
      active: true,
      type: [concept(codes('OrgTypeCS'), 'payer')],
      name: parties.evergreen.name,
      telecom: [phoneOf(parties.evergreen.phone)],
      address: [{ line: [parties.evergreen.address.line], ...towns.maple }],
    }),
    ...networks,
    product('PPO-70', 'Evergreen Health PPO', ['evergreen-west']),
    product('SUP-10', 'Evergreen Supplement', ['evergreen-west', 'evergreen-plus']),
  ];
}

function networkReference(key: NetworkKey) {
  return { reference: `Organization/${key}`, display: networkNames[key] };
}

function specialtyOf(name: Specialty) {
  const [code, display] = specialties[name];
  return concept('http://nucc.org/provider-taxonomy', code, display);
}

function phoneOf(value: string) {
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

function newPatients(accepts: Accepts, networks: readonly NetworkKey[]) {
  return networks.map((key) => ({
    url: `${guide}/StructureDefinition/newpatients`,
    extension: [
      {
        url: 'acceptingPatients',
        valueCodeableConcept: concept(codes('AcceptingPatientsCS'), accepts),
      },
      { url: 'fromNetwork', valueReference: networkReference(key) },
    ],
  }));
}

function organizationOf(make: Make, one: ListedOrganization): FhirResource {
  const home = listedSites.find(({ owner }) => owner === one.key);
  return make('Organization', 'Organization', one.key, {
    identifier: [{ system: npi, value: one.npi }],
    active: true,
    type: [concept(codes('OrgTypeCS'), one.role === 'member' ? 'prvgrp' : 'fac')],
    name: one.name,
    ...(home
      ? {
          telecom: [phoneOf(home.phone)],
          address: [{ line: [home.line], ...towns[home.town], country: 'US' }],
        }
      : {}),
  });
}

const openingHours = {
  office: [{ daysOfWeek: workdays, openingTime: '08:00:00', closingTime: '17:00:00' }],
  long: [
    { daysOfWeek: workdays, openingTime: '08:00:00', closingTime: '21:00:00' },
    { daysOfWeek: ['sat', 'sun'], openingTime: '10:00:00', closingTime: '18:00:00' },
  ],
  always: [{ daysOfWeek: [...workdays, 'sat', 'sun'], allDay: true }],
} as const;

function siteOf(make: Make, one: ListedSite): FhirResource {
  return make('Location', 'Location', `site-${one.key}`, {
    ...(one.access.length
      ? {
          extension: one.access.map((code) => ({
            url: `${guide}/StructureDefinition/accessibility`,
            valueCodeableConcept: concept(codes('AccessibilityCS'), code),
          })),
        }
      : {}),
    status: 'active',
    name: one.name,
    telecom: [phoneOf(one.phone)],
    address: { line: [one.line], ...towns[one.town], country: 'US' },
    managingOrganization: { reference: `Organization/${one.owner}` },
    hoursOfOperation: openingHours[one.hours],
  });
}

/** Its place in the networks and, for facilities, what it offers. */
function affiliationOf(make: Make, one: ListedOrganization): FhirResource[] {
  const organization = { reference: `Organization/${one.key}`, display: one.name };
  const location = listedSites
    .filter(({ owner }) => owner === one.key)
    .map(({ key }) => ({ reference: `Location/site-${key}` }));
  const service = one.service
    ? [
        make('HealthcareService', 'HealthcareService', `service-${one.key}`, {
          extension: newPatients(one.accepts, one.networks),
          active: true,
          providedBy: organization,
          category: [concept(codes('HealthcareServiceCategoryCS'), one.service)],
          specialty: [specialtyOf(one.specialty)],
          location,
          name: specialties[one.specialty][1],
        }),
      ]
    : [];
  const affiliation = make('OrganizationAffiliation', 'OrganizationAffiliation', `affiliation-${one.key}`, {
    active: true,
    organization: { reference: 'Organization/evergreen' },
    participatingOrganization: organization,
    network: one.networks.map(networkReference),
    code: [concept(codes('OrganizationAffiliationRoleCS'), one.role)],
    specialty: [specialtyOf(one.specialty)],
    location,
    ...(service.length ? { healthcareService: [{ reference: `HealthcareService/service-${one.key}` }] } : {}),
  });
  return [...service, affiliation];
}

function personOf(make: Make, one: ListedPerson): FhirResource[] {
  const parts = one.name.split(' ');
  const family = parts.at(-1) ?? '';
  const practitioner = make('Practitioner', 'Practitioner', one.key, {
    identifier: [{ system: npi, value: one.npi }],
    active: true,
    name: [{ text: one.name, family, given: parts.slice(0, -1).filter((part) => part !== 'Dr.') }],
    communication: one.languages.map((code) => concept('urn:ietf:bcp:47', code)),
    qualification: [
      { code: { ...concept('http://terminology.hl7.org/CodeSystem/v2-0360', one.degree), text: one.degree } },
    ],
  });
  return [practitioner, ...one.sites.map((key) => roleOf(make, one, key))];
}

function roleOf(make: Make, one: ListedPerson, siteKey: string): FhirResource {
  const site = listedSites.find(({ key }) => key === siteKey);
  if (!site) throw new RangeError(`no site ${siteKey}`);
  const owner = listedOrganizations.find(({ key }) => key === site.owner);
  return make('PractitionerRole', 'PractitionerRole', `role-${one.key}-${siteKey}`, {
    extension: [
      ...one.networks.map((key) => ({
        url: `${guide}/StructureDefinition/network-reference`,
        valueReference: networkReference(key),
      })),
      ...newPatients(one.accepts, one.networks),
    ],
    active: !one.ended,
    ...(one.ended ? { period: { start: '2018-01-01', end: '2024-06-30' } } : {}),
    practitioner: { reference: `Practitioner/${one.key}`, display: one.name },
    organization: { reference: `Organization/${site.owner}`, display: owner?.name ?? site.name },
    code: [concept(codes('ProviderRoleCS'), 'ph')],
    specialty: [specialtyOf(one.specialty)],
    location: [{ reference: `Location/site-${siteKey}`, display: site.name }],
    telecom: [phoneOf(site.phone)],
    availableTime: [{ daysOfWeek: workdays, availableStartTime: '09:00:00', availableEndTime: '16:00:00' }],
  });
}
