import type { FhirResource } from '../model.ts';

/** A made-up organization or practitioner that claims name. */
export type Party = {
  key: string;
  type: 'Organization' | 'Practitioner';
  name: string;
  npi: string;
  phone: string;
  /** Set to name an earlier version of the record. */
  version?: string;
  address: { line: string; city: string; state: string; postalCode: string };
};

const city = { city: 'Maple Falls', state: 'WA', postalCode: '98990' };

function organization(key: string, name: string, npi: string, phone: string, line: string): Party {
  return { key, type: 'Organization', name, npi, phone, address: { line, ...city } };
}

function practitioner(key: string, name: string, npi: string): Party {
  const address = { line: '12 Clinic Row', ...city };
  return { key, type: 'Practitioner', name, npi, phone: '1-555-555-0110', address };
}

export const parties = {
  evergreen: organization(
    'evergreen',
    'Evergreen Health (sample)',
    '9990000001',
    '1-800-555-0142',
    '1 Evergreen Plaza',
  ),
  medicare: organization('medicare', 'Sample Medicare', '9990000002', '1-800-555-0163', '9 Federal Square'),
  cascade: organization(
    'cascade',
    'Cascade Mutual (sample)',
    '9990000003',
    '1-800-555-0171',
    '70 Mutual Way',
  ),
  lakeside: organization(
    'lakeside',
    'Lakeside Orthopedics',
    '9990000101',
    '1-555-555-0121',
    '400 Lake Street',
  ),
  northgate: organization(
    'northgate',
    'Northgate Surgery Center',
    '9990000102',
    '1-555-555-0122',
    '88 North Gate',
  ),
  harbor: organization('harbor', 'Harbor Anesthesia Group', '9990000103', '1-555-555-0123', '3 Harbor Walk'),
  cornerPharmacy: organization(
    'corner-pharmacy',
    'Corner Pharmacy',
    '9990000104',
    '1-555-555-0124',
    '2 Main Street',
  ),
  brightSmile: organization(
    'bright-smile',
    'Bright Smile Dental',
    '9990000105',
    '1-555-555-0125',
    '51 Main Street',
  ),
  stBrendan: organization(
    'st-brendan',
    'St. Brendan Hospital',
    '9990000106',
    '1-555-555-0126',
    '900 Hill Avenue',
  ),
  mapleFamily: organization(
    'maple-family',
    'Maple Family Practice',
    '9990000107',
    '1-555-555-0127',
    '14 Oak Lane',
  ),
  clearLab: organization(
    'clear-lab',
    'Clearwater Laboratory',
    '9990000108',
    '1-555-555-0128',
    '6 River Road',
  ),
  summitImaging: organization(
    'summit-imaging',
    'Summit Imaging',
    '9990000109',
    '1-555-555-0129',
    '31 Summit Road',
  ),
  motionTherapy: organization(
    'motion-therapy',
    'Motion Physical Therapy',
    '9990000110',
    '1-555-555-0130',
    '77 Park Road',
  ),
  clearVision: organization(
    'clear-vision',
    'Clear Vision Eye Care',
    '9990000111',
    '1-555-555-0131',
    '22 Main Street',
  ),
  quickCare: organization(
    'quick-care',
    'QuickCare Walk-In',
    '9990000112',
    '1-555-555-0132',
    '5 Station Square',
  ),
  valleyAmbulance: organization(
    'valley-ambulance',
    'Valley Ambulance',
    '9990000113',
    '1-555-555-0133',
    '1 Depot Street',
  ),
  homeMedical: organization(
    'home-medical',
    'Homeway Medical Supply',
    '9990000114',
    '1-555-555-0134',
    '60 Mill Street',
  ),
  quietMind: organization(
    'quiet-mind',
    'Quiet Mind Counseling',
    '9990000115',
    '1-555-555-0135',
    '8 Elm Street',
  ),
  littleOaks: organization(
    'little-oaks',
    'Little Oaks Pediatrics',
    '9990000116',
    '1-555-555-0136',
    '10 Oak Lane',
  ),
  homeCare: organization(
    'home-care',
    'Neighborly Home Care',
    '9990000117',
    '1-555-555-0137',
    '19 Birch Street',
  ),
  nursing: organization(
    'nursing',
    'Birchwood Nursing Center',
    '9990000118',
    '1-555-555-0138',
    '120 Birch Street',
  ),
  hospice: organization('hospice', 'Evening Star Hospice', '9990000119', '1-555-555-0139', '4 Chapel Road'),
  okafor: practitioner('okafor', 'Dr. Amara Okafor', '9990000201'),
  lindqvist: practitioner('lindqvist', 'Dr. Jonas Lindqvist', '9990000202'),
  haddad: practitioner('haddad', 'Dr. Leila Haddad', '9990000203'),
  brooks: practitioner('brooks', 'Dr. Martin Brooks', '9990000204'),
  nguyen: practitioner('nguyen', 'Dr. Kim Nguyen', '9990000205'),
  tanaka: practitioner('tanaka', 'Dr. Emi Tanaka', '9990000206'),
} as const satisfies Record<string, Party>;

/** The party as a FHIR resource with the given id. */
export function partyResource(party: Party, id: string, lastUpdated: string, version = '1'): FhirResource {
  const identifier = [
    {
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NPI' }] },
      system: 'http://hl7.org/fhir/sid/us-npi',
      value: party.npi,
    },
  ];
  const { line, ...place } = party.address;
  const shared = {
    id,
    meta: {
      versionId: version,
      lastUpdated,
      profile: [`http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-${party.type}|2.0.0`],
    },
    identifier,
    active: true,
    telecom: [{ system: 'phone', value: party.phone }],
    address: [{ line: [line], ...place, country: 'US' }],
  };
  if (party.type === 'Organization')
    return { resourceType: 'Organization', ...shared, name: party.name, ...contactsOf(party) };
  const [prefix = '', given = '', family = ''] = party.name.split(' ');
  return {
    resourceType: 'Practitioner',
    ...shared,
    name: [{ text: party.name, family, given: [given], prefix: [prefix] }],
  };
}

/** Whom to call at the health plan. @see C4DIC-Organization, C4DICExtendedContactTypeCS */
function contactsOf(party: Party) {
  if (party.key !== 'evergreen') return {};
  const contact = (code: string, phone: string, url?: string) => ({
    purpose: {
      coding: [
        {
          system: `http://terminology.hl7.org/CodeSystem/${code === 'PATINF' ? 'contactentity-type' : 'C4DICExtendedContactTypeCS'}`,
          code,
        },
      ],
    },
    telecom: [{ system: 'phone', value: phone }, ...(url ? [{ system: 'url', value: url }] : [])],
  });
  return {
    contact: [
      contact('PATINF', party.phone, 'https://evergreen-sample.example'),
      contact('provider', '1-800-555-0143'),
      contact('pharma', '1-800-555-0144'),
      contact('rxmailorder', '1-800-555-0145'),
    ],
  };
}

/** All parties as the plan's directory. One practitioner has moved: an earlier version is still referenced. */
export function directory(lastUpdated: string, earlier: string): FhirResource[] {
  const moved = { ...parties.okafor, address: { ...parties.okafor.address, line: '3 Old Clinic Road' } };
  return [
    partyResource(moved, moved.key, earlier, '1'),
    ...Object.values(parties).map((party) =>
      partyResource(party, party.key, lastUpdated, party.key === 'okafor' ? '2' : '1'),
    ),
  ];
}
