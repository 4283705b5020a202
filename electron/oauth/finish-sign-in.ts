/** The end of a sign-in: finds out whose records were opened and what was granted, and seals the tokens. */
import { fetchFor } from '../access/logged-fetch.ts';
import { locateFault, OAuthError } from '../errors.ts';
import { maskPath } from '../fhir/mask-path.ts';
import type { Fetch } from '../ports.ts';
import { accessEndOf } from './access-expiry.ts';
import { findPatientId, readPatient, refusesClaims } from './patient-id.ts';
import { isBrought, type PlanClient } from './plan-client.ts';
import { grantedCategories, isSilent } from './scopes.ts';
import type {
  ShownPatient,
  SignedIn,
  SignInDeps,
  SignInFacts,
  SignInReason,
  SignInRequest,
  SignInWatch,
} from './sign-in-request.ts';
import type { SmartServer } from './smart-server.ts';
import type { TokenAnswer } from './token-answer.ts';
import { returnTokens, tokenTimes } from './token-session.ts';
import type { TokenSet } from './vault.ts';

/** A token response with what led to it. */
export type Exchanged = {
  server: SmartServer;
  client: PlanClient;
  scopes: readonly string[];
  answer: TokenAnswer;
  /** What rows of the access log say of this sign-in. */
  reason: SignInReason;
  signal: AbortSignal;
};

/**
 * Saves the connection and its tokens. If that fails or is stopped, keeps neither and revokes the permission.
 *
 * @throws {OAuthError} oauth/nothing-granted, oauth/no-patient, oauth/many-patients, oauth/other-person, or the reason of the signal
 */
export async function finishSignIn(
  deps: SignInDeps,
  request: SignInRequest,
  watch: SignInWatch,
  exchanged: Exchanged,
): Promise<SignedIn> {
  const { answer, signal } = exchanged;
  let tokens = tokenSetFrom(deps, request, exchanged);
  try {
    const granted = grantedCategories(request.categories, exchanged.scopes, answer.scope);
    if (granted.granted.length === 0) throw nothingGranted();
    const { payer, expectPatientId, recognizes } = request;
    const reason = { ...exchanged.reason, what: 'patient', category: 'patient' } as const;
    const fetch: Fetch = (asked) =>
      fetchFor(deps, { ...reason, path: maskPath(asked.url, payer.fhirBaseUrl) })({ ...asked, signal });
    const idTokenSource = { ...exchanged, nowMs: deps.clock.now() };
    const choose = async (shown: readonly ShownPatient[]) => (await watch.choose?.(shown, signal)) ?? null;
    const patientId = await findPatientId({ payer, idTokenSource, answer, fetch, choose });
    const { accessToken } = answer;
    const asks = { accessToken, fetch };
    if (isSilent(answer.scope) && (await refusesClaims(payer.fhirBaseUrl, patientId, asks)))
      throw nothingGranted();
    const mayRead = granted.granted.includes('patient');
    const who = readOnce(async () => (mayRead ? readPatient(payer.fhirBaseUrl, patientId, asks) : null));
    const isExpected = expectPatientId === undefined || expectPatientId === patientId;
    if (!isExpected && !(await recognizes?.(patientId, who)))
      throw new OAuthError('oauth/other-person', 'The plan answered for another person.');
    signal.throwIfAborted();
    tokens = { ...tokens, patientId };
    const facts: SignInFacts = { ...granted, patientId, ...accessFactsFrom(deps, request, answer, tokens) };
    const connectionId = await watch.save(facts, { who, signal });
    try {
      await keepTokens(deps, request, exchanged, { connectionId, tokens });
    } catch (error) {
      await watch
        .undoSave?.(connectionId)
        .catch((fault: unknown) => deps.log.write('sign-in.not-undone', locateFault(fault)));
      throw error;
    }
    return { ...facts, connectionId };
  } catch (error) {
    // Never keep a permission that nothing here uses.
    await returnTokens(
      deps,
      answer.refreshToken === null ? tokens : { ...tokens, refreshToken: answer.refreshToken },
      exchanged.reason,
    );
    throw error;
  }
}

function nothingGranted(): OAuthError {
  return new OAuthError('oauth/nothing-granted', 'The plan did not agree to share anything.');
}

/** Asks the plan at most once. */
function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return () => {
    reading ??= read();
    return reading;
  };
}

/**
 * Seals tokens and client. A key store may wait for the person, who may stop meanwhile: then the tokens are forgotten at
 * once, and what is sealed afterwards is not written.
 */
async function keepTokens(
  deps: SignInDeps,
  request: SignInRequest,
  exchanged: Exchanged,
  { connectionId, tokens }: { connectionId: string; tokens: TokenSet },
): Promise<void> {
  const { signal, reason } = exchanged;
  signal.throwIfAborted();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([deps.vault.save(connectionId, tokens), stopped]);
    await Promise.race([rememberClient(deps, request, exchanged), stopped]);
    await deps.ownAccess(reason.attempt, connectionId);
  } catch (error) {
    deps.vault.forget(connectionId);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The refresh token is kept only when it was asked for, or when the plan itself asked the person. */
function tokenSetFrom(
  deps: SignInDeps,
  { payer, keepUpToDate }: SignInRequest,
  exchanged: Exchanged,
): TokenSet {
  const { answer, server, client } = exchanged;
  const { method, secret, keyId, brokerUrl, clientId } = client;
  return {
    accessToken: answer.accessToken,
    refreshToken: keepUpToDate || payer.noOfflineAccess ? answer.refreshToken : null,
    ...tokenTimes(deps.clock, answer.expiresInSeconds),
    patientId: '',
    clientId,
    proof: { method, secret, keyId },
    issuer: server.issuer,
    tokenEndpoint: brokerUrl ?? server.tokenEndpoint,
    revocationEndpoint: server.revocationEndpoint,
    revokesBy: payer.quirks.includes('revoke-by-access-token') ? 'access-token' : 'each-token',
    fhirBaseUrl: payer.fhirBaseUrl,
    allowedHosts: payer.allowedHosts,
  };
}

/** For the next sign-in at this plan. The secret stays bound to the host that has just accepted it. */
async function rememberClient(
  { clients }: SignInDeps,
  { payer }: SignInRequest,
  { client, server }: Exchanged,
): Promise<void> {
  if (!isBrought(client, payer)) return clients.forget(payer.id);
  const tokenHost = client.secret === null ? null : new URL(server.tokenEndpoint).host;
  await clients.save(payer.id, { ...client, tokenHost });
}

function accessFactsFrom(
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
