/**
 * The browser part of one sign-in: opens the listener and the plan's page, waits for the one answer and checks its
 * issuer. The secrets of an attempt live in memory only: closing the app ends it.
 */

import * as client from 'openid-client';
import type { Language } from '#shared/languages';
import type { LoggedBrowser } from '../access/logged-fetch.ts';
import { OAuthError } from '../errors.ts';
import { type Payer, type Redirect, usualPorts } from '../plans/payer.ts';
import { type Loopback, openLoopback } from './loopback.ts';
import type { PlanClient } from './plan-client.ts';
import type { SignInReason } from './sign-in-request.ts';
import type { SmartServer } from './smart-server.ts';

/** A sign-in whose page is open in the browser. */
export type OpenAttempt = {
  loopback: Loopback;
  /** As the plan knows it: the listener's own address, or that of the page that sends the browser on to it. */
  redirectUri: string;
  authorizeUrl: string;
  state: string;
  codeVerifier: string;
  /** The error code of an answer without `state`. */
  hint(): string | null;
};

export type AttemptStart = {
  payer: Payer;
  server: SmartServer;
  client: PlanClient;
  scopes: readonly string[];
  language: Language;
  /** Called with the error code of an answer without `state`. */
  onHint(error: string): void;
};

/**
 * Opens the listener and works out the address of the plan's sign-in page.
 *
 * @throws {OAuthError} oauth/redirect-port-busy
 * @see SMART App Launch 2.2, 2.0.8 (authorization code), RFC 7636 §4
 */
export async function startAttempt(start: AttemptStart): Promise<OpenAttempt> {
  const { payer, server, client: planClient, scopes } = start;
  const state = client.randomState();
  const codeVerifier = client.randomPKCECodeVerifier();
  let hint: string | null = null;
  const loopback = await openLoopback({
    redirect: redirectOf(payer, planClient),
    state,
    onHint: (error) => {
      hint = error;
      start.onHint(error);
    },
  });
  const redirectUri = planClient.relayUrl ?? loopback.redirectUri;
  const url = new URL(server.authorizationEndpoint);
  const parameters = {
    ...payer.extraAuthorizeParams,
    ...(payer.languageParam === null ? {} : { [payer.languageParam]: start.language }),
    response_type: 'code',
    client_id: planClient.clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    aud: payer.aud ?? payer.fhirBaseUrl,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (payer.quirks.includes('scope-spaces-as-percent-20')) url.search = url.search.replaceAll('+', '%20');
  return { loopback, redirectUri, authorizeUrl: url.href, state, codeVerifier, hint: () => hint };
}

/** A relay page must know the port in advance, so it cannot be a random one. */
function redirectOf({ redirect }: Payer, { redirectPort, relayUrl, registration }: PlanClient): Redirect {
  if (registration !== null) return { ...redirect, ports: registration.ports };
  if (redirectPort !== null) return { ...redirect, ports: [redirectPort] };
  return relayUrl !== null && redirect.ports === 'any' ? { ...redirect, ports: usualPorts } : redirect;
}

/** Opens an address in the person's browser; only https, or http on 127.0.0.1. */
export async function openInBrowser(
  browser: LoggedBrowser,
  address: string,
  reason: SignInReason,
): Promise<void> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && url.hostname === '127.0.0.1'))
    throw new OAuthError('oauth/discovery-failed', 'The plan’s sign-in has an unsafe address.');
  await browser.open(url.href, { ...reason, what: 'sign-in' });
}

/** `leftMs`: how long to wait for the answer, in milliseconds. */
export type Waiting = { leftMs: number; signal: AbortSignal };

/**
 * The one-time code, once the person is done in the browser.
 *
 * @throws {OAuthError} oauth/access-denied, oauth/response-invalid, oauth/exchange-failed (the plan has trouble),
 *   oauth/redirect-timeout; the reason of the signal
 */
export async function awaitCode(
  attempt: OpenAttempt,
  server: SmartServer,
  waiting: Waiting,
): Promise<string> {
  const answer = await raceAnswer(attempt, waiting);
  checkIssuer(answer.getAll('iss'), server);
  const error = answer.get('error');
  if (error !== null) throw refusalFrom(error);
  return answer.get('code') ?? '';
}

async function raceAnswer(attempt: OpenAttempt, waiting: Waiting): Promise<URLSearchParams> {
  const { leftMs, signal } = waiting;
  const over = new AbortController();
  const end = AbortSignal.any([signal, over.signal]);
  const timer = setTimeout(() => over.abort(timeoutError(attempt)), Math.max(0, leftMs));
  try {
    return await new Promise((resolve, reject) => {
      end.addEventListener('abort', () => reject(end.reason), { once: true });
      if (end.aborted) reject(end.reason);
      void attempt.loopback.answer.then(resolve);
    });
  } finally {
    clearTimeout(timer);
  }
}

function timeoutError(attempt: OpenAttempt): OAuthError {
  const hint = attempt.hint();
  const details = hint === null ? [] : [hint];
  return new OAuthError('oauth/redirect-timeout', 'The sign-in took too long.', { details });
}

/**
 * Never exchange a code of another authorization server.
 *
 * @see RFC 9207 §2.4
 */
function checkIssuer(sent: readonly string[], server: SmartServer): void {
  const [iss] = sent;
  if (iss === undefined) {
    if (server.sendsIss) throw foreignIssuerError('missing');
    return;
  }
  const isExpected = server.issuer === null ? isHostOf(iss, server) : iss === server.issuer;
  if (!isExpected) throw foreignIssuerError('other');
}

/** For plans that name no issuer: the answer must at least come from the host of the sign-in page. */
function isHostOf(iss: string, server: SmartServer): boolean {
  return URL.canParse(iss) && new URL(iss).host === new URL(server.authorizationEndpoint).host;
}

function foreignIssuerError(what: 'missing' | 'other'): OAuthError {
  return new OAuthError('oauth/response-invalid', 'The answer did not come from the plan that was asked.', {
    details: [`iss: ${what}`],
  });
}

function refusalFrom(error: string): OAuthError {
  const word = /^[a-z_]{1,40}$/.test(error) ? error : 'unknown';
  const details = [word];
  if (word === 'access_denied')
    return new OAuthError('oauth/access-denied', 'You chose not to share your records.', { details });
  if (word === 'server_error' || word === 'temporarily_unavailable')
    return new OAuthError('oauth/exchange-failed', 'The plan’s sign-in has trouble right now.', {
      details,
      retryable: true,
    });
  return new OAuthError('oauth/response-invalid', 'The plan’s sign-in ended with an error.', { details });
}
