import { randomUUID } from 'node:crypto';
import type { ServedResource } from '../model.ts';
import { Refusal } from './answer.ts';

const mostSearches = 40;
const searchLifetime = 30 * 60_000;

/** The result of one search, kept while its pages are read. */
export type StoredSearch = {
  patientId: string;
  count: number;
  total: number;
  selfLink: string;
  /** Matches from one position up to (not including) another. */
  matches(from: number, to: number): ServedResource[];
  /** Resources that the search includes for its matches. */
  include(matches: readonly ServedResource[]): ServedResource[];
  /** What the server ignored; the first page says so. */
  warnings: readonly string[];
  /** True for searches of claims: most faults strike only those. */
  isClaims: boolean;
};

/** Searches whose next pages may still be asked for. Old ones are forgotten, as on real servers. */
export class SearchStore {
  readonly #searches = new Map<string, { search: StoredSearch; endsAt: number }>();

  /** Keeps a search; its id is the opaque part of its page links. */
  keep(search: StoredSearch): string {
    const id = randomUUID();
    this.#searches.set(id, { search, endsAt: Date.now() + searchLifetime });
    const [oldest] = this.#searches.keys();
    if (this.#searches.size > mostSearches && oldest !== undefined) this.#searches.delete(oldest);
    return id;
  }

  /** @throws {Refusal} 410 when the search is gone, or is somebody else's. */
  get(id: string, patientId: string): StoredSearch {
    const kept = this.#searches.get(id);
    if (!kept || kept.endsAt < Date.now() || kept.search.patientId !== patientId)
      throw new Refusal(410, 'expired', 'This page is gone. Search again.');
    return kept.search;
  }
}

type Mode = 'match' | 'include' | 'outcome';
export type Entry = { fullUrl?: string; resource: unknown; search: { mode: Mode } };

/** A bundle's entry of a resource below the base. */
export function makeEntry(baseUrl: string, resource: ServedResource, mode: Mode): Entry {
  return { fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`, resource, search: { mode } };
}

/** The entries of one page: its matches, then what they include, each once. */
export function listPageEntries(search: StoredSearch, page: number, fhirBaseUrl: string): Entry[] {
  const matches = search.matches(page * search.count, (page + 1) * search.count);
  return [
    ...matches.map((resource) => makeEntry(fhirBaseUrl, resource, 'match')),
    ...search.include(matches).map((resource) => makeEntry(fhirBaseUrl, resource, 'include')),
  ];
}
