/**
 * People, organizations, places and networks of an answer as entries of a directory: one per person, or per
 * organization that is not somebody's employer here.
 *
 * @see Plan-Net, relations of PractitionerRole, OrganizationAffiliation, HealthcareService, Location and Network
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Coded } from '#shared/model/claims/claim';
import type {
  DirectoryEntry,
  DirectoryLocation,
  DirectoryPhone,
  NewPatients,
  Qualification,
} from '#shared/model/plans/lookup';
import type {
  AddressFacts,
  LocationFacts,
  NamedReference,
  NewPatientsFacts,
  QualificationFacts,
  RoleFacts,
} from '../data/public/directory/directory-facts.ts';
import type { PublicLeftovers } from '../data/public/public-reading.ts';
import type { Asked, Gathered } from './directory-pages.ts';
import { Index, type Party, partiesOf } from './directory-parties.ts';

/** An entry with what the question is compared with. */
export type JoinedEntry = {
  entry: DirectoryEntry;
  npis: string[];
  networkKeys: string[];
  places: Place[];
  /** The organization's own addresses. */
  addresses: AddressFacts[];
};

/** A place as shown, with the address that the question is compared with. */
export type Place = { shown: DirectoryLocation; address: AddressFacts | null };

/** Entries are joined so many at a time, so that other work of main goes on in between. */
const entriesOfTurn = 25;

/** The entries of an answer; those that the directory marks as not active come last. */
export async function entriesFrom(found: Gathered, asked: Asked): Promise<JoinedEntry[]> {
  const index = new Index(found);
  const parties = partiesOf(found, index).filter(
    ({ kind }) => asked.npi !== null || kind === asked.kind || isPharmacyAmongFacilities(kind, asked.kind),
  );
  const entries: JoinedEntry[] = [];
  for (const party of parties) {
    entries.push(entryOf(party, index));
    if (entries.length % entriesOfTurn === 0) await nextTurn();
  }
  return entries.sort(
    (a, b) =>
      rankEntry(a.entry) - rankEntry(b.entry) || (a.entry.name ?? '~').localeCompare(b.entry.name ?? '~'),
  );
}

/** A pharmacy is a facility too. */
function isPharmacyAmongFacilities(kind: DirectoryEntry['kind'], asked: DirectoryEntry['kind']): boolean {
  return asked === 'facility' && kind === 'pharmacy';
}

function rankEntry(entry: DirectoryEntry): number {
  return entry.active === false ? 1 : 0;
}

function entryOf(party: Party, index: Index): JoinedEntry {
  const { practitioner, organization } = party;
  const roles = selectCurrentRoles(party.roles);
  const services = roles.flatMap((role) => index.services(role));
  const all = [...roles, ...services];
  const named = all.flatMap((role) => role.locations);
  const sites = uniqueByKey(named.flatMap((one) => index.location(one) ?? [])).filter(
    ({ closed }) => !closed,
  );
  const unknown = new Set(named.flatMap((one) => (index.location(one) === null ? (one.key ?? []) : [])));
  const networks = roles.flatMap((role) => role.networks);
  const npis = practitioner?.npis ?? organization?.npis ?? [];
  const addresses = organization?.addresses ?? [];
  const places: Place[] =
    sites.length > 0
      ? sites.map((site) => ({ shown: locationOf(site, index), address: site.address }))
      : addresses.map((address) => ({ shown: locationFromAddress(address), address }));
  const entry: DirectoryEntry = {
    id: party.key,
    kind: party.kind,
    name: practitioner?.name ?? organization?.name ?? referenceName(party) ?? services[0]?.name ?? null,
    npi: npis[0] ?? null,
    qualifications: joinQualifications(
      [
        ...(practitioner?.qualifications ?? organization?.qualifications ?? []),
        ...roles.flatMap((role) => role.qualifications),
      ],
      index,
    ),
    delivery: uniqueValues(all.flatMap((role) => role.delivery)),
    specialties: uniqueCoded(all.flatMap((role) => role.specialties)),
    types: uniqueCoded([...(organization?.types ?? []), ...all.flatMap((role) => role.types)]),
    organizations: uniqueTexts(
      roles.map((role) => index.nameOf(role.type === 'PractitionerRole' ? role.organization : role.parent)),
    ),
    locations: places.map(({ shown }) => shown),
    moreLocations: unknown.size,
    phones: uniquePhones([
      ...all.flatMap((role) => role.phones),
      ...(practitioner?.phones ?? []),
      ...(organization?.phones ?? []),
    ]),
    hours: roles.flatMap((role) => role.hours),
    websites: uniqueTexts([
      ...all.flatMap((role) => role.websites),
      ...(organization?.websites ?? []),
      ...sites.flatMap((site) => site.websites),
    ]),
    networks: uniqueTexts(networks.map((network) => index.nameOf(network))),
    newPatients: joinNewPatients(
      all.flatMap((role) => role.newPatients),
      index,
    ),
    languages: practitioner?.languages ?? [],
    active: activeOf(party),
    end: endOf(roles),
    ...leftoversOf([
      ...[practitioner, organization].filter((one) => one !== null),
      ...uniqueByKey(all),
      ...sites,
    ]),
    verifiedOn: findLatest([
      ...roles.map((role) => role.lastUpdated),
      practitioner?.lastUpdated ?? null,
      organization?.lastUpdated ?? null,
    ]),
  };
  const networkKeys = networks.flatMap(({ key }) => key ?? []);
  return { entry, npis, networkKeys, places, addresses };
}

/** What nobody read of everything that makes an entry. */
function leftoversOf(parts: readonly PublicLeftovers[]): Pick<DirectoryEntry, 'unread' | 'technical'> {
  return {
    unread: parts.flatMap(({ unread }) => unread),
    technical: parts.flatMap(({ technical }) => technical),
  };
}

function referenceName({ kind, roles }: Party): string | null {
  const [role] = roles;
  if (role === undefined) return null;
  const reference = kind === 'practitioner' ? role.practitioner : role.organization;
  return reference?.display ?? role.name;
}

/** Inactive roles count only when there is no active one. */
function selectCurrentRoles(roles: readonly RoleFacts[]): RoleFacts[] {
  const active = roles.filter((role) => role.active !== false);
  return active.length > 0 ? active : [...roles];
}

/** Every role's last day, when all of them end. */
function endOf(roles: readonly RoleFacts[]): string | null {
  const ends = roles.map(({ end }) => end);
  return ends.length === 0 || ends.includes(null) ? null : findLatest(ends);
}

function activeOf({ practitioner, organization, roles }: Party): boolean | null {
  const own = practitioner?.active ?? organization?.active ?? null;
  if (own === false) return false;
  const stated = roles.flatMap(({ active }) => active ?? []);
  return stated.length === 0 ? own : stated.some((active) => active);
}

function locationOf(place: LocationFacts, index: Index): DirectoryLocation {
  const { name, types, address, phones, hours, accessibility } = place;
  return {
    name,
    types,
    address: address?.text ?? null,
    phones,
    hours,
    accessibility,
    newPatients: joinNewPatients(place.newPatients, index),
  };
}

function locationFromAddress({ text }: AddressFacts): DirectoryLocation {
  return { name: null, types: [], address: text, phones: [], hours: [], accessibility: [], newPatients: [] };
}

function joinNewPatients(facts: readonly NewPatientsFacts[], index: Index): NewPatients[] {
  const all = facts.map(({ accepts, network }) => ({ accepts, network: networkName(network, index) }));
  return [...new Map(all.map((one) => [`${one.accepts} ${one.network}`, one])).values()];
}

/** An unnamed network goes by its id, since the statement holds for that network only. */
function networkName(network: NamedReference | null, index: Index): string | null {
  return index.nameOf(network) ?? network?.key?.split('/').at(-1) ?? null;
}

function joinQualifications(facts: readonly QualificationFacts[], index: Index): Qualification[] {
  return uniqueValues(facts.map((one) => ({ ...one, issuer: index.nameOf(one.issuer) })));
}

function uniqueByKey<T extends { key: string }>(facts: readonly T[]): T[] {
  return [...new Map(facts.map((one) => [one.key, one])).values()];
}

function uniqueCoded(coded: readonly Coded[]): Coded[] {
  return [...new Map(coded.map((one) => [one.code ?? one.text, one])).values()];
}

/** Each number once, with its hours and whom it reaches where they are stated. */
function uniquePhones(phones: readonly DirectoryPhone[]): DirectoryPhone[] {
  const found = new Map<string, DirectoryPhone>();
  for (const phone of phones) {
    const known = found.get(phone.number);
    const { number, hours } = known === undefined || known.hours.length === 0 ? phone : known;
    found.set(number, { number, hours, name: known?.name ?? phone.name });
  }
  return [...found.values()];
}

function uniqueValues<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((one) => [JSON.stringify(one), one])).values()];
}

function uniqueTexts(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

function findLatest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((best, date) => (date !== null && (best === null || date > best) ? date : best), null);
}
