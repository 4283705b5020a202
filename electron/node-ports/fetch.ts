/** The Fetch port on Node's own fetch: for tests, scripts and measurements. The app itself uses Electron's network. */
import { lookup } from 'node:dns/promises';
import { requirePublicHost } from '../access/public-host.ts';
import { FhirError } from '../errors.ts';
import type { Fetch, HttpRequest, HttpResponse } from '../ports.ts';

const certificateCodes =
  /^(CERT_|ERR_TLS_CERT|ERR_SSL|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/;

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (code !== '' && code !== 'UND_ERR') return code;
  }
  return '';
}

/** Describes the fault without the URL, which may contain names; Node's own error contains it, so it is dropped. */
function faultOf(error: unknown, host: string, isLate: boolean): FhirError {
  const code = isLate ? '' : codeOf(error);
  const facts = { details: code === '' ? [host] : [host, code] };
  if (certificateCodes.test(code))
    return new FhirError('fhir/certificate', `The certificate of ${host} is not trusted.`, facts);
  if (isLate || code.includes('TIMEOUT'))
    return new FhirError('fhir/timeout', `${host} did not answer in time.`, { ...facts, retryable: true });
  return new FhirError('fhir/unreachable', `${host} cannot be reached.`, { ...facts, retryable: true });
}

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers;
}

async function bodyOf(response: Response, maxBytes: number, host: string): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new FhirError('fhir/too-large', `The answer of ${host} is longer than ${maxBytes} bytes.`, {
      details: [host],
      status: response.status,
    });
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A throw cancels the stream, which closes the connection.
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

const resolveName = (name: string) =>
  lookup(name, { all: true }).then(
    (found) => found.map(({ address }) => address),
    () => [],
  );

/**
 * One exchange on Node's fetch, as the Fetch port promises. When the caller's own signal ends it, the signal's
 * reason is thrown.
 *
 * @throws {FhirError} fhir/unreachable, fhir/timeout, fhir/certificate, fhir/too-large
 * @throws {AppError} plan/bad-address when the host is inside a private network
 */
export const nodeFetch: Fetch = async (request: HttpRequest): Promise<HttpResponse> => {
  const { host, hostname } = new URL(request.url);
  await requirePublicHost(hostname, resolveName);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await bodyOf(response, request.maxBytes, host);
    return { status: response.status, headers: headersOf(response), body };
  } catch (error) {
    if (error instanceof FhirError) throw error;
    if (request.signal?.aborted) throw request.signal.reason;
    throw faultOf(error, host, timeout.aborted);
  }
};
