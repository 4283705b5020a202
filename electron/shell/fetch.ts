/** One HTTP exchange through Electron's network stack: system proxy and certificates, no cookies, no cache. */
import { type IncomingMessage, net, session } from 'electron';
import { requirePublicHost } from '../access/public-host.ts';
import { FhirError } from '../errors.ts';
import type { Fetch, HttpResponse } from '../ports.ts';
import { joinHeaders, networkFailure } from './network-failure.ts';

/** In memory only; the page's own session has no network access at all. */
export const plansSession = () => session.fromPartition('plans', { cache: false });

/** Asked in the same session, whose answer the request then takes from its cache. */
async function resolveName(name: string): Promise<string[]> {
  try {
    return (await plansSession().resolveHost(name)).endpoints.map(({ address }) => address);
  } catch (error) {
    // Chromium found no address. Any other fault is one of this app, and must not let a request through.
    if (error instanceof Error && error.message.includes('net::ERR_')) return [];
    throw error;
  }
}

export const fetchWithElectron: Fetch = (input) =>
  new Promise<HttpResponse>((resolve, reject) => {
    const request = net.request({
      method: input.method,
      url: input.url,
      session: plansSession(),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
    });
    let isOver = false;
    const end = (error: unknown) => {
      finish();
      request.abort();
      reject(error);
    };
    const timer = setTimeout(
      () => end(new FhirError('fhir/timeout', 'The plan took too long.', { retryable: true })),
      input.timeoutMs,
    );
    const cancel = () => end(input.signal?.reason ?? new FhirError('sync/cancelled', 'Cancelled.'));
    const finish = () => {
      isOver = true;
      clearTimeout(timer);
      input.signal?.removeEventListener('abort', cancel);
    };
    if (input.signal?.aborted) return cancel();
    input.signal?.addEventListener('abort', cancel, { once: true });
    request.on('redirect', (status, _method, location, headers) => {
      finish();
      resolve({ status, headers: { ...joinHeaders(headers), location }, body: new Uint8Array() });
      request.abort();
    });
    const succeed = (response: HttpResponse) => {
      finish();
      resolve(response);
    };
    request.on('response', (response) => collectBody(response, input.maxBytes, succeed, end));
    request.on('error', (error) => end(networkFailure(error)));
    for (const [name, value] of Object.entries(input.headers)) request.setHeader(name, value);
    requirePublicHost(new URL(input.url).hostname, resolveName).then(
      () => isOver || request.end(input.body),
      end,
    );
  });

function collectBody(
  response: IncomingMessage,
  maxBytes: number,
  succeed: (response: HttpResponse) => void,
  end: (error: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk) => {
    size += chunk.length;
    if (size > maxBytes) end(new FhirError('fhir/too-large', 'The answer is too large.'));
    else chunks.push(chunk);
  });
  response.on('error', (error: unknown) => end(networkFailure(error)));
  response.on('aborted', () => end(networkFailure(new Error('net::ERR_CONNECTION_CLOSED'))));
  response.on('end', () => {
    const body = new Uint8Array(size);
    let offset = 0;
    for (const chunk of chunks) {
      body.set(chunk, offset);
      offset += chunk.length;
    }
    succeed({ status: response.statusCode, headers: joinHeaders(response.headers), body });
  });
}
