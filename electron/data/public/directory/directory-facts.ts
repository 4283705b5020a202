/**
 * What each resource of a public directory says, before it is known which of them belong together.
 *
 * @see Da Vinci PDex Plan-Net 1.0 to 1.2
 */
import type { Coded } from '#shared/model/claims/claim';
import type {
  Delivery,
  DirectoryPhone,
  NewPatients,
  OpenHours,
  Qualification,
} from '#shared/model/plans/lookup';
import type { PublicLeftovers } from '../public-reading.ts';

/** A reference as it came: its key where it has one, its words where it has some. */
export type NamedReference = { key: string | null; display: string | null };

export type NewPatientsFacts = { accepts: NewPatients['accepts']; network: NamedReference | null };

export type QualificationFacts = Omit<Qualification, 'issuer'> & { issuer: NamedReference | null };

export const roleTypes = ['PractitionerRole', 'OrganizationAffiliation', 'HealthcareService'] as const;

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
  /** Kinds in words. */
  types: Coded[];
  /** Codes of role and kind of service, lower case. */
  codes: string[];
  phones: DirectoryPhone[];
  websites: string[];
  hours: OpenHours[];
  newPatients: NewPatientsFacts[];
  qualifications: QualificationFacts[];
  delivery: Delivery[];
  active: boolean | null;
  end: string | null;
  lastUpdated: string | null;
} & PublicLeftovers;

export type PractitionerFacts = {
  key: string;
  name: string | null;
  npis: string[];
  qualifications: QualificationFacts[];
  languages: Coded[];
  phones: DirectoryPhone[];
  active: boolean | null;
  lastUpdated: string | null;
} & PublicLeftovers;

export type OrganizationFacts = {
  key: string;
  name: string | null;
  /** Kinds in words. */
  types: Coded[];
  alsoCalled: string[];
  npis: string[];
  isNetwork: boolean;
  addresses: AddressFacts[];
  qualifications: QualificationFacts[];
  phones: DirectoryPhone[];
  websites: string[];
  active: boolean | null;
  lastUpdated: string | null;
} & PublicLeftovers;

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
  /** Kinds in words. */
  types: Coded[];
  /** Codes of the kind of place, lower case. */
  codes: string[];
  organization: NamedReference | null;
  /** True when the directory marks the place as not in use. */
  closed: boolean;
  lastUpdated: string | null;
} & PublicLeftovers;

export type NetworkPlanFacts = { key: string; name: string | null; networks: NamedReference[] };

export type DirectoryFacts = {
  roles: RoleFacts[];
  practitioners: PractitionerFacts[];
  organizations: OrganizationFacts[];
  locations: LocationFacts[];
  plans: NetworkPlanFacts[];
};
