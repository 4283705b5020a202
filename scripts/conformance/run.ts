/** Asks every item of the list; a refusal or a failure never stops the run. */

import { resolveLink } from '../../electron/data/fhir/links.ts';
import { readBundle } from '../../electron/data/fhir/read-bundle.ts';
import { asResource } from '../../electron/data/fhir/resource.ts';
import { AppError } from '../../electron/errors.ts';
import { failureOf, refuseBody } from '../../electron/fhir/answers.ts';
import { outcomeTexts } from '../../electron/fhir/outcome.ts';
import { encodeQuery } from '../../electron/fhir/query.ts';
import type { HttpResponse } from '../../electron/ports.ts';
import { claimKinds, type Findings, requiredTypes } from './findings.ts';
import { type Item, listConformanceItems } from './items.ts';

/** `refused`: a 403 that says why counts as answered; `skipped`: nothing was known to ask with. */
export type ItemState = 'passed' | 'refused' | 'failed' | 'skipped';
export type ItemResult = { name: string; state: ItemState; detail: string };

export type Server = {
  fhirBaseUrl: string;
  /** One GET with the person's token. */
  get(url: string): Promise<HttpResponse>;
};

const mostPages = 60;

/** Returns all results in order. Calls `onResult` with each as it comes. */
export async function runConformance(
  server: Server,
  found: Findings,
  onResult: (result: ItemResult) => void,
): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  const take = (result: ItemResult) => {
    results.push(result);
    onResult(result);
  };
  for (const item of listConformanceItems()) {
    const outcome = await ask(server, found, item).catch((error: unknown) => ({
      state: 'failed' as const,
      detail: describeFailure(error),
    }));
    take({ name: item.name, ...outcome });
  }
  for (const type of requiredTypes) take(makeResult(`A search brought ${type}`, found.hasType(type)));
  for (const kind of claimKinds)
    take(makeResult(`A search brought an ${kind} claim`.replace('an p', 'a p'), found.hasClaim(kind)));
  return results;
}

function makeResult(name: string, hasCome: boolean): ItemResult {
  return { name, state: hasCome ? 'passed' : 'failed', detail: hasCome ? '' : 'none came' };
}

type Outcome = Omit<ItemResult, 'name'>;

async function ask(server: Server, found: Findings, item: Item): Promise<Outcome> {
  if (item.kind === 'read') {
    const id = item.id(found);
    return id === null ? nothingToAskWith : readOne(server, found, item.type, id);
  }
  const pairs = item.pairs(found);
  if (pairs === null) return nothingToAskWith;
  const url = `${server.fhirBaseUrl}/${item.type}?${encodeQuery(pairs)}`;
  return searchPages(server, found, url, item.isPaged ? mostPages : 1);
}

const nothingToAskWith: Outcome = {
  state: 'skipped',
  detail: 'not asked: no earlier answer had a value to ask with',
};

async function searchPages(server: Server, found: Findings, first: string, pages: number): Promise<Outcome> {
  let url: string | null = first;
  let matches = 0;
  let included = 0;
  for (let page = 0; url !== null && page < pages; page += 1) {
    const response: HttpResponse = await server.get(url);
    const refusal = findRefusal(response);
    if (refusal) return refusal;
    const bundle = readBundle(parseBody(response));
    if (!bundle.isBundle) return { state: 'failed', detail: `${response.status}, but no Bundle came` };
    for (const { resource } of [...bundle.matches, ...bundle.included]) found.add(resource, true);
    matches += bundle.matches.length;
    included += bundle.included.length;
    url =
      bundle.next === null
        ? null
        : resolveLink(bundle.next, { requestUrl: url, fhirBaseUrl: server.fhirBaseUrl, allowedHosts: [] });
  }
  return { state: 'passed', detail: `${matches} found${included ? `, ${included} included` : ''}` };
}

async function readOne(server: Server, found: Findings, type: string, id: string): Promise<Outcome> {
  const response = await server.get(`${server.fhirBaseUrl}/${type}/${encodeURIComponent(id)}`);
  const failed = failureOf(response, Date.now()) ?? refuseBody(response);
  if (failed) return { state: 'failed', detail: describeFailure(failed) };
  const resource = asResource(parseBody(response));
  if (resource?.resourceType !== type) return { state: 'failed', detail: `no ${type} came` };
  found.addRead(resource, id);
  return { state: 'passed', detail: 'came' };
}

/** A 403 with an OperationOutcome counts as an answer, every other refusal as a failure. */
function findRefusal(response: HttpResponse): Outcome | null {
  const failure = failureOf(response, Date.now()) ?? refuseBody(response);
  if (!failure) return null;
  const [said] = outcomeTexts(response.body);
  if (response.status === 403 && said !== undefined)
    return { state: 'refused', detail: `answered 403: ${said}` };
  return { state: 'failed', detail: describeFailure(failure) };
}

function parseBody({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** Leaves addresses out, because they may hold names. */
function describeFailure(error: unknown): string {
  if (!(error instanceof AppError)) return 'the request failed';
  const status = 'status' in error && typeof error.status === 'number' ? `${error.status}: ` : '';
  return status + [error.message, ...(error.details ?? [])].join(' ');
}
