/**
 * Connects to a plan: looks it up, sends the person to its page in their own browser, takes the answer, and seals
 * the tokens. Passwords are typed at the plan only; tokens go to the vault and nowhere else.
 *
 * @see SMART App Launch 2.2, 2.0.6 (standalone launch), RFC 8252
 */
import { randomUUID } from 'node:crypto';
import type { ConnectStage, ConsentOffer, PastedAnswer } from '#shared/model/plans/connection';
import { fetchFor } from '../access/logged-fetch.ts';
import { createStoppable } from '../access/stoppable.ts';
import { startStopwatch } from '../access/stopwatch.ts';
import { locateFault, OAuthError, toFailure, VaultError } from '../errors.ts';
import type { Payer } from '../plans/payer.ts';
import type { Fetch } from '../ports.ts';
import { awaitCode, type OpenAttempt, openInBrowser, startAttempt } from './attempt.ts';
import { createClientAuth } from './client-auth.ts';
import { discoverServer } from './discovery.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { offerFrom } from './offer.ts';
import { type PlanClient, resolveClient } from './plan-client.ts';
import { deleteRegistration, endRegistration, endRegistrations, registerClient } from './registration.ts';
import { keepRegistered, requestedScopes } from './scopes.ts';
import type { SignedIn, SignInDeps, SignInReason, SignInRequest, SignInWatch } from './sign-in-request.ts';
import type { SmartServer } from './smart-server.ts';
import { exchangeCode } from './token-endpoint.ts';

export interface SignIn {
  /**
   * What the consent page must say before the browser opens. Asks the plan, without any credential.
   *
   * @throws {OAuthError} oauth/discovery-failed
   * @throws {FhirError} the network errors of the Fetch port
   */
  offer(payer: Payer): Promise<ConsentOffer>;
  /**
   * Signs in, after cancelling a sign-in that is still running. A permission that is granted but not kept is revoked.
   *
   * @throws {OAuthError} any oauth/ code but reconnect-needed
   * @throws {FhirError} the network errors of the Fetch port
   */
  connect(request: SignInRequest, watch: SignInWatch): Promise<SignedIn>;
  /** The plan whose page is open in the browser; `null` without a running sign-in. */
  openAt(): Payer | null;
  /** What the last offer of the plan said of its sign-in. */
  shown(payerId: string): ShownHosts | undefined;
  /** Opens the page of the running sign-in again; does nothing when none is open. */
  openBrowserAgain(): Promise<void>;
  /** Takes the address that the browser ended on; a wrong one leaves the sign-in waiting. */
  pasteAnswer(address: string): PastedAnswer;
  /** Forgets the app's own registration at a plan, if it has one, and takes it back there. */
  endRegistration(payerId: string, why: 'disconnect' | 'you-asked'): Promise<void>;
  endRegistrations(): Promise<void>;
  /** Ends the running sign-in with oauth/cancelled; does nothing when there is none. */
  cancel(): void;
  /** Ends the running sign-in and every offer. Resolves when they have ended, with nothing kept and all given back. */
  stop(): Promise<void>;
}

const tenMinutes = 600_000;

type Run = {
  payer: Payer;
  controller: AbortController;
  reason: SignInReason;
  attempt: OpenAttempt | null;
  settled: Promise<unknown>;
};

/** The sign-in over a vault that it shares with the token sessions. */
export function createSignIn(deps: SignInDeps): SignIn {
  /** Hosts that the person was shown, by payer. */
  const shownHosts = new Map<string, ShownHosts>();
  /** Offers that no sign-in has followed yet, by payer. */
  const attempts = new Map<string, SignInReason>();
  const offers = createStoppable();
  let running: Run | null = null;
  let last: OpenAttempt | null = null;

  const cancel = () => running?.controller.abort(cancelledError());

  async function takeOver(): Promise<void> {
    cancel();
    await running?.settled;
    // The previous attempt's last page may still hold the port.
    last?.loopback.close(true);
  }

  async function connect(request: SignInRequest, watch: SignInWatch): Promise<SignedIn> {
    const controller = new AbortController();
    const signal = controller.signal;
    const stop = () => controller.abort(cancelledError());
    watch.signal?.addEventListener('abort', stop, { once: true });
    if (watch.signal?.aborted) stop();
    const before = takeOver();
    const reason = attempts.get(request.payer.id) ?? newReason(request.payer);
    attempts.delete(request.payer.id);
    const run: Run = { payer: request.payer, controller, reason, attempt: null, settled: Promise.resolve() };
    running = run;
    const work = before.then(() =>
      signIn(deps, request, watch, {
        signal,
        reason,
        shown: shownHosts.get(request.payer.id),
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
    async offer(payer) {
      // The sign-in that follows the offer carries its rows on.
      const reason = attempts.get(payer.id) ?? newReason(payer);
      attempts.set(payer.id, reason);
      const lookUp = createLookUpFetch(deps, reason);
      const server = await offers.run((signal) => discoverServer(payer, lookUp, signal));
      // A client that cannot be opened now is asked for when it is needed.
      const remembered = await deps.clients.load(payer.id).catch(ignoreVaultError);
      const offer = offerFrom(payer, server, remembered);
      const { signInHost, registrationHost, client } = offer;
      shownHosts.set(payer.id, {
        signIn: signInHost,
        token: client.tokenHost,
        registration: registrationHost,
        sendsIss: server.sendsIss,
      });
      return offer;
    },
    async connect(request, watch) {
      try {
        const signedIn = await connect(request, watch);
        deps.log.write('sign-in.done', { keepsUpToDate: signedIn.keepsUpToDate });
        return signedIn;
      } catch (error) {
        const { code } = toFailure(error);
        deps.log.write('sign-in.failed', { code, ...(code === 'internal' ? locateFault(error) : {}) });
        throw error;
      }
    },
    openAt: () => (running?.attempt ? running.payer : null),
    shown: (payerId) => shownHosts.get(payerId),
    async openBrowserAgain() {
      const { attempt, reason } = running ?? {};
      if (attempt && reason) await openInBrowser(deps.browser, attempt.authorizeUrl, reason);
    },
    pasteAnswer(address) {
      const attempt = running?.attempt;
      if (!attempt) return 'nothing-waiting';
      return attempt.loopback.paste(address, [attempt.redirectUri, attempt.loopback.redirectUri]);
    },
    endRegistration: (payerId, why) => endRegistration(deps, payerId, why),
    endRegistrations: () => endRegistrations(deps),
    cancel,
    async stop() {
      cancel();
      await Promise.all([running?.settled, offers.stop(cancelledError())]);
    },
  };
}

function newReason({ id }: Payer): SignInReason {
  return { why: 'connect', payerId: id, attempt: randomUUID() };
}

function cancelledError(): OAuthError {
  return new OAuthError('oauth/cancelled', 'The sign-in was cancelled.');
}

export type ShownHosts = {
  signIn: string;
  token: string;
  registration: string | null;
  /** True where the plan's answers name it; another plan's code can pass for that of one that does not (RFC 9207). */
  sendsIss: boolean;
};
type RunningSignIn = {
  signal: AbortSignal;
  reason: SignInReason;
  shown: ShownHosts | undefined;
  onAttempt(attempt: OpenAttempt): void;
};

async function signIn(
  deps: SignInDeps,
  request: SignInRequest,
  watch: SignInWatch,
  { signal, reason, shown, onAttempt }: RunningSignIn,
): Promise<SignedIn> {
  signal.throwIfAborted();
  const { payer } = request;
  const known = await clientOf(deps, request);
  const mostMs = deps.signInMs ?? tenMinutes;
  const elapsedMs = startStopwatch(deps.clock);
  const endsAt = new Date(deps.clock.now() + mostMs).toISOString();
  const onStage = (stage: ConnectStage, url: string, hint: 'not-found' | 'other' | null = null) =>
    watch.onStage({ stage, host: new URL(url).host, endsAt, hint });
  onStage('looking-up', payer.fhirBaseUrl);
  const found = await discoverServer(payer, createLookUpFetch(deps, reason), signal);
  // What the plan promised before the person agreed is held, whatever it says now.
  const server = { ...found, sendsIss: found.sendsIss || shown?.sendsIss === true };
  checkHosts(server, known, shown);
  const client = known ?? (await register(deps, payer, server, { reason, shown, signal }));
  // Reject an unusable key before the person signs in, not after.
  await createClientAuth(client, server.tokenEndpoint);
  const scopes = keepRegistered(requestedScopes(payer, server, request), client.registration?.scope ?? null);
  const onHint = (error: string) =>
    onStage('browser-open', server.authorizationEndpoint, error === 'not_found' ? 'not-found' : 'other');
  const attempt = await startAttempt({ payer, server, client, scopes, language: request.language, onHint });
  onAttempt(attempt);
  signal.throwIfAborted();
  await openInBrowser(deps.browser, attempt.authorizeUrl, reason);
  onStage('browser-open', server.authorizationEndpoint);
  const code = await awaitCode(attempt, server, { leftMs: mostMs - elapsedMs(), signal });
  onStage('finishing', server.tokenEndpoint);
  const answer = await exchangeCode(
    { ...server, ...placeOf(client, server) },
    fetchFor(deps, { ...reason, what: 'token' }),
    { ...attempt, code, signal },
  ).catch((error: unknown) => dropEndedClient(deps, payer, client, error));
  return finishSignIn(deps, request, watch, { server, client, scopes, answer, reason, signal });
}

/** The remembered client fills in what the person left open. `null`: the app registers itself. */
async function clientOf(
  { clients }: SignInDeps,
  { payer, client }: SignInRequest,
): Promise<PlanClient | null> {
  // An earlier sign-in may have failed after the registration.
  if (client === 'register') return loadClient(clients, payer.id);
  const isWhole =
    client !== null && client.clientId !== null && (client.secret !== null || client.method === 'public');
  return resolveClient(payer, client, isWhole ? null : await loadClient(clients, payer.id));
}

/** Registers the app, and remembers that before it is used. */
async function register(
  deps: SignInDeps,
  payer: Payer,
  server: SmartServer,
  { reason, shown, signal }: Pick<RunningSignIn, 'reason' | 'shown' | 'signal'>,
): Promise<PlanClient> {
  const { registrationEndpoint: endpoint } = server;
  if (endpoint === null) throw new OAuthError('oauth/client-id-needed', 'This plan registers no apps.');
  const { host } = new URL(endpoint);
  if (shown !== undefined && shown.registration !== host) throw movedError(host);
  const send = fetchFor(deps, { ...reason, what: 'registration' });
  const client = await registerClient(payer, server, endpoint, {
    fetch: (asked) => send({ ...asked, signal }),
    nowMs: deps.clock.now(),
  });
  try {
    await deps.clients.save(payer.id, client);
  } catch (error) {
    await deleteRegistration(client, send).catch(() => {});
    throw error;
  }
  return client;
}

/** An app ID that the plan gave and takes no more is forgotten, so that the next sign-in asks for another one. */
async function dropEndedClient(
  deps: SignInDeps,
  { id }: Payer,
  { registration }: PlanClient,
  error: unknown,
): Promise<never> {
  if (registration === null || toFailure(error).code !== 'oauth/bad-client') throw error;
  await endRegistration(deps, id, 'you-asked');
  throw new OAuthError('oauth/registration-ended', 'The plan no longer takes the app ID that it gave.', {
    details: toFailure(error).details ?? [],
  });
}

function ignoreVaultError(error: unknown): null {
  if (error instanceof VaultError) return null;
  throw error;
}

/** A locked key store can be unlocked, so that fault is thrown; an unreadable client counts as not remembered. */
async function loadClient(clients: SignInDeps['clients'], payerId: string): Promise<PlanClient | null> {
  try {
    return await clients.load(payerId);
  } catch (error) {
    if (error instanceof VaultError && error.code !== 'vault/locked' && error.code !== 'vault/refused')
      return null;
    throw error;
  }
}

function placeOf(client: PlanClient, server: SmartServer) {
  const { clientId, method, secret, keyId, brokerUrl } = client;
  return { clientId, proof: { method, secret, keyId }, tokenEndpoint: brokerUrl ?? server.tokenEndpoint };
}

function createLookUpFetch(deps: SignInDeps, reason: SignInReason): Fetch {
  return fetchFor(deps, { ...reason, what: 'plan-lookup' });
}

/**
 * The person agreed to sign in at the host on the consent page only, and the code goes only to the host that was shown
 * for it, a secret also to one that accepted it before. A broker was agreed to by name.
 */
function checkHosts(server: SmartServer, client: PlanClient | null, shown: ShownHosts | undefined): void {
  const signIn = new URL(server.authorizationEndpoint).host;
  const token = new URL(server.tokenEndpoint).host;
  if (shown !== undefined && shown.signIn !== signIn) throw movedError(signIn);
  if (client?.brokerUrl) return;
  const agreed = client?.tokenHost ?? shown?.token;
  if (agreed !== undefined && agreed !== token) throw movedError(token);
}

function movedError(host: string): OAuthError {
  return new OAuthError('oauth/discovery-failed', 'The plan’s sign-in has moved. Look at it again first.', {
    details: [host],
  });
}
