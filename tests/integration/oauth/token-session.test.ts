import { afterEach, describe, expect, it } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch } from '../../../electron/ports.ts';
import { readRaw } from '../../support/access/access-rows.ts';
import {
  type Behaviour,
  canaries,
  type HostileServer,
  startHostileServer,
  tokenBody,
} from '../../support/hostile-authorization-server.ts';
import { type OAuthAppOptions, oauthApp, testPayer } from '../../support/oauth-app.ts';

const servers: HostileServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(changes: Partial<Behaviour> = {}) {
  const server = await startHostileServer(changes);
  servers.push(server);
  return server;
}

async function connected(changes: Partial<Behaviour> = {}, options: OAuthAppOptions = {}) {
  const server = await start(changes);
  const app = oauthApp(options);
  await app.connect(testPayer(server.fhirBaseUrl));
  const coverage = `${server.fhirBaseUrl}/Coverage?beneficiary=p-1`;
  const refreshes = () =>
    server.seenAt('/token').filter(({ form }) => form['grant_type'] === 'refresh_token');
  return { server, ...app, coverage, refreshes };
}

const hour = 3_600_000;

describe('renewing tokens', () => {
  it('renews a minute before the end, not earlier', async () => {
    const { read, coverage, clock, refreshes } = await connected();
    clock.advance(hour - 61_000);
    expect((await read(coverage)).status).toBe(200);
    expect(refreshes()).toHaveLength(0);
    clock.advance(2_000);
    expect((await read(coverage)).status).toBe(200);
    expect(refreshes()).toHaveLength(1);
  });

  it('renews once for ten requests at the same time', async () => {
    const { read, coverage, clock, refreshes } = await connected();
    clock.advance(hour);
    const answers = await Promise.all(Array.from({ length: 10 }, () => read(coverage)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(refreshes().map(({ form }) => form['refresh_token'])).toEqual([canaries.refreshToken(1)]);
  });

  it('renews once when ten requests are refused at the same time, and sends each once more', async () => {
    const { server, read, coverage, refreshes } = await connected();
    server.behaviour.fhir = (_target, isCurrent) =>
      isCurrent && refreshes().length > 0 ? { status: 200 } : { status: 401 };
    const answers = await Promise.all(Array.from({ length: 10 }, () => read(coverage)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(refreshes()).toHaveLength(1);
    expect(server.seenAt('/fhir/Coverage')).toHaveLength(20);
  });

  it('gives up after a second refusal', async () => {
    const { read, coverage, refreshes, server } = await connected({ fhir: () => ({ status: 401 }) });
    await expect(read(coverage)).rejects.toMatchObject({ code: 'oauth/reconnect-needed' });
    expect(refreshes()).toHaveLength(1);
    expect(server.seenAt('/fhir/Coverage')).toHaveLength(2);
  });

  it('does not renew after 403', async () => {
    const { read, coverage, refreshes } = await connected({ fhir: () => ({ status: 403 }) });
    expect((await read(coverage)).status).toBe(403);
    expect(refreshes()).toHaveLength(0);
  });

  it('has the new refresh token on disk before the new access token is used', async () => {
    const { server, read, coverage, clock, cabinet } = await connected();
    const order: string[] = [];
    cabinet.onWrite = () => order.push('written');
    server.behaviour.fhir = () => {
      order.push('used');
      return { status: 200 };
    };
    clock.advance(hour);
    await read(coverage);
    // The first write takes the old token off the disk.
    expect(order).toEqual(['written', 'written', 'used']);
  });

  it('works on after a restart with what was written', async () => {
    const first = await connected();
    first.clock.advance(hour);
    await first.read(first.coverage);
    const later = oauthApp({ cabinet: first.cabinet });
    later.clock.advance(3 * hour);
    expect((await later.read(first.coverage)).status).toBe(200);
    expect(first.refreshes().map(({ form }) => form['refresh_token'])).toEqual([
      canaries.refreshToken(1),
      canaries.refreshToken(2),
    ]);
  });

  it('keeps the old refresh token when no new one comes', async () => {
    const { read, coverage, clock, refreshes } = await connected({
      token: (grant, count) => {
        const { refresh_token, ...rest } = tokenBody(grant === 'refresh_token' ? count + 1 : 1);
        return { body: grant === 'refresh_token' ? rest : { ...rest, refresh_token } };
      },
    });
    for (let round = 0; round < 2; round++) {
      clock.advance(hour);
      await read(coverage);
    }
    expect(refreshes().map(({ form }) => form['refresh_token'])).toEqual(
      Array(2).fill(canaries.refreshToken(1)),
    );
  });

  it.each([
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, true],
    [
      'a lost refresh token, in Medicare’s words',
      { status: 400, body: { error: 'invalid_request', error_description: 'Refresh token not found.' } },
      false,
    ],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, false],
    ['invalid_client as 403', { status: 403, body: { error: 'invalid_client' } }, false],
  ])('asks for a new sign-in after %s', async (_name, answer, isForgotten) => {
    const { server, read, coverage, clock, sessions, cabinet } = await connected();
    server.behaviour.token = () => answer;
    clock.advance(hour);
    await expect(read(coverage)).rejects.toMatchObject({ code: 'oauth/reconnect-needed' });
    expect(server.seenAt('/fhir/Coverage')).toHaveLength(0);
    if (isForgotten) {
      expect(sessions.has('connection-1')).toBe(false);
      expect(cabinet.names()).toEqual([]);
    }
  });

  it('keeps the tokens when the plan has trouble, and says when to try again', async () => {
    const { server, read, coverage, clock, cabinet } = await connected();
    const token = server.behaviour.token;
    server.behaviour.token = () => ({
      status: 503,
      headers: { 'retry-after': '7' },
      body: { error: 'server_error' },
    });
    clock.advance(hour);
    await expect(read(coverage)).rejects.toMatchObject({
      code: 'oauth/exchange-failed',
      details: ['HTTP 503'],
      retryable: true,
      retryAfterMs: 7_000,
    });
    expect(cabinet.names()).toEqual(['connection-1']);
    server.behaviour.token = token;
    expect((await read(coverage)).status).toBe(200);
  });

  it.each([
    [
      '404, as Medicare does when another service fails',
      { status: 404, body: { detail: 'Not found.' } },
      true,
    ],
    ['429', { status: 429, body: {} }, true],
    ['a scope that it does not know', { status: 400, body: { error: 'invalid_scope' } }, false],
  ])('keeps the tokens after %s', async (_name, answer, retryable) => {
    const { server, read, coverage, clock, cabinet } = await connected();
    server.behaviour.token = () => answer;
    clock.advance(hour);
    await expect(read(coverage)).rejects.toMatchObject({ code: 'oauth/exchange-failed', retryable });
    expect(cabinet.names()).toEqual(['connection-1']);
  });

  it('tries once more when no answer came, then keeps the tokens and says so', async () => {
    let isDown = false;
    let tries = 0;
    const fetch: Fetch = (request) => {
      if (!isDown || !request.url.endsWith('/token')) return nodeFetch(request);
      tries++;
      return Promise.reject(new FhirError('fhir/unreachable', 'No answer.', { retryable: true }));
    };
    const { read, coverage, clock, cabinet } = await connected({}, { fetch });
    isDown = true;
    clock.advance(hour);
    await expect(read(coverage)).rejects.toMatchObject({ code: 'fhir/unreachable' });
    expect(tries).toBe(2);
    expect(cabinet.names()).toEqual(['connection-1']);
    isDown = false;
    expect((await read(coverage)).status).toBe(200);
  });

  it('stops when the plan now answers for another person', async () => {
    const { server, read, coverage, clock, sessions } = await connected();
    server.behaviour.token = () => ({ body: { ...tokenBody(2), patient: 'p-2' } });
    clock.advance(hour);
    await expect(read(coverage)).rejects.toMatchObject({ code: 'oauth/other-person' });
    expect(server.seenAt('/fhir/Coverage')).toHaveLength(0);
    expect(sessions.has('connection-1')).toBe(false);
    expect(server.seenAt('/revoke').map(({ form }) => form['token'])).toContain(canaries.refreshToken(2));
  });

  it('does not bring tokens back that were given up while they were renewed', async () => {
    const { server, read, coverage, clock, sessions, cabinet } = await connected();
    let release: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      server.behaviour.token = async () => {
        resolve();
        await new Promise<void>((go) => {
          release = go;
        });
        return { body: tokenBody(2) };
      };
    });
    clock.advance(hour);
    const reading = read(coverage).catch((error) => error);
    await asked;
    sessions.forget('connection-1');
    release();
    expect(await reading).toMatchObject({ code: 'oauth/reconnect-needed' });
    expect(sessions.has('connection-1')).toBe(false);
    expect(cabinet.names()).toEqual([]);
  });

  it('leaves the tokens of a new sign-in alone when the old ones are renewed at the same time', async () => {
    const { server, connect, read, coverage, clock, cabinet } = await connected({
      fhir: () => ({ status: 200 }),
    });
    const token = server.behaviour.token;
    let release: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      server.behaviour.token = async (grant, count) => {
        if (grant === 'authorization_code') return { body: tokenBody(7) };
        resolve();
        await new Promise<void>((go) => {
          release = go;
        });
        return token(grant, count);
      };
    });
    clock.advance(hour);
    const reading = read(coverage);
    await asked;
    await connect(testPayer(server.fhirBaseUrl));
    const kept = cabinet.get('connection-1');
    release();
    expect((await reading).status).toBe(200);
    expect(cabinet.get('connection-1')).toBe(kept);
    expect(server.seenAt('/fhir/Coverage')[0]?.authorization).toBe(`Bearer ${canaries.accessToken(7)}`);
  });
});

describe('giving tokens back', () => {
  it.each([[200], [204]])('takes %i as done, refresh token first', async (status) => {
    const { server, sessions, access } = await connected({ revoke: () => ({ status }) });
    expect(await sessions.revoke('connection-1')).toBe(true);
    expect(server.seenAt('/revoke').map(({ form }) => [form['token_type_hint'], form['token']])).toEqual([
      ['refresh_token', canaries.refreshToken(1)],
      ['access_token', canaries.accessToken(1)],
    ]);
    expect(access.filter(({ what }) => what === 'sign-out')).toMatchObject([
      { why: 'disconnect', connectionId: 'connection-1', result: 'ok', path: '/revoke' },
      { why: 'disconnect', connectionId: 'connection-1', result: 'ok', path: '/revoke' },
    ]);
  });

  it.each([
    ['an error', { status: 503 }],
    ['a redirect', { status: 301, headers: { location: '/revoke/' } }],
  ])('says that it is not sure after %s', async (_name, answer) => {
    const { server, sessions } = await connected({ revoke: () => answer });
    expect(await sessions.revoke('connection-1')).toBe(false);
    expect(server.seenAt('/revoke/')).toHaveLength(0);
  });

  it('gives up on a plan that does not answer', { timeout: 20_000 }, async () => {
    const { sessions } = await connected({ revoke: () => new Promise(() => {}) });
    expect(await sessions.revoke('connection-1')).toBe(false);
  });

  it('says no for a connection without tokens', async () => {
    expect(await oauthApp().sessions.revoke('nobody')).toBe(false);
  });
});

describe('where an access token may go', () => {
  /** A second server that stands for every other place, and remembers what came. */
  async function withBystander() {
    const bystander = await start();
    const app = await connected();
    return { ...app, bystander, other: new URL(bystander.origin).host };
  }

  it('proves that the bystander notices a token', async () => {
    const { bystander } = await withBystander();
    await fetch(`${bystander.origin}/fhir/x`, { headers: { authorization: 'Bearer planted' } });
    expect(bystander.seen.map(({ authorization }) => authorization)).toEqual(['Bearer planted']);
  });

  it.each([
    ['another port', (_own: URL, other: string) => `http://${other}/fhir/Coverage`],
    ['the base as user name', (own: URL, other: string) => `http://${own.host}@${other}/fhir/Coverage`],
    ['user name and password', (own: URL) => `http://me:secret@${own.host}/fhir/Coverage`],
    ['an empty user name', (own: URL) => `http://@${own.host}/fhir/Coverage`],
    ['two slashes only', (_own: URL, other: string) => `//${other}/fhir/Coverage`],
    ['backslashes', (own: URL, other: string) => `http:\\\\${other}\\@${own.host}/fhir`],
    [
      'a backslash after the host',
      (own: URL, other: string) => `http://${other}\\@${own.host}/fhir/Coverage`,
    ],
    ['no slashes', (_own: URL, other: string) => `http:${other}/fhir/Coverage`],
    ['a relative address', () => '/fhir/Coverage'],
    ['a dot after the host', (own: URL) => `http://127.0.0.1.:${own.port}/fhir/Coverage`],
    ['a name for this computer', (own: URL) => `http://localhost:${own.port}/fhir/Coverage`],
    ['another scheme', (own: URL) => `ftp://${own.host}/fhir/Coverage`],
    ['https at an http plan', (own: URL) => `https://${own.host}/fhir/Coverage`],
    ['another path', (own: URL) => `${own.origin}/other/Coverage`],
    ['a path that only starts alike', (own: URL) => `${own.origin}/fhirx/Coverage`],
    ['another case of the path', (own: URL) => `${own.origin}/FHIR/Coverage`],
    ['dots', (own: URL) => `${own.origin}/fhir/../token`],
    ['dots at the end', (own: URL) => `${own.origin}/fhir/Coverage/..`],
    ['encoded dots', (own: URL) => `${own.origin}/fhir/%2e%2e/token`],
    ['half encoded dots', (own: URL) => `${own.origin}/fhir/.%2E/token`],
    ['dots encoded twice', (own: URL) => `${own.origin}/fhir/%252e%252e/token`],
    ['an encoded slash', (own: URL) => `${own.origin}/fhir/..%2ftoken`],
    ['an encoded backslash', (own: URL) => `${own.origin}/fhir/..%5ctoken`],
    ['a broken escape', (own: URL) => `${own.origin}/fhir/%zz`],
    ['a tab in the scheme', (own: URL, other: string) => `ht\ttp://${other}/?${own.host}`],
    ['a line break', (own: URL, other: string) => `${own.origin}\n.${other}/fhir`],
    ['a wide character', (own: URL) => `http://127。0。0。1:${own.port}/fhir/Coverage`],
    ['nothing', () => ''],
  ])('never to %s', async (_name, address) => {
    const { server, bystander, other, read, clock } = await withBystander();
    const before = server.seen.length;
    // Even when the token is due for renewal, nothing is sent.
    clock.advance(hour);
    await expect(read(address(new URL(server.origin), other))).rejects.toMatchObject({
      code: 'fhir/foreign-link',
    });
    expect(bystander.seen).toEqual([]);
    expect(server.seen).toHaveLength(before);
  });

  it.each([
    ['the base with a query', '?_getpages=1&_count=2'],
    ['the base with a slash and a query', '/?page=2'],
    ['a resource', '/Patient/p-1'],
    ['an escaped character', '/Patient/a%20b'],
    ['a link in the query', '/Coverage?next=http://other.example/../x%2f..'],
  ])('to %s', async (_name, suffix) => {
    const { server, read } = await connected();
    expect((await read(`${server.fhirBaseUrl}${suffix}`)).status).toBe(200);
    expect(server.seen.at(-1)?.authorization).toBe(`Bearer ${canaries.accessToken(1)}`);
  });

  it('does not follow a redirect with it', async () => {
    const bystander = await start();
    const { read, coverage } = await connected({
      fhir: () => ({ status: 307, headers: { location: `${bystander.origin}/fhir/Coverage` } }),
    });
    const answer = await read(coverage);
    expect(answer.status).toBe(307);
    expect(bystander.seen).toEqual([]);
  });

  it('replaces a header of the caller', async () => {
    const { server, sessions, coverage } = await connected();
    const headers = { Authorization: 'Bearer other', accept: 'application/fhir+json' };
    await readRaw(sessions.authorizedFetch, 'connection-1', {
      method: 'GET',
      url: coverage,
      headers,
      timeoutMs: 5_000,
      maxBytes: 1e6,
    });
    expect(server.seen.at(-1)?.authorization).toBe(`Bearer ${canaries.accessToken(1)}`);
  });
});
