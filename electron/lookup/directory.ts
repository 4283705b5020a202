/**
 * Looks doctors, other providers, facilities and pharmacies up in a public directory, well or poorly searchable.
 * Services may ignore parameters, so the answer is checked against the question here.
 *
 * @see Plan-Net 1.2.0, search parameters
 */
import type { DirectoryAnswer, DirectoryNetwork } from '#shared/model/plans/lookup';
import { findSpecialty } from '#shared/words/specialties';
import type { DirectoryFacts } from '../data/public/directory/directory-facts.ts';
import { shortenFacts } from '../data/public/page-room.ts';
import { AppError, FhirError } from '../errors.ts';
import { entriesFrom } from './directory-join.ts';
import { isAnswer, showEntry } from './directory-match.ts';
import { addMissing } from './directory-missing.ts';
import { type Asked, type DirectoryAsker, type Gathered, gatherPages } from './directory-pages.ts';
import { affiliationSearches, npiSearches, practitionerSearches } from './directory-searches.ts';
import type { Attempt, Pair } from './public-service.ts';

const networkType = 'http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/OrgTypeCS|ntwk';
const count: Pair = ['_count', '50'];
const mostShown = 50;

/** The networks of the directory by name, with the products that use them where it says so. */
export async function findNetworks(asker: DirectoryAsker): Promise<DirectoryNetwork[]> {
  const ask = (pairs: readonly Pair[]) => async () => {
    const found = await gatherPages(asker, 'Organization', pairs, 5);
    return found.organizations.some(({ isNetwork }) => isNetwork) ? found.organizations : null;
  };
  const attempts = [
    { name: 'by type', ask: ask([['type', networkType], count]) },
    { name: 'by code', ask: ask([['type', 'ntwk']]) },
    { name: 'all', isLastResort: true as const, ask: ask([]) },
  ];
  const networks = ((await asker.firstOf('networks', attempts)) ?? []).filter(({ isNetwork }) => isNetwork);
  const plans = networks.length === 0 ? [] : await findPlans(asker);
  const users = new Map<string, string[]>();
  for (const plan of plans)
    for (const key of new Set(plan.networks.map((network) => network.key)))
      if (key !== null && plan.name !== null) appendTo(users, key, plan.name);
  return networks
    .flatMap(({ key, name }) => (name === null ? [] : { id: key, name, plans: users.get(key) ?? [] }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function appendTo(all: Map<string, string[]>, key: string, text: string): void {
  const known = all.get(key);
  if (known) known.push(text);
  else all.set(key, [text]);
}

async function findPlans(asker: DirectoryAsker): Promise<DirectoryFacts['plans']> {
  const ask = (pairs: readonly Pair[]) => async () =>
    (await gatherPages(asker, 'InsurancePlan', pairs)).plans;
  const attempts = [
    { name: 'counted', ask: ask([count]) },
    { name: 'all', ask: ask([]) },
  ];
  return (await asker.firstOf('plans', attempts).catch(ignoreFhirError)) ?? [];
}

/** Networks are shown without their products where those cannot be had. */
function ignoreFhirError(error: unknown): null {
  if (error instanceof FhirError) return null;
  throw error;
}

/**
 * The entries of the directory that answer the question.
 *
 * @throws {AppError} lookup/nothing-to-ask
 */
export async function findInDirectory(
  asker: DirectoryAsker,
  question: Asked,
): Promise<Omit<DirectoryAnswer, 'host'>> {
  const { specialty, near, npi } = question;
  const name = question.kind === 'practitioner' ? removeTitles(question.name) : question.name;
  const asked = { ...question, name };
  if (npi === null && [name, specialty, near].every((text) => text.trim().length < 2))
    throw new AppError('lookup/nothing-to-ask', 'Nothing to look for was given.');
  const byName = await findEntries(asker, asked);
  if (asked.specialty.trim() !== '') return { ...byName, understood: understand(asked.specialty) };
  // Words of patients in the field for names, once nobody has that name.
  const understood = byName.entries.length === 0 && npi === null ? understand(name) : null;
  if (understood === null) return { ...byName, understood };
  return { ...(await findEntries(asker, { ...asked, name: '', specialty: understood })), understood };
}

/** The text, where it means a kind of doctor or place. */
function understand(text: string): string | null {
  return findSpecialty(text) === null ? null : text.trim();
}

async function findEntries(
  asker: DirectoryAsker,
  asked: Asked,
): Promise<Pick<DirectoryAnswer, 'entries' | 'more'>> {
  const found = await asker.firstOf(nameQuestion(asked), searchesFor(asker, asked));
  if (found === null) return { entries: [], more: false };
  const all = await addMissing(asker, found);
  const entries = (await entriesFrom(all, asked)).filter((entry) => isAnswer(entry, asked));
  return {
    entries: entries.slice(0, mostShown).map((entry) => shortenFacts(showEntry(entry, asked))),
    more: all.more || entries.length > mostShown,
  };
}

/** Directories keep titles in a field of their own, or not at all. */
export function removeTitles(name: string): string {
  return name
    .replace(/(?<![\p{L}\p{N}])(?:dr|dra|doctor|mr|mrs|ms|md|do|np|phd)(?![\p{L}\p{N}])[.,]?/giu, ' ')
    .trim();
}

function searchesFor(asker: DirectoryAsker, asked: Asked): Attempt<Gathered>[] {
  if (asked.npi !== null) return npiSearches(asker, asked.npi);
  return asked.kind === 'practitioner'
    ? practitionerSearches(asker, asked)
    : affiliationSearches(asker, asked);
}

/** Searches that work for one combination of parameters need not work for another. */
function nameQuestion({ kind, name, specialty, near, npi, networkId }: Asked): string {
  const parts = [name, specialty, near, npi ?? '', networkId ?? ''].map((part) => (part === '' ? '-' : '+'));
  return `${kind} ${parts.join('')}`;
}
