/**
 * What a page of a public directory holds, resource by resource; which of them belong together is found out where
 * all pages of an answer are at hand.
 *
 * @see Da Vinci PDex Plan-Net 1.0 to 1.2
 */
import type { Coded } from '#shared/model/claim';
import type { DirectoryPhone, NewPatients, OpenHours } from '#shared/model/lookup';
import type { Resource } from '../../fhir/resource.ts';
import { type PublicPage, readPublicPage } from '../public-page.ts';
import { readLocation, readNetworkPlan, readOrganization, readPractitioner } from './parties.ts';
import { readRole } from './roles.ts';

/** A reference as it came: its key where it has one, its words where it has some. */
export type NamedReference = { key: string | null; display: string | null };

export type NewPatientsFacts = { accepts: NewPatients['accepts']; network: NamedReference | null };

const roleTypes = ['PractitionerRole', 'OrganizationAffiliation', 'HealthcareService'] as const;

/** What ties a person or an organization to places and networks: one of {@link roleTypes}. */
export type RoleFacts = {
  key: string;
  type: (typeof roleTypes)[number];
  name: string | null;
  practitioner: NamedReference | null;
  /** Whose role it is when it is no person's, and where a person works. */
  organization: NamedReference | null;
  /** What an affiliated organization belongs to. */
  parent: NamedReference | null;
  locations: NamedReference[];
  services: NamedReference[];
  networks: NamedReference[];
  specialties: Coded[];
  /** Codes of role and kind of service, lower case. */
  codes: string[];
  phones: DirectoryPhone[];
  websites: string[];
  hours: OpenHours[];
  newPatients: NewPatientsFacts[];
  active: boolean | null;
  end: string | null;
  lastUpdated: string | null;
};

export type PractitionerFacts = {
  key: string;
  name: string | null;
  npis: string[];
  qualifications: Coded[];
  languages: Coded[];
  phones: DirectoryPhone[];
  active: boolean | null;
  lastUpdated: string | null;
};

export type OrganizationFacts = {
  key: string;
  name: string | null;
  alsoCalled: string[];
  npis: string[];
  isNetwork: boolean;
  addresses: AddressFacts[];
  phones: DirectoryPhone[];
  websites: string[];
  active: boolean | null;
  lastUpdated: string | null;
};

export type AddressFacts = { text: string; city: string | null; state: string | null; zip: string | null };

export type LocationFacts = {
  key: string;
  name: string | null;
  address: AddressFacts | null;
  phones: DirectoryPhone[];
  websites: string[];
  hours: OpenHours[];
  accessibility: Coded[];
  newPatients: NewPatientsFacts[];
  /** Codes of the kind of place, lower case. */
  codes: string[];
  organization: NamedReference | null;
  /** True when the directory marks the place as not in use. */
  closed: boolean;
  lastUpdated: string | null;
};

export type NetworkPlanFacts = { key: string; name: string | null; networks: NamedReference[] };

export type DirectoryFacts = {
  roles: RoleFacts[];
  practitioners: PractitionerFacts[];
  organizations: OrganizationFacts[];
  locations: LocationFacts[];
  plans: NetworkPlanFacts[];
};

export type DirectoryPage = PublicPage & DirectoryFacts;

/** The parties, places and roles of one answer. Never throws: what is no FHIR has no `resourceType`. */
export function readDirectoryPage(bytes: Uint8Array): DirectoryPage {
  const { page, resources } = readPublicPage(bytes);
  const read = { ...page, roles: [], practitioners: [], organizations: [], locations: [], plans: [] };
  for (const resource of resources) readResource(resource, read);
  return read;
}

function readResource(resource: Resource, page: DirectoryFacts): void {
  const roleType = roleTypes.find((type) => type === resource.resourceType);
  if (roleType !== undefined) page.roles.push(readRole(resource, roleType));
  else if (resource.resourceType === 'Practitioner') page.practitioners.push(readPractitioner(resource));
  else if (resource.resourceType === 'Organization') page.organizations.push(readOrganization(resource));
  else if (resource.resourceType === 'Location') page.locations.push(readLocation(resource));
  else if (resource.resourceType === 'InsurancePlan') page.plans.push(readNetworkPlan(resource));
}
