import { AcceptBook, createAcceptingFetch } from '../../electron/fhir/accept.ts';
import { nodeFetch } from '../../electron/node-ports/fetch.ts';
import { createClientVault } from '../../electron/oauth/client-vault.ts';
import { createSignIn } from '../../electron/oauth/sign-in.ts';
import type { SignInRequest, SignInWatch } from '../../electron/oauth/sign-in-request.ts';
import { createTokenSessions } from '../../electron/oauth/token-session.ts';
import { createVault } from '../../electron/oauth/vault.ts';
import { Payer } from '../../electron/plans/payer.ts';
import type { Fetch } from '../../electron/ports.ts';
import type { AccessEntry } from '../../shared/model/access-log.ts';
import { logged, loggedBrowser, readRaw } from './access/access-rows.ts';
import { MemoryBrowser, MemoryCabinet, MemoryLog, MemorySecretBox, PassingClock } from './memory-ports.ts';
import { navigate, type Page } from './navigate.ts';

export type OAuthAppOptions = {
  /** What the browser does with the sign-in page; goes where it leads when absent. */
  visit?: (url: string) => unknown;
  fetch?: Fetch;
  signInMs?: number;
  ownAccess?: () => Promise<void>;
  /** Carried over from an app that was closed. */
  cabinet?: MemoryCabinet;
};

/** Sign-in and token sessions over ports in memory and Node's network. */
export function oauthApp(options: OAuthAppOptions = {}) {
  const pages: Promise<Page[]>[] = [];
  const follow = (url: string) => {
    const visit = navigate(url);
    pages.push(visit);
    return visit.catch(() => {});
  };
  const access: AccessEntry[] = [];
  const clock = new PassingClock(Date.now());
  const accepts = new AcceptBook();
  const browser = new MemoryBrowser(options.visit ?? follow);
  const deps = {
    fetch: createAcceptingFetch(logged(options.fetch ?? nodeFetch, access, clock), accepts),
    clock,
    log: new MemoryLog(),
    secrets: new MemorySecretBox(),
    vault: options.cabinet ?? new MemoryCabinet(),
    browser: loggedBrowser(browser, access, clock),
    ownAccess: options.ownAccess ?? (async () => {}),
    ...(options.signInMs === undefined ? {} : { signInMs: options.signInMs }),
  };
  const vault = createVault(deps);
  const signIn = createSignIn({ ...deps, vault, clients: createClientVault(deps) });
  const sessions = createTokenSessions({ ...deps, vault });
  const connect = (payer: Payer, changes: Partial<SignInRequest & SignInWatch> = {}) => {
    const request = {
      payer,
      client: null,
      categories: [],
      keepUpToDate: true,
      language: 'en' as const,
      ...changes,
    };
    const watch = { onStage: () => {}, save: async () => 'connection-1', ...changes };
    return signIn.connect(request, watch);
  };
  const read = (url: string) =>
    readRaw(sessions.authorizedFetch, 'connection-1', {
      method: 'GET',
      url,
      headers: {},
      timeoutMs: 5_000,
      maxBytes: 1e6,
    });
  return { ...deps, accepts, browser, cabinet: deps.vault, access, pages, signIn, sessions, connect, read };
}

/** A plan of the registry with this FHIR base and a client id. */
export function testPayer(fhirBaseUrl: string, changes: Record<string, unknown> = {}): Payer {
  return Payer.parse({
    id: 'test-plan',
    name: 'Test plan',
    fhirBaseUrl,
    clientId: 'test-client',
    redirect: { ports: 'any' },
    ...changes,
  });
}
