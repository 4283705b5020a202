/**
 * Connects to a plan: looks it up, sends the person to its page in their own browser, takes the answer, and seals
 * the tokens. Passwords are typed at the plan only; tokens go to the vault and nowhere else.
 *
 * @see SMART App Launch 2.2, 2.0.6 (standalone launch), RFC 8252
 */
import type { ConnectStage, ConsentOffer } from '#shared/model/connection';
import { AppError, OAuthError } from '../errors.ts';
import type { Payer } from '../payers/payer.ts';
import type { Fetch } from '../ports.ts';
import { awaitCode, type OpenAttempt, openInBrowser, startAttempt } from './attempt.ts';
import { discover } from './discovery.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { offerFrom } from './offer.ts';
import { accessEntry, recordedFetch } from './recorded-fetch.ts';
import { requestedScopes } from './scopes.ts';
import type { SignedIn, SignInDeps, SignInRequest, SignInWatch } from './sign-in-request.ts';
import type { SmartServer } from './smart-server.ts';
import { exchangeCode } from './token-endpoint.ts';

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
  /** Host of the sign-in page that the person was shown, by payer. */
  const shownHosts = new Map<string, string>();
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
      signIn(deps, request, watch, {
        signal,
        shownHost: shownHosts.get(request.payer.id),
        onAttempt: (attempt) => {
          run.attempt = attempt;
          last = attempt;
        },
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
      const offer = offerFrom(payer, clientId, await discover(payer, lookUpFetch(deps)));
      shownHosts.set(payer.id, offer.signInHost);
      return offer;
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

type Going = { signal: AbortSignal; shownHost: string | undefined; onAttempt(attempt: OpenAttempt): void };

async function signIn(
  deps: SignInDeps,
  request: SignInRequest,
  watch: SignInWatch,
  { signal, shownHost, onAttempt }: Going,
): Promise<SignedIn> {
  signal.throwIfAborted();
  const { payer } = request;
  const clientId = clientIdOf(request);
  const endsAtMs = deps.clock.now() + (deps.signInMs ?? tenMinutes);
  const onStage = (stage: ConnectStage, url: string) =>
    watch.onStage({ stage, host: new URL(url).host, endsAt: new Date(endsAtMs).toISOString() });
  onStage('looking-up', payer.fhirBaseUrl);
  const server = await discover(payer, lookUpFetch(deps), signal);
  if (shownHost !== undefined) checkShownHost(server, shownHost);
  const scopes = requestedScopes(payer, server, request);
  const attempt = await startAttempt({ payer, server, clientId, scopes });
  onAttempt(attempt);
  signal.throwIfAborted();
  await openInBrowser(deps.browser, attempt.authorizeUrl);
  deps.recordAccess(accessEntry(deps.clock, attempt.authorizeUrl, { what: 'sign-in', why: 'connect' }));
  onStage('browser-open', server.authorizationEndpoint);
  const code = await awaitCode(attempt, server, { clock: deps.clock, endsAtMs, signal });
  onStage('finishing', server.tokenEndpoint);
  const answer = await exchangeCode(
    { ...server, clientId },
    recordedFetch(deps, { what: 'token', why: 'connect' }),
    { ...attempt, redirectUri: attempt.loopback.redirectUri, code, signal },
  );
  return finishSignIn(deps, request, watch, { server, clientId, scopes, answer, signal });
}

function clientIdOf({ clientId, payer }: SignInRequest): string {
  const id = clientId ?? payer.clientId ?? '';
  if (id === '') throw new OAuthError('oauth/client-id-needed', 'This plan needs a client id.');
  return id;
}

function lookUpFetch(deps: SignInDeps): Fetch {
  return recordedFetch(deps, { what: 'plan-lookup', why: 'connect' });
}

/** The person agreed to sign in at the host on the consent page, and at no other. */
function checkShownHost(server: SmartServer, shownHost: string): void {
  const { host } = new URL(server.authorizationEndpoint);
  if (host === shownHost) return;
  throw new OAuthError('oauth/discovery-failed', 'The plan’s sign-in has moved. Look at it again first.', {
    details: [host],
  });
}
