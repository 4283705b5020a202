/** Fetches what roles refer to and no page contained: people, places, organizations and networks. */
import { FhirError } from '../errors.ts';
import { type DirectoryAsker, type Gathered, gatherPages, merge, mostKeys } from './directory-pages.ts';
import type { Pair } from './public-service.ts';

const mostReads = 12;
const types = ['Practitioner', 'Organization', 'Location', 'HealthcareService'] as const;

/** The answer with the resources that it refers to, as far as the service has them and there is room for them. */
export async function addMissing(asker: DirectoryAsker, found: Gathered): Promise<Gathered> {
  let all = found;
  try {
    for await (const brought of bringMissing(asker, () => all))
      all = { ...merge(all, brought), more: all.more };
  } catch (error) {
    if (!(error instanceof FhirError && error.code === 'fhir/too-large')) throw error;
  }
  return all;
}

async function* bringMissing(asker: DirectoryAsker, soFar: () => Gathered): AsyncGenerator<Gathered> {
  // Services name places of their own, so a second round follows.
  for (let round = 0; round < 2; round += 1)
    for (const type of types) {
      const missing = listMissing(soFar(), type);
      if (missing.length === 0) continue;
      const brought = await readKeys(asker, type, missing.slice(0, mostKeys));
      if (brought !== null) yield brought;
    }
}

function listMissing(found: Gathered, type: string): string[] {
  const parties = [...found.roles, ...found.practitioners, ...found.organizations, ...found.locations];
  const here = new Set(parties.map(({ key }) => key));
  const named = [
    ...found.roles.flatMap((role) => [
      role.practitioner,
      role.organization,
      role.parent,
      ...role.locations,
      ...role.networks,
      ...role.services,
      ...role.newPatients.map(({ network }) => network),
    ]),
    ...found.locations.flatMap((one) => one.newPatients.map(({ network }) => network)),
  ];
  const keys = named.flatMap((one) => one?.key ?? []).filter((key) => key.startsWith(`${type}/`));
  return [...new Set(keys)].filter((key) => !here.has(key));
}

/** In one search, else one by one. What is not found is shown by its `display`, or not at all. */
function readKeys(asker: DirectoryAsker, type: string, keys: readonly string[]): Promise<Gathered | null> {
  const pairs: Pair[] = [
    ['_id', keys.map((key) => key.split('/')[1] ?? '').join(',')],
    ['_count', '50'],
  ];
  return asker.firstOf<Gathered>(`${type} by id`, [
    {
      name: 'search',
      async ask() {
        const found = await gatherPages(asker, type, pairs);
        const all = [...found.roles, ...found.practitioners, ...found.organizations, ...found.locations];
        return all.some(({ key }) => keys.includes(key)) ? found : null;
      },
    },
    {
      name: 'read',
      async ask() {
        const read = [];
        for (const key of keys.slice(0, mostReads)) {
          const page = await asker.read(key);
          if (page !== null) read.push(page);
        }
        return read.length === 0 ? null : { ...merge(...read), more: false };
      },
    },
  ]);
}
