/**
 * Under which name a plan's service knows FHIR's JSON. A service that answers 406 to today's name is asked once more
 * under the older one, then for plain JSON; what it took is asked for at once from then on.
 *
 * @see FHIR R4 3.1.0.6 (content types); before STU 3 it was `application/json+fhir`
 */
import type { LoggedFetch } from '../access/logged-fetch.ts';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { HttpRequest } from '../ports.ts';

/** FHIR's JSON, as an `Accept` header; what else is accepted may follow. */
export const acceptFhir = 'application/fhir+json, application/json;q=0.9';

/** Other names, in the order in which they are tried. */
const otherForms = ['application/json+fhir', 'application/json'] as const;
type OtherForm = (typeof otherForms)[number];

const notAcceptable = 406;

/** Name of the checkpoint that says what a plan took. */
export const acceptCheckpoint = 'accept';

/** What the services of plans took, by origin. */
export class AcceptBook {
  readonly #taken = new Map<string, OtherForm>();
  /** Services that refused every form and have answered nothing since. */
  readonly #hopeless = new Set<string>();

  /** The forms to ask in, one after the other; `null` is the usual one. */
  forms(origin: string): readonly (OtherForm | null)[] {
    const taken = this.#taken.get(origin) ?? null;
    if (this.#hopeless.has(origin)) return [taken];
    return [...new Set([taken, null, ...otherForms])];
  }

  /** The service answered in this form. */
  note(origin: string, form: OtherForm | null): void {
    this.#hopeless.delete(origin);
    if (form === null) this.#taken.delete(origin);
    else this.#taken.set(origin, form);
  }

  /** The service took no form at all: further questions are asked in one only. */
  giveUp(origin: string): void {
    this.#hopeless.add(origin);
  }

  /** Takes over what an earlier check of the connection kept; what was learned since the start counts more. */
  recall(fhirBaseUrl: string, checkpoints: readonly SyncCheckpoint[]): void {
    const { origin } = new URL(fhirBaseUrl);
    const kept = keptForm(checkpoints);
    if (kept !== null && !this.#taken.has(origin)) this.#taken.set(origin, kept);
  }

  /** The form that the service took instead of the usual one; `null` for the usual one. */
  takenAt(fhirBaseUrl: string): OtherForm | null {
    return this.#taken.get(new URL(fhirBaseUrl).origin) ?? null;
  }
}

/** The form that an earlier check kept with its connection; `null` for the usual one. */
export function keptForm(checkpoints: readonly SyncCheckpoint[]): OtherForm | null {
  const search = checkpoints.find(({ resourceType }) => resourceType === acceptCheckpoint)?.search;
  const accept = search !== undefined && 'accept' in search ? search.accept : null;
  return otherForms.find((form) => form === accept) ?? null;
}

/** Sends what asks for FHIR's JSON in the form that the service takes; each try has its own row in the access log. */
export function createAcceptingFetch(fetch: LoggedFetch, book: AcceptBook): LoggedFetch {
  return async (request, reason, read) => {
    if (!request.headers['accept']?.startsWith('application/fhir+json')) return fetch(request, reason, read);
    const { origin } = new URL(request.url);
    const forms = book.forms(origin);
    for (const form of forms) {
      const answered = await fetch(inForm(request, form), reason, async (response) => {
        const isLast = form === forms.at(-1);
        if (response.status === notAcceptable && !isLast) return { value: null, records: null };
        if (response.status === notAcceptable) book.giveUp(origin);
        if (response.status < 400) book.note(origin, form);
        const { value, records } = await read(response);
        return { value: { value }, records };
      });
      if (answered !== null) return answered.value;
    }
    throw new Error('The last form always has an answer.');
  };
}

/** Plain forms stand alone: a service that knows one name only may know no list of them. */
function inForm(request: HttpRequest, form: OtherForm | null): HttpRequest {
  const { accept = '' } = request.headers;
  if (form === null) return request;
  const also = accept.startsWith(acceptFhir) ? accept.slice(acceptFhir.length) : '';
  return { ...request, headers: { ...request.headers, accept: `${form}${also}` } };
}
