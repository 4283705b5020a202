import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { HttpRequest } from '../../../electron/ports.ts';
import { canaries, wellBehaved } from '../../support/hostile-authorization-server.ts';
import { hostilePayer } from '../../support/hostile-payer.ts';
import { navigate, visit } from '../../support/navigate.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import { publicClient } from '../../support/public/public-client.ts';

const configurationWith = (changes: Record<string, unknown>) => (origin: string) => ({
  body: { ...(wellBehaved().configuration(origin).body as object), ...changes },
});

describe('a sign-in', () => {
  it('asks as SMART App Launch says', async () => {
    const { server, payer } = await hostilePayer();
    const { connect, browser } = oauthApp();
    await connect(payer);
    const asked = new URL(browser.opened[0] ?? '').searchParams;
    const redirectUri = asked.get('redirect_uri') ?? '';
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'test-client',
      aud: server.fhirBaseUrl,
      code_challenge_method: 'S256',
      scope:
        'launch/patient patient/Patient.rs patient/ExplanationOfBenefit.rs patient/Coverage.rs offline_access',
    });
    expect(asked.get('state')?.length).toBeGreaterThanOrEqual(22);
    expect(asked.has('lang')).toBe(false);
    const [sent] = server.seenAt('/token');
    expect(sent?.form).toMatchObject({
      grant_type: 'authorization_code',
      client_id: 'test-client',
      redirect_uri: redirectUri,
      code: canaries.code,
    });
    expect(sent?.form['code_verifier']?.length).toBeGreaterThanOrEqual(43);
  });

  it('shows a last page without code, script or anything to load, and stops listening', async () => {
    const { payer } = await hostilePayer();
    const { connect, pages, browser } = oauthApp();
    await connect(payer);
    const [, redirect, done] = (await pages[0]) ?? [];
    expect(redirect).toMatchObject({ status: 303, body: '' });
    expect(redirect?.headers['location']).toBe('/done');
    expect(done?.status).toBe(200);
    expect(done?.body).toContain('Finishing in Claimfolio');
    expect(done?.body).not.toMatch(/<script|<link|<img|canary|src=/);
    expect(done?.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'; style-src 'sha256-"),
    });
    const callback = new URL(browser.opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
    await expect(visit(callback)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('refuses a wrong state and goes on waiting for the right one', async () => {
    const { payer } = await hostilePayer();
    let wrong = 0;
    const { connect } = oauthApp({
      visit: async (url) => {
        const callback = new URL(url).searchParams.get('redirect_uri') ?? '';
        wrong = (await visit(`${callback}?code=x&state=guessed`)).status;
        await navigate(url);
      },
    });
    await expect(connect(payer)).resolves.toMatchObject({ connectionId: 'connection-1' });
    expect(wrong).toBe(400);
  });

  it.each([
    ['a foreign iss', 'https://other-plan.example', true],
    ['an iss that only looks like it', 'upper', true],
    ['the right iss', 'same', false],
  ])('checks %s', async (_name, iss, isRefused) => {
    const { server, payer } = await hostilePayer();
    server.behaviour.callback = (parameters) =>
      parameters.set('iss', iss === 'same' ? server.origin : iss === 'upper' ? `${server.origin}/` : iss);
    const { connect, cabinet } = oauthApp();
    if (isRefused) {
      await expect(connect(payer)).rejects.toMatchObject({ code: 'oauth/response-invalid' });
      expect(server.seenAt('/token')).toHaveLength(0);
      expect(cabinet.writes).toBe(0);
    } else await expect(connect(payer)).resolves.toMatchObject({ patientId: 'p-1' });
  });

  it('refuses an answer without the iss that the plan announced', async () => {
    const { server, payer } = await hostilePayer({
      configuration: configurationWith({ authorization_response_iss_parameter_supported: true }),
    });
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/response-invalid' });
    expect(server.seenAt('/token')).toHaveLength(0);
  });

  it.each([
    ['of another host', 'https://other-plan.example', true],
    ['that is no address', 'the plan', true],
    ['of the host of the sign-in page', 'same', false],
  ])('of a plan that names no issuer checks an iss %s', async (_name, iss, isRefused) => {
    const { server, payer } = await hostilePayer({ configuration: configurationWith({ issuer: undefined }) });
    server.behaviour.callback = (parameters) =>
      parameters.set('iss', iss === 'same' ? `${server.origin}/tenant` : iss);
    const signedIn = oauthApp().connect(payer);
    if (isRefused) await expect(signedIn).rejects.toMatchObject({ code: 'oauth/response-invalid' });
    else await expect(signedIn).resolves.toMatchObject({ patientId: 'p-1' });
    expect(server.seenAt('/token')).toHaveLength(isRefused ? 0 : 1);
  });

  it.each([
    ['access_denied', 'oauth/access-denied', false, 'Nothing was shared'],
    ['temporarily_unavailable', 'oauth/exchange-failed', true, 'did not work'],
    ['invalid_scope', 'oauth/response-invalid', false, 'did not work'],
  ])('takes %s for what it is', async (error, code, retryable, words) => {
    const { payer } = await hostilePayer({
      callback: (parameters) => {
        parameters.delete('code');
        parameters.set('error', error);
      },
    });
    const { connect, pages } = oauthApp();
    await expect(connect(payer)).rejects.toMatchObject({ code, retryable });
    expect((await pages[0])?.at(-1)?.body).toContain(words);
  });

  it('can be cancelled, and then nothing listens', async () => {
    const { payer } = await hostilePayer();
    const app = oauthApp({ visit: () => app.signIn.cancel() });
    await expect(app.connect(payer)).rejects.toMatchObject({ code: 'oauth/cancelled' });
    const callback = new URL(app.browser.opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
    await expect(visit(callback)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('can be cancelled by the caller’s signal', async () => {
    const { payer } = await hostilePayer();
    const stop = new AbortController();
    const app = oauthApp({ visit: () => stop.abort() });
    await expect(app.connect(payer, { signal: stop.signal })).rejects.toMatchObject({
      code: 'oauth/cancelled',
    });
  });

  it('times out, and passes on the hint of a page that did not say which sign-in it meant', async () => {
    const { payer } = await hostilePayer();
    let seen = 0;
    const app = oauthApp({
      signInMs: 300,
      visit: async (url) => {
        const callback = new URL(url).searchParams.get('redirect_uri') ?? '';
        seen = (await visit(`${callback}?error=not_found`)).status;
      },
    });
    await expect(app.connect(payer)).rejects.toMatchObject({
      code: 'oauth/redirect-timeout',
      details: ['not_found'],
    });
    expect(seen).toBe(400);
  });

  it('opens the same page again while it waits', async () => {
    const { payer } = await hostilePayer();
    let visits = 0;
    const app = oauthApp({
      visit: (url) => {
        visits++;
        return visits === 1 ? app.signIn.openBrowserAgain() : navigate(url);
      },
    });
    await app.connect(payer);
    expect(app.browser.opened).toHaveLength(2);
    expect(app.browser.opened[0]).toBe(app.browser.opened[1]);
  });

  it('cancels the one before when a second one starts', async () => {
    const { payer } = await hostilePayer();
    let visits = 0;
    const app = oauthApp({ visit: (url) => (visits++ === 0 ? undefined : navigate(url)) });
    const first = app.connect(payer).catch((error) => error);
    await app.browser.changes.until(() => app.browser.opened.length > 0);
    const second = await app.connect(payer);
    expect(second.connectionId).toBe('connection-1');
    expect(await first).toMatchObject({ code: 'oauth/cancelled' });
  });

  it('says which ports are busy, and takes the next one that the plan knows', async () => {
    const { server } = await hostilePayer();
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(28_311, '127.0.0.1', resolve));
    try {
      const redirect = (ports: number[]) => ({ host: '127.0.0.1', ports, path: '/callback' });
      const one = testPayer(server.fhirBaseUrl, { redirect: redirect([28_311]) });
      await expect(oauthApp().connect(one)).rejects.toMatchObject({
        code: 'oauth/redirect-port-busy',
        details: ['28311'],
      });
      const two = testPayer(server.fhirBaseUrl, { redirect: redirect([28_311, 28_312]) });
      // This browser never asks for the last page, so the port stays taken for a while.
      const app = oauthApp({ visit: async (url) => visit(String((await visit(url)).headers['location'])) });
      await app.connect(two);
      expect(app.browser.opened[0]).toContain(encodeURIComponent('http://127.0.0.1:28312/callback'));
      await app.connect(two);
      expect(app.browser.opened).toHaveLength(2);
    } finally {
      busy.close();
    }
  });

  it('needs a client id before anything is sent', async () => {
    const { server } = await hostilePayer();
    const payer = testPayer(server.fhirBaseUrl, { clientId: null });
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/client-id-needed' });
    expect(server.seen).toHaveLength(0);
    await oauthApp().connect(payer, { client: publicClient('brought-along') });
    expect(server.seenAt('/token')[0]?.form['client_id']).toBe('brought-along');
  });

  it('does not go to another host than the one that was shown', async () => {
    const { server, payer } = await hostilePayer();
    const { signIn, connect, browser } = oauthApp();
    await signIn.offer(payer);
    server.behaviour.configuration = configurationWith({
      authorization_endpoint: 'https://elsewhere.example/authorize',
    });
    await expect(connect(payer)).rejects.toMatchObject({ code: 'oauth/discovery-failed' });
    expect(browser.opened).toHaveLength(0);
  });

  it('does not send its code to another host than the one that was shown for it', async () => {
    const { server, payer } = await hostilePayer();
    const { server: attacker } = await hostilePayer();
    const { signIn, connect, browser } = oauthApp();
    await signIn.offer(payer);
    server.behaviour.configuration = configurationWith({ token_endpoint: `${attacker.origin}/token` });
    await expect(connect({ ...payer, signInHosts: null })).rejects.toMatchObject({
      code: 'oauth/discovery-failed',
      details: [new URL(attacker.origin).host],
    });
    expect(browser.opened).toHaveLength(0);
    expect(attacker.seen).toEqual([]);
  });
});

describe('the access log of a sign-in', () => {
  it('has a row for each request that was sent, without queries', async () => {
    const { payer } = await hostilePayer();
    const sent: HttpRequest[] = [];
    const { connect, access } = oauthApp({
      fetch: (request) => {
        sent.push(request);
        return nodeFetch(request);
      },
    });
    await connect(payer);
    expect(access.filter(({ what }) => what !== 'sign-in')).toHaveLength(sent.length);
    expect(access.map(({ what, method, path, status }) => [what, method, path, status])).toEqual([
      ['plan-lookup', 'GET', '/fhir/.well-known/smart-configuration', 200],
      ['sign-in', 'GET', '/authorize', null],
      ['token', 'POST', '/token', 200],
    ]);
  });
});
