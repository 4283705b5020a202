import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer in raw form; `body` is sent as JSON unless it is text; `raw` answers by itself. */
export type RawAnswer = {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  raw?: (response: ServerResponse) => void;
};

export type SeenRequest = {
  method: string;
  target: string;
  authorization: string | undefined;
  form: Record<string, string>;
};

/** What the server does wrong; a test changes it at any time. Each is the well-behaved answer until changed. */
export type Behaviour = {
  configuration: (origin: string) => RawAnswer;
  metadata: (origin: string) => RawAnswer;
  /** Changes the parameters that the browser takes back to the app. */
  callback: (parameters: URLSearchParams) => void;
  /** Answers a token request whose code or refresh token is right. `count` is 1 for the first request of its kind. */
  token: (grant: 'authorization_code' | 'refresh_token', count: number) => RawAnswer | Promise<RawAnswer>;
  revoke: () => RawAnswer | Promise<RawAnswer>;
  /** Answers an app that registers itself; the configuration names no place for that until a test says so. */
  register: (asked: Record<string, unknown>, origin: string) => RawAnswer;
  /** Answers an app that takes its registration back. */
  unregister: () => RawAnswer;
  /** Answers below the FHIR base; only `isCurrent` tokens are the latest. */
  fhir: (target: string, isCurrent: boolean) => RawAnswer;
};

export type HostileServer = {
  origin: string;
  fhirBaseUrl: string;
  behaviour: Behaviour;
  /** Every request, oldest first. */
  seen: SeenRequest[];
  /** What went to one path. */
  seenAt(path: string): SeenRequest[];
  close(): Promise<void>;
};

/** Tokens and codes that a test searches for where they must not be. */
export const canaries = {
  accessToken: (count: number) => `canary-access-${count}`,
  refreshToken: (count: number) => `canary-refresh-${count}`,
  code: 'canary-code',
  registrationToken: 'canary-registration',
};

export function wellBehaved(): Behaviour {
  return {
    configuration: (origin) => ({
      body: {
        issuer: origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        revocation_endpoint: `${origin}/revoke`,
        code_challenge_methods_supported: ['S256'],
        capabilities: [
          'launch-standalone',
          'client-public',
          'context-standalone-patient',
          'permission-patient',
          'permission-offline',
          'permission-v2',
        ],
      },
    }),
    metadata: () => ({ status: 404 }),
    callback: () => {},
    token: (grant, count) => ({ body: tokenBody(grant === 'authorization_code' ? 1 : count + 1) }),
    revoke: () => ({ status: 200 }),
    register: (asked, origin) => ({
      status: 201,
      body: {
        ...asked,
        client_id: 'registered-app',
        registration_client_uri: `${origin}/register/registered-app`,
        registration_access_token: canaries.registrationToken,
      },
    }),
    unregister: () => ({ status: 204 }),
    fhir: (target, isCurrent) =>
      isCurrent ? { body: { resourceType: 'Bundle', type: 'searchset', target } } : { status: 401 },
  };
}

/** A token answer as it should be; the tokens carry a number. */
export function tokenBody(count: number): Record<string, unknown> {
  return {
    access_token: canaries.accessToken(count),
    refresh_token: canaries.refreshToken(count),
    token_type: 'Bearer',
    expires_in: 3600,
    scope:
      'launch/patient offline_access patient/Patient.rs patient/ExplanationOfBenefit.rs patient/Coverage.rs',
    patient: 'p-1',
  };
}

/** Starts an authorization server with a FHIR service on 127.0.0.1 that behaves as the test says. */
export async function startHostileServer(changes: Partial<Behaviour> = {}): Promise<HostileServer> {
  const state: State = { challenge: '', counts: {}, current: '', refreshToken: '' };
  const server = createServer((request, response) => {
    void handle(hostile, state, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hostile: HostileServer = {
    origin,
    fhirBaseUrl: `${origin}/fhir`,
    behaviour: { ...wellBehaved(), ...changes },
    seen: [],
    seenAt: (path) => hostile.seen.filter(({ target }) => target.split('?')[0] === path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hostile;
}

type State = { challenge: string; counts: Record<string, number>; current: string; refreshToken: string };

async function handle(
  hostile: HostileServer,
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const form = Object.fromEntries(new URLSearchParams(text));
  const target = request.url ?? '';
  const { authorization } = request.headers;
  hostile.seen.push({ method: request.method ?? '', target, authorization, form });
  const { behaviour, origin } = hostile;
  const url = new URL(target, origin);
  if (url.pathname === '/authorize') return authorize(hostile, state, url, response);
  if (url.pathname === '/fhir/.well-known/smart-configuration')
    return send(response, behaviour.configuration(origin));
  if (url.pathname === '/fhir/metadata') return send(response, behaviour.metadata(origin));
  if (url.pathname === '/token') return send(response, await tokenAnswer(behaviour, state, form));
  if (url.pathname === '/register') return send(response, behaviour.register(JSON.parse(text), origin));
  if (url.pathname.startsWith('/register/')) return send(response, behaviour.unregister());
  if (url.pathname === '/revoke') return send(response, await behaviour.revoke());
  const isCurrent = authorization === `Bearer ${state.current}`;
  return send(response, behaviour.fhir(target, isCurrent));
}

function authorize(hostile: HostileServer, state: State, url: URL, response: ServerResponse): void {
  state.challenge = url.searchParams.get('code_challenge') ?? '';
  const back = new URL(url.searchParams.get('redirect_uri') ?? 'about:blank');
  back.searchParams.set('code', canaries.code);
  back.searchParams.set('state', url.searchParams.get('state') ?? randomUUID());
  hostile.behaviour.callback(back.searchParams);
  response.writeHead(302, { location: back.href }).end();
}

async function tokenAnswer(
  behaviour: Behaviour,
  state: State,
  form: Record<string, string>,
): Promise<RawAnswer> {
  const grant = form['grant_type'] === 'refresh_token' ? 'refresh_token' : 'authorization_code';
  const challenge = createHash('sha256')
    .update(form['code_verifier'] ?? '')
    .digest('base64url');
  const isRight =
    grant === 'refresh_token'
      ? form['refresh_token'] === state.refreshToken
      : form['code'] === canaries.code && challenge === state.challenge;
  if (!isRight) return { status: 400, body: { error: 'invalid_grant' } };
  const count = (state.counts[grant] ?? 0) + 1;
  state.counts[grant] = count;
  const answer = await behaviour.token(grant, count);
  const body = (answer.body ?? {}) as Record<string, unknown>;
  if (typeof body['access_token'] === 'string') state.current = body['access_token'];
  if (typeof body['refresh_token'] === 'string') state.refreshToken = body['refresh_token'];
  return answer;
}

function send(response: ServerResponse, { status = 200, headers = {}, body, raw }: RawAnswer): void {
  if (raw) {
    raw(response);
    return;
  }
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
