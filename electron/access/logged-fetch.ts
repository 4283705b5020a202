/**
 * The only way out of the app. Each send has a row in the access log that is committed before anything leaves and
 * completed by what came of it; where the row cannot be written, nothing is sent. Rows hold no query, no token and no
 * body. After a crash a row without its end says that the request was sent and that the answer is not known.
 */
import type { AccessEnd, AccessEntry, AccessReason, AccessTicket, SentEntry } from '#shared/model/access-log';
import { AppError, FhirError, locateFault, OAuthError } from '../errors.ts';
import type { Clock, Fetch, HttpRequest, HttpResponse, Log, SystemBrowser } from '../ports.ts';

/** Why a request is made, as the access log tells it. */
export type SendReason = AccessReason & {
  /** What the row says instead of the address's path, when ids are in it. */
  path?: string;
  /** Called when the row is written, as the request leaves. */
  onSent?(): void;
};

/**
 * What was made of an answer; `records` goes into the access log. Where they are counted later, so is the request's end
 * written then; a rejection says that the answer could not be read after all.
 */
export type AnswerRead<T> = { value: T; records: number | null | Promise<number | null> };
export type AnswerReader<T> = (response: HttpResponse) => Promise<AnswerRead<T>>;

/**
 * One HTTP exchange, as the Fetch port makes it, with its row in the access log.
 *
 * @throws {AppError} access-log/not-written: nothing was sent
 * @throws the reason of the request's signal; when it came first, nothing was sent and there is no row
 */
export type LoggedFetch = <T>(request: HttpRequest, reason: SendReason, read: AnswerReader<T>) => Promise<T>;

/** The person's own browser, with a row for each page that it is sent to. Throws as `LoggedFetch`. */
export type LoggedBrowser = { open(url: string, reason: SendReason): Promise<void> };

/** Where the rows are kept. */
export type AccessBook = {
  /** Resolves when the row is committed. */
  begin(entry: SentEntry): Promise<AccessTicket>;
  complete(ticket: AccessTicket, end: AccessEnd): Promise<void>;
};

export type LogParts = { book: AccessBook; clock: Clock; log: Pick<Log, 'write'> };

/** The Fetch port behind the access log. */
export function createLoggedFetch(parts: LogParts & { fetch: Fetch }): LoggedFetch {
  return async (request, reason, read) => {
    request.signal?.throwIfAborted();
    const complete = await begin(parts, request, reason);
    let answer: Pick<AccessEntry, 'status' | 'bytes'> = { status: null, bytes: null };
    const fail = (error: unknown) =>
      complete({ result: isRefusal(error) ? 'refused' : 'failed', ...answer, records: null });
    try {
      const response = await parts.fetch(request);
      // Counted before `read`, which may transfer the bytes to the worker.
      answer = { status: response.status, bytes: response.body.byteLength };
      const { value, records } = await read(response);
      const succeed = (count: number | null) =>
        complete({ result: resultOf(response.status), ...answer, records: count });
      if (records instanceof Promise) records.then(succeed, fail);
      else succeed(records);
      return value;
    } catch (error) {
      fail(error);
      throw error;
    }
  };
}

/** The system's browser behind the access log. */
export function createLoggedBrowser(parts: LogParts & { browser: SystemBrowser }): LoggedBrowser {
  return {
    async open(url, reason) {
      const complete = await begin(parts, { method: 'GET', url }, reason);
      const end = { status: null, bytes: null, records: null };
      try {
        await parts.browser.open(url);
        complete({ result: 'ok', ...end });
      } catch (error) {
        complete({ result: 'failed', ...end });
        throw error;
      }
    },
  };
}

/** A Fetch port for one kind of request. */
export function fetchFor({ fetch }: { fetch: LoggedFetch }, reason: SendReason): Fetch {
  return (request) => fetch(request, reason, async (response) => ({ value: response, records: null }));
}

async function begin(
  { book, clock, log }: LogParts,
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
  { path, onSent, ...reason }: SendReason,
): Promise<(end: AccessEnd) => void> {
  const { host, pathname } = new URL(url);
  const at = new Date(clock.now()).toISOString();
  const ticket = await book
    .begin({ at, host, method, path: path ?? pathname, ...reason })
    .catch((cause: unknown) => {
      throw new AppError('access-log/not-written', 'The access log cannot be written.', { cause });
    });
  onSent?.();
  return (end) => {
    book
      .complete(ticket, end)
      .catch((error: unknown) => log.write('access-log.not-completed', locateFault(error)));
  };
}

/** True for a request that was not sent because it could not be logged: no plan is to blame. */
export function isNotWritten(error: unknown): boolean {
  return error instanceof AppError && error.code === 'access-log/not-written';
}

function resultOf(status: number): AccessEnd['result'] {
  if (status < 400) return 'ok';
  return status < 500 ? 'refused' : 'failed';
}

function isRefusal(error: unknown): boolean {
  if (error instanceof OAuthError) return true;
  return error instanceof FhirError && error.status !== null && error.status >= 400 && error.status < 500;
}
