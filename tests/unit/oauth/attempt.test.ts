/** The browser part of a sign-in: the address that is opened, and which answers count. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { OAuthError } from '../../../electron/errors.ts';
import { awaitCode, type OpenAttempt, openInBrowser, startAttempt } from '../../../electron/oauth/attempt.ts';
import { type PlanClient, publicClient } from '../../../electron/oauth/plan-client.ts';
import type { SmartServer } from '../../../electron/oauth/smart-server.ts';
import { Payer, usualPorts } from '../../../electron/plans/payer.ts';
import { loggedBrowser } from '../../support/access/access-rows.ts';
import { MemoryBrowser } from '../../support/memory-ports.ts';
import { visit } from '../../support/navigate.ts';

const open: OpenAttempt[] = [];
afterEach(() => {
  for (const { loopback } of open.splice(0)) loopback.close(true);
});

const server = (more: Partial<SmartServer> = {}): SmartServer => ({
  authorizationEndpoint: 'https://login.example/authorize?own=1',
  tokenEndpoint: 'https://login.example/token',
  registrationEndpoint: null,
  revocationEndpoint: null,
  issuer: null,
  sendsIss: false,
  capabilities: null,
  scopesSupported: null,
  clientMethods: null,
  ...more,
});

async function start(more: object = {}, client: Partial<PlanClient> = {}) {
  const payer = {
    id: 'p',
    name: 'Plan',
    fhirBaseUrl: 'https://plan.example/fhir',
    redirect: { ports: 'any' },
  };
  const hints: string[] = [];
  const attempt = await startAttempt({
    payer: Payer.parse({ ...payer, ...more }),
    server: server(),
    client: { ...publicClient('app'), ...client },
    scopes: ['launch/patient', 'patient/Patient.read'],
    language: 'es',
    onHint: (error) => hints.push(error),
  });
  open.push(attempt);
  const asked = Object.fromEntries(new URL(attempt.authorizeUrl).searchParams);
  return { attempt, asked, hints, port: Number(new URL(attempt.loopback.redirectUri).port) };
}

describe('the address of the plan’s sign-in page', () => {
  it('says who asks, for what, for which plan, and where to come back to', async () => {
    const { attempt, asked } = await start({ extraAuthorizeParams: { prompt: 'login' } });
    expect(attempt.redirectUri).toBe(attempt.loopback.redirectUri);
    expect(asked).toEqual({
      own: '1',
      prompt: 'login',
      response_type: 'code',
      client_id: 'app',
      redirect_uri: attempt.redirectUri,
      scope: 'launch/patient patient/Patient.read',
      state: attempt.state,
      aud: 'https://plan.example/fhir',
      code_challenge: createHash('sha256').update(attempt.codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  it('has what the registry knows of the plan: its own audience, its word for the language, spaces as it reads them', async () => {
    const { attempt, asked } = await start({
      aud: 'https://plan.example/own',
      languageParam: 'lang',
      quirks: ['scope-spaces-as-percent-20'],
    });
    expect(asked).toMatchObject({ aud: 'https://plan.example/own', lang: 'es' });
    expect(attempt.authorizeUrl).toContain('launch%2Fpatient%20patient');
    expect((await start()).attempt.authorizeUrl).toContain('launch%2Fpatient+patient');
  });

  it('comes back through the page in between, where there is one, to a port that this page knows', async () => {
    const relayUrl = 'https://relay.example/back';
    // All of these ports may be busy on this computer, which says as well which ones were tried.
    const tried = await start({}, { relayUrl }).then(
      ({ attempt, asked, port }) => ({ uris: [attempt.redirectUri, asked['redirect_uri']], ports: [port] }),
      ({ details }: OAuthError) => ({ uris: [relayUrl, relayUrl], ports: details?.map(Number) ?? [0] }),
    );
    expect(tried.uris).toEqual([relayUrl, relayUrl]);
    expect(usualPorts).toEqual(expect.arrayContaining(tried.ports));
  });

  it('comes back to the port that was typed, or one that the plan registered', async () => {
    const { port: free } = await start();
    open.pop()?.loopback.close(true);
    expect((await start({}, { redirectPort: free })).port).toBe(free);
    open.pop()?.loopback.close(true);
    const registration = { ports: [free], scope: null, management: null };
    expect((await start({}, { registration, redirectPort: 1 })).port).toBe(free);
  });
});

describe('the browser', () => {
  it.each([
    ['https://login.example/a', true],
    ['http://127.0.0.1:4711/a', true],
    ['http://login.example/a', false],
    ['ftp://127.0.0.1/a', false],
    ['javascript:alert(1)', false],
  ])('opens %s: %s', async (address, isOpened) => {
    const browser = new MemoryBrowser();
    const opening = openInBrowser(loggedBrowser(browser), address, {
      why: 'you-asked',
      payerId: 'p',
      attempt: 'a',
    });
    if (isOpened) await opening;
    else await expect(opening).rejects.toMatchObject({ code: 'oauth/discovery-failed' });
    expect(browser.opened).toEqual(isOpened ? [address] : []);
  });
});

describe('the answer of a sign-in', () => {
  const waiting = (leftMs = 60_000, signal = new AbortController().signal) => ({ leftMs, signal });
  const answer = (parameters: string, of: Partial<SmartServer> = {}) =>
    awaitCode(
      {
        loopback: { answer: Promise.resolve(new URLSearchParams(parameters)) },
        hint: () => null,
      } as OpenAttempt,
      server(of),
      waiting(),
    );
  const issuer = 'https://login.example/auth';

  it('is its code', async () => {
    expect(await answer('code=c-1')).toBe('c-1');
    const { attempt } = await start();
    const code = awaitCode(attempt, server(), waiting());
    await visit(`${attempt.loopback.redirectUri}?code=c-2&state=${attempt.state}`);
    expect(await code).toBe('c-2');
  });

  it('must name the plan’s issuer where it names one, and where the plan always does', async () => {
    expect(await answer(`code=c&iss=${issuer}`, { issuer })).toBe('c');
    expect(await answer('code=c', { issuer })).toBe('c');
    expect(await answer('code=c&iss=https://login.example/other')).toBe('c');
    const invalid = { code: 'oauth/response-invalid' };
    await expect(answer('code=c', { issuer, sendsIss: true })).rejects.toMatchObject({
      ...invalid,
      details: ['iss: missing'],
    });
    for (const iss of ['https://other.example', `${issuer}/`])
      await expect(answer(`code=c&iss=${iss}`, { issuer })).rejects.toMatchObject({
        ...invalid,
        details: ['iss: other'],
      });
    for (const iss of ['https://other.example', 'login.example'])
      await expect(answer(`code=c&iss=${iss}`)).rejects.toMatchObject(invalid);
  });

  it.each([
    ['access_denied', { code: 'oauth/access-denied', details: ['access_denied'] }],
    ['server_error', { code: 'oauth/exchange-failed', retryable: true }],
    ['temporarily_unavailable', { code: 'oauth/exchange-failed', retryable: true }],
    ['invalid_scope', { code: 'oauth/response-invalid', details: ['invalid_scope'], retryable: false }],
    ['No Word', { code: 'oauth/response-invalid', details: ['unknown'] }],
  ])('may be an error: %s', async (error, expected) => {
    await expect(answer(`error=${error}`)).rejects.toMatchObject(expected);
  });

  it('that does not come ends the sign-in when its time is over, with what was heard without a state', async () => {
    const never = { loopback: { answer: new Promise<URLSearchParams>(() => {}) } };
    const late = (hint: string | null, ms: number) =>
      awaitCode({ ...never, hint: () => hint } as OpenAttempt, server(), waiting(ms));
    const timeout = { code: 'oauth/redirect-timeout' };
    await expect(late(null, 5)).rejects.toMatchObject({ ...timeout, details: [] });
    await expect(late('invalid_scope', -5)).rejects.toMatchObject({ ...timeout, details: ['invalid_scope'] });
  });

  it('is not waited for once the person stops, before or meanwhile', async () => {
    const never = {
      loopback: { answer: new Promise<URLSearchParams>(() => {}) },
      hint: () => null,
    } as OpenAttempt;
    const stopped = new Error('stopped');
    await expect(awaitCode(never, server(), waiting(60_000, AbortSignal.abort(stopped)))).rejects.toBe(
      stopped,
    );
    const control = new AbortController();
    const code = awaitCode(never, server(), waiting(60_000, control.signal));
    control.abort(stopped);
    await expect(code).rejects.toBe(stopped);
  });

  it('without a state is only a hint', async () => {
    const { attempt, hints } = await start();
    expect(attempt.hint()).toBeNull();
    await visit(`${attempt.loopback.redirectUri}?error=invalid_scope`);
    expect([attempt.hint(), hints]).toEqual(['invalid_scope', ['invalid_scope']]);
  });
});
