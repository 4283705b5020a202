import {
  date,
  extensionReference,
  extensionToken,
  identifier,
  reference,
  type SearchParameters,
  text,
  token,
  usual,
} from '../fhir/matchers.ts';

/** Search parameters of a public service, per type that it has. */
export type PublicParameters = Readonly<Record<string, SearchParameters>>;

const address = (element = 'address'): SearchParameters => ({
  address: text(element),
  'address-city': text([element, 'city']),
  'address-state': text([element, 'state']),
  'address-postalcode': text([element, 'postalCode']),
});

/** @see US Drug Formulary 2.1.0, search parameters */
export const formularyParameters: PublicParameters = {
  InsurancePlan: {
    ...usual,
    identifier,
    name: text('name'),
    type: token('type'),
    status: token('status'),
    period: date('period'),
    'coverage-type': token(['coverage', 'type']),
    'coverage-area': reference('coverageArea'),
  },
  Basic: {
    ...usual,
    code: token('code'),
    subject: reference('subject'),
    formulary: extensionReference('usdf-FormularyReference-extension'),
    'drug-tier': extensionToken('usdf-DrugTierID-extension'),
    'pharmacy-benefit-type': extensionToken('usdf-PharmacyBenefitType-extension'),
    status: extensionToken('usdf-AvailabilityStatus-extension'),
  },
  MedicationKnowledge: {
    ...usual,
    code: token('code'),
    'drug-name': text(['code', 'coding', 'display'], ['code', 'text']),
    doseform: token('doseForm'),
    status: token('status'),
  },
  Location: { ...usual, ...address() },
};

/** @see Plan-Net 1.2.0, search parameters */
export const directoryParameters: PublicParameters = {
  Practitioner: {
    ...usual,
    identifier,
    name: text('name'),
    family: text(['name', 'family']),
    given: text(['name', 'given']),
  },
  PractitionerRole: {
    ...usual,
    practitioner: reference('practitioner'),
    organization: reference('organization'),
    location: reference('location'),
    service: reference('healthcareService'),
    network: extensionReference('network-reference'),
    specialty: token('specialty'),
    role: token('code'),
  },
  Organization: {
    ...usual,
    ...address(),
    identifier,
    name: text('name'),
    type: token('type'),
    partof: reference('partOf'),
  },
  OrganizationAffiliation: {
    ...usual,
    'participating-organization': reference('participatingOrganization'),
    'primary-organization': reference('organization'),
    network: reference('network'),
    location: reference('location'),
    service: reference('healthcareService'),
    role: token('code'),
    specialty: token('specialty'),
  },
  Location: {
    ...usual,
    ...address(),
    name: text('name'),
    organization: reference('managingOrganization'),
    type: token('type'),
  },
  HealthcareService: {
    ...usual,
    name: text('name'),
    organization: reference('providedBy'),
    location: reference('location'),
    'service-category': token('category'),
    specialty: token('specialty'),
  },
  InsurancePlan: {
    ...usual,
    identifier,
    name: text('name'),
    type: token('type'),
    network: reference('network'),
    'owned-by': reference('ownedBy'),
  },
};
