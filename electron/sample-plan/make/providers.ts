import type { Organization, OrganizationContact, Practitioner } from 'fhir/r4';
import type { Served, ServedResource } from '../model.ts';
import { makeConcept, terminology } from './codes.ts';

/** A made-up organization or practitioner that records name. */
export type Party = {
  key: string;
  type: 'Organization' | 'Practitioner';
  name: string;
  npi: string;
  phone: string;
  /** Set to refer to an earlier version of the record. */
  version?: string;
  address: { line: string; city: string; state: string; postalCode: string };
};

const city = { city: 'Maple Falls', state: 'WA', postalCode: '98990' };

function describeOrganization(key: string, name: string, npi: string, phone: string, line: string): Party {
  return { key, type: 'Organization', name, npi, phone, address: { line, ...city } };
}

function describePractitioner(key: string, name: string, npi: string): Party {
  const address = { line: '12 Clinic Row', ...city };
  return { key, type: 'Practitioner', name, npi, phone: '1-555-555-0110', address };
}

export const parties = {
  evergreen: describeOrganization(
    'evergreen',
    'Evergreen Health (sample)',
    '9990000001',
    '1-800-555-0142',
    '1 Evergreen Plaza',
  ),
  medicare: describeOrganization(
    'medicare',
    'Sample Medicare',
    '9990000002',
    '1-800-555-0163',
    '9 Federal Square',
  ),
  cascade: describeOrganization(
    'cascade',
    'Cascade Mutual (sample)',
    '9990000003',
    '1-800-555-0171',
    '70 Mutual Way',
  ),
  lakeside: describeOrganization(
    'lakeside',
    'Lakeside Orthopedics',
    '9990000101',
    '1-555-555-0121',
    '400 Lake Street',
  ),
  northgate: describeOrganization(
    'northgate',
    'Northgate Surgery Center',
    '9990000102',
    '1-555-555-0122',
    '88 North Gate',
  ),
  harbor: describeOrganization(
    'harbor',
    'Harbor Anesthesia Group',
    '9990000103',
    '1-555-555-0123',
    '3 Harbor Walk',
  ),
  cornerPharmacy: describeOrganization(
    'corner-pharmacy',
    'Corner Pharmacy',
    '9990000104',
    '1-555-555-0124',
    '2 Main Street',
  ),
  brightSmile: describeOrganization(
    'bright-smile',
    'Bright Smile Dental',
    '9990000105',
    '1-555-555-0125',
    '51 Main Street',
  ),
  stBrendan: describeOrganization(
    'st-brendan',
    'St. Brendan Hospital',
    '9990000106',
    '1-555-555-0126',
    '900 Hill Avenue',
  ),
  mapleFamily: describeOrganization(
    'maple-family',
    'Maple Family Practice',
    '9990000107',
    '1-555-555-0127',
    '14 Oak Lane',
  ),
  clearLab: describeOrganization(
    'clear-lab',
    'Clearwater Laboratory',
    '9990000108',
    '1-555-555-0128',
    '6 River Road',
  ),
  summitImaging: describeOrganization(
    'summit-imaging',
    'Summit Imaging',
    '9990000109',
    '1-555-555-0129',
    '31 Summit Road',
  ),
  motionTherapy: describeOrganization(
    'motion-therapy',
    'Motion Physical Therapy',
    '9990000110',
    '1-555-555-0130',
    '77 Park Road',
  ),
  clearVision: describeOrganization(
    'clear-vision',
    'Clear Vision Eye Care',
    '9990000111',
    '1-555-555-0131',
    '22 Main Street',
  ),
  quickCare: describeOrganization(
    'quick-care',
    'QuickCare Walk-In',
    '9990000112',
    '1-555-555-0132',
    '5 Station Square',
  ),
  valleyAmbulance: describeOrganization(
    'valley-ambulance',
    'Valley Ambulance',
    '9990000113',
    '1-555-555-0133',
    '1 Depot Street',
  ),
  homeMedical: describeOrganization(
    'home-medical',
    'Homeway Medical Supply',
    '9990000114',
    '1-555-555-0134',
    '60 Mill Street',
  ),
  quietMind: describeOrganization(
    'quiet-mind',
    'Quiet Mind Counseling',
    '9990000115',
    '1-555-555-0135',
    '8 Elm Street',
  ),
  littleOaks: describeOrganization(
    'little-oaks',
    'Little Oaks Pediatrics',
    '9990000116',
    '1-555-555-0136',
    '10 Oak Lane',
  ),
  homeCare: describeOrganization(
    'home-care',
    'Neighborly Home Care',
    '9990000117',
    '1-555-555-0137',
    '19 Birch Street',
  ),
  nursing: describeOrganization(
    'nursing',
    'Birchwood Nursing Center',
    '9990000118',
    '1-555-555-0138',
    '120 Birch Street',
  ),
  hospice: describeOrganization(
    'hospice',
    'Evening Star Hospice',
    '9990000119',
    '1-555-555-0139',
    '4 Chapel Road',
  ),
  okafor: describePractitioner('okafor', 'Dr. Amara Okafor', '9990000201'),
  lindqvist: describePractitioner('lindqvist', 'Dr. Jonas Lindqvist', '9990000202'),
  haddad: describePractitioner('haddad', 'Dr. Leila Haddad', '9990000203'),
  brooks: describePractitioner('brooks', 'Dr. Martin Brooks', '9990000204'),
  nguyen: describePractitioner('nguyen', 'Dr. Kim Nguyen', '9990000205'),
  tanaka: describePractitioner('tanaka', 'Dr. Emi Tanaka', '9990000206'),
} as const satisfies Record<string, Party>;

/** The party as a resource of the plan's directory. */
export function makeParty(
  party: Party,
  lastUpdated: string,
  { id = party.key, versionId = '1' }: { id?: string; versionId?: string } = {},
): Served<Organization> | Served<Practitioner> {
  const { line, ...place } = party.address;
  const shared = {
    id,
    meta: {
      versionId,
      lastUpdated,
      profile: [`http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-${party.type}|2.0.0`],
    },
    identifier: [
      {
        type: makeConcept(`${terminology}/v2-0203`, 'NPI'),
        system: 'http://hl7.org/fhir/sid/us-npi',
        value: party.npi,
      },
    ],
    active: true,
    telecom: [{ system: 'phone', value: party.phone }],
    address: [{ line: [line], ...place, country: 'US' }],
  } satisfies Omit<Practitioner, 'resourceType'>;
  if (party.type === 'Organization')
    return { resourceType: 'Organization', ...shared, name: party.name, ...makeContacts(party) };
  const [prefix = '', given = '', family = ''] = party.name.split(' ');
  return {
    resourceType: 'Practitioner',
    ...shared,
    name: [{ text: party.name, family, given: [given], prefix: [prefix] }],
  };
}

/** The party inside another resource, which refers to it as `#id`. */
export function containParty(party: Party, id: string): Organization | Practitioner {
  const { meta: _meta, ...resource } = makeParty(party, '', { id });
  return resource;
}

/** Whom to call at the health plan. @see C4DIC-Organization, C4DICExtendedContactTypeCS */
function makeContacts(party: Party): Pick<Organization, 'contact'> {
  if (party.key !== 'evergreen') return {};
  const contact = (code: string, phone: string, url?: string): OrganizationContact => {
    const system = code === 'PATINF' ? 'contactentity-type' : 'C4DICExtendedContactTypeCS';
    return {
      purpose: makeConcept(`${terminology}/${system}`, code),
      telecom: [{ system: 'phone', value: phone }, ...(url ? [{ system: 'url' as const, value: url }] : [])],
    };
  };
  return {
    contact: [
      contact('PATINF', party.phone, 'https://evergreen-sample.example'),
      contact('provider', '1-800-555-0143'),
      contact('pharma', '1-800-555-0144'),
      contact('rxmailorder', '1-800-555-0145'),
    ],
  };
}

/** All parties as the plan's directory. One doctor has moved: claims still refer to the earlier version. */
export function makeDirectory(lastUpdated: string, earlier: string): ServedResource[] {
  const moved = { ...parties.okafor, address: { ...parties.okafor.address, line: '3 Old Clinic Road' } };
  return [
    makeParty(moved, earlier),
    ...Object.values(parties).map((party) =>
      makeParty(party, lastUpdated, party.key === 'okafor' ? { versionId: '2' } : {}),
    ),
  ];
}
