/** One answer of the plan, parsed by the data worker and kept there until it is stored. */
import type { AccessWhat } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/plans/connection';
import type { PageRead } from '../data/archive/pages.ts';
import { FhirError } from '../errors.ts';
import type { FhirAnswer } from '../fhir/client.ts';
import { redactText } from '../fhir/outcome.ts';
import type { SyncRun } from './run.ts';

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

export type ReadAnswer = { answer: FhirAnswer; read: PageRead };

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
        const read = await parseAnswer(run, question, answer);
        arrived = { answer, read };
        run.budget.spend({ records: read.entries });
        return { value: arrived, records: read.matches };
      },
    });
  } catch (error) {
    if (arrived !== null && run.signal.aborted) return arrived;
    throw error;
  }
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
