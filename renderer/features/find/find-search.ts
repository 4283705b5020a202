/** What the screen looks for, kept in its address: whose list, which product, which words. Nothing is sent by it. */
import type { DirectoryQuestion, LookupPlace } from '#shared/model/plans/lookup';

export type FindSearch = {
  tab?: 'drugs' | 'doctors';
  payer?: string;
  address?: string;
  /** A `DrugPlan.id`. */
  product?: string;
  /** The drug. */
  text?: string;
  kind?: DirectoryQuestion['kind'];
  name?: string;
  specialty?: string;
  near?: string;
  npi?: string;
  /** A `DirectoryNetwork.id`. */
  network?: string;
};

const texts = ['payer', 'address', 'product', 'text', 'name', 'specialty', 'near', 'npi', 'network'] as const;
const kinds = ['practitioner', 'facility', 'pharmacy'] as const;

/** Reads the search from an address; invalid keys are dropped. Numbers become text: codes and ZIP codes. */
export function parseFindSearch(search: Record<string, unknown>): FindSearch {
  const parsed: FindSearch = {};
  if (search['tab'] === 'doctors' || search['tab'] === 'drugs') parsed.tab = search['tab'];
  const kind = kinds.find((one) => one === search['kind']);
  if (kind !== undefined) parsed.kind = kind;
  for (const name of texts) {
    const value = search[name];
    const text = typeof value === 'number' ? String(value) : value;
    // An empty address means "another plan", not typed yet.
    if (typeof text === 'string' && (text !== '' || name === 'address')) parsed[name] = text;
  }
  return parsed;
}

/** The host of a typed address, for display; the text itself while it is not an address. */
export function readHost(address: string): string {
  const text = address.includes('://') ? address : `https://${address}`;
  return URL.canParse(text) ? new URL(text).host : address;
}

/** Whose service is asked, and its host. */
export type LookupTarget = { place: LookupPlace; host: string; name: string };

/** Changes of a search; `undefined` or empty text removes a key. */
export type FindChanges = { [K in keyof FindSearch]?: FindSearch[K] | undefined };

/** The search after the changes. */
export function applyChanges(old: FindSearch, some: FindChanges): FindSearch {
  const all = Object.entries({ ...old, ...some }).filter(
    ([key, value]) => value !== undefined && (value !== '' || key === 'address'),
  );
  return Object.fromEntries(all) as FindSearch;
}
