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

type Listed = Pick<Party, 'key' | 'name' | 'npi' | 'phone'> & { line: string };

function describeOrganization({ line, ...party }: Listed): Party {
  return { ...party, type: 'Organization', address: { line, ...city } };
}

function describePractitioner(key: string, name: string, npi: string): Party {
  const address = { line: '12 Clinic Row', ...city };
  return { key, type: 'Practitioner', name, npi, phone: '1-555-555-0110', address };
}

export const parties = {
  evergreen: describeOrganization({
    key: 'evergreen',
    name: 'Evergreen Health (sample)',
    npi: '9990000017',
    phone: '1-800-555-0142',
    line: '1 Evergreen Plaza',
  }),
  medicare: describeOrganization({
    key: 'medicare',
    name: 'Sample Medicare',
    npi: '9990000025',
    phone: '1-800-555-0163',
    line: '9 Federal Square',
  }),
  cascade: describeOrganization({
    key: 'cascade',
    name: 'Cascade Mutual (sample)',
    npi: '9990000033',
    phone: '1-800-555-0171',
    line: '70 Mutual Way',
  }),
  lakeside: describeOrganization({
    key: 'lakeside',
    name: 'Lakeside Orthopedics',
    npi: '9990001015',
    phone: '1-555-555-0121',
    line: '400 Lake Street',
  }),
  northgate: describeOrganization({
    key: 'northgate',
    name: 'Northgate Surgery Center',
    npi: '9990001023',
    phone: '1-555-555-0122',
    line: '88 North Gate',
  }),
  harbor: describeOrganization({
    key: 'harbor',
    name: 'Harbor Anesthesia Group',
    npi: '9990001031',
    phone: '1-555-555-0123',
    line: '3 Harbor Walk',
  }),
  cornerPharmacy: describeOrganization({
    key: 'corner-pharmacy',
    name: 'Corner Pharmacy',
    npi: '9990001049',
    phone: '1-555-555-0124',
    line: '2 Main Street',
  }),
  brightSmile: describeOrganization({
    key: 'bright-smile',
    name: 'Bright Smile Dental',
    npi: '9990001056',
    phone: '1-555-555-0125',
    line: '51 Main Street',
  }),
  stBrendan: describeOrganization({
    key: 'st-brendan',
    name: 'St. Brendan Hospital',
    npi: '9990001064',
    phone: '1-555-555-0126',
    line: '900 Hill Avenue',
  }),
  mapleFamily: describeOrganization({
    key: 'maple-family',
    name: 'Maple Family Practice',
    npi: '9990001072',
    phone: '1-555-555-0127',
    line: '14 Oak Lane',
  }),
  clearLab: describeOrganization({
    key: 'clear-lab',
    name: 'Clearwater Laboratory',
    npi: '9990001080',
    phone: '1-555-555-0128',
    line: '6 River Road',
  }),
  summitImaging: describeOrganization({
    key: 'summit-imaging',
    name: 'Summit Imaging',
    npi: '9990001098',
    phone: '1-555-555-0129',
    line: '31 Summit Road',
  }),
  motionTherapy: describeOrganization({
    key: 'motion-therapy',
    name: 'Motion Physical Therapy',
    npi: '9990001106',
    phone: '1-555-555-0130',
    line: '77 Park Road',
  }),
  clearVision: describeOrganization({
    key: 'clear-vision',
    name: 'Clear Vision Eye Care',
    npi: '9990001114',
    phone: '1-555-555-0131',
    line: '22 Main Street',
  }),
  quickCare: describeOrganization({
    key: 'quick-care',
    name: 'QuickCare Walk-In',
    npi: '9990001122',
    phone: '1-555-555-0132',
    line: '5 Station Square',
  }),
  valleyAmbulance: describeOrganization({
    key: 'valley-ambulance',
    name: 'Valley Ambulance',
    npi: '9990001130',
    phone: '1-555-555-0133',
    line: '1 Depot Street',
  }),
  homeMedical: describeOrganization({
    key: 'home-medical',
    name: 'Homeway Medical Supply',
    npi: '9990001148',
    phone: '1-555-555-0134',
    line: '60 Mill Street',
  }),
  quietMind: describeOrganization({
    key: 'quiet-mind',
    name: 'Quiet Mind Counseling',
    npi: '9990001155',
    phone: '1-555-555-0135',
    line: '8 Elm Street',
  }),
  littleOaks: describeOrganization({
    key: 'little-oaks',
    name: 'Little Oaks Pediatrics',
    npi: '9990001163',
    phone: '1-555-555-0136',
    line: '10 Oak Lane',
  }),
  homeCare: describeOrganization({
    key: 'home-care',
    name: 'Neighborly Home Care',
    npi: '9990001171',
    phone: '1-555-555-0137',
    line: '19 Birch Street',
  }),
  nursing: describeOrganization({
    key: 'nursing',
    name: 'Birchwood Nursing Center',
    npi: '9990001189',
    phone: '1-555-555-0138',
    line: '120 Birch Street',
  }),
  hospice: describeOrganization({
    key: 'hospice',
    name: 'Evening Star Hospice',
    npi: '9990001197',
    phone: '1-555-555-0139',
    line: '4 Chapel Road',
  }),
  okafor: describePractitioner('okafor', 'Dr. Amara Okafor', '9990002013'),
  lindqvist: describePractitioner('lindqvist', 'Dr. Jonas Lindqvist', '9990002021'),
  haddad: describePractitioner('haddad', 'Dr. Leila Haddad', '9990002039'),
  brooks: describePractitioner('brooks', 'Dr. Martin Brooks', '9990002047'),
  nguyen: describePractitioner('nguyen', 'Dr. Kim Nguyen', '9990002054'),
  tanaka: describePractitioner('tanaka', 'Dr. Emi Tanaka', '9990002062'),
} as const satisfies Record<string, Party>;

/** The party as a resource of the plan's directory. */
function makeParty(
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
