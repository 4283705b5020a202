/**
 * A plan's token and revocation endpoints, through openid-client. Responses are normalized first: the library rejects
 * many that real plans send, and does so when the one-time code is already spent. Errors are created anew: the
 * library's own carry codes and tokens in their causes.
 *
 * @see SMART App Launch 2.2, 2.0.9 (token) and 2.0.10 (refresh); RFC 7009 (revocation)
 */
import * as client from 'openid-client';
import { AppError, OAuthError } from '../errors.ts';
import type { Fetch } from '../ports.ts';
import { createClientAuth } from './client-auth.ts';
import type { ClientProof } from './plan-client.ts';
import { isLoopbackHttp } from './smart-server.ts';
import { answerFrom, normalizeAnswer, readComplaint, type TokenAnswer, type Trace } from './token-answer.ts';

const maxBytes = 1 << 20;

/** Where the tokens of one client come from. `tokenEndpoint` is the broker where there is one. */
export type TokenPlace = {
  clientId: string;
  proof: ClientProof;
  issuer: string | null;
  tokenEndpoint: string;
  revocationEndpoint: string | null;
};

type Endpoint = { config: client.Configuration; trace: Trace };

async function openEndpoint(
  place: TokenPlace,
  fetch: Fetch,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Endpoint> {
  const trace: Trace = { fault: null, status: null, idToken: null, retryAfterMs: undefined, said: null };
  const server: client.ServerMetadata = {
    issuer: place.issuer ?? new URL(place.tokenEndpoint).origin,
    token_endpoint: place.tokenEndpoint,
    ...(place.revocationEndpoint === null ? {} : { revocation_endpoint: place.revocationEndpoint }),
  };
  const proof = await createClientAuth(place.proof, place.tokenEndpoint);
  const config = new client.Configuration(server, place.clientId, undefined, proof);
  config.timeout = timeoutMs / 1000 + 5;
  config[client.customFetch] = async (url, { method, headers, body }) => {
    try {
      const response = await fetch({
        method: method === 'POST' ? 'POST' : 'GET',
        url,
        headers: { ...headers },
        ...(body ? { body: String(body) } : {}),
        timeoutMs,
        maxBytes,
        ...(signal === undefined ? {} : { signal }),
      });
      trace.status = response.status;
      trace.retryAfterMs = retryAfterOf(response.headers['retry-after']);
      if (response.status >= 400) trace.said = readComplaint(response.body);
      return normalizeAnswer(response.status, response.headers['content-type'], response.body, trace);
    } catch (error) {
      trace.fault = error;
      throw error;
    }
  };
  const places = [place.tokenEndpoint, place.revocationEndpoint ?? place.tokenEndpoint];
  if (places.some((one) => isLoopbackHttp(new URL(one)))) client.allowInsecureRequests(config);
  return { config, trace };
}

/** Milliseconds of a `Retry-After` in seconds. */
export function retryAfterOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}

/** Errors after which only a new sign-in helps. */
const endedGrant = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client']);

/** Errors about the app, not about the person. */
const unknownClient = new Set(['invalid_client', 'unauthorized_client']);

function errorWord(error: unknown): string | null {
  if (!(error instanceof client.ResponseBodyError)) return null;
  return /^[a-z_]{1,40}$/.test(error.error) ? error.error : 'unknown';
}

/** A new error with harmless facts; the original holds the request and the response. */
function redactError(
  error: unknown,
  { fault, status, retryAfterMs, said }: Trace,
  step: 'exchange' | 'refresh',
): unknown {
  if (fault instanceof AppError) return fault;
  const word = errorWord(error);
  const details = [word, status === null ? null : `HTTP ${status}`, said].filter((one) => one !== null);
  const isLostToken = word === 'invalid_request' && status === 400;
  if (step === 'refresh' && word !== null && (endedGrant.has(word) || isLostToken))
    return new OAuthError('oauth/reconnect-needed', 'The plan has ended this connection.', { details });
  if (step === 'exchange' && word !== null && unknownClient.has(word))
    return new OAuthError('oauth/bad-client', 'The plan does not accept this app.', { details });
  // Medicare looks the person up in another service on each renewal, and answers 404 when that one fails.
  const isUpstream = step === 'refresh' && status === 404;
  const retryable = isUpstream || (status !== null && (status >= 500 || status === 429));
  return new OAuthError('oauth/exchange-failed', 'The plan did not give access.', {
    details,
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

export type CodeExchange = {
  redirectUri: string;
  code: string;
  state: string;
  codeVerifier: string;
  signal: AbortSignal;
};

/** Plans compare `redirect_uri` character by character; the library would normalize it. */
function keepRedirectUri(fetch: Fetch, redirectUri: string): Fetch {
  return (request) => {
    const form = new URLSearchParams(request.body);
    form.set('redirect_uri', redirectUri);
    return fetch({ ...request, body: form.toString() });
  };
}

/**
 * Exchanges the one-time code for tokens.
 *
 * @throws {OAuthError} oauth/bad-client, oauth/exchange-failed
 * @throws {FhirError} the network errors of the Fetch port
 */
export async function exchangeCode(
  place: TokenPlace,
  fetch: Fetch,
  code: CodeExchange,
): Promise<TokenAnswer> {
  const { config, trace } = await openEndpoint(
    place,
    keepRedirectUri(fetch, code.redirectUri),
    30_000,
    code.signal,
  );
  const callback = new URL(code.redirectUri);
  callback.search = new URLSearchParams({ code: code.code, state: code.state }).toString();
  const checks = { pkceCodeVerifier: code.codeVerifier, expectedState: code.state };
  try {
    return answerFrom(await client.authorizationCodeGrant(config, callback, checks), trace);
  } catch (error) {
    throw redactError(error, trace, 'exchange');
  }
}

/**
 * Gets a new access token; tries once more when there was no response.
 *
 * @throws {OAuthError} oauth/reconnect-needed when the plan ended the access, oauth/exchange-failed otherwise
 * @throws {FhirError} the network errors of the Fetch port
 */
export async function refreshTokens(
  place: TokenPlace,
  fetch: Fetch,
  refreshToken: string,
): Promise<TokenAnswer> {
  for (let isLast = false; ; isLast = true) {
    const { config, trace } = await openEndpoint(place, fetch, 30_000);
    try {
      return answerFrom(await client.refreshTokenGrant(config, refreshToken), trace);
    } catch (error) {
      const isUnanswered = trace.fault instanceof AppError && trace.fault.retryable;
      if (isLast || !isUnanswered) throw redactError(error, trace, 'refresh');
    }
  }
}

/** Revokes a token. True when the plan confirmed it; never throws. */
export async function revokeToken(
  place: TokenPlace,
  fetch: Fetch,
  token: { value: string; kind: 'refresh_token' | 'access_token'; signal: AbortSignal },
): Promise<boolean> {
  if (place.revocationEndpoint === null) return false;
  try {
    const { config } = await openEndpoint(place, fetch, 5_000, token.signal);
    await client.tokenRevocation(config, token.value, { token_type_hint: token.kind });
    return true;
  } catch {
    return false;
  }
}
