/** Gets a token by the app's own sign-in, or takes one that is there already, and makes requests with it. */
import { nodeFetch } from '../../electron/node-ports/fetch.ts';
import { createClientVault } from '../../electron/oauth/client-vault.ts';
import { createSignIn } from '../../electron/oauth/sign-in.ts';
import { createTokenSessions } from '../../electron/oauth/token-session.ts';
import { createVault, type TokenSet } from '../../electron/oauth/vault.ts';
import type { Payer } from '../../electron/plans/payer.ts';
import { logged, loggedBrowser, readRaw } from '../../tests/support/access/access-rows.ts';
import { MemoryCabinet, MemoryLog, MemorySecretBox, systemClock } from '../../tests/support/memory-ports.ts';
import type { Server } from './run.ts';

const connectionId = 'conformance';
const request = {
  method: 'GET' as const,
  headers: { accept: 'application/fhir+json' },
  timeoutMs: 120_000,
  maxBytes: 50 * 1024 * 1024,
};

export type Session = { server: Server; patientId: string };

function parts(open: (url: string) => Promise<void>) {
  const deps = {
    fetch: logged(nodeFetch),
    clock: systemClock,
    log: new MemoryLog(),
    secrets: new MemorySecretBox(),
    vault: new MemoryCabinet(),
    browser: loggedBrowser({ open }),
    ownAccess: async () => {},
  };
  const vault = createVault(deps);
  const sessions = createTokenSessions({ ...deps, vault });
  const server = (fhirBaseUrl: string): Server => ({
    fhirBaseUrl,
    get: (url) => readRaw(sessions.authorizedFetch, connectionId, { ...request, url }),
  });
  return { vault, server, signIn: createSignIn({ ...deps, vault, clients: createClientVault(deps) }) };
}

/**
 * Signs in at a plan; `open` shows the plan's page to a person, or does there what a person would.
 *
 * @throws {OAuthError} {FhirError} as the app's sign-in
 */
export async function signInAt(payer: Payer, open: (url: string) => Promise<void>): Promise<Session> {
  const { server, signIn } = parts(open);
  const { patientId } = await signIn.connect(
    {
      payer,
      client: null,
      categories: ['patient', 'claims', 'coverage', 'providers'],
      keepUpToDate: false,
      language: 'en',
    },
    { onStage: () => undefined, save: async () => connectionId },
  );
  return { server: server(payer.fhirBaseUrl), patientId };
}

/** Uses a token that somebody has got already. */
export async function withToken(
  fhirBaseUrl: string,
  accessToken: string,
  patientId: string,
): Promise<Session> {
  const { vault, server } = parts(async () => undefined);
  const never = Number.MAX_SAFE_INTEGER;
  const tokens: TokenSet = {
    accessToken,
    refreshToken: null,
    expiresAtMs: never,
    refreshAtMs: never,
    patientId,
    clientId: 'given',
    proof: { method: 'public', secret: null, keyId: null },
    issuer: null,
    tokenEndpoint: fhirBaseUrl,
    revocationEndpoint: null,
    revokesBy: 'each-token',
    fhirBaseUrl,
    allowedHosts: [],
  };
  await vault.save(connectionId, tokens);
  return { server: server(fhirBaseUrl), patientId };
}
