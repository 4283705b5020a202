/** One answer of the plan, kept by the data worker until it is stored. */
import type { AccessWhat } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/plans/connection';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { PageRead } from '../data/archive/page-entries.ts';
import type { ListedPage, PageStored } from '../data/archive/pages.ts';
import { FhirError } from '../errors.ts';
import type { FhirAnswer } from '../fhir/client.ts';
import { redactText } from '../fhir/outcome.ts';
import { isoNow, type SyncRun } from './run.ts';

export type Question = {
  url: string;
  resourceType: string;
  what: AccessWhat;
  category: DataCategory;
  /** Page number of a search, from 1; `null` for a single resource. */
  page: number | null;
  /** The id, where one Patient is read by it. */
  askedPatient?: string;
  /** Called as the request leaves. */
  onSent?(): void;
};

/** One of `store` and `drop` is called in the end: then it is known how many records the answer brought. */
export type ReadAnswer = {
  answer: FhirAnswer;
  read: PageRead;
  /** Length of the answer. */
  bytes: number;
  /**
   * Stores the page with its checkpoint. `begunAt`: when the download began, where the checkpoint is that of another one.
   *
   * @throws {FhirError} fhir/malformed where a claim of the page is no JSON
   */
  store(checkpoint: SyncCheckpoint, how?: { begunAt?: string; list?: ListedPage }): Promise<PageStored>;
  drop(): Promise<void>;
};

/**
 * Asks and parses. A page that has arrived is kept even when the sync is cancelled meanwhile.
 *
 * @throws {FhirError} what the request ends in; fhir/malformed for cut JSON, fhir/rejected for an OperationOutcome
 */
export async function readAnswer(run: SyncRun, question: Question): Promise<ReadAnswer> {
  let arrived: ReadAnswer | null = null;
  try {
    return await run.client.get({
      url: question.url,
      what: question.what,
      category: question.category,
      page: question.page,
      why: run.why,
      signal: run.signal,
      ...(question.onSent === undefined ? {} : { onSent: question.onSent }),
      async read(answer) {
        const bytes = answer.bytes.byteLength;
        const read = await parseAnswer(run, question, answer);
        const { promise, resolve, reject } = Promise.withResolvers<number>();
        // Whoever stores the page hears of the fault.
        promise.catch(() => {});
        arrived = { answer, read, bytes, ...keepPage(run, read, { resolve, reject }) };
        run.budget.spend({ records: read.entries });
        return { value: arrived, records: promise };
      },
    });
  } catch (error) {
    if (arrived !== null && run.signal.aborted) return arrived;
    throw error;
  }
}

/** What becomes of a page, and of the count of what it brought: what is not stored came all the same. */
function keepPage(
  run: SyncRun,
  { page, sent }: PageRead,
  count: { resolve(records: number): void; reject(error: unknown): void },
): Pick<ReadAnswer, 'store' | 'drop'> {
  const { archive } = run.data;
  return {
    async store(checkpoint, { begunAt, list } = {}) {
      try {
        const stored = await archive.storePage(page, checkpoint, isoNow(run.clock), begunAt, list);
        count.resolve(stored.matches);
        return stored;
      } catch (error) {
        if (error instanceof FhirError) count.reject(error);
        else count.resolve(sent);
        throw error;
      }
    },
    async drop() {
      count.resolve(sent);
      await archive.dropPage(page);
    },
  };
}

async function parseAnswer(run: SyncRun, question: Question, answer: FhirAnswer): Promise<PageRead> {
  const { resourceType } = question;
  const read = await run.data.archive.readPage({
    connectionId: run.connection.id,
    resourceType,
    bytes: answer.bytes,
    // What another address answers shows nobody for the one that was asked.
    askedPatient: answer.url === question.url ? (question.askedPatient ?? null) : null,
    isCard: question.what === 'insurance-card',
  });
  const fault = faultOf(read, question.page === null ? resourceType : 'Bundle');
  if (fault === null) return read;
  await run.data.archive.dropPage(read.page);
  throw fault;
}

function faultOf(read: PageRead, expected: string): FhirError | null {
  if (read.unreadable)
    return new FhirError('fhir/malformed', 'The answer of the plan is cut off or is no FHIR.', {
      status: 200,
      retryable: true,
    });
  if (read.resourceType === 'OperationOutcome')
    return new FhirError('fhir/rejected', 'The plan answered with a refusal.', {
      status: 200,
      details: read.warnings.slice(0, 5).map(redactText),
    });
  if (read.resourceType !== expected)
    return new FhirError('fhir/malformed', 'The plan answered with something else.', { status: 200 });
  return null;
}
