/** An app that registers itself: only after a yes, at the plan's own host, and as the plan's answer says. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { type Behaviour, canaries, wellBehaved } from '../../support/hostile-authorization-server.ts';
import { hostilePayer } from '../../support/hostile-payer.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp } from '../../support/test-app.ts';

const ports = [31_871, 31_872, 31_873];
const callback = (port: number | undefined) => `http://127.0.0.1:${port}/callback`;
const rosa = { userName: 'rosa', password: 'knee-surgery-1', follow: true };
const theo = { userName: 'theo', password: 'new-glasses-2', follow: true };

/** A plan that registers apps, whose answers a test spoils, and an app that has no id there. */
async function openRegistration(
  register?: Behaviour['register'],
  endpoint = (origin: string) => `${origin}/register`,
) {
  const { server } = await hostilePayer({
    configuration: (origin) => ({
      body: {
        ...(wellBehaved().configuration(origin).body as object),
        registration_endpoint: endpoint(origin),
      },
    }),
    ...(register && { register }),
  });
  const payer = testPayer(server.fhirBaseUrl, { clientId: null, redirect: { ports } });
  const app = oauthApp();
  const taken = () => server.seen.filter(({ method }) => method === 'DELETE');
  return { server, payer, app, taken, asked: () => server.seenAt('/register') };
}

describe('the sample plan that lets apps register themselves', () => {
  async function start() {
    const sample = await startSamplePlan();
    let who = rosa;
    const payers = sample.plans.map(({ clientId: _known, ...plan }) => plan);
    const test = await startTestApp({ visit: (url) => signInByForms(url, who).catch(() => {}), payers });
    onTestFinished(async () => {
      await test.close();
      await sample.close();
    });
    const sent = () =>
      sample.requests.filter(({ target }) => target.startsWith('/register')).map(({ method }) => method);
    const connect = (id: string, client: 'register' | null, person = rosa) => {
      who = person;
      return test.send('connection.connect', {
        plan: { payerId: id },
        personId: null,
        connectionId: null,
        categories: ['patient', 'claims', 'coverage'],
        keepUpToDate: true,
        client,
      });
    };
    return { test, sample, sent, connect };
  }

  it('gives the app an id after a yes, once, and takes it back when the plan is left', async () => {
    const { test, sample, sent, connect } = await start();
    const plan = { payerId: 'evergreen' };
    const offer = await test.ask('plans.offer', { plan });
    expect(offer).toMatchObject({
      needsClientId: true,
      registrationHost: new URL(sample.origin).host,
      client: { remembered: null },
    });
    expect(sent()).toEqual([]);
    expect(await connect('evergreen', 'register')).toMatchObject({ ok: true });
    expect(sent()).toEqual(['POST']);
    const known = await test.ask('plans.offer', { plan });
    expect(known).toMatchObject({ needsClientId: false, registrationHost: null });
    expect(known.client.remembered?.clientId).toMatch(/^.{8,}$/);
    expect(await connect('evergreen', null)).toMatchObject({ ok: true });
    expect(await connect('evergreen', 'register')).toMatchObject({ ok: true });
    expect(sent()).toEqual(['POST']);
    const [connection] = await test.ask('connection.list', {});
    await test.ask('connection.disconnect', { connectionId: connection?.id ?? '', erase: false });
    expect(sent()).toEqual(['POST', 'DELETE']);
    expect(await test.ask('plans.offer', { plan })).toMatchObject({ client: { remembered: null } });
    const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 100 });
    const registered = rows.filter(({ what }) => what === 'registration');
    expect(registered.map(({ method, why, path }) => [method, why, path])).toEqual([
      ['DELETE', 'disconnect', '/…'],
      ['POST', 'connect', '/evergreen/register'],
    ]);
  });

  it('stays registered while another person of the computer uses it', async () => {
    const { test, sent, connect } = await start();
    await connect('evergreen', 'register');
    const [first] = await test.ask('connection.list', {});
    expect(await connect('evergreen', null, theo)).toMatchObject({ ok: true });
    await test.ask('connection.disconnect', { connectionId: first?.id ?? '', erase: false });
    expect(sent()).toEqual(['POST']);
  });

  it('is not asked without a yes, and a plan that registers nobody says that an id is needed', async () => {
    const { sent, connect } = await start();
    const needed = { failure: { code: 'oauth/client-id-needed' } };
    expect(await connect('evergreen', null)).toMatchObject(needed);
    expect(await connect('medicare', 'register')).toMatchObject(needed);
    expect(sent()).toEqual([]);
  });

  it('takes it back when everything is erased, and when it is forgotten', async () => {
    const { test, sent, connect } = await start();
    await connect('evergreen', 'register');
    await test.ask('connection.forgetClient', { plan: { payerId: 'evergreen' } });
    expect(sent()).toEqual(['POST', 'DELETE']);
    await connect('evergreen', 'register');
    await test.ask('data.eraseAll', {});
    expect(sent()).toEqual(['POST', 'DELETE', 'POST', 'DELETE']);
    expect(test.vault.names().filter((name) => name.startsWith('client-'))).toEqual([]);
  });
});

describe('what is asked for', () => {
  it('is a public client with whole addresses, and every scope that may be wanted later', async () => {
    let asked: Record<string, unknown> = {};
    const { app, payer, server } = await openRegistration((body, origin) => {
      asked = body;
      return wellBehaved().register(body, origin);
    });
    await app.connect(payer, { client: 'register' });
    expect(asked).toMatchObject({
      client_name: 'Claimfolio',
      redirect_uris: ports.map(callback),
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    });
    expect(String(asked['scope']).split(' ')).toEqual(
      expect.arrayContaining(['launch/patient', 'offline_access', 'patient/Immunization.rs']),
    );
    const opened = new URL(app.browser.opened[0] ?? '').searchParams;
    expect(opened.get('client_id')).toBe('registered-app');
    expect(ports.map(callback)).toContain(opened.get('redirect_uri'));
    expect(opened.get('scope')).not.toContain('Immunization');
    expect(server.seenAt('/token')[0]?.form['client_id']).toBe('registered-app');
    const everything = JSON.stringify([app.log.lines, app.access, [...app.cabinet.values]]);
    expect(everything).not.toContain(canaries.registrationToken);
  });
});

describe('what the plan answers counts', () => {
  it('comes back through an address that the plan took', async () => {
    const { app, payer } = await openRegistration((body, origin) => ({
      body: { ...bodyOf(body, origin), redirect_uris: [callback(ports[1])] },
    }));
    await app.connect(payer, { client: 'register' });
    expect(new URL(app.browser.opened[0] ?? '').searchParams.get('redirect_uri')).toBe(callback(ports[1]));
  });

  it('uses a secret that the plan gave instead, at the token endpoint', async () => {
    const { app, payer, server } = await openRegistration((body, origin) => ({
      body: {
        ...bodyOf(body, origin),
        token_endpoint_auth_method: 'client_secret_basic',
        client_secret: 'given-secret',
      },
    }));
    await app.connect(payer, { client: 'register' });
    const basic = `Basic ${Buffer.from('registered-app:given-secret').toString('base64')}`;
    expect(server.seenAt('/token').map(({ authorization }) => authorization)).toEqual([basic]);
  });

  it('asks for no more than it is registered for, in whatever spelling', async () => {
    const scope = 'patient/Patient.read patient/ExplanationOfBenefit.read patient/Coverage.read';
    const { app, payer } = await openRegistration((body, origin) => ({
      body: { ...bodyOf(body, origin), scope },
    }));
    await app.connect(payer, { client: 'register', categories: ['providers'] });
    expect(new URL(app.browser.opened[0] ?? '').searchParams.get('scope')?.split(' ')).toEqual([
      'launch/patient',
      'patient/Patient.rs',
      'patient/ExplanationOfBenefit.rs',
      'patient/Coverage.rs',
    ]);
  });

  it.each([
    ['no address to come back to', { redirect_uris: ['https://elsewhere.example/'] }],
    ['a proof that the app does not have', { token_endpoint_auth_method: 'private_key_jwt' }],
    ['a secret by name only', { token_endpoint_auth_method: 'client_secret_post' }],
    ['no way to read claims', { scope: 'openid patient/Coverage.rs' }],
  ])('gives a registration back that leaves %s', async (_what, more) => {
    const { app, payer, taken } = await openRegistration((body, origin) => ({
      body: { ...bodyOf(body, origin), ...more },
    }));
    const connecting = app.connect(payer, { client: 'register' });
    await expect(connecting).rejects.toMatchObject({ code: 'oauth/registration-refused' });
    expect(taken().map(({ authorization }) => authorization)).toEqual([
      `Bearer ${canaries.registrationToken}`,
    ]);
    expect(app.browser.opened).toEqual([]);
    expect(app.cabinet.names()).toEqual([]);
  });

  it('sends the token of a registration nowhere else than where it came from', async () => {
    const { app, payer, taken } = await openRegistration((body, origin) => ({
      body: {
        ...bodyOf(body, origin),
        redirect_uris: [],
        registration_client_uri: `${origin.replace('127.0.0.1', 'localhost')}/register/x`,
      },
    }));
    await expect(app.connect(payer, { client: 'register' })).rejects.toThrow();
    expect(taken()).toEqual([]);
  });
});

function bodyOf(body: Record<string, unknown>, origin: string): object {
  return wellBehaved().register(body, origin).body as object;
}

describe('a registration that does not work', () => {
  const refused = 'oauth/registration-refused';
  const failed = 'oauth/registration-failed';
  const complaint = { error: 'invalid_redirect_uri', error_description: 'Must be https.' };
  it.each([
    [400, complaint, { code: refused, details: ['invalid_redirect_uri', 'HTTP 400', 'Must be https.'] }],
    [401, undefined, { code: refused, details: ['HTTP 401'] }],
    [403, '<h1>Forbidden</h1>', { code: refused }],
    [429, undefined, { code: failed, retryable: true, retryAfterMs: 30_000 }],
    [503, '<h1>Later</h1>', { code: failed, retryable: true }],
    [200, '<!doctype html><title>Sorry</title>', { code: failed }],
    [302, undefined, { code: failed }],
    [201, { client_id: '' }, { code: failed }],
    [201, { client_id: 7 }, { code: failed }],
    [201, [], { code: failed }],
    [201, 'null', { code: failed }],
  ])('says so: HTTP %s with %j', async (status, body, failure) => {
    const headers = { 'retry-after': '30', location: 'https://elsewhere.example/' };
    const { app, payer } = await openRegistration(() => ({ status, body, headers }));
    await expect(app.connect(payer, { client: 'register' })).rejects.toMatchObject(failure);
    expect(app.browser.opened).toEqual([]);
    expect(app.cabinet.names()).toEqual([]);
  });

  it('registers nothing twice when the sign-in after it fails', async () => {
    const { app, payer, asked, server } = await openRegistration();
    server.behaviour.callback = (answer) => {
      answer.delete('code');
      answer.set('error', 'access_denied');
    };
    for (const _time of [1, 2])
      await expect(app.connect(payer, { client: 'register' })).rejects.toMatchObject({
        code: 'oauth/access-denied',
      });
    expect(asked()).toHaveLength(1);
  });
});

describe('where the app may register itself', () => {
  it.each([
    ['another host', () => 'https://elsewhere.example/register'],
    ['this computer, without https', (origin: string) => origin.replace('127.0.0.1', 'localhost')],
    ['an address with a password', (origin: string) => `${origin.replace('//', '//me:you@')}/register`],
    ['no address', () => 'https://'],
  ])('is not %s', async (_what, endpoint) => {
    const { app, payer, asked } = await openRegistration(undefined, endpoint);
    const offer = await app.signIn.offer(payer).catch(() => null);
    expect(offer?.registrationHost ?? null).toBeNull();
    await expect(app.connect(payer, { client: 'register' })).rejects.toThrow();
    expect(asked()).toEqual([]);
  });

  it('is where the person was shown, and nowhere else later', async () => {
    const { app, payer, asked, server } = await openRegistration(
      undefined,
      () => 'https://elsewhere.example/',
    );
    expect(await app.signIn.offer(payer)).toMatchObject({ registrationHost: null });
    server.behaviour.configuration = (origin) => ({
      body: {
        ...(wellBehaved().configuration(origin).body as object),
        registration_endpoint: `${origin}/register`,
      },
    });
    const connecting = app.connect(payer, { client: 'register' });
    await expect(connecting).rejects.toMatchObject({ code: 'oauth/discovery-failed' });
    expect(asked()).toEqual([]);
  });
});
