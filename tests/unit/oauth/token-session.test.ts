/** Tokens in use: put on requests, renewed in time, given up when the plan or the person says so. */
import { describe, expect, it } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import {
  createTokenSessions,
  type TokenSessionDeps,
  tokenTimes,
} from '../../../electron/oauth/token-session.ts';
import { createVault, type TokenSet } from '../../../electron/oauth/vault.ts';
import type { Fetch, HttpRequest } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { logged, readRaw } from '../../support/access/access-rows.ts';
import { MemoryCabinet, MemoryClock, MemoryLog, MemorySecretBox } from '../../support/memory-ports.ts';

const base = 'https://plan.example/fhir';
const start = Date.UTC(2026, 0, 15);
const minute = 60_000;
const kept: TokenSet = {
  accessToken: 'at-0',
  refreshToken: 'rt-0',
  expiresAtMs: start + 10 * minute,
  refreshAtMs: start + 9 * minute,
  patientId: 'p-1',
  clientId: 'app',
  proof: { method: 'public', secret: null, keyId: null },
  issuer: null,
  tokenEndpoint: 'https://plan.example/token',
  revocationEndpoint: 'https://plan.example/revoke',
  revokesBy: 'each-token',
  fhirBaseUrl: base,
  allowedHosts: [],
};

type Plan = {
  /** Status of each answer of its data service, by the number of the request. */
  data?: (bearer: string | undefined) => number;
  token?: (count: number) => { status?: number; body: object } | Error;
  revoke?: (form: URLSearchParams) => number;
};

/** A connection whose plan answers so. */
async function connect(
  plan: Plan = {},
  tokens: Partial<TokenSet> = {},
  more: Partial<TokenSessionDeps> = {},
) {
  const asked: HttpRequest[] = [];
  const at = (path: string) => asked.filter(({ url }) => new URL(url).pathname === path);
  const reply = (status: number, body: object | null) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(body === null ? '' : JSON.stringify(body)),
  });
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const { pathname } = new URL(request.url);
    if (pathname === '/token') {
      const count = at('/token').length;
      const answer = plan.token?.(count) ?? {
        body: {
          access_token: `at-${count}`,
          token_type: 'Bearer',
          expires_in: 600,
          refresh_token: `rt-${count}`,
        },
      };
      if (answer instanceof Error) throw answer;
      return reply(answer.status ?? 200, answer.body);
    }
    if (pathname === '/revoke') return reply(plan.revoke?.(new URLSearchParams(request.body)) ?? 200, null);
    return reply(plan.data?.(request.headers['authorization']) ?? 200, {
      resourceType: 'Patient',
      id: 'p-2',
    });
  };
  const clock = new MemoryClock(start);
  const log = new MemoryLog();
  const cabinet = new MemoryCabinet();
  const vault = createVault({ secrets: new MemorySecretBox(), vault: cabinet, log });
  await vault.save('c-1', { ...kept, ...tokens });
  const rows: AccessEntry[] = [];
  const sessions = createTokenSessions({ fetch: logged(fetch, rows, clock), clock, vault, log, ...more });
  const read = (url = `${base}/Coverage`, headers: Record<string, string> = {}) =>
    readRaw(sessions.authorizedFetch, 'c-1', { method: 'GET', url, headers, timeoutMs: 1, maxBytes: 1e6 });
  const given = () => at('/revoke').map(({ body }) => new URLSearchParams(body).get('token'));
  return { sessions, read, at, asked, clock, vault, log, cabinet, rows, given };
}

const reconnect = { code: 'oauth/reconnect-needed' };

describe('when a token is renewed', () => {
  const timesOf = (seconds: number | null) => {
    const { expiresAtMs, refreshAtMs } = tokenTimes(new MemoryClock(start), seconds);
    return [(expiresAtMs - start) / 1000, (refreshAtMs - start) / 1000];
  };

  it('is a minute before its end, or at half time if it is short; five minutes are assumed, a year is the most', () => {
    expect(timesOf(3600)).toEqual([3600, 3540]);
    expect(timesOf(120)).toEqual([120, 60]);
    expect(timesOf(60)).toEqual([60, 30]);
    expect(timesOf(null)).toEqual([300, 240]);
    expect(timesOf(1e12)).toEqual([366 * 86_400, 366 * 86_400 - 60]);
  });

  it('is at that time, not before', async () => {
    const { read, at, clock } = await connect();
    clock.advance(9 * minute - 1);
    await read();
    expect(at('/token')).toHaveLength(0);
    clock.advance(1);
    await read();
    expect(at('/token')).toHaveLength(1);
    expect(at('/fhir/Coverage').map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer at-0',
      'Bearer at-1',
    ]);
  });

  it('is never without a refresh token', async () => {
    const { read, at, clock } = await connect({}, { refreshToken: null });
    clock.advance(10 * minute);
    expect((await read()).status).toBe(200);
    expect(at('/token')).toHaveLength(0);
  });

  it('is once for several requests at one time', async () => {
    const { read, at, clock } = await connect();
    clock.advance(10 * minute);
    await Promise.all([read(), read(), read()]);
    expect(at('/token')).toHaveLength(1);
  });
});

describe('a request', () => {
  it('has the token in place of what the caller sent', async () => {
    const { read, at } = await connect();
    await read(undefined, { Authorization: 'Basic x', accept: 'a' });
    expect(at('/fhir/Coverage')[0]?.headers).toEqual({ accept: 'a', authorization: 'Bearer at-0' });
  });

  it('goes nowhere but to the plan, and nowhere without tokens', async () => {
    const { read, asked, sessions } = await connect();
    await expect(read('https://other.example/fhir/Coverage')).rejects.toMatchObject({
      code: 'fhir/foreign-link',
    });
    await sessions.forget('c-1');
    await expect(read()).rejects.toMatchObject(reconnect);
    expect(asked).toEqual([]);
    expect(sessions.has('c-1')).toBe(false);
  });

  it('that is refused is sent once more with a new token, and no more', async () => {
    const once = await connect({ data: (bearer) => (bearer === 'Bearer at-0' ? 401 : 200) });
    expect((await once.read()).status).toBe(200);
    expect(once.at('/token')).toHaveLength(1);
    const always = await connect({ data: () => 401 });
    await expect(always.read()).rejects.toMatchObject(reconnect);
    expect(always.at('/fhir/Coverage')).toHaveLength(2);
    const without = await connect({ data: () => 401 }, { refreshToken: null });
    await expect(without.read()).rejects.toMatchObject(reconnect);
    const forbidden = await connect({ data: () => 403 });
    expect((await forbidden.read()).status).toBe(403);
    expect(forbidden.at('/token')).toHaveLength(0);
  });

  it('that is refused while another one renewed takes what came of it', async () => {
    const plan = await connect({ data: (bearer) => (bearer === 'Bearer at-0' ? 401 : 200) });
    await Promise.all([plan.read(), plan.read()]);
    expect(plan.at('/token')).toHaveLength(1);
    await plan.read();
    expect(plan.at('/token')).toHaveLength(1);
  });
});

describe('a renewal', () => {
  const renewed = async (
    plan: Plan,
    tokens: Partial<TokenSet> = {},
    more: Partial<TokenSessionDeps> = {},
  ) => {
    const connected = await connect(plan, tokens, more);
    connected.clock.advance(10 * minute);
    return connected;
  };

  it('keeps what the plan sent, and the old refresh token where no new one came', async () => {
    const { read, vault } = await renewed({
      token: () => ({ body: { access_token: 'new', token_type: 'Bearer' } }),
    });
    await read();
    expect(await vault.load('c-1')).toEqual({
      ...kept,
      accessToken: 'new',
      expiresAtMs: start + 15 * minute,
      refreshAtMs: start + 14 * minute,
    });
    const rotated = await renewed({});
    await rotated.read();
    expect((await rotated.vault.load('c-1'))?.refreshToken).toBe('rt-1');
  });

  it('that the plan refuses for good forgets the tokens', async () => {
    const { read, sessions, log } = await renewed({
      token: () => ({ status: 400, body: { error: 'invalid_grant' } }),
    });
    await expect(read()).rejects.toMatchObject(reconnect);
    expect(sessions.has('c-1')).toBe(false);
    expect(log.lines).toContainEqual({
      event: 'token.refresh-failed',
      facts: { code: 'oauth/reconnect-needed' },
    });
  });

  it('that fails for now keeps them, on disk as well', async () => {
    const { read, sessions, vault } = await renewed({ token: () => ({ status: 503, body: {} }) });
    await expect(read()).rejects.toMatchObject({ code: 'oauth/exchange-failed' });
    expect(sessions.standing('c-1')).toBe('kept');
    expect(await vault.load('c-1')).toEqual(kept);
  });

  it('notes in the log where a fault of ours happened, and nowhere else', async () => {
    const own = await renewed({ token: () => new TypeError('canary') });
    await expect(own.read()).rejects.toThrow();
    expect(own.log.text()).not.toContain('canary');
    const lost = await renewed({
      token: () => new FhirError('fhir/unreachable', 'lost', { retryable: true }),
    });
    await expect(lost.read()).rejects.toMatchObject({ code: 'fhir/unreachable' });
    expect(lost.log.lines).toEqual([{ event: 'token.refresh-failed', facts: { code: 'fhir/unreachable' } }]);
  });

  it('may name the same patient, or none that can be read', async () => {
    for (const patient of ['p-1', 'Patient/p-1', `${base}/Patient/p-1/_history/2`, null]) {
      const { read, vault } = await renewed({ token: () => ({ body: { access_token: 'new', patient } }) });
      await read();
      expect((await vault.load('c-1'))?.patientId).toBe('p-1');
    }
  });

  it('for another person gives the tokens back and stops', async () => {
    for (const [patient, recognizes] of [
      ['p-2', undefined],
      ['p-2', async () => false],
      [`${base}/Patient/p-2`, async () => false],
    ] as const) {
      const other = {
        token: () => ({ body: { access_token: 'new', refresh_token: 'rt-new', patient } }),
      };
      const { read, sessions, given, log } = await renewed(other, {}, recognizes && { recognizes });
      await expect(read()).rejects.toMatchObject({ code: 'oauth/other-person' });
      expect(sessions.has('c-1')).toBe(false);
      expect(given()).toEqual(['rt-new', 'new']);
      expect(log.lines).toContainEqual({
        event: 'token.refresh-failed',
        facts: { code: 'oauth/other-person' },
      });
    }
  });

  it('under a new id of the same person goes on with it, once the plan’s Patient was looked at', async () => {
    const seen: unknown[] = [];
    const recognizes: TokenSessionDeps['recognizes'] = async (...[connectionId, patientId, who]) => {
      seen.push(connectionId, patientId, await who());
      return true;
    };
    const other = { token: () => ({ body: { access_token: 'new', patient: 'p-2' } }) };
    const { read, vault, at, rows } = await renewed(other, {}, { recognizes });
    await read();
    expect(seen).toEqual(['c-1', 'p-2', { resourceType: 'Patient', id: 'p-2' }]);
    expect((await vault.load('c-1'))?.patientId).toBe('p-2');
    expect(at('/fhir/Patient/p-2')[0]?.headers['authorization']).toBe('Bearer new');
    expect(rows.map(({ path }) => path).join()).not.toContain('p-2');
  });

  it('asks again at the next use where nobody can tell now whose it is', async () => {
    let isAble = false;
    const recognizes = async () => {
      if (!isAble) throw new FhirError('fhir/unreachable', 'lost');
      return true;
    };
    const other = {
      token: () => ({ body: { access_token: 'new', refresh_token: 'rt-new', patient: 'p-2' } }),
    };
    const { read, vault, at } = await renewed(other, {}, { recognizes });
    await expect(read()).rejects.toMatchObject({ code: 'fhir/unreachable' });
    expect(await vault.load('c-1')).toMatchObject({ refreshToken: 'rt-new', expiresAtMs: 0, refreshAtMs: 0 });
    isAble = true;
    await read();
    expect(at('/token')).toHaveLength(2);
  });

  it('gives back what it got where the connection was given up meanwhile', async () => {
    const connected: Awaited<ReturnType<typeof connect>> = await renewed({
      token: () => {
        void connected.sessions.forget('c-1');
        return { body: { access_token: 'at-1', refresh_token: 'rt-1' } };
      },
    });
    await expect(connected.read()).rejects.toMatchObject(reconnect);
    expect(connected.given()).toEqual(['rt-1', 'at-1']);
    expect(connected.sessions.has('c-1')).toBe(false);
  });

  it('takes the tokens of a new sign-in that came meanwhile', async () => {
    const connected: Awaited<ReturnType<typeof connect>> = await renewed({
      token: (count) => {
        void connected.vault.save('c-1', {
          ...kept,
          accessToken: 'signed-in',
          refreshAtMs: start + 99 * minute,
        });
        return { body: { access_token: `at-${count}`, refresh_token: 'rt-1' } };
      },
    });
    expect((await connected.read()).status).toBe(200);
    expect(connected.at('/fhir/Coverage')[0]?.headers['authorization']).toBe('Bearer signed-in');
    expect(await connected.vault.load('c-1')).toMatchObject({ accessToken: 'signed-in' });
  });

  it('that fails leaves the tokens of a new sign-in alone', async () => {
    const connected: Awaited<ReturnType<typeof connect>> = await renewed({
      token: () => {
        void connected.vault.save('c-1', { ...kept, accessToken: 'signed-in' });
        return { status: 400, body: { error: 'invalid_grant' } };
      },
    });
    await expect(connected.read()).rejects.toMatchObject(reconnect);
    expect(await connected.vault.load('c-1')).toMatchObject({ accessToken: 'signed-in' });
  });

  it('does not begin once the app closes', async () => {
    const { read, sessions, at } = await renewed({});
    await sessions.close();
    await expect(read()).rejects.toMatchObject({ code: 'sync/cancelled' });
    expect(at('/token')).toHaveLength(0);
  });
});

describe('giving tokens back', () => {
  it('is the refresh token, then the access token; each must be confirmed', async () => {
    const both = await connect();
    expect(await both.sessions.revoke('c-1')).toBe(true);
    expect(both.given()).toEqual(['rt-0', 'at-0']);
    for (const refused of ['rt-0', 'at-0']) {
      const { sessions, given } = await connect({
        revoke: (form) => (form.get('token') === refused ? 503 : 200),
      });
      expect([refused, await sessions.revoke('c-1')]).toEqual([refused, false]);
      expect(given()).toEqual(['rt-0', 'at-0']);
    }
  });

  it('is the access token alone where there is no other, or where that ends all', async () => {
    for (const tokens of [{ refreshToken: null }, { revokesBy: 'access-token' as const }]) {
      const { sessions, given } = await connect({}, tokens);
      expect(await sessions.revoke('c-1')).toBe(true);
      expect(given()).toEqual(['at-0']);
    }
  });

  it('renews an access token that is over, where that one ends all', async () => {
    const over = await connect({}, { revokesBy: 'access-token' });
    over.clock.advance(10 * minute);
    await over.sessions.revoke('c-1');
    expect(over.given()).toEqual(['at-1']);
    const before = await connect({}, { revokesBy: 'access-token' });
    before.clock.advance(10 * minute - 1);
    await before.sessions.revoke('c-1');
    expect(before.given()).toEqual(['at-0']);
    const each = await connect();
    each.clock.advance(10 * minute);
    await each.sessions.revoke('c-1');
    expect(each.given()).toEqual(['rt-0', 'at-0']);
    const refused = await connect(
      { token: () => ({ status: 503, body: {} }) },
      { revokesBy: 'access-token' },
    );
    refused.clock.advance(10 * minute);
    await refused.sessions.revoke('c-1');
    expect(refused.given()).toEqual(['at-0']);
  });

  it('is not done without tokens', async () => {
    const { sessions, asked } = await connect();
    expect(await sessions.revoke('c-2')).toBe(false);
    expect(asked).toEqual([]);
  });
});
