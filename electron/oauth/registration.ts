/**
 * Registers this app at a plan that lets apps register themselves, and takes that back. What the plan answers counts,
 * not what was asked for.
 *
 * @see RFC 7591 §3 (registration), RFC 7592 §2.3 (taking it back), RFC 8252 §8.6
 */
import { z } from 'zod';
import { fetchFor, type LoggedFetch, type SendReason } from '../access/logged-fetch.ts';
import { locateFault, OAuthError } from '../errors.ts';
import { type Payer, usualPorts } from '../plans/payer.ts';
import type { Fetch, HttpResponse, Log } from '../ports.ts';
import type { ClientVault } from './client-vault.ts';
import { methodOf } from './offer.ts';
import {
  type ClientProof,
  type PlanClient,
  publicClient,
  publicProof,
  type Registration,
} from './plan-client.ts';
import { canAskOffline, grantedCategories, offeredCategories, requestedScopes } from './scopes.ts';
import type { SmartServer } from './smart-server.ts';
import { parseObject, readComplaint } from './token-answer.ts';
import { retryAfterOf } from './token-endpoint.ts';

const exchange = { timeoutMs: 20_000, maxBytes: 1 << 20 };
const deletionMs = 5_000;

const text = z.string().min(1).max(20_000).optional().catch(undefined);
const Answer = z.looseObject({
  client_id: z.string().min(1).max(1000),
  client_secret: text,
  /** Seconds since 1970; 0 for a secret without an end. */
  client_secret_expires_at: z.number().min(0).optional().catch(undefined),
  token_endpoint_auth_method: text,
  redirect_uris: z.array(z.string()).optional().catch(undefined),
  scope: text,
  registration_client_uri: text,
  registration_access_token: text,
});
type Answer = z.infer<typeof Answer>;

/**
 * The app's own client at the plan, registered now.
 *
 * @throws {OAuthError} oauth/registration-refused, oauth/registration-failed; also for a secret that has run out at `nowMs`
 * @throws the network errors of the Fetch port
 */
export async function registerClient(
  payer: Payer,
  server: SmartServer,
  endpoint: string,
  { fetch, nowMs }: { fetch: Fetch; nowMs: number },
): Promise<PlanClient> {
  const offline = canAskOffline(payer, server);
  const scopes = requestedScopes(payer, server, {
    categories: offeredCategories(payer, server),
    keepUpToDate: offline,
  });
  const callbacks = listCallbacks(payer);
  const response = await fetch({
    ...exchange,
    method: 'POST',
    url: endpoint,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Claimfolio',
      // Servers of OpenID take http addresses of native apps only.
      application_type: 'native',
      redirect_uris: [...callbacks.keys()],
      grant_types: ['authorization_code', ...(offline ? ['refresh_token'] : [])],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      scope: scopes.join(' '),
    }),
  });
  const answer = readAnswer(response);
  const proof = proofFrom(answer, nowMs);
  const registration = registrationFrom(answer, endpoint, callbacks);
  const tokenHost = proof?.secret ? new URL(server.tokenEndpoint).host : null;
  const client = { ...publicClient(answer.client_id), ...proof, tokenHost, registration };
  const { granted } = grantedCategories(['claims'], scopes, answer.scope);
  if (proof !== null && registration.ports.length > 0 && granted.includes('claims')) return client;
  await deleteRegistration(client, fetch).catch(() => {});
  throw refusalError(['the answer does not fit']);
}

/**
 * Takes the registration back where the plan gave a way to do so. True when the plan confirmed it.
 *
 * @throws the network errors of the Fetch port
 */
export async function deleteRegistration({ registration }: PlanClient, fetch: Fetch): Promise<boolean> {
  if (!registration?.management) return false;
  const { url, token } = registration.management;
  const { status } = await fetch({
    method: 'DELETE',
    url,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    timeoutMs: deletionMs,
    maxBytes: exchange.maxBytes,
  });
  return status === 204 || status === 200;
}

type EndParts = { fetch: LoggedFetch; clients: ClientVault; log: Log };

/** Forgets the app's own registration at a plan, if it has one, and takes it back there. */
export async function endRegistration(
  parts: EndParts,
  payerId: string,
  why: 'disconnect' | 'you-asked',
): Promise<void> {
  const client = await parts.clients.load(payerId).catch(() => null);
  if (!client?.registration) return;
  parts.clients.forget(payerId);
  await takeBack(parts, client, { why, payerId });
}

/** Takes back every registration of the app's own. */
export async function endRegistrations(parts: EndParts): Promise<void> {
  const all = await parts.clients.loadAll();
  await Promise.all(all.map((client) => takeBack(parts, client, { why: 'disconnect' })));
}

async function takeBack(
  { log, fetch }: EndParts,
  client: PlanClient,
  reason: Pick<SendReason, 'why' | 'payerId'>,
): Promise<void> {
  // The address has the client's id in it.
  const send = fetchFor({ fetch }, { ...reason, what: 'registration', path: '/…' });
  try {
    const isConfirmed = await deleteRegistration(client, send);
    if (!isConfirmed)
      log.write('registration.not-deleted', { hasWay: client.registration?.management !== null });
  } catch (error) {
    log.write('registration.not-deleted', locateFault(error));
  }
}

/** Whole addresses to come back to, each with its port: nobody may expect that a plan takes any port. */
function listCallbacks({ redirect: { host, ports, path } }: Payer): Map<string, number> {
  const fixed = ports === 'any' ? usualPorts : ports;
  return new Map(fixed.map((port) => [`http://${host}:${port}${path}`, port]));
}

function readAnswer({ status, headers, body }: HttpResponse): Answer {
  const json = parseObject(body);
  const word = z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .safeParse(json?.['error']).data;
  const details = [word, `HTTP ${status}`, readComplaint(body)].flatMap((one) => one ?? []);
  if (status === 429 || status >= 500) throw failureError(details, retryAfterOf(headers['retry-after']));
  if (status >= 400) throw refusalError(details);
  const { data } = Answer.safeParse(json);
  if (status >= 300 || data === undefined) throw failureError(details);
  return data;
}

/** `null` for a way that the answer does not make possible. */
function proofFrom(answer: Answer, nowMs: number): ClientProof | null {
  const { client_secret: secret = null, token_endpoint_auth_method: said } = answer;
  const { client_secret_expires_at: endsAt = 0 } = answer;
  const method = methodOf(said ?? (secret === null ? 'none' : 'client_secret_basic'));
  if (method === 'public') return publicProof;
  if (secret === null || (method !== 'secret-basic' && method !== 'secret-post')) return null;
  if (endsAt !== 0 && endsAt * 1000 <= nowMs) return null;
  return { method, secret, keyId: null };
}

function registrationFrom(answer: Answer, endpoint: string, callbacks: Map<string, number>): Registration {
  const { redirect_uris: kept, scope = null } = answer;
  const ports = [...callbacks].filter(([url]) => kept?.includes(url) ?? true).map(([, port]) => port);
  return { ports, scope, management: managementOf(answer, endpoint) };
}

/** The token to manage a registration goes to where it came from only. */
function managementOf(answer: Answer, endpoint: string): Registration['management'] {
  const { registration_client_uri: url, registration_access_token: token } = answer;
  if (url === undefined || token === undefined || !URL.canParse(url)) return null;
  return new URL(url).origin === new URL(endpoint).origin ? { url, token } : null;
}

function refusalError(details: string[]): OAuthError {
  return new OAuthError('oauth/registration-refused', 'The plan did not register this app.', { details });
}

function failureError(details: string[], retryAfterMs?: number): OAuthError {
  return new OAuthError('oauth/registration-failed', 'The plan’s answer to the registration is of no use.', {
    details,
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
