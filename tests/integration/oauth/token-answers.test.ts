/** What a plan answers when the code is exchanged, and whose records the answer opens. */

import { describe, expect, it } from 'vitest';
import { readWho } from '../../../electron/data/fhir/parties.ts';
import { canaries, tokenBody } from '../../support/hostile-authorization-server.ts';
import { hostilePayer } from '../../support/hostile-payer.ts';
import { idToken } from '../../support/id-token.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';

/** The token answer with some members changed; `undefined` takes one out. */
const tokenWith = (changes: Record<string, unknown>) => () => ({ body: { ...tokenBody(1), ...changes } });

describe('odd but real token answers', () => {
  it.each([
    ['a lower-case bearer', { token_type: 'bearer' }],
    ['BearerToken', { token_type: 'BearerToken' }],
    ['no token_type', { token_type: undefined }],
    ['expires_in as text', { expires_in: '3599' }],
    ['expires_in with a fraction', { expires_in: 16768.52 }],
    ['expires_in null', { expires_in: null }],
    ['no scope', { scope: undefined }],
    ['scope null', { scope: null }],
    ['scope as a list', { scope: ['patient/Patient.rs', 'patient/*.read'] }],
    ['id_token null', { id_token: null }],
    ['an id_token that nobody asked for', { id_token: 'not.a.token' }],
    ['the id as a number', { patient: 1 }],
    ['the id as a reference', { patient: 'Patient/p-1' }],
  ])('takes %s', async (_name, changes) => {
    const { payer } = await hostilePayer({ token: tokenWith(changes) });
    const signedIn = await oauthApp().connect(payer);
    expect(signedIn.granted).toEqual(['patient', 'claims', 'coverage']);
    expect(signedIn.patientId).toMatch(/^(p-)?1$/);
    expect(signedIn.keepsUpToDate).toBe(true);
  });

  it.each(['DPoP', 'mac', 'N_A', 'bearer-dpop', 'Bearer DPoP', 'bearer2'])(
    'refuses a token of type %s',
    async (type) => {
      const { server, payer } = await hostilePayer({ token: tokenWith({ token_type: type }) });
      await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/exchange-failed' });
      expect(server.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    },
  );

  it.each(['canary\r\nX-Other: 1', 'canary\u0000', 'canary\u2028', 'canaryé'])(
    'refuses the token %j, which no request can carry',
    async (token) => {
      const { server, payer } = await hostilePayer({ token: tokenWith({ access_token: token }) });
      await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/exchange-failed' });
      expect(server.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    },
  );

  it.each([[null], [''], [undefined]])('takes refresh_token %j as access for once', async (refreshToken) => {
    const { payer } = await hostilePayer({
      token: tokenWith({ refresh_token: refreshToken, expires_in: 600 }),
    });
    const { connect, clock } = oauthApp();
    expect(await connect(payer)).toMatchObject({
      keepsUpToDate: false,
      accessEndsAt: new Date(clock.now() + 600_000).toISOString(),
    });
  });

  it('signs in at a plan without issuer that answers as text/plain', async () => {
    const { payer } = await hostilePayer({
      configuration: (origin) => ({
        headers: { 'content-type': 'text/plain' },
        body: { authorization_endpoint: '../authorize', token_endpoint: `${origin}/token` },
      }),
    });
    expect(await oauthApp().connect(payer)).toMatchObject({ patientId: 'p-1' });
  });

  it('knows Medicare’s end of access', async () => {
    const { payer } = await hostilePayer({
      token: tokenWith({ access_grant_expiration: '2027-09-05 19:17:53Z' }),
    });
    expect((await oauthApp().connect(payer)).accessEndsAt).toBe('2027-09-05T19:17:53.000Z');
  });

  it('gives back a permission that grants nothing', async () => {
    const { server, payer } = await hostilePayer({
      token: tokenWith({ scope: '' }),
      fhir: () => ({ status: 403 }),
    });
    const { connect, cabinet } = oauthApp();
    await expect(connect(payer)).rejects.toMatchObject({ code: 'oauth/nothing-granted' });
    expect(cabinet.writes).toBe(0);
    expect(server.seenAt('/revoke').map(({ form }) => form['token'])).toEqual([
      canaries.refreshToken(1),
      canaries.accessToken(1),
    ]);
  });

  it('does not keep a refresh token that was not asked for', async () => {
    const { payer } = await hostilePayer();
    const { connect, read, clock } = oauthApp();
    expect((await connect(payer, { keepUpToDate: false })).keepsUpToDate).toBe(false);
    clock.advance(4_000_000);
    expect((await read(`${payer.fhirBaseUrl}/Coverage`)).status).toBe(200);
  });

  it('refuses another person when signing in again', async () => {
    const { server, payer } = await hostilePayer();
    const { connect, cabinet } = oauthApp();
    await expect(connect(payer, { expectPatientId: 'p-2' })).rejects.toMatchObject({
      code: 'oauth/other-person',
    });
    expect(cabinet.writes).toBe(0);
    expect(server.seenAt('/revoke')).toHaveLength(2);
  });

  it.each([
    ['a 500 page', { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Oops</h1>' }, true],
    ['404, which is no passing trouble here', { status: 404, body: {} }, false],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, false],
    ['no access token', { body: { token_type: 'Bearer' } }, false],
  ])('says that the exchange failed after %s', async (_name, answer, retryable) => {
    const { server, payer } = await hostilePayer({ token: () => answer });
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({
      code: 'oauth/exchange-failed',
      retryable,
    });
    expect(server.seenAt('/elsewhere')).toHaveLength(0);
  });

  it('says that the plan does not take the app, also with a challenge', async () => {
    const { payer } = await hostilePayer({
      token: () => ({
        status: 401,
        headers: { 'www-authenticate': 'Basic' },
        body: { error: 'invalid_client' },
      }),
    });
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/bad-client' });
  });
});

describe('whose records they are', () => {
  const patients = (...ids: string[]) => ({
    body: { resourceType: 'Bundle', entry: ids.map((id) => ({ resource: { resourceType: 'Patient', id } })) },
  });
  const unnamed = tokenWith({ patient: undefined });

  it.each([['fhirUser of this plan', { fhirUser: 'Patient/p-9' }, 'p-9']])(
    'asks %s',
    async (_name, changes, id) => {
      const { payer } = await hostilePayer({ token: tokenWith({ patient: undefined, ...changes }) });
      expect((await oauthApp().connect(payer)).patientId).toBe(id);
    },
  );

  it('believes an id_token that came straight from the plan, and none that a foreign issuer made', async () => {
    const { server, payer } = await hostilePayer({ fhir: () => ({ status: 403 }) });
    const answerWith = (iss: string) =>
      tokenWith({ patient: undefined, id_token: idToken({ iss, aud: 'test-client' }) });
    server.behaviour.token = answerWith(server.origin);
    expect((await oauthApp().connect(payer)).patientId).toBe('p-8');
    server.behaviour.token = answerWith('https://other.example');
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/no-patient' });
  });

  it.each([
    ['the Patient', { resourceType: 'Patient', id: 'p-1' }, 'Ana Rivera'],
    ['one of another id', { resourceType: 'Patient', id: 'p-2' }, 'Ana Rivera'],
    ['a record of another kind', { resourceType: 'Person', id: 'p-1' }, null],
  ])('takes the name from the Patient that the plan answers with: %s', async (_name, record, expected) => {
    const { payer } = await hostilePayer({
      fhir: () => ({ body: { ...record, name: [{ family: 'Rivera', given: ['Ana'] }] } }),
    });
    let name: string | null | undefined;
    await oauthApp().connect(payer, {
      save: async (_facts, { who }) => {
        const patient = await who();
        name = patient === null ? null : readWho(patient).name;
        return 'connection-1';
      },
    });
    expect(name).toBe(expected);
  });

  it('asks for the one Patient', async () => {
    const { payer } = await hostilePayer({
      token: unnamed,
      fhir: (target) => (target === '/fhir/Patient' ? patients('p-7') : { status: 404 }),
    });
    expect((await oauthApp().connect(payer)).patientId).toBe('p-7');
  });

  it('asks $userinfo where the registry says so, then the coverage', async () => {
    const { server, payer } = await hostilePayer({
      token: unnamed,
      fhir: (target) => (target === '/fhir/$userinfo' ? { body: { patient: 'p-6' } } : { status: 403 }),
    });
    const cigna = testPayer(server.fhirBaseUrl, { quirks: ['userinfo-operation'] });
    expect((await oauthApp().connect(cigna)).patientId).toBe('p-6');
    server.behaviour.fhir = (target) =>
      target === '/fhir/Coverage'
        ? {
            body: {
              resourceType: 'Bundle',
              entry: [{ resource: { resourceType: 'Coverage', beneficiary: { reference: 'Patient/p-5' } } }],
            },
          }
        : { status: 403 };
    expect((await oauthApp().connect(payer)).patientId).toBe('p-5');
  });

  it.each([
    ['a parent who signed in', { status: 403 }, { fhirUser: 'RelatedPerson/r-1' }],
    ['an id that is a path', { status: 403 }, { patient: '../Patient/p-1' }],
  ])('does not guess: %s', async (_name, answer, changes) => {
    const { payer } = await hostilePayer({
      token: tokenWith({ patient: undefined, ...changes }),
      fhir: () => answer,
    });
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/no-patient' });
  });

  it('does not guess between two people', async () => {
    const { payer } = await hostilePayer({ token: unnamed, fhir: () => patients('p-1', 'p-2') });
    await expect(oauthApp().connect(payer)).rejects.toMatchObject({ code: 'oauth/many-patients' });
  });
});

it('what a plan says with a refused code, at the usual status of 400, is kept with the failure', async () => {
  const { payer } = await hostilePayer({
    token: () => ({ status: 400, body: { error: 'invalid_grant', error_description: 'The code was used.' } }),
  });
  const failed = await oauthApp()
    .connect(payer)
    .catch((error: unknown) => error);
  expect(failed).toMatchObject({ details: expect.arrayContaining(['The code was used.']) });
});
