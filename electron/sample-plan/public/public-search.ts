import {
  identifier,
  matchDate,
  matchExtensionReference,
  matchExtensionToken,
  matchReference,
  matchText,
  matchToken,
  type SearchParameters,
  usual,
} from '../fhir/matchers.ts';

/** Search parameters of a public service, per type that it has. */
export type PublicParameters = Readonly<Record<string, SearchParameters>>;

const matchAddress = (element = 'address'): SearchParameters => ({
  address: matchText(element),
  'address-city': matchText([element, 'city']),
  'address-state': matchText([element, 'state']),
  'address-postalcode': matchText([element, 'postalCode']),
});

/** @see US Drug Formulary 2.1.0, search parameters */
export const formularyParameters: PublicParameters = {
  InsurancePlan: {
    ...usual,
    identifier,
    name: matchText('name'),
    type: matchToken('type'),
    status: matchToken('status'),
    period: matchDate('period'),
    'coverage-type': matchToken(['coverage', 'type']),
    'coverage-area': matchReference('coverageArea'),
  },
  Basic: {
    ...usual,
    code: matchToken('code'),
    subject: matchReference('subject'),
    formulary: matchExtensionReference('usdf-FormularyReference-extension'),
    'drug-tier': matchExtensionToken('usdf-DrugTierID-extension'),
    'pharmacy-benefit-type': matchExtensionToken('usdf-PharmacyBenefitType-extension'),
    status: matchExtensionToken('usdf-AvailabilityStatus-extension'),
  },
  MedicationKnowledge: {
    ...usual,
    code: matchToken('code'),
    'drug-name': matchText(['code', 'coding', 'display'], ['code', 'text']),
    doseform: matchToken('doseForm'),
    status: matchToken('status'),
  },
  Location: { ...usual, ...matchAddress() },
};

/** @see Plan-Net 1.2.0, search parameters */
export const directoryParameters: PublicParameters = {
  Practitioner: {
    ...usual,
    identifier,
    name: matchText('name'),
    family: matchText(['name', 'family']),
    given: matchText(['name', 'given']),
  },
  PractitionerRole: {
    ...usual,
    practitioner: matchReference('practitioner'),
    organization: matchReference('organization'),
    location: matchReference('location'),
    service: matchReference('healthcareService'),
    network: matchExtensionReference('network-reference'),
    specialty: matchToken('specialty'),
    role: matchToken('code'),
  },
  Organization: {
    ...usual,
    ...matchAddress(),
    identifier,
    name: matchText('name'),
    type: matchToken('type'),
    partof: matchReference('partOf'),
  },
  OrganizationAffiliation: {
    ...usual,
    'participating-organization': matchReference('participatingOrganization'),
    'primary-organization': matchReference('organization'),
    network: matchReference('network'),
    location: matchReference('location'),
    service: matchReference('healthcareService'),
    role: matchToken('code'),
    specialty: matchToken('specialty'),
  },
  Location: {
    ...usual,
    ...matchAddress(),
    name: matchText('name'),
    organization: matchReference('managingOrganization'),
    type: matchToken('type'),
  },
  HealthcareService: {
    ...usual,
    name: matchText('name'),
    organization: matchReference('providedBy'),
    location: matchReference('location'),
    'service-category': matchToken('category'),
    specialty: matchToken('specialty'),
  },
  InsurancePlan: {
    ...usual,
    identifier,
    name: matchText('name'),
    type: matchToken('type'),
    network: matchReference('network'),
    'owned-by': matchReference('ownedBy'),
  },
};
