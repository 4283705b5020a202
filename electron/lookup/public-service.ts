/**
 * One public service and what it can answer: pages are followed up to a cap, and after a refusal a plainer search is
 * tried. Refused searches are remembered until the app is closed.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PublicPage } from '../data/public/public-page.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { FhirError } from '../errors.ts';
import { redactText } from '../fhir/outcome.ts';
import { encodeQuery } from '../fhir/query.ts';
import type { PublicAnswer, PublicClient, PublicQuestion } from './public-client.ts';

export type Pair = readonly [name: string, value: string];

/** A search: a resource type and its parameters. */
export type Search = { type: string; pairs: readonly Pair[] };

/** The pages of one search, and whether there are more. */
export type Pages<P> = { pages: P[]; more: boolean };

/** One of several searches that may answer the same question. */
export type Attempt<T> = {
  name: string;
  /** Only when no other attempt was answered: it brings far more than was asked for. */
  isLastResort?: true;
  /** `null`: answered, and nothing was found. */
  ask(): Promise<T | null>;
};

export type Asker<P extends PublicPage> = {
  /** Pages of a search, `mostPages` at most. */
  search(search: Search, mostPages?: number): Promise<Pages<P>>;
  /** One resource; `null` when the service lacks it or does not support reading it. */
  read(key: string): Promise<P | null>;
  /** Bytes of the service's own description; `null` when it has none. */
  metadata(): Promise<Uint8Array | null>;
  /** The first finding of the attempts, in their order; `null` when the service answers and nothing is found. */
  firstOf<T>(question: string, attempts: readonly Attempt<T>[]): Promise<T | null>;
};

/** A cap on the requests for one question. */
const mostRequests = 60;
/** A question's answers are in memory together. */
const mostBytes = 100 * 1024 * 1024;
/** Main joins what was found: a search brings no more pages once it has so many values, and a question no more at all. */
const mostValuesOfSearch = 40_000;
const mostValues = 100_000;
const pagesByDefault = 3;

type AskerParts<P> = {
  client: PublicClient;
  baseUrl: string;
  payerId: string;
  what: PublicQuestion<P>['what'];
  signal: AbortSignal;
  read(bytes: Uint8Array<ArrayBuffer>): Promise<P>;
  /** How many records a page holds, for the access log. */
  countOf(page: P): number;
  /** Attempts that the service refused before. */
  refused: Set<string>;
};

/** Reads drug lists in the data worker. */
export function drugReader(data: DataClient) {
  return {
    what: 'drug-list' as const,
    read: (bytes: Uint8Array<ArrayBuffer>) => data.lookup.readDrugPage({ bytes }),
  };
}

/** Reads directories in the data worker. */
export function directoryReader(data: DataClient) {
  return {
    what: 'directory' as const,
    read: (bytes: Uint8Array<ArrayBuffer>) => data.lookup.readDirectoryPage({ bytes }),
  };
}

/** Asks one service for one question of a person. */
export function createAsker<P extends PublicPage>(parts: AskerParts<P>): Asker<P> {
  let requests = 0;
  let bytesSoFar = 0;
  let valuesSoFar = 0;
  const get = async (url: string, page: number | null) => {
    requests += 1;
    if (requests > mostRequests)
      throw new FhirError('fhir/too-many-pages', 'One question took too many requests.');
    return parts.client.get<P>({
      ...parts,
      url,
      page,
      async read(bytes) {
        bytesSoFar += bytes.byteLength;
        if (bytesSoFar > mostBytes) throw tooLargeError();
        const read = await parts.read(bytes);
        // What is made of a page waits for a turn of its own.
        await nextTurn();
        valuesSoFar += read.size;
        if (valuesSoFar > mostValues) throw tooLargeError();
        refuseOutcome(read);
        return { value: read, records: parts.countOf(read) };
      },
    });
  };
  return {
    async search({ type, pairs }, mostPages = pagesByDefault) {
      const query = pairs.length === 0 ? '' : `?${encodeQuery(pairs)}`;
      let url: string | null = `${parts.baseUrl}/${type}${query}`;
      const pages: P[] = [];
      const seen = new Set<string>();
      let size = 0;
      while (url !== null && pages.length < mostPages && size < mostValuesOfSearch && !seen.has(url)) {
        seen.add(url);
        const answer: PublicAnswer<P> | null = await get(url, pages.length + 1).catch((error: unknown) => {
          // Links to another service are not followed; the pages before are kept.
          if (pages.length > 0 && error instanceof FhirError && error.code === 'fhir/foreign-link')
            return null;
          throw error;
        });
        if (answer === null) return { pages, more: true };
        const { value, url: answeredAt }: PublicAnswer<P> = answer;
        if (value.resourceType !== 'Bundle') throw notBundleError();
        pages.push(value);
        size += value.size;
        if (value.next === '') return { pages, more: true };
        url = value.next === null ? null : new URL(value.next, answeredAt).href;
      }
      const isCut = pages.some((page) => page.isCut);
      return { pages, more: isCut || (url !== null && !seen.has(url)) };
    },
    async read(key) {
      try {
        return (await get(`${parts.baseUrl}/${key}`, null)).value;
      } catch (error) {
        if (isNotAnswered(error)) return null;
        throw error;
      }
    },
    async metadata() {
      requests += 1;
      try {
        const { value } = await parts.client.get<Uint8Array>({
          ...parts,
          url: `${parts.baseUrl}/metadata`,
          page: null,
          read: async (bytes) => ({ value: bytes, records: 0 }),
        });
        return value;
      } catch (error) {
        if (isNotAnswered(error)) return null;
        throw error;
      }
    },
    firstOf: (question, attempts) => firstOf(parts.refused, question, attempts),
  };
}

/** Skips attempts that the service refused before, unless nothing else is left. */
async function firstOf<T>(
  refused: Set<string>,
  question: string,
  attempts: readonly Attempt<T>[],
): Promise<T | null> {
  const keyOf = (attempt: Attempt<T>) => `${question}: ${attempt.name}`;
  const left = attempts.filter((attempt) => !refused.has(keyOf(attempt)));
  let refusal: unknown = null;
  let wasAnswered = false;
  let wasIgnored = false;
  for (const attempt of left.length === 0 ? attempts : left) {
    if (attempt.isLastResort && wasAnswered) continue;
    try {
      const found = await attempt.ask();
      wasAnswered = true;
      if (found !== null) return found;
    } catch (error) {
      if (!isNotAnswered(error)) throw error;
      if (error instanceof IgnoredError) wasIgnored = true;
      else refusal = error;
      if (isForGood(error)) refused.add(keyOf(attempt));
    }
  }
  if (!wasAnswered && !wasIgnored && refusal !== null) throw refusal;
  return null;
}

/** False for a gateway that is down for a moment: that is no refusal. */
function isForGood(error: unknown): boolean {
  return error instanceof FhirError && error.status !== null && error.status <= 501;
}

class IgnoredError extends FhirError {}

/** For an answer that shows that the service ignored the parameters, and that holds nothing of what was asked. */
export function ignoredError(): FhirError {
  return new IgnoredError('fhir/rejected', 'The service answered something else than was asked.', {
    status: 200,
  });
}

/** True when the service is there but does not answer this search: another may work. */
export function isNotAnswered(error: unknown): boolean {
  if (!(error instanceof FhirError) || error.status === null) return false;
  return error.code !== 'fhir/throttled' && error.code !== 'fhir/too-large' && error.status !== 503;
}

function refuseOutcome(page: PublicPage): void {
  const details = page.warnings.slice(0, 5).map(redactText);
  if (page.resourceType === null)
    throw new FhirError('fhir/malformed', 'The answer is cut off or is no FHIR.', { status: 200 });
  if (page.resourceType === 'OperationOutcome')
    throw new FhirError('fhir/rejected', 'The service answered with a refusal.', { status: 200, details });
}

function tooLargeError(): FhirError {
  return new FhirError('fhir/too-large', 'The answers to one question are too large.');
}

function notBundleError(): FhirError {
  return new FhirError('fhir/malformed', 'The service answered with something else.', { status: 200 });
}
