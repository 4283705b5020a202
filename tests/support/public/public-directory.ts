/** An invented plan's directory: two doctors, a hospital, a pharmacy, two networks. */
import { holds, type Resource, reference, type ServerOptions, type Test } from './public-fhir-server.ts';

const guide = 'http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/';
const coded = (code: string, display?: string) => ({
  coding: [{ system: 'http://example.org/codes', code, ...(display && { display }) }],
});
const npi = (value: string) => [{ system: 'http://hl7.org/fhir/sid/us-npi', value }];
const refers = (key: string) => ({ reference: key });
const inNetwork = (key: string) => ({ url: `${guide}network-reference`, valueReference: refers(key) });

function newPatients(code: string, network: string) {
  return {
    url: `${guide}newpatients`,
    extension: [
      { url: 'acceptingPatients', valueCodeableConcept: coded(code) },
      { url: 'fromNetwork', valueReference: refers(network) },
    ],
  };
}

function doctor(id: string, number: string, given: string, family: string): Resource {
  return {
    resourceType: 'Practitioner',
    id,
    active: true,
    meta: { lastUpdated: '2026-02-01T00:00:00Z' },
    identifier: npi(number),
    name: [{ given: [given], family }],
    qualification: [{ code: { text: 'MD' } }],
    communication: [coded('es')],
  };
}

function role(
  id: string,
  practitioner: string,
  specialty: string,
  { network, location }: { network: string; location: string },
): Resource {
  return {
    resourceType: 'PractitionerRole',
    id,
    active: true,
    meta: { lastUpdated: '2026-03-01T00:00:00Z' },
    practitioner: refers(`Practitioner/${practitioner}`),
    organization: refers('Organization/hospital'),
    location: [refers(`Location/${location}`)],
    specialty: [coded('x', specialty)],
    extension: [inNetwork(`Organization/${network}`), newPatients('newpt', `Organization/${network}`)],
    telecom: [{ system: 'phone', value: '555-0100' }],
  };
}

function place(id: string, name: string, city: string, postalCode: string): Resource {
  return {
    resourceType: 'Location',
    id,
    name,
    status: 'active',
    address: { line: ['1 Oak St'], city, state: 'WA', postalCode },
    telecom: [{ system: 'phone', value: '555-0111' }],
    hoursOfOperation: [{ daysOfWeek: ['mon', 'tue'], openingTime: '09:00:00', closingTime: '16:30:00' }],
    extension: [{ url: `${guide}accessibility`, valueCodeableConcept: coded('pubtrans') }],
  };
}

const organization = (id: string, name: string, type: string, more: object = {}): Resource => ({
  resourceType: 'Organization',
  id,
  name,
  active: true,
  type: [coded(type)],
  ...more,
});

export const directoryResources: readonly Resource[] = [
  doctor('imani', '1111111112', 'Imani', 'Okafor'),
  doctor('peter', '2222222223', 'Peter', 'Oak'),
  role('role-1', 'imani', 'Heart doctor', { network: 'net-1', location: 'north' }),
  role('role-2', 'imani', 'Heart doctor', { network: 'net-1', location: 'south' }),
  role('role-3', 'peter', 'Skin doctor', { network: 'net-2', location: 'south' }),
  place('north', 'North clinic', 'Spokane', '99201-1234'),
  place('south', 'South clinic', 'Tacoma', '98402'),
  place('drugstore', 'Corner pharmacy', 'Tacoma', '98402'),
  organization('hospital', 'Cedar Hospital', 'fac', { identifier: npi('3333333334') }),
  organization('chain', 'Corner Pharmacies', 'prvgrp', { identifier: npi('4444444445') }),
  organization('net-1', 'Evergreen Select', 'ntwk'),
  organization('net-2', 'Evergreen Wide', 'ntwk'),
  {
    resourceType: 'OrganizationAffiliation',
    id: 'aff-1',
    active: true,
    participatingOrganization: refers('Organization/hospital'),
    network: [refers('Organization/net-1')],
    location: [refers('Location/north')],
    code: [coded('outpatient')],
  },
  {
    resourceType: 'OrganizationAffiliation',
    id: 'aff-2',
    active: true,
    participatingOrganization: refers('Organization/chain'),
    network: [refers('Organization/net-1'), refers('Organization/net-2')],
    location: [refers('Location/drugstore')],
    code: [coded('pharmacy')],
  },
  {
    resourceType: 'InsurancePlan',
    id: 'gold',
    name: 'Evergreen Gold',
    network: [refers('Organization/net-1')],
  },
];

const says: Test = (resource, value) => holds(resource, value, () => undefined);
const exactly: Test = (resource, value) => holds(resource, `"${value.split('|').at(-1)}"`, () => undefined);

/** A test on what a reference leads to. */
const chain =
  (key: string, test: Test): Test =>
  (resource, value, find) =>
    [resource[key]].flat().some((one) => {
      const found = find((one as { reference?: string } | undefined)?.reference ?? '');
      return found !== undefined && test(found, value, find);
    });

const nameBegins: Test = ({ name }, value) =>
  JSON.stringify(name ?? '')
    .toLowerCase()
    .includes(`"${value.toLowerCase()}`);

const placed = {
  'location.address-postalcode': chain('location', says),
  'location.address-city': chain('location', says),
  'location.address-state': chain('location', exactly),
};

/** A directory that knows every parameter. */
export const fullDirectory: ServerOptions = {
  resources: directoryResources,
  unknown: 'refused',
  searchesById: true,
  includes: {
    'PractitionerRole:practitioner': (one) => [reference(one, 'practitioner')],
    'PractitionerRole:location': (one) => [reference(one, 'location')],
    'PractitionerRole:organization': (one) => [reference(one, 'organization')],
    'OrganizationAffiliation:participating-organization': (one) => [
      reference(one, 'participatingOrganization'),
    ],
    'OrganizationAffiliation:location': (one) => [reference(one, 'location')],
    'OrganizationAffiliation:service': () => [],
    'HealthcareService:location': () => [],
    'HealthcareService:organization': () => [],
  },
  parameters: {
    PractitionerRole: {
      network: says,
      'practitioner.name': chain('practitioner', nameBegins),
      'specialty:text': says,
      practitioner: (one, value) => reference(one, 'practitioner') === value,
      ...placed,
    },
    OrganizationAffiliation: {
      network: says,
      role: exactly,
      'participating-organization': (one, value) => reference(one, 'participatingOrganization') === value,
      'participating-organization.name:contains': chain('participatingOrganization', says),
      ...placed,
    },
    HealthcareService: { organization: says, 'service-category': exactly, ...placed },
    Practitioner: { identifier: exactly, name: nameBegins, family: nameBegins },
    Organization: { identifier: exactly, type: exactly, 'name:contains': says },
    Location: {},
    InsurancePlan: {},
  },
};

/** Knows only names and references, brings nothing along, refuses the rest. */
export const poorDirectory: ServerOptions = {
  resources: directoryResources,
  unknown: 'refused',
  parameters: {
    PractitionerRole: { practitioner: (one, value) => reference(one, 'practitioner') === value },
    OrganizationAffiliation: {
      'participating-organization': (one, value) => reference(one, 'participatingOrganization') === value,
    },
    Practitioner: { name: nameBegins, identifier: exactly },
    Organization: { name: nameBegins, identifier: exactly },
    Location: {},
  },
};

/** Answers everything with everything. */
export const deafDirectory: ServerOptions = {
  resources: directoryResources,
  unknown: 'ignored',
  parameters: {
    PractitionerRole: {},
    OrganizationAffiliation: {},
    HealthcareService: {},
    Practitioner: {},
    Organization: {},
    Location: {},
    InsurancePlan: {},
  },
};
