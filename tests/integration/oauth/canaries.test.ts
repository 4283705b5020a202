import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { toFailure } from '../../../electron/errors.ts';
import {
  type Behaviour,
  canaries,
  type HostileServer,
  startHostileServer,
  tokenBody,
} from '../../support/hostile-authorization-server.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';

const servers: HostileServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** Everything that can be seen of a value, hidden members and causes included. */
const seenOf = (value: unknown) =>
  `${inspect(value, { depth: 20, showHidden: true })}\n${JSON.stringify(value)}`;

function secretsIn(text: string, server: HostileServer): string[] {
  const verifiers = server.seenAt('/token').map(({ form }) => form['code_verifier']);
  const states = server
    .seenAt('/authorize')
    .map(({ target }) => new URL(target, server.origin).searchParams.get('state'));
  const secrets = ['canary-access', 'canary-refresh', canaries.code, ...verifiers, ...states];
  return secrets.filter((one) => one !== undefined && one !== null && text.includes(one)) as string[];
}

async function start(changes: Partial<Behaviour> = {}) {
  const server = await startHostileServer(changes);
  servers.push(server);
  return { server, app: oauthApp(), payer: testPayer(server.fhirBaseUrl) };
}

/** Answers that quote everything they were sent. */
const quoting = (status: number, error: string) => ({
  status,
  body: { ...tokenBody(1), error, error_description: `${canaries.code} ${canaries.refreshToken(1)}` },
});

describe('tokens, codes and verifiers', () => {
  it('are noticed when planted: in a message, a cause, a hidden member, a log line', async () => {
    const { server, app, payer } = await start();
    await app.connect(payer);
    const verifier = server.seenAt('/token')[0]?.form['code_verifier'] ?? '';
    const hidden = new Error('x');
    Object.defineProperty(hidden, 'body', {
      value: { access_token: canaries.accessToken(1) },
      enumerable: false,
    });
    app.log.write('planted', { text: canaries.code });
    for (const planted of [
      new Error(`bad ${canaries.refreshToken(1)}`),
      new Error('x', { cause: new Error('y', { cause: { verifier } }) }),
      hidden,
      app.log.lines,
    ])
      expect(secretsIn(seenOf(planted), server)).not.toEqual([]);
  });

  it.each<[string, Partial<Behaviour>]>([
    ['an error that quotes them', { token: () => quoting(400, 'invalid_request') }],
    ['an error with odd words', { token: () => quoting(400, canaries.accessToken(1)) }],
    ['a broken page that quotes them', { token: () => ({ status: 500, body: `<p>${canaries.code}</p>` }) }],
    ['tokens of an unknown type', { token: () => ({ body: { ...tokenBody(1), token_type: 'dpop2' } }) }],
    ['tokens of the wrong kind', { token: () => ({ body: { ...tokenBody(1), refresh_token: { a: 1 } } }) }],
    ['JSON cut in half', { token: () => ({ body: JSON.stringify(tokenBody(1)).slice(0, 60) }) }],
    [
      'nothing granted',
      { token: () => ({ body: { ...tokenBody(1), scope: '' } }), fhir: () => ({ status: 403 }) },
    ],
    [
      'nobody named',
      { token: () => ({ body: { ...tokenBody(1), patient: null } }), fhir: () => ({ status: 403 }) },
    ],
    [
      'a foreign iss',
      { callback: (parameters) => parameters.set('iss', `https://x.example/${canaries.code}`) },
    ],
    [
      'an error that is a code',
      {
        callback: (parameters) => {
          parameters.delete('code');
          parameters.set('error', canaries.code);
        },
      },
    ],
  ])('are in no error and no log after %s', async (_name, changes) => {
    const { server, app, payer } = await start(changes);
    const error = await app.connect(payer).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: expect.stringMatching(/^oauth\//) });
    expect(secretsIn(seenOf([error, toFailure(error), app.log.lines, app.access]), server)).toEqual([]);
  });

  it.each([
    ['ended', () => quoting(400, 'invalid_grant')],
    ['broken', () => quoting(500, 'server_error')],
    ['of another person', () => ({ body: { ...tokenBody(2), patient: 'p-2' } })],
  ])('are in no error and no log after a renewal that is %s', async (_name, token) => {
    const { server, app, payer } = await start();
    await app.connect(payer);
    server.behaviour.token = token;
    app.clock.advance(3_600_000);
    const error = await app.read(`${payer.fhirBaseUrl}/Coverage`).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: expect.stringMatching(/^oauth\//) });
    expect(secretsIn(seenOf([error, toFailure(error), app.log.lines, app.access]), server)).toEqual([]);
  });

  it('are in no result, in no stage, and not in plain text in the vault', async () => {
    const { server, app, payer } = await start();
    const stages: unknown[] = [];
    const signedIn = await app.connect(payer, { onStage: (stage) => stages.push(stage) });
    const shown = [signedIn, stages, app.sessions, app.signIn, app.log.lines, app.access];
    expect(secretsIn(seenOf(shown), server)).toEqual([]);
    expect(app.cabinet.names()).toEqual(['connection-1']);
    expect(secretsIn(seenOf([...app.cabinet.values]), server)).toEqual([]);
  });

  it.each(['unprotected', 'locked'] as const)('stay in memory when the key store is %s', async (state) => {
    const { app, payer } = await start();
    app.secrets.now = state;
    await app.connect(payer);
    expect(app.cabinet.writes).toBe(0);
    expect((await app.read(`${payer.fhirBaseUrl}/Coverage`)).status).toBe(200);
    app.clock.advance(3_600_000);
    expect((await app.read(`${payer.fhirBaseUrl}/Coverage`)).status).toBe(200);
    expect(app.cabinet.writes).toBe(0);
  });
});
