/** Directories that search well and poorly, over real HTTP. */
import { afterEach, describe, expect, it } from 'vitest';
import { findInDirectory, findNetworks } from '../../../electron/lookup/directory.ts';
import {
  deafDirectory,
  directoryResources,
  fullDirectory,
  poorDirectory,
} from '../../support/public/public-directory.ts';
import {
  type PublicFhirServer,
  type ServerOptions,
  startPublicFhirServer,
} from '../../support/public/public-fhir-server.ts';
import { createBench } from '../../unit/lookup/support.ts';

let server: PublicFhirServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function directoryOf(options: ServerOptions) {
  server = await startPublicFhirServer(options);
  const bench = createBench();
  return { server, asker: () => bench.directory(server?.baseUrl ?? '') };
}

const asked = {
  kind: 'practitioner' as const,
  name: '',
  specialty: '',
  near: '',
  npi: null,
  networkId: null,
};
const three: [string, ServerOptions][] = [
  ['searches well', fullDirectory],
  ['knows only names and references', poorDirectory],
  ['answers everything with everything', deafDirectory],
];

it('names networks, with the products that use them', async () => {
  const { asker } = await directoryOf(fullDirectory);
  expect(await findNetworks(asker())).toEqual([
    { id: 'Organization/net-1', name: 'Evergreen Select', plans: ['Evergreen Gold'] },
    { id: 'Organization/net-2', name: 'Evergreen Wide', plans: [] },
  ]);
});

describe.each(three)('a directory that %s', (_name, options) => {
  it('has a doctor with every place, network, phone, language and hours', async () => {
    const { asker } = await directoryOf(options);
    const { entries } = await findInDirectory(asker(), { ...asked, name: 'Imani Okafor' });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      id: 'Practitioner/imani',
      name: 'Imani Okafor',
      npi: '1111111112',
      organizations: ['Cedar Hospital'],
      networks: ['Evergreen Select'],
      newPatients: [{ accepts: 'new', network: 'Evergreen Select' }],
      phones: [{ name: null, number: '555-0100', hours: [] }],
      verifiedOn: '2026-03-01T00:00:00Z',
      active: true,
    });
    expect(entries[0]?.locations).toMatchObject([
      {
        name: 'North clinic',
        address: '1 Oak St, Spokane, WA 99201-1234',
        phones: [{ number: '555-0111' }],
        hours: [{ days: ['mon', 'tue'], allDay: false, from: '09:00', to: '16:30' }],
        accessibility: [{ code: 'pubtrans' }],
      },
      { name: 'South clinic' },
    ]);
  });

  it('is held against the question: another name, place or network finds nobody else', async () => {
    const { asker } = await directoryOf(options);
    const namesOf = async (some: object) =>
      (await findInDirectory(asker(), { ...asked, ...some })).entries.map(({ name }) => name);
    expect(await namesOf({ name: 'Oak' })).toEqual(['Peter Oak']);
    expect(await namesOf({ name: 'Dr. Peter Oak, MD' })).toEqual(['Peter Oak']);
    expect(await namesOf({ name: 'Okafor', near: '98402' })).toEqual(['Imani Okafor']);
    expect(await namesOf({ name: 'Okafor', near: 'Seattle' })).toEqual([]);
    expect(await namesOf({ name: 'Peter', networkId: 'Organization/net-1' })).toEqual([]);
    expect(await namesOf({ name: 'Peter', networkId: 'Organization/net-2' })).toEqual(['Peter Oak']);
    expect(await namesOf({ name: 'Nobody' })).toEqual([]);
  });

  it('matches a specialty by the words that the directory sends', async () => {
    const { asker } = await directoryOf(options);
    const { entries } = await findInDirectory(asker(), { ...asked, specialty: 'skin' });
    expect(entries.map(({ name }) => name)).toEqual(['Peter Oak']);
  });

  it('finds in the words of patients, says what it understood, and puts a name first', async () => {
    const { asker } = await directoryOf(options);
    const find = async (some: object) => {
      const { entries, understood } = await findInDirectory(asker(), { ...asked, ...some });
      return { names: entries.map(({ name }) => name), understood };
    };
    expect(await find({ specialty: 'piel' })).toEqual({ names: ['Peter Oak'], understood: 'piel' });
    expect(await find({ specialty: 'skin doctor' })).toEqual({
      names: ['Peter Oak'],
      understood: 'skin doctor',
    });
    // Nobody is called so: the words are taken as what they mean.
    expect(await find({ name: 'rash' })).toEqual({ names: ['Peter Oak'], understood: 'rash' });
    // Somebody is: nothing is understood into a name.
    expect(await find({ name: 'Oak' })).toEqual({ names: ['Peter Oak'], understood: null });
    expect(await find({ specialty: 'zebra' })).toMatchObject({ understood: null });
  });

  it('has a hospital and a pharmacy with their networks', async () => {
    const { asker } = await directoryOf(options);
    const facility = await findInDirectory(asker(), { ...asked, kind: 'facility', name: 'Cedar' });
    expect(facility.entries).toMatchObject([
      { name: 'Cedar Hospital', kind: 'facility', networks: ['Evergreen Select'], npi: '3333333334' },
    ]);
    const pharmacy = await findInDirectory(asker(), { ...asked, kind: 'pharmacy', near: 'Tacoma' });
    expect(pharmacy.entries).toMatchObject([
      {
        name: 'Corner Pharmacies',
        kind: 'pharmacy',
        networks: ['Evergreen Select', 'Evergreen Wide'],
        locations: [{ name: 'Corner pharmacy' }],
      },
    ]);
  });

  it('finds the provider of a claim by its number, a person or an organization', async () => {
    const { asker } = await directoryOf(options);
    const person = await findInDirectory(asker(), { ...asked, npi: '2222222223' });
    expect(person.entries).toMatchObject([{ name: 'Peter Oak', networks: ['Evergreen Wide'] }]);
    const place = await findInDirectory(asker(), { ...asked, npi: '3333333334' });
    expect(place.entries).toMatchObject([{ name: 'Cedar Hospital' }]);
    const none = await findInDirectory(asker(), { ...asked, npi: '9999999999' });
    expect(none.entries).toEqual([]);
  });
});

it('shows the places of a chain that are near, and says how many others there are', async () => {
  const shops = Array.from({ length: 25 }, (_, index) => ({
    resourceType: 'Location',
    id: `shop-${index}`,
    name: `Shop ${index}`,
    address: { city: index === 20 ? 'Seattle' : 'Tacoma', state: 'WA', postalCode: '98402' },
  }));
  const chain = {
    resourceType: 'OrganizationAffiliation',
    id: 'aff-chain',
    participatingOrganization: { reference: 'Organization/chain' },
    code: [{ coding: [{ code: 'pharmacy' }] }],
    location: shops.map(({ id }) => ({ reference: `Location/${id}` })),
  };
  const { asker } = await directoryOf({
    ...deafDirectory,
    resources: [...directoryResources, ...shops, chain],
  });
  const placesNear = async (near: string) => {
    const { entries } = await findInDirectory(asker(), { ...asked, kind: 'pharmacy', name: 'Corner', near });
    return { names: entries[0]?.locations.map(({ name }) => name), more: entries[0]?.moreLocations };
  };
  expect(await placesNear('Seattle')).toEqual({ names: ['Shop 20'], more: 25 });
  const all = await placesNear('');
  expect(all.names).toHaveLength(10);
  expect(all.more).toBe(16);
});

it('asks nothing without words', async () => {
  const { server: empty, asker } = await directoryOf(fullDirectory);
  await expect(findInDirectory(asker(), asked)).rejects.toMatchObject({ code: 'lookup/nothing-to-ask' });
  expect(empty.received).toEqual([]);
});
