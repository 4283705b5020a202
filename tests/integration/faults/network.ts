/** The network between this computer and the plan. */

import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { FailureCode } from '#shared/ipc/result';
import { toFailure } from '../../../electron/errors.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { networkFailure } from '../../../electron/shell/network-failure.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import type { Fault, Seen } from './fault.ts';
import {
  bentAnswer,
  bentOnce,
  brokenFetch,
  checkWith,
  isClaims,
  isSecondPage,
  withApp,
} from './faulty-plan.ts';

const everything = () => true;
const kept = 'Everything that was fetched before; the next check goes on as usual.';

/** Cuts the connection after so many characters of an answer that promised more. */
const cutAfter = (text: string) => ({
  raw: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': '5000' });
    response.write(text);
    setTimeout(() => response.destroy(), 5);
  },
});

/** What Chromium says, as Electron's network passes it on. */
const chromiumFaults: [id: string, happens: string, name: string, code: FailureCode | null][] = [
  ['offline', 'The computer has no connection.', 'net::ERR_INTERNET_DISCONNECTED', 'fhir/unreachable'],
  [
    'changed',
    'The computer sleeps and wakes in another network.',
    'net::ERR_NETWORK_CHANGED',
    'fhir/unreachable',
  ],
  [
    'suspended',
    'The computer goes to sleep during a request.',
    'net::ERR_NETWORK_IO_SUSPENDED',
    'fhir/unreachable',
  ],
  [
    'proxy-gone',
    'The proxy of the network does not answer.',
    'net::ERR_PROXY_CONNECTION_FAILED',
    'fhir/unreachable',
  ],
  ['proxy-refuses', 'The proxy refuses the tunnel.', 'net::ERR_TUNNEL_CONNECTION_FAILED', 'fhir/unreachable'],
  [
    'tls-inspected',
    'A proxy opens the secure connection with a certificate of its own.',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'fhir/certificate',
  ],
  [
    'tls-date',
    'The certificate has run out, or the clock is wrong.',
    'net::ERR_CERT_DATE_INVALID',
    'fhir/certificate',
  ],
  [
    'tls-name',
    'The certificate is of another host.',
    'net::ERR_CERT_COMMON_NAME_INVALID',
    'fhir/certificate',
  ],
  ['tls-revoked', 'The certificate was revoked.', 'net::ERR_CERT_REVOKED', 'fhir/certificate'],
  ['tls-broken', 'The handshake fails.', 'net::ERR_SSL_PROTOCOL_ERROR', 'fhir/certificate'],
  ['connect-timeout', 'The connection is never made.', 'net::ERR_CONNECTION_TIMED_OUT', 'fhir/timeout'],
  [
    'blocked',
    'A security program blocks the request.',
    'net::ERR_BLOCKED_BY_ADMINISTRATOR',
    'fhir/unreachable',
  ],
];

/** The code of a connect at an address where no plan answers. */
async function connectAt(fhirBaseUrl: string): Promise<Seen> {
  const app = oauthApp();
  const code = await app.connect(testPayer(fhirBaseUrl)).then(
    () => null,
    (error: unknown) => toFailure(error).code,
  );
  return {
    told: code,
    log: app.log.lines,
    isKept: app.cabinet.writes === 0 && app.browser.opened.length === 0,
  };
}

/** A listener that takes connections and does with them as told. */
async function atListener(protocol: 'http' | 'https', onSocket: (socket: Socket) => void) {
  const server = createServer(onSocket);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await connectAt(`${protocol}://127.0.0.1:${port}/fhir`);
  } finally {
    server.close();
  }
}

export const networkFaults: readonly Fault[] = [
  {
    id: 'network/refused',
    happens: 'Nothing listens at the plan’s address.',
    told: 'fhir/unreachable',
    kept: 'Nothing is stored; no browser opens.',
    async provoke() {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      return connectAt(`http://127.0.0.1:${port}/fhir`);
    },
  },
  {
    id: 'network/dns',
    happens: 'The plan’s name is not known.',
    told: 'fhir/unreachable',
    kept: 'Nothing is stored; no browser opens.',
    provoke: () => connectAt('https://plan.invalid/fhir'),
  },
  {
    id: 'network/not-tls',
    happens: 'What answers on the secure port speaks no TLS, as behind some captive portals.',
    told: 'fhir/certificate',
    kept: 'Nothing is sent, nothing is stored.',
    provoke: () =>
      atListener('https', (socket) => {
        socket.on('error', () => {});
        socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      }),
  },
  {
    id: 'network/not-http',
    happens: 'What answers at the address speaks no HTTP.',
    told: 'fhir/unreachable',
    kept: 'Nothing is stored; no browser opens.',
    provoke: () =>
      atListener('http', (socket) => {
        socket.on('error', () => {});
        socket.end('220 mail.example ESMTP\r\n');
      }),
  },
  {
    id: 'network/reset',
    happens: 'The connection is cut before an answer comes.',
    told: 'fhir/unreachable',
    kept,
    provoke: bentAnswer(everything, { raw: (response) => response.destroy() }),
  },
  {
    id: 'network/reset-once',
    happens: 'One request is cut before an answer comes.',
    told: null,
    kept: 'The app asks again; nothing is missing.',
    provoke: bentOnce(isClaims, { raw: (response) => response.destroy() }),
  },
  {
    id: 'network/reset-mid-body',
    happens: 'The connection is cut in the middle of an answer.',
    told: 'fhir/unreachable',
    kept,
    provoke: bentAnswer(isClaims, cutAfter('{"resourceType":"Bundle","entry":[')),
  },
  {
    id: 'network/reset-mid-body-once',
    happens: 'One answer breaks off in the middle.',
    told: null,
    kept: 'The app asks again; nothing is missing.',
    provoke: bentOnce(isSecondPage, cutAfter('{"resourceType":"Bundle"')),
  },
  {
    id: 'network/silence',
    happens: 'The plan takes the question and never answers.',
    told: 'fhir/timeout',
    kept,
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () => {
          faulty.fetchBy((request) => nodeFetch({ ...request, timeoutMs: 400 }));
          faulty.bend((target) => (isClaims(target) ? { raw: () => {} } : null));
        }),
      ),
  },
  {
    id: 'network/drip',
    happens: 'The answer comes one character at a time, without an end.',
    told: 'fhir/timeout',
    kept,
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () => {
          faulty.fetchBy((request) => nodeFetch({ ...request, timeoutMs: 400 }));
          faulty.bend((target) => (isClaims(target) ? { raw: drip } : null));
        }),
      ),
  },
  {
    id: 'network/offline-mid-way',
    happens: 'The connection goes away between two pages of the first check.',
    told: 'fhir/unreachable',
    kept: 'The pages that came; the next check brings the rest.',
    provoke: () =>
      withApp(
        async ({ app, bend }) => {
          bend((target) => (isSecondPage(target) ? { raw: (response) => response.destroy() } : null));
          const end = await app.run();
          const kept = (await app.claimRows()).length;
          bend(null);
          const next = await app.run();
          const isKept = kept === 2 && next.newClaims === 2 && (await app.claimRows()).length === 4;
          return { told: end.failure?.code ?? null, log: app.app.log.lines, isKept };
        },
        { isFresh: true },
      ),
  },
  {
    id: 'network/captive-portal-page',
    happens: 'A hotel’s sign-in page answers in the plan’s place.',
    told: 'fhir/not-fhir',
    kept,
    provoke: bentAnswer(everything, {
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><p>Canary Inn: sign in to the Wi-Fi</p>',
    }),
  },
  {
    id: 'network/captive-portal-redirect',
    happens: 'The network sends each request on to its own sign-in page.',
    told: 'fhir/foreign-link',
    kept: 'Everything that was fetched before; the permission is not sent there.',
    provoke: bentAnswer(everything, { status: 302, headers: { location: 'http://portal.example/login' } }),
  },
  ...chromiumFaults.map(
    ([id, happens, name, code]): Fault => ({
      id: `network/${id}`,
      happens,
      told: code,
      kept,
      provoke: brokenFetch(() => Promise.reject(networkFailure(new Error(`Failed: ${name} at canary`)))),
    }),
  ),
  {
    id: 'network/too-large',
    happens: 'One answer is larger than the app takes.',
    told: 'fhir/too-large',
    kept,
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () => {
          faulty.fetchBy((request) =>
            isClaims(request.url) ? nodeFetch({ ...request, maxBytes: 100 }) : nodeFetch(request),
          );
        }),
      ),
  },
];

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/fhir+json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
}
