import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ClientRequest } from './client-request.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { makeProtocolRequest, type Protocol } from './protocol.ts';
import type { WebRequest } from './web-request.ts';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.woff2': 'font/woff2',
};

async function readFileResponse(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  try {
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    return new Response(await readFile(file), { headers: { 'content-type': type } });
  } catch (error) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error });
  }
}

/** Fetch by a session, as Electron's: own schemes, `file:`, and the web through `ClientRequest`. */
export async function fetchInSession(
  session: { protocol: Protocol; webRequest: WebRequest },
  input: string | URL | Request,
  init: RequestInit & { bypassCustomProtocolHandlers?: boolean } = {},
): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  const handler = init.bypassCustomProtocolHandlers ? undefined : session.protocol.handlerOf(url);
  if (handler) return await handler(makeProtocolRequest(url, init));
  if (url.startsWith('file:')) return await readFileResponse(url);
  if (url.startsWith('data:') || url.startsWith('blob:')) return await fetch(url);
  const request = new Request(input, init);
  const sent = new ClientRequest(session.webRequest, {
    url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
    redirect: request.redirect,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  request.signal.addEventListener('abort', () => {
    sent.abort();
    reject(request.signal.reason);
  });
  sent.on('error', reject);
  sent.on('response', (message: IncomingMessage) => {
    const headers = Object.entries(message.headers).flatMap(([name, value]) =>
      [value].flat().map((item): [string, string] => [name, item]),
    );
    const empty = [101, 204, 205, 304].includes(message.statusCode) || request.method === 'HEAD';
    if (empty) message.resume();
    const body = empty ? null : (Readable.toWeb(message) as ReadableStream);
    resolve(new Response(body, { status: message.statusCode, statusText: message.statusMessage, headers }));
  });
  sent.end(request.body ? Buffer.from(await request.arrayBuffer()) : undefined);
  return await promise;
}
