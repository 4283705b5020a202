/**
 * How this app is registered at one plan. None of it ships with the app: what a plan insists on is pasted by the
 * person, sealed, and sent to the plan's token endpoint only.
 */
import { z } from 'zod';
import { type ClientAnswer, ClientMethod } from '#shared/model/plans/connection';
import { OAuthError } from '../errors.ts';
import type { Payer } from '../plans/payer.ts';
import { isLoopbackHttp } from './smart-server.ts';

/** The app's credentials; the secret is a client secret or a private key. */
export const ClientProof = z.strictObject({
  method: ClientMethod,
  secret: z.string().nullable(),
  keyId: z.string().nullable(),
});
export type ClientProof = z.infer<typeof ClientProof>;

export const publicProof: ClientProof = { method: 'public', secret: null, keyId: null };

/** How the app registered itself at the plan. */
export const Registration = z.strictObject({
  /** Ports of the addresses to come back to that the plan took. */
  ports: z.array(z.int()),
  /** Scopes that the plan lets the app ask for; `null` when it did not say. */
  scope: z.string().nullable(),
  /** Where and with what the registration is taken back; `null` where the plan gave no way. */
  management: z.strictObject({ url: z.string(), token: z.string() }).nullable(),
});
export type Registration = z.infer<typeof Registration>;

export const PlanClient = z.strictObject({
  ...ClientProof.shape,
  clientId: z.string(),
  brokerUrl: z.string().nullable(),
  relayUrl: z.string().nullable(),
  redirectPort: z.int().nullable(),
  /** The only host that gets the secret; `null` before the first sign-in. */
  tokenHost: z.string().nullable(),
  /** `null` when a person brought the client, as all were in earlier versions. */
  registration: Registration.nullable().default(null),
});
export type PlanClient = z.infer<typeof PlanClient>;

/** A client id and nothing else. */
export function publicClient(clientId: string): PlanClient {
  const straight = {
    brokerUrl: null,
    relayUrl: null,
    redirectPort: null,
    tokenHost: null,
    registration: null,
  };
  return { ...publicProof, ...straight, clientId };
}

/**
 * The client to sign in with, from what the person typed, what is remembered, and what the registry knows. A secret
 * is taken over only for the client id and method that it was pasted for.
 *
 * @throws {OAuthError} oauth/client-id-needed, oauth/bad-client
 */
export function resolveClient(
  payer: Payer,
  answer: ClientAnswer | null,
  remembered: PlanClient | null,
): PlanClient {
  if (answer === null && remembered !== null) return remembered;
  const clientId = (answer?.clientId ?? remembered?.clientId ?? payer.clientId ?? '').trim();
  if (clientId === '') throw new OAuthError('oauth/client-id-needed', 'This plan needs a client id.');
  if (answer === null) return publicClient(clientId);
  const places = {
    brokerUrl: brokerAddress(answer.brokerUrl),
    relayUrl: relayAddress(answer.relayUrl),
    redirectPort: answer.redirectPort,
    registration: null,
  };
  // The broker knows the secret itself.
  if (places.brokerUrl !== null || answer.method === 'public')
    return { ...publicProof, ...places, clientId, tokenHost: null };
  const isSame = remembered?.clientId === clientId && remembered.method === answer.method;
  const secret = answer.secret?.trim() || (isSame ? remembered.secret : null);
  if (secret === null) throw badClientError('The secret or key is missing.');
  const tokenHost = isSame && secret === remembered.secret ? remembered.tokenHost : null;
  return { ...places, clientId, method: answer.method, secret, keyId: answer.keyId, tokenHost };
}

/** True when this client differs from the registry's, so that it must be remembered. */
export function isBrought(client: PlanClient, payer: Payer): boolean {
  const { clientId, method, brokerUrl, relayUrl, redirectPort } = client;
  const isOwn = clientId === payer.clientId && method === 'public';
  return !isOwn || [brokerUrl, relayUrl, redirectPort].some((one) => one !== null);
}

function badClientError(message: string): OAuthError {
  return new OAuthError('oauth/bad-client', message);
}

function brokerAddress(typed: string | null): string | null {
  const url = addressOf(typed, 'The address of the broker cannot be read.');
  if (url !== null && url.protocol !== 'https:' && !isLoopbackHttp(url))
    throw badClientError('The address of the broker must start with https://.');
  return url?.href ?? null;
}

/** Exactly as typed: the plan compares it with the registered one character by character. */
function relayAddress(typed: string | null): string | null {
  const url = addressOf(typed, 'The address to come back through cannot be read.');
  if (url !== null && (url.protocol !== 'https:' || url.search !== ''))
    throw badClientError('The address to come back through must start with https:// and have no ?.');
  return url === null ? null : (typed?.trim() ?? null);
}

function addressOf(typed: string | null, otherwise: string): URL | null {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  if (!URL.canParse(text)) throw badClientError(otherwise);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') throw badClientError(otherwise);
  return url;
}
