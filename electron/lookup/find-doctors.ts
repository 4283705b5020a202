/** What a directory says of the doctors that a person has: asked for one after another, by number and else by name. */
import type { OwnDoctor } from '#shared/model/plans/plan-lists';
import type { ListedProvider, ReadProviderList } from '../data/plan-lists/judge/judge-doctor.ts';
import { removeTitles } from './directory.ts';
import { entriesFrom, type JoinedEntry } from './directory-join.ts';
import { addMissing } from './directory-missing.ts';
import type { Asked, DirectoryAsker } from './directory-pages.ts';
import { affiliationSearches, npiSearches, practitionerSearches } from './directory-searches.ts';

/** The entries of a directory that may be this doctor, or whoever billed for them. */
export async function findDoctor(
  newAsker: () => DirectoryAsker,
  doctor: OwnDoctor,
  networkId: string,
): Promise<ReadProviderList> {
  const nothing: ReadProviderList = { isWhole: true, hasNetworks: true, providers: [] };
  // A number that is nobody's is not sent.
  if (doctor.npi !== null && !doctor.isNpiRight) return nothing;
  const byNumber = doctor.npi === null ? nothing : await findByNumber(newAsker(), doctor.npi, networkId);
  if (byNumber.providers.some(({ npis }) => doctor.npi !== null && npis.includes(doctor.npi)))
    return byNumber;
  const group = doctor.kind === 'doctor' ? doctor.groupNpis[0] : undefined;
  const byGroup = group === undefined ? nothing : await findByNumber(newAsker(), group, networkId);
  const byName = doctor.name === null ? nothing : await findByName(newAsker(), doctor, networkId);
  return {
    isWhole: byNumber.isWhole && byName.isWhole,
    hasNetworks: true,
    providers: [...byGroup.providers, ...byName.providers],
  };
}

const blank = { name: '', specialty: '', near: '', npi: null, networkId: null };

function findByNumber(asker: DirectoryAsker, npi: string, networkId: string): Promise<ReadProviderList> {
  return find(asker, { ...blank, kind: 'practitioner', npi }, networkId);
}

function findByName(
  asker: DirectoryAsker,
  { name, kind }: OwnDoctor,
  networkId: string,
): Promise<ReadProviderList> {
  return find(
    asker,
    { ...blank, kind: kind === 'doctor' ? 'practitioner' : 'facility', name: removeTitles(name ?? '') },
    networkId,
  );
}

async function find(asker: DirectoryAsker, asked: Asked, networkId: string): Promise<ReadProviderList> {
  const found = await asker.firstOf(nameSearch(asked), searchesOf(asker, asked));
  if (found === null) return { isWhole: true, hasNetworks: true, providers: [] };
  const entries = await entriesFrom(await addMissing(asker, found), asked);
  return {
    isWhole: !found.more,
    hasNetworks: true,
    providers: entries.filter(({ entry }) => entry.active !== false).map((one) => describe(one, networkId)),
  };
}

function searchesOf(asker: DirectoryAsker, asked: Asked) {
  if (asked.npi !== null) return npiSearches(asker, asked.npi);
  return asked.kind === 'practitioner'
    ? practitionerSearches(asker, asked)
    : affiliationSearches(asker, asked);
}

function nameSearch({ kind, npi }: Asked): string {
  return `${kind} ${npi === null ? 'by name' : 'by number'}`;
}

function describe(
  { entry, npis, networkKeys, places, addresses }: JoinedEntry,
  networkId: string,
): ListedProvider {
  const texts = [
    ...places.map(({ shown, address }) => address?.text ?? shown.address),
    ...addresses.map(({ text }) => text),
  ];
  const accepts = entry.newPatients.map((one) => one.accepts);
  return {
    kind: entry.kind === 'practitioner' ? 'person' : 'organization',
    name: entry.name,
    npis,
    isInPlan: networkKeys.length === 0 ? null : networkKeys.includes(networkId),
    addresses: [...new Set(texts.filter((text) => text !== null))],
    hasMorePlaces: entry.moreLocations > 0,
    takesNewPatients: accepts.includes('new')
      ? true
      : accepts.length > 0 && accepts.every(isClosed)
        ? false
        : null,
  };
}

function isClosed(accepts: JoinedEntry['entry']['newPatients'][number]['accepts']): boolean {
  return accepts === 'no' || accepts === 'existing-only' || accepts === 'existing-and-family';
}
