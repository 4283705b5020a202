/** A sign-in from looking the plan up to tokens that are kept, and what becomes of one that fails or is stopped. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { createClientVault } from '../../../electron/oauth/client-vault.ts';
import { publicClient } from '../../../electron/oauth/plan-client.ts';
import { createVault } from '../../../electron/oauth/vault.ts';
import type { Fetch, HttpRequest } from '../../../electron/ports.ts';
import type { ClientAnswer } from '../../../shared/model/plans/connection.ts';
import { visit } from '../../support/navigate.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';

const base = 'https://plan.example/fhir';

type Plan = {
  configuration?: object;
  tokens?: object;
  tokenStatus?: number;
  registration?: object;
  patient?: object;
  /** With which status it answers a search for claims. */
  claimsStatus?: number;
  /** What the plan's page answers with; `null`: nothing. */
  page?: ((state: string) => string) | null;
};

/** An app, and a plan that answers so. */
function open(plan: Plan = {}, own = { ownAccess: async () => {} }) {
  const asked: HttpRequest[] = [];
  const at = (path: string) => asked.filter(({ url }) => new URL(url).pathname === path);
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const bodies: Record<string, object | undefined> = {
      '/fhir/.well-known/smart-configuration': {
        authorization_endpoint: 'https://plan.example/authorize',
        token_endpoint: 'https://plan.example/token',
        revocation_endpoint: 'https://plan.example/revoke',
        capabilities: ['launch-standalone', 'permission-offline'],
        ...plan.configuration,
      },
      '/token': {
        access_token: 'at',
        token_type: 'Bearer',
        refresh_token: 'rt',
        patient: 'p-1',
        ...plan.tokens,
      },
      '/register': plan.registration ?? { client_id: 'given' },
      '/fhir/Patient/p-1': plan.patient ?? { resourceType: 'Patient', id: 'p-1' },
      '/revoke': {},
    };
    const { pathname } = new URL(request.url);
    const body = bodies[pathname];
    const said: Record<string, number | undefined> = {
      '/token': plan.tokenStatus,
      '/fhir/ExplanationOfBenefit': plan.claimsStatus,
    };
    const status = said[pathname] ?? (body === undefined ? 404 : 200);
    return {
      status,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify(body ?? {})),
    };
  };
  const { page = (state) => `code=c&state=${state}` } = plan;
  const app = oauthApp({
    fetch,
    ownAccess: () => own.ownAccess(),
    visit: async (url) => {
      const { searchParams } = new URL(url);
      if (page === null) return;
      const back = searchParams.get('redirect_uri') ?? '';
      await visit(`${back}?${page(searchParams.get('state') ?? '')}`);
      // Once the last page was shown, the port is free.
      await visit(`${new URL(back).origin}/done`).catch(() => {});
    },
  });
  const { secrets, cabinet, log } = app;
  const kept = () => createVault({ secrets, vault: cabinet, log }).load('connection-1');
  const clients = createClientVault({ secrets, vault: cabinet, log });
  const given = () => at('/revoke').map(({ body }) => new URLSearchParams(body).get('token'));
  return { ...app, asked, at, kept, clients, given };
}
const payer = (more: Record<string, unknown> = {}) => testPayer(base, more);
const brought = (more: Partial<ClientAnswer> = {}): ClientAnswer => ({
  clientId: 'brought',
  method: 'public',
  secret: null,
  keyId: null,
  brokerUrl: null,
  relayUrl: null,
  redirectPort: null,
  ...more,
});

describe('a sign-in that goes well', () => {
  it('keeps the tokens, and says what was granted', async () => {
    const { connect, kept, log, clock } = open();
    expect(await connect(payer({ allowedHosts: ['files.example'] }))).toMatchObject({
      connectionId: 'connection-1',
      patientId: 'p-1',
      keepsUpToDate: true,
      accessEndsAt: null,
    });
    expect(await kept()).toEqual({
      accessToken: 'at',
      refreshToken: 'rt',
      expiresAtMs: clock.now() + 300_000,
      refreshAtMs: clock.now() + 240_000,
      patientId: 'p-1',
      clientId: 'test-client',
      proof: { method: 'public', secret: null, keyId: null },
      issuer: null,
      tokenEndpoint: 'https://plan.example/token',
      revocationEndpoint: 'https://plan.example/revoke',
      revokesBy: 'each-token',
      fhirBaseUrl: base,
      allowedHosts: ['files.example'],
    });
    expect(log.lines).toContainEqual({ event: 'sign-in.done', facts: { keepsUpToDate: true } });
  });

  it('keeps a refresh token only where it was asked for, or where the plan asks the person itself', async () => {
    const without = open();
    const { accessEndsAt } = await without.connect(payer(), { keepUpToDate: false });
    expect(await without.kept()).toMatchObject({ refreshToken: null });
    expect(accessEndsAt).toBe(new Date(without.clock.now() + 300_000).toISOString());
    const own = open();
    await own.connect(payer({ noOfflineAccess: true }), { keepUpToDate: false });
    expect(await own.kept()).toMatchObject({ refreshToken: 'rt' });
    const byAccess = open();
    await byAccess.connect(payer({ quirks: ['revoke-by-access-token'] }));
    expect(await byAccess.kept()).toMatchObject({ revokesBy: 'access-token' });
  });

  it('tells its stages, and how long the person has', async () => {
    const stages: unknown[] = [];
    const { connect, clock } = open();
    await connect(payer(), {
      onStage: ({ stage, host, endsAt, hint }) => stages.push([stage, host, endsAt, hint]),
    });
    const endsAt = new Date(clock.now() + 600_000).toISOString();
    expect(stages).toEqual(
      ['looking-up', 'browser-open', 'finishing'].map((stage) => [stage, 'plan.example', endsAt, null]),
    );
  });

  it('remembers the client that was brought, its secret for the host that took it, and forgets one that is the registry’s', async () => {
    const { connect, clients, at } = open();
    await connect(payer(), { client: brought({ method: 'secret-post', secret: 'sec' }) });
    expect(await clients.load('test-plan')).toMatchObject({
      clientId: 'brought',
      secret: 'sec',
      tokenHost: 'plan.example',
    });
    await connect(payer(), { client: brought({ method: 'secret-post' }) });
    expect(new URLSearchParams(at('/token')[1]?.body).get('client_secret')).toBe('sec');
    const own = open();
    await own.clients.save('test-plan', publicClient('older'));
    await own.connect(payer(), { client: brought({ clientId: 'test-client' }) });
    expect(own.cabinet.names().filter((name) => name.startsWith('client-'))).toEqual([]);
  });

  it('goes through the broker that was brought', async () => {
    const broker = open();
    await broker.connect(payer(), { client: brought({ brokerUrl: 'https://broker.example/token' }) });
    expect(broker.at('/token')[0]?.url).toBe('https://broker.example/token');
    expect(await broker.kept()).toMatchObject({ tokenEndpoint: 'https://broker.example/token' });
  });

  it('reads who signed in at most once, and only where that was granted', async () => {
    const seen: unknown[] = [];
    const save = async (_: unknown, { who }: { who: () => Promise<unknown> }) => {
      seen.push(await who(), await who());
      return 'connection-1';
    };
    const { connect, at } = open();
    await connect(payer(), { save });
    expect(seen).toEqual(Array(2).fill({ resourceType: 'Patient', id: 'p-1' }));
    expect(at('/fhir/Patient/p-1')).toHaveLength(1);
    const unread = open({ tokens: { scope: 'patient/ExplanationOfBenefit.read' } });
    await unread.connect(payer(), { save });
    expect(seen.slice(2)).toEqual([null, null]);
  });
});

it.each(['', 'openid profile', 'api'])(
  'scopes that name no records, “%s”, leave it to the plan what it shares',
  async (scope) => {
    const { connect, at } = open({ tokens: { scope } });
    expect(await connect(payer())).toMatchObject({
      granted: expect.arrayContaining(['patient', 'claims', 'coverage']),
      notGranted: [],
    });
    expect(at('/fhir/ExplanationOfBenefit')).toHaveLength(1);
  },
);

describe('a sign-in that fails', () => {
  it.each([
    ['nothing is granted', { tokens: { scope: 'patient/Observation.read' } }, {}, 'oauth/nothing-granted'],
    [
      'no records are named, and claims are refused',
      { tokens: { scope: '' }, claimsStatus: 403 },
      {},
      'oauth/nothing-granted',
    ],
    ['the plan names nobody', { tokens: { patient: null } }, {}, 'oauth/no-patient'],
    ['it is for another person', {}, { expectPatientId: 'p-2' }, 'oauth/other-person'],
    [
      'nobody recognizes the person',
      {},
      { expectPatientId: 'p-2', recognizes: async () => false },
      'oauth/other-person',
    ],
  ])('keeps nothing and gives the tokens back where %s', async (_, plan, changes, code) => {
    const { connect, kept, given, log } = open(plan);
    await expect(connect(payer(), { keepUpToDate: false, ...changes })).rejects.toMatchObject({ code });
    expect(await kept()).toBeNull();
    expect(given()).toEqual(['rt', 'at']);
    expect(log.lines).toContainEqual({ event: 'sign-in.failed', facts: { code } });
  });

  it('goes on for the person who was expected, or is recognized', async () => {
    const changes = { expectPatientId: 'p-2', recognizes: async () => true };
    expect(await open().connect(payer(), changes)).toMatchObject({ patientId: 'p-1' });
    expect(await open().connect(payer(), { expectPatientId: 'p-1' })).toMatchObject({ patientId: 'p-1' });
  });

  it('takes back what was saved where the rows of the access log cannot be made its own', async () => {
    const undone: string[] = [];
    const undoSave = async (id: string) => void undone.push(id);
    const own = { ownAccess: async () => {} };
    const { connect, kept, given } = open({}, own);
    own.ownAccess = async () => {
      throw new FhirError('fhir/unreachable', 'no');
    };
    await expect(connect(payer(), { undoSave })).rejects.toMatchObject({ code: 'fhir/unreachable' });
    expect([undone, await kept(), given()]).toEqual([['connection-1'], null, ['rt', 'at']]);
    const failing = open();
    const save = async () => {
      throw new FhirError('fhir/unreachable', 'no');
    };
    await expect(failing.connect(payer(), { save, undoSave })).rejects.toMatchObject({
      code: 'fhir/unreachable',
    });
    expect([undone, failing.given()]).toEqual([['connection-1'], ['rt', 'at']]);
  });

  it('notes in the log where a fault of ours happened', async () => {
    const { connect, log } = open();
    const save = async () => {
      throw new TypeError('canary');
    };
    await expect(connect(payer(), { save })).rejects.toThrow('canary');
    const { facts } = log.lines.find(({ event }) => event === 'sign-in.failed') ?? {};
    expect(facts).toMatchObject({ code: 'internal' });
    expect(Object.keys(facts ?? {}).length).toBeGreaterThan(1);
    expect(log.text()).not.toContain('canary');
  });

  it('does not go where the person was not told: another sign-in, another place for tokens', async () => {
    for (const moved of [
      { authorization_endpoint: 'https://other.example/authorize' },
      { token_endpoint: 'https://other.example/token' },
    ]) {
      const configuration: Record<string, unknown> = {};
      const { connect, signIn, browser } = open({ configuration });
      await signIn.offer(payer());
      Object.assign(configuration, moved);
      await expect(connect(payer())).rejects.toMatchObject({
        code: 'oauth/discovery-failed',
        details: ['other.example'],
      });
      expect(browser.opened).toEqual([]);
    }
    const same = open();
    await same.signIn.offer(payer());
    await same.connect(payer());
  });

  it('sends a remembered secret to no other host than the one that took it', async () => {
    const { connect, clients } = open({ configuration: { token_endpoint: 'https://other.example/token' } });
    const client = {
      ...publicClient('c'),
      method: 'secret-post',
      secret: 's',
      tokenHost: 'plan.example',
    } as const;
    await clients.save('test-plan', client);
    await expect(connect(payer({ clientId: null }))).rejects.toMatchObject({
      code: 'oauth/discovery-failed',
    });
  });

  it('refuses an unusable key before the browser opens', async () => {
    const { connect, browser } = open();
    const client = brought({ method: 'private-key', secret: 'no key' });
    await expect(connect(payer(), { client })).rejects.toMatchObject({ code: 'oauth/bad-client' });
    expect(browser.opened).toEqual([]);
  });

  it('asks for a key store to be unlocked, and takes a client that cannot be read for none', async () => {
    for (const [state, code] of [
      ['locked', 'vault/locked'],
      ['refused', 'vault/refused'],
      ['unprotected', 'oauth/client-id-needed'],
    ] as const) {
      const first = open();
      await first.clients.save('test-plan', publicClient('kept'));
      first.secrets.now = state;
      await expect(first.connect(payer({ clientId: null }))).rejects.toMatchObject({ code });
      expect((await first.signIn.offer(payer({ clientId: null }))).client.remembered).toBeNull();
    }
  });
});

describe('a plan that registers apps', () => {
  const configuration = { registration_endpoint: 'https://plan.example/register' };
  /** A plan without a client id of ours, that the browser comes back from to a port that nobody uses. */
  async function nameless() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return payer({ clientId: null, redirect: { ports: [port] } });
  }

  it('gives an id, which is remembered and used again', async () => {
    const unknown = await nameless();
    const { connect, at, clients } = open({ configuration });
    await connect(unknown, { client: 'register' });
    await connect(unknown, { client: 'register' });
    expect(at('/register')).toHaveLength(1);
    expect(await clients.load('test-plan')).toMatchObject({ clientId: 'given', tokenHost: null });
  });

  it('is not asked where it takes none, or where another host was shown', async () => {
    const unknown = await nameless();
    await expect(open().connect(unknown, { client: 'register' })).rejects.toMatchObject({
      code: 'oauth/client-id-needed',
    });
    const moved: Record<string, unknown> = {};
    const { connect, signIn, at } = open({ configuration: moved });
    await signIn.offer(unknown);
    Object.assign(moved, configuration);
    await expect(connect(unknown, { client: 'register' })).rejects.toMatchObject({
      code: 'oauth/discovery-failed',
    });
    expect(at('/register')).toHaveLength(0);
    const shown = open({ configuration });
    await shown.signIn.offer(unknown);
    await shown.connect(unknown, { client: 'register' });
    expect(shown.at('/register')).toHaveLength(1);
  });

  it('that takes its id no more is asked for another one next time', async () => {
    const unknown = await nameless();
    const plan: Plan = { configuration };
    const { connect } = open(plan);
    await connect(unknown, { client: 'register' });
    Object.assign(plan, { tokenStatus: 401, tokens: { error: 'invalid_client', access_token: undefined } });
    await expect(connect(unknown, { client: 'register' })).rejects.toMatchObject({
      code: 'oauth/registration-ended',
    });
    const brings = open(plan);
    await expect(brings.connect(payer())).rejects.toMatchObject({ code: 'oauth/bad-client' });
    Object.assign(plan, { tokenStatus: 400, tokens: { error: 'invalid_grant', access_token: undefined } });
    await expect(connect(unknown, { client: 'register' })).rejects.toMatchObject({
      code: 'oauth/exchange-failed',
    });
  });

  it('is told when the app ends its registration', async () => {
    const unknown = await nameless();
    const management = {
      registration_client_uri: 'https://plan.example/register',
      registration_access_token: 'rat',
    };
    const app = open({ configuration, registration: { client_id: 'given', ...management } });
    await app.connect(unknown, { client: 'register' });
    await app.signIn.endRegistration('test-plan', 'you-asked');
    expect(app.at('/register').map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    await app.signIn.endRegistration('test-plan', 'you-asked');
    expect(app.at('/register')).toHaveLength(2);
    await app.connect(unknown, { client: 'register' });
    await app.signIn.endRegistrations();
    expect(app.at('/register').map(({ method }) => method)).toEqual(['POST', 'DELETE', 'POST', 'DELETE']);
    expect(app.log.text()).not.toContain('registration.not-deleted');
    const without = open({ configuration });
    await without.connect(await nameless(), { client: 'register' });
    await without.signIn.endRegistration('test-plan', 'disconnect');
    expect(without.log.lines).toContainEqual({ event: 'registration.not-deleted', facts: { hasWay: false } });
  });
});

describe('while the browser is open', () => {
  const cancelled = { code: 'oauth/cancelled' };

  it('a sign-in can be cancelled, stopped, or ended by the caller, before it begins too', async () => {
    for (const end of ['cancel', 'stop', 'signal'] as const) {
      const { connect, signIn, browser } = open({ page: null });
      const control = new AbortController();
      const connecting = connect(payer(), { signal: control.signal });
      const ended = expect(connecting).rejects.toMatchObject(cancelled);
      await browser.changes.until(() => browser.opened.length > 0);
      if (end === 'signal') control.abort();
      else await signIn[end]();
      await ended;
    }
    const { connect, asked } = open();
    await expect(connect(payer(), { signal: AbortSignal.abort() })).rejects.toMatchObject(cancelled);
    expect(asked).toEqual([]);
  });

  it('a second sign-in ends the first', async () => {
    const plan: Plan = { page: null };
    const { connect, browser } = open(plan);
    const first = expect(connect(payer())).rejects.toMatchObject(cancelled);
    await browser.changes.until(() => browser.opened.length > 0);
    const second = connect(payer()).catch((error: unknown) => error);
    await first;
    await browser.changes.until(() => browser.opened.length > 1);
    const url = new URL(browser.opened[1] ?? '').searchParams;
    await visit(`${url.get('redirect_uri')}?code=c&state=${url.get('state')}`);
    expect(await second).toMatchObject({ connectionId: 'connection-1' });
  });

  it('the page can be opened again, and an address pasted; neither does anything else', async () => {
    const { connect, signIn, browser } = open({ page: null });
    await signIn.openBrowserAgain();
    expect(browser.opened).toEqual([]);
    expect(signIn.pasteAnswer('http://127.0.0.1/callback?code=c')).toBe('nothing-waiting');
    const connecting = connect(payer());
    await browser.changes.until(() => browser.opened.length > 0);
    await signIn.openBrowserAgain();
    expect(browser.opened).toHaveLength(2);
    expect(browser.opened[1]).toBe(browser.opened[0]);
    const { searchParams } = new URL(browser.opened[0] ?? '');
    const address = `${searchParams.get('redirect_uri')}?code=c&state=${searchParams.get('state')}`;
    expect(signIn.pasteAnswer(address)).toBe('taken');
    await connecting;
    expect(signIn.pasteAnswer(address)).toBe('nothing-waiting');
  });

  it.each([
    ['not_found', 'not-found'],
    ['invalid_scope', 'other'],
  ])('an answer without a state is a hint: %s', async (error, hint) => {
    const hints: unknown[] = [];
    const { connect, signIn, browser } = open({ page: () => `error=${error}` });
    const connecting = expect(
      connect(payer(), {
        onStage: (progress) => {
          if (progress.hint === null) return;
          hints.push(progress.hint);
          signIn.cancel();
        },
      }),
    ).rejects.toMatchObject(cancelled);
    await browser.changes.until(() => browser.opened.length > 0);
    await connecting;
    expect(hints).toEqual([hint]);
  });
});
