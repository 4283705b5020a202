/** Who an answer is about: one party per person, and per organization that is not only somebody's employer here. */
import type { DirectoryEntry } from '#shared/model/plans/lookup';
import type {
  LocationFacts,
  NamedReference,
  OrganizationFacts,
  PractitionerFacts,
  RoleFacts,
} from '../data/public/directory/directory-facts.ts';
import type { Gathered } from './directory-pages.ts';

/** A person or an organization with its roles; facts are `null` where the directory gave none. */
export type Party = {
  key: string;
  kind: DirectoryEntry['kind'];
  practitioner: PractitionerFacts | null;
  organization: OrganizationFacts | null;
  roles: RoleFacts[];
};

/** Finds the resources of an answer by reference. */
export class Index {
  readonly #practitioners: ReadonlyMap<string, PractitionerFacts>;
  readonly #organizations: ReadonlyMap<string, OrganizationFacts>;
  readonly #locations: ReadonlyMap<string, LocationFacts>;
  readonly #services: ReadonlyMap<string, RoleFacts>;

  constructor({ practitioners, organizations, locations, roles }: Gathered) {
    this.#practitioners = indexByKey(practitioners);
    this.#organizations = indexByKey(organizations);
    this.#locations = indexByKey(locations);
    this.#services = indexByKey(roles.filter(({ type }) => type === 'HealthcareService'));
  }

  practitioner(reference: NamedReference | null): PractitionerFacts | null {
    return this.#practitioners.get(reference?.key ?? '') ?? null;
  }

  organization(reference: NamedReference | null): OrganizationFacts | null {
    return this.#organizations.get(reference?.key ?? '') ?? null;
  }

  location(reference: NamedReference): LocationFacts | null {
    return this.#locations.get(reference.key ?? '') ?? null;
  }

  services(role: RoleFacts): RoleFacts[] {
    return role.services.flatMap(({ key }) => this.#services.get(key ?? '') ?? []);
  }

  /** The organization's name, else the words of the reference, else nothing. */
  nameOf(reference: NamedReference | null): string | null {
    return this.organization(reference)?.name ?? reference?.display ?? null;
  }
}

/** The parties of an answer. */
export function partiesOf(found: Gathered, index: Index): Party[] {
  const parties = new Map<string, Party>();
  const add = (key: string, party: Omit<Party, 'key' | 'roles'>, role: RoleFacts | null) => {
    const known = parties.get(key) ?? { key, ...party, roles: [] };
    if (role !== null) known.roles.push(role);
    if (party.kind === 'pharmacy') known.kind = 'pharmacy';
    parties.set(key, known);
  };
  // A service that an affiliation names says something about that affiliation, and is no entry of its own.
  const affiliations = found.roles.filter(({ type }) => type === 'OrganizationAffiliation');
  const named = new Set(affiliations.flatMap(({ services }) => services.map(({ key }) => key)));
  for (const role of found.roles) {
    if (role.type === 'PractitionerRole') {
      const practitioner = index.practitioner(role.practitioner);
      const key = role.practitioner?.key ?? role.key;
      add(key, { kind: 'practitioner', practitioner, organization: null }, role);
    } else {
      if (role.type === 'HealthcareService' && named.has(role.key)) continue;
      const organization = index.organization(role.organization);
      const key = role.organization?.key ?? role.key;
      const kind = isPharmacy(role, index) ? 'pharmacy' : 'facility';
      add(key, { kind, practitioner: null, organization }, role);
    }
  }
  for (const one of found.practitioners)
    add(one.key, { kind: 'practitioner', practitioner: one, organization: null }, null);
  for (const one of listUnnamed(found))
    add(one.key, { kind: 'facility', practitioner: null, organization: one }, null);
  return [...parties.values()];
}

/** Organizations that nothing else in the answer names: they stand for themselves. */
function listUnnamed({ organizations, practitioners, roles, locations }: Gathered): OrganizationFacts[] {
  const references = [
    ...roles.flatMap((role) => [role.organization, role.parent, ...role.networks]),
    ...[...roles, ...practitioners, ...organizations].flatMap(({ qualifications }) =>
      qualifications.map(({ issuer }) => issuer),
    ),
    ...roles.flatMap((role) => role.newPatients.map(({ network }) => network)),
    ...locations.flatMap((one) => [one.organization, ...one.newPatients.map(({ network }) => network)]),
  ];
  const named = new Set(references.map((one) => one?.key));
  return organizations.filter(({ key, isNetwork }) => !isNetwork && !named.has(key));
}

const pharmacyCodes = new Set(['pharmacy', 'pharm', 'outpharm', 'pha']);

/** By the role, the kind of service or the kind of place; taxonomy codes of pharmacies begin with 3336. */
function isPharmacy(role: RoleFacts, index: Index): boolean {
  const roles = [role, ...index.services(role)];
  const codes = [
    ...roles.flatMap((one) => one.codes),
    ...role.locations.flatMap((one) => index.location(one)?.codes ?? []),
  ];
  const specialties = roles.flatMap((one) => one.specialties);
  return (
    codes.some((code) => pharmacyCodes.has(code)) || specialties.some(({ code }) => code?.startsWith('3336'))
  );
}

function indexByKey<T extends { key: string }>(facts: readonly T[]): Map<string, T> {
  return new Map(facts.map((one) => [one.key, one]));
}
