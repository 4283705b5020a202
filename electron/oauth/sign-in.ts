/**
 * Connects to a plan: looks it up, sends the person to its page in their own browser, takes the answer, and seals
 * the tokens. Passwords are typed at the plan only; tokens go to the vault and nowhere else.
 *
 * @see SMART App Launch 2.2, 2.0.6 (standalone launch), RFC 8252
 */
import type { ConnectStage, ConsentOffer, DataCategory } from '#shared/model/connection';
import { AppError, OAuthError } from '../errors.ts';
import type { Payer } from '../payers/payer.ts';
import type { Log, SystemBrowser } from '../ports.ts';
import { accessEndOf } from './access-end.ts';
import { awaitCode, type OpenAttempt, openInBrowser, startAttempt } from './attempt.ts';
import { discover } from './discovery.ts';
import { offerFrom } from './offer.ts';
import { findPatientId } from './patient-id.ts';
import { accessEntry, type RecordingDeps, recordedFetch } from './recorded-fetch.ts';
import { type Granted, grantedCategories, requestedScopes } from './scopes.ts';
import type { SmartServer } from './smart-server.ts';
import { exchangeCode, type TokenAnswer } from './token-endpoint.ts';
import { giveBack, tokenTimes } from './token-session.ts';
import type { TokenSet } from './token-set.ts';
import type { Vault } from './vault.ts';

export type SignInDeps = RecordingDeps & {
  browser: SystemBrowser;
  log: Log;
  vault: Vault;
  /** How long the person has in the browser; 10 minutes when absent. */
  signInMs?: number;
};

export type SignInRequest = {
  payer: Payer;
  /** The person's own client id; the registry's where `null`. */
  clientId: string | null;
  categories: readonly DataCategory[];
  keepUpToDate: boolean;
  /** Set when signing in again: the plan's id of the person that it must be. */
  expectPatientId?: string;
};

/** What a finished sign-in is known to allow. */
export type SignInFacts = Granted & {
  patientId: string;
  /** ISO instant, where known. */
  accessEndsAt: string | null;
  keepsUpToDate: boolean;
};

export type SignedIn = SignInFacts & { connectionId: string };

export type SignInWatch = {
  /** `endsAt`: ISO instant when waiting ends. */
  onStage(progress: { stage: ConnectStage; host: string; endsAt: string }): void;
  signal?: AbortSignal;
  /** Stores the connection and gives its id, under which the tokens are then sealed. */
  save(facts: SignInFacts): Promise<string>;
};

export interface SignIn {
  /**
   * What the consent page must say before the browser opens. Asks the plan, without any credential.
   *
   * @throws {OAuthError} oauth/discovery-failed
   * @throws {FhirError} the network errors of the Fetch port
   */
  offer(payer: Payer, clientId: string | null): Promise<ConsentOffer>;
  /**
   * Signs in. A sign-in that is still running is cancelled first. What the plan granted and we do not keep is given
   * back to it.
   *
   * @throws {OAuthError} any oauth/ code but reconnect-needed
   * @throws {FhirError} the network errors of the Fetch port
   */
  connect(request: SignInRequest, watch: SignInWatch): Promise<SignedIn>;
  /** Opens the page of the running sign-in again; does nothing when none is open. */
  openBrowserAgain(): Promise<void>;
  /** Ends the running sign-in with oauth/cancelled; does nothing when there is none. */
  cancel(): void;
}

const tenMinutes = 600_000;

type Run = { controller: AbortController; attempt: OpenAttempt | null; settled: Promise<unknown> };

/** The sign-in over a vault that it shares with the token sessions. */
export function createSignIn(deps: SignInDeps): SignIn {
  let running: Run | null = null;
  let last: OpenAttempt | null = null;

  async function takeOver(): Promise<void> {
    running?.controller.abort(cancelled());
    await running?.settled;
    // The last page of the attempt before may still hold the port.
    last?.loopback.close(true);
  }

  async function connect(request: SignInRequest, watch: SignInWatch): Promise<SignedIn> {
    const controller = new AbortController();
    const signal = controller.signal;
    const stop = () => controller.abort(cancelled());
    watch.signal?.addEventListener('abort', stop, { once: true });
    if (watch.signal?.aborted) stop();
    const before = takeOver();
    const run: Run = { controller, attempt: null, settled: Promise.resolve() };
    running = run;
    const work = before.then(() =>
      signIn(deps, request, watch, signal, (attempt) => {
        run.attempt = attempt;
        last = attempt;
      }),
    );
    run.settled = work.catch(() => {});
    try {
      return await work;
    } finally {
      watch.signal?.removeEventListener('abort', stop);
      run.attempt?.loopback.close();
      if (running === run) running = null;
    }
  }

  return {
    async offer(payer, clientId) {
      const fetch = recordedFetch(deps, { what: 'plan-lookup', why: 'connect' });
      return offerFrom(payer, clientId, await discover(payer, fetch));
    },
    async connect(request, watch) {
      try {
        const signedIn = await connect(request, watch);
        deps.log.write('sign-in.done', { keepsUpToDate: signedIn.keepsUpToDate });
        return signedIn;
      } catch (error) {
        deps.log.write('sign-in.failed', { code: error instanceof AppError ? error.code : 'internal' });
        throw error;
      }
    },
    async openBrowserAgain() {
      const attempt = running?.attempt;
      if (attempt) await openInBrowser(deps.browser, attempt.authorizeUrl);
    },
    cancel: () => running?.controller.abort(cancelled()),
  };
}

function cancelled(): OAuthError {
  return new OAuthError('oauth/cancelled', 'The sign-in was cancelled.');
}

async function signIn(
  deps: SignInDeps,
  request: SignInRequest,
  watch: SignInWatch,
  signal: AbortSignal,
  onAttempt: (attempt: OpenAttempt) => void,
): Promise<SignedIn> {
  signal.throwIfAborted();
  const { payer } = request;
  const clientId = request.clientId ?? payer.clientId;
  if (clientId === null || clientId === '')
    throw new OAuthError('oauth/client-id-needed', 'This plan needs a client id.');
  const endsAtMs = deps.clock.now() + (deps.signInMs ?? tenMinutes);
  const stage = (name: ConnectStage, url: string) =>
    watch.onStage({ stage: name, host: new URL(url).host, endsAt: new Date(endsAtMs).toISOString() });
  stage('looking-up', payer.fhirBaseUrl);
  const lookUp = recordedFetch(deps, { what: 'plan-lookup', why: 'connect' });
  const server = await discover(payer, lookUp, signal);
  signal.throwIfAborted();
  const scopes = requestedScopes(payer, server, request);
  const attempt = await startAttempt({ payer, server, clientId, scopes });
  onAttempt(attempt);
  signal.throwIfAborted();
  await openInBrowser(deps.browser, attempt.authorizeUrl);
  const entry = accessEntry(deps.clock, attempt.authorizeUrl, { what: 'sign-in', why: 'connect' });
  deps.recordAccess(entry);
  stage('browser-open', server.authorizationEndpoint);
  const code = await awaitCode(attempt, server, { clock: deps.clock, endsAtMs, signal });
  stage('finishing', server.tokenEndpoint);
  const place = { ...server, clientId };
  const { state, codeVerifier } = attempt;
  const redirectUri = attempt.loopback.redirectUri;
  const toTokens = recordedFetch(deps, { what: 'token', why: 'connect' });
  const answer = await exchangeCode(place, toTokens, { code, state, codeVerifier, redirectUri, signal });
  return finish(deps, request, watch, { server, clientId, scopes, answer, signal });
}

type Exchanged = {
  server: SmartServer;
  clientId: string;
  scopes: readonly string[];
  answer: TokenAnswer;
  signal: AbortSignal;
};

async function finish(
  deps: SignInDeps,
  request: SignInRequest,
  watch: SignInWatch,
  exchanged: Exchanged,
): Promise<SignedIn> {
  const { answer, signal } = exchanged;
  let tokens = tokenSetFrom(deps, request, exchanged);
  try {
    const granted = grantedCategories(request.categories, exchanged.scopes, answer.scope);
    if (granted.granted.length === 0)
      throw new OAuthError('oauth/nothing-granted', 'The plan did not agree to share anything.');
    const fetch = recordedFetch(deps, { what: 'patient', why: 'connect', category: 'patient' });
    const { payer, expectPatientId } = request;
    const patientId = await findPatientId({ payer, clientId: exchanged.clientId, answer, fetch });
    if (expectPatientId !== undefined && expectPatientId !== patientId)
      throw new OAuthError('oauth/other-person', 'The plan answered for another person.');
    signal.throwIfAborted();
    tokens = { ...tokens, patientId };
    const facts: SignInFacts = { ...granted, patientId, ...staying(deps, request, answer, tokens) };
    const connectionId = await watch.save(facts);
    await deps.vault.save(connectionId, tokens);
    return { ...facts, connectionId };
  } catch (error) {
    // A permission that is not kept is given back.
    await giveBack(
      deps,
      answer.refreshToken === null ? tokens : { ...tokens, refreshToken: answer.refreshToken },
      null,
    );
    throw error;
  }
}

/** A way to stay signed in is kept only when it was asked for, or when the plan itself asked the person. */
function tokenSetFrom(
  deps: SignInDeps,
  { payer, keepUpToDate }: SignInRequest,
  exchanged: Exchanged,
): TokenSet {
  const { answer, server, clientId } = exchanged;
  return {
    accessToken: answer.accessToken,
    refreshToken: keepUpToDate || payer.noOfflineAccess ? answer.refreshToken : null,
    ...tokenTimes(deps.clock, answer.expiresInSeconds),
    patientId: '',
    clientId,
    issuer: server.issuer,
    tokenEndpoint: server.tokenEndpoint,
    revocationEndpoint: server.revocationEndpoint,
    fhirBaseUrl: payer.fhirBaseUrl,
    allowedHosts: payer.allowedHosts,
  };
}

function staying(
  deps: SignInDeps,
  { payer }: SignInRequest,
  answer: TokenAnswer,
  tokens: TokenSet,
): Pick<SignInFacts, 'accessEndsAt' | 'keepsUpToDate'> {
  const keepsUpToDate = tokens.refreshToken !== null;
  const accessEndsAt = accessEndOf({
    said: answer.accessEndsAt,
    months: payer.accessMonths,
    tokenEndsAtMs: keepsUpToDate ? null : tokens.expiresAtMs,
    nowMs: deps.clock.now(),
  });
  return { accessEndsAt, keepsUpToDate };
}
