/**
 * Uses, renews and revokes the tokens of connections. The only place where an access token is put on a request, and
 * only on requests to the plan's own service.
 */
import { type AnswerReader, fetchFor, type LoggedFetch, type SendReason } from '../access/logged-fetch.ts';
import { locateFault, OAuthError, SyncError, toFailure } from '../errors.ts';
import type { AuthorizedFetch } from '../fhir/client.ts';
import { maskPath } from '../fhir/mask-path.ts';
import type { Clock, HttpRequest, HttpResponse, Log } from '../ports.ts';
import { resolveInReach } from './bearer-reach.ts';
import { parsePatientId, readPatient } from './patient-id.ts';
import type { Standing } from './sealed-store.ts';
import type { ReadWho } from './sign-in-request.ts';
import type { TokenAnswer } from './token-answer.ts';
import { refreshTokens, revokeToken } from './token-endpoint.ts';
import type { TokenSet, Vault } from './vault.ts';

export interface TokenSessions {
  /**
   * One request with the connection's access token, which is renewed when it is about to end, and once more when the
   * plan refuses it. Any other response is returned as it is, redirects too.
   *
   * @throws {FhirError} fhir/foreign-link before anything is sent; the network errors of the Fetch port
   * @throws {OAuthError} oauth/reconnect-needed, oauth/other-person, oauth/exchange-failed
   * @throws {VaultError} vault/locked, vault/refused, vault/unavailable, vault/unreadable, vault/not-kept
   */
  authorizedFetch: AuthorizedFetch;
  /** Revokes the tokens at the plan. True when it confirmed that; never throws. Does not `forget` them. */
  revoke(connectionId: string): Promise<boolean>;
  /** Forgets the tokens at once. Resolves when a renewal that was under way has given back what it got. */
  forget(connectionId: string): Promise<void>;
  has(connectionId: string): boolean;
  /** Whether the sign-in is there after a restart. */
  standing(connectionId: string): Standing;
  /** Begins no renewal any more, and resolves when none is under way: one that is cut off costs a new sign-in. */
  close(): Promise<void>;
}

export type TokenSessionDeps = {
  fetch: LoggedFetch;
  clock: Clock;
  vault: Vault;
  log: Log;
  /**
   * Asked when a renewal names another patient id than the sign-in: true when it is the same person, which is then
   * noted. `read`: the Patient that the plan answers with for that id. Absent: nobody is recognized.
   */
  recognizes?(connectionId: string, patientId: string, read: ReadWho): Promise<boolean>;
};

const earlyMs = 60_000;
/** For plans that do not say how long a token lasts. */
const assumedSeconds = 300;
const mostSeconds = 366 * 86_400;

/** When an access token ends, and when to renew it: 60 s before, or at half time if it is shorter than two minutes. */
export function tokenTimes(
  clock: Clock,
  expiresInSeconds: number | null,
): Pick<TokenSet, 'expiresAtMs' | 'refreshAtMs'> {
  const lifeMs = Math.min(expiresInSeconds ?? assumedSeconds, mostSeconds) * 1000;
  const now = clock.now();
  return { expiresAtMs: now + lifeMs, refreshAtMs: now + Math.max(lifeMs / 2, lifeMs - earlyMs) };
}

function reconnectError(): OAuthError {
  return new OAuthError('oauth/reconnect-needed', 'The plan asks for a new sign-in.');
}

/** Token sessions over a vault that they share with the sign-in. */
export function createTokenSessions(deps: TokenSessionDeps): TokenSessions {
  const { vault } = deps;
  const renewals = new Map<string, Promise<TokenSet>>();
  let isClosed = false;

  async function loadTokens(connectionId: string): Promise<TokenSet> {
    const tokens = await vault.load(connectionId);
    if (tokens === null) throw reconnectError();
    return tokens;
  }

  /** One renewal at a time for each connection: a refresh token can be used only once. */
  function renewOnce(connectionId: string, tokens: TokenSet): Promise<TokenSet> {
    const running = renewals.get(connectionId);
    if (running !== undefined) return running;
    if (isClosed) return Promise.reject(new SyncError('sync/cancelled', 'The app is closing.'));
    const renewal = renew(deps, connectionId, tokens).finally(() => renewals.delete(connectionId));
    renewals.set(connectionId, renewal);
    return renewal;
  }

  async function loadCurrent(connectionId: string): Promise<TokenSet> {
    const running = renewals.get(connectionId);
    if (running !== undefined) return running;
    const tokens = await loadTokens(connectionId);
    const now = deps.clock.now();
    if (tokens.refreshToken !== null && now >= tokens.refreshAtMs) return renewOnce(connectionId, tokens);
    return tokens;
  }

  async function renewAfterRefusal(connectionId: string, refused: TokenSet): Promise<TokenSet> {
    const running = renewals.get(connectionId);
    if (running !== undefined) return running;
    const tokens = await loadTokens(connectionId);
    return tokens.accessToken === refused.accessToken ? renewOnce(connectionId, tokens) : tokens;
  }

  const withBearer = (request: HttpRequest, url: string, tokens: TokenSet): HttpRequest => ({
    ...request,
    url,
    headers: addBearer(request.headers, tokens.accessToken),
  });

  return {
    async authorizedFetch(connectionId, request, reason, read) {
      const url = resolveInReach(request.url, await loadTokens(connectionId));
      const tokens = await loadCurrent(connectionId);
      const first = await deps.fetch(withBearer(request, url, tokens), reason, async (response) =>
        response.status === 401 ? { value: null, records: null } : readOne(response, read),
      );
      if (first !== null) return first.value;
      const renewed = await renewAfterRefusal(connectionId, tokens);
      return deps.fetch(withBearer(request, url, renewed), reason, async (response) => {
        if (response.status === 401) throw reconnectError();
        return read(response);
      });
    },
    async revoke(connectionId) {
      await renewals.get(connectionId)?.catch(() => {});
      const tokens = await vault.load(connectionId).catch(() => null);
      if (tokens === null) return false;
      // A plan that revokes by access token may no longer know an expired one.
      const isOver = tokens.revokesBy === 'access-token' && deps.clock.now() >= tokens.expiresAtMs;
      const fresh = isOver ? await loadCurrent(connectionId).catch(() => tokens) : tokens;
      return returnTokens(deps, fresh, { connectionId });
    },
    async forget(connectionId) {
      vault.forget(connectionId);
      await renewals.get(connectionId)?.catch(() => {});
    },
    has: (connectionId) => vault.has(connectionId),
    standing: (connectionId) => vault.standing(connectionId),
    async close() {
      isClosed = true;
      await Promise.allSettled(renewals.values());
    },
  };
}

/** What was read of an answer, told apart from no answer. */
async function readOne<T>(response: HttpResponse, read: AnswerReader<T>) {
  const { value, records } = await read(response);
  return { value: { value }, records };
}

function addBearer(headers: Record<string, string>, accessToken: string): Record<string, string> {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization');
  return { ...Object.fromEntries(others), authorization: `Bearer ${accessToken}` };
}

async function renew(deps: TokenSessionDeps, connectionId: string, tokens: TokenSet): Promise<TokenSet> {
  const { vault, clock, log } = deps;
  if (tokens.refreshToken === null) throw reconnectError();
  const isUnchanged = async () => (await vault.load(connectionId)) === tokens;
  const fetch = fetchFor(deps, { what: 'token', why: 'check', connectionId });
  // A crash from here on must not lead to the old refresh token once more: the plan may have replaced it.
  vault.withhold(connectionId);
  const answer = await refreshTokens(tokens, fetch, tokens.refreshToken).catch(async (error: unknown) => {
    const { code } = toFailure(error);
    log.write('token.refresh-failed', { code, ...(code === 'internal' ? locateFault(error) : {}) });
    if (await isUnchanged()) {
      if (code === 'oauth/reconnect-needed') vault.forget(connectionId);
      else await vault.save(connectionId, tokens);
    }
    throw error;
  });
  const next: TokenSet = {
    ...tokens,
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken ?? tokens.refreshToken,
    ...tokenTimes(clock, answer.expiresInSeconds),
  };
  // Meanwhile the person may have disconnected, or signed in again.
  if (!(await isUnchanged())) {
    const newer = await vault.load(connectionId);
    if (newer !== null) return newer;
    await returnTokens(deps, next, { connectionId });
    throw reconnectError();
  }
  const patientId = readOtherId(answer, tokens);
  const reason = { what: 'patient', category: 'patient', why: 'check', connectionId } as const;
  const read: ReadWho = async () =>
    readPatient(tokens.fhirBaseUrl, patientId ?? '', {
      accessToken: next.accessToken,
      fetch: (asked) => fetchFor(deps, { ...reason, path: maskPath(asked.url, tokens.fhirBaseUrl) })(asked),
    });
  const isPerson =
    patientId === null ||
    (await deps.recognizes?.(connectionId, patientId, read).catch(async (error: unknown) => {
      // Nobody can tell now whose it is: the next use renews and asks again.
      await vault.save(connectionId, { ...next, expiresAtMs: 0, refreshAtMs: 0 });
      throw error;
    }));
  if (!isPerson) {
    log.write('token.refresh-failed', { code: 'oauth/other-person' });
    vault.forget(connectionId);
    await returnTokens(deps, next, { connectionId });
    throw new OAuthError('oauth/other-person', 'The plan now answers for another person.');
  }
  // Kept before it is first used: after a crash the old refresh token would be worthless.
  const kept = patientId === null ? next : { ...next, patientId };
  await vault.save(connectionId, kept);
  return kept;
}

/** The patient that a renewal names, where that is another one than before. */
function readOtherId(answer: TokenAnswer, tokens: TokenSet): string | null {
  const { patient } = answer;
  const patientId = patient === null ? null : parsePatientId(patient, tokens.fhirBaseUrl);
  return patientId === tokens.patientId ? null : patientId;
}

/**
 * Revokes the refresh token, where the plan supports that, then the access token, within 5 s. True when each was
 * confirmed.
 */
export async function returnTokens(
  deps: { fetch: LoggedFetch },
  tokens: TokenSet,
  owner: Pick<SendReason, 'connectionId' | 'attempt' | 'payerId'>,
): Promise<boolean> {
  const fetch = fetchFor(deps, { what: 'sign-out', why: 'disconnect', ...owner });
  const signal = AbortSignal.timeout(5_000);
  const give = (value: string, kind: 'refresh_token' | 'access_token') =>
    revokeToken(tokens, fetch, { value, kind, signal });
  const { refreshToken, accessToken } = tokens;
  const isOneEnough = refreshToken === null || tokens.revokesBy === 'access-token';
  const isRefreshDone = isOneEnough || (await give(refreshToken, 'refresh_token'));
  const isAccessDone = !signal.aborted && (await give(accessToken, 'access_token'));
  return isRefreshDone && isAccessDone;
}
