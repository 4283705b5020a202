/**
 * Several resources of one type in one search by `_id`. Plans need not support that: some refuse it, some find nothing,
 * some ignore the list and answer with everything they have.
 *
 * @see FHIR R4 search, `_id` and its comma-separated values
 */
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import { resolveLink } from '../data/fhir/links.ts';
import { idListQuery, splitIds } from '../fhir/query.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';
import { questionAbout, storeReadById } from './reference-kinds.ts';
import { isFailureOfPart, planUrl, type SyncRun } from './run.ts';

/** Longer addresses are cut or refused by some gateways. */
const longestUrl = 2_000;

/** False for older versions and persons, which are only read one by one. */
export function isListable(reference: string): boolean {
  return !reference.includes('/_history/') && !reference.startsWith('Patient/');
}

/** References of one type in lists that fit in an address and on one page. */
export function splitReferences(run: SyncRun, type: string, references: readonly string[]): string[][] {
  const characters = longestUrl - planUrl(run, idListQuery(type, [])).length;
  const ids = references.map((reference) => reference.slice(type.length + 1));
  return splitIds(ids, { ids: run.pageSize, characters }).map((list) => list.map((id) => `${type}/${id}`));
}

/**
 * `found`: the plan supports lists. `nothing`: none of the list was found, so it may not. `ignored`: the plan answered
 * with something else, which was not stored.
 */
export type ListRead = { brought: string[]; outcome: 'found' | 'nothing' | 'ignored' };

/**
 * Reads and stores the resources of a list, with the further pages of the answer.
 *
 * @throws {FhirError} when the plan refuses the list; what fails later leaves the rest unread
 */
export async function readIdList(
  run: SyncRun,
  type: string,
  { references, known }: { references: readonly string[]; known: SyncCheckpoint | undefined },
): Promise<ListRead> {
  const wanted = new Set(references);
  const seenBefore = await mapSeen(run);
  const brought = () => references.filter((reference) => !wanted.has(reference));
  const ids = references.map((reference) => reference.slice(type.length + 1));
  let url: string | null = planUrl(run, idListQuery(type, ids));
  for (let page = 1; url !== null && wanted.size > 0; page += 1) {
    const answered = await readPage(run, type, { url, page });
    if (answered === null) break;
    const { read, answer } = answered;
    if (read.sent > wanted.size) {
      await answered.drop();
      return { brought: brought(), outcome: 'ignored' };
    }
    await storeReadById(run, answered, { resourceType: type, known });
    const seen = await mapSeen(run);
    const before = wanted.size;
    for (const reference of references)
      if (seen.get(reference) !== seenBefore.get(reference)) wanted.delete(reference);
    const hasNews = wanted.size < before && !run.signal.aborted;
    url = hasNews ? nextPageUrl(run, read.next, answer.url) : null;
  }
  return { brought: brought(), outcome: wanted.size < references.length ? 'found' : 'nothing' };
}

/** When each known reference came last. */
async function mapSeen(run: SyncRun): Promise<Map<string, string>> {
  const known = await run.data.archive.listKnownReferences(run.connection.id);
  return new Map(known.map(({ reference, seenIn }) => [reference, seenIn]));
}

/** One page of the answer; `null` when a page after the first does not come. */
async function readPage(
  run: SyncRun,
  type: string,
  { url, page }: { url: string; page: number },
): Promise<ReadAnswer | null> {
  const question = questionAbout(run, type);
  if (question === null) return null;
  try {
    return await readAnswer(run, { ...question, url, page });
  } catch (error) {
    if (page > 1 && isFailureOfPart(error)) return null;
    throw error;
  }
}

/** The address of the next page; `null` when there is none that may be followed. */
function nextPageUrl(run: SyncRun, link: string | null, requestUrl: string): string | null {
  if (link === null) return null;
  const { fhirBaseUrl } = run.connection;
  try {
    return resolveLink(link, { requestUrl, fhirBaseUrl, allowedHosts: run.allowedHosts });
  } catch (error) {
    if (isFailureOfPart(error)) return null;
    throw error;
  }
}
