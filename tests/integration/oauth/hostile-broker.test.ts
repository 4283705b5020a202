/** Brokers that do not do as they should: no answer of theirs gets a token, a secret or another person's records. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientAnswer } from '../../../shared/model/plans/connection.ts';
import {
  type HostileServer,
  startHostileServer,
  tokenBody,
} from '../../support/hostile-authorization-server.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import { publicClient } from '../../support/public/public-client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json = (body: unknown, status = 200): Answer => {
  return (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

async function setUp(answer: Answer) {
  const server: HostileServer = await startHostileServer();
  closing.push(() => server.close());
  let current = answer;
  let asked = 0;
  const origin = await listen((request, response) => {
    asked += 1;
    current(request, response);
  });
  const client: ClientAnswer = {
    ...publicClient('my-app'),
    brokerUrl: `${origin}/exchange?key=canary-broker-key`,
  };
  return {
    server,
    client,
    payer: testPayer(server.fhirBaseUrl),
    app: oauthApp(),
    asked: () => asked,
    turn: (next: Answer) => {
      current = next;
    },
  };
}

describe('a broker', () => {
  it.each<[string, Answer, string]>([
    ['says no', json({ error: 'invalid_grant' }, 400), 'oauth/exchange-failed'],
    ['does not know the app', json({ error: 'invalid_client' }, 401), 'oauth/bad-client'],
    ['answers with a page', (_, response) => void response.end('<p>Sign in</p>'), 'oauth/exchange-failed'],
    ['answers with nothing', (_, response) => void response.end(), 'oauth/exchange-failed'],
    ['answers with a list', json([tokenBody(1)]), 'oauth/exchange-failed'],
    ['sends no token', json({ ...tokenBody(1), access_token: null }), 'oauth/exchange-failed'],
    ['sends a token of its own kind', json({ ...tokenBody(1), token_type: 'mac' }), 'oauth/exchange-failed'],
    ['grants nothing', json({ ...tokenBody(1), scope: '' }), 'oauth/nothing-granted'],
    ['names another person', json({ ...tokenBody(1), patient: 'p-2' }), 'oauth/other-person'],
    ['has trouble', json({ error: 'server_error' }, 503), 'oauth/exchange-failed'],
    ['hangs up', (request) => void request.socket.destroy(), 'fhir/unreachable'],
    [
      'sends 3 MB',
      (_, response) => void response.end(JSON.stringify({ ...tokenBody(1), x: 'x'.repeat(3_000_000) })),
      'fhir/too-large',
    ],
  ])('that %s connects nobody', async (_name, answer, code) => {
    const { app, payer, client, server } = await setUp(answer);
    const saved: unknown[] = [];
    const error = await app
      .connect(payer, {
        client,
        expectPatientId: 'p-1',
        save: async (facts) => {
          saved.push(facts);
          return 'connection-1';
        },
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(saved).toEqual([]);
    expect(app.cabinet.names()).toEqual([]);
    expect(server.seenAt('/token')).toEqual([]);
    const seen = JSON.stringify([error, app.log.lines, app.access]) + String((error as Error).stack);
    expect(`${seen} canary-broker-key`).toMatch(/canary/);
    expect(seen).not.toMatch(/canary/);
  });

  it('that sends us elsewhere takes neither code nor token there', async () => {
    const visited: string[] = [];
    const elsewhere = await listen((request, response) => {
      visited.push(String(request.url));
      response.end('{}');
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const { app, payer, client } = await setUp((_request, response) => {
        response.writeHead(status, { location: `${elsewhere}/token` }).end();
      });
      await expect(app.connect(payer, { client })).rejects.toMatchObject({ code: 'oauth/exchange-failed' });
    }
    expect(visited).toEqual([]);
  });

  it('that later answers for another person ends the connection', async () => {
    const { app, payer, client, turn } = await setUp(json(tokenBody(1)));
    await app.connect(payer, { client });
    turn(json({ ...tokenBody(2), patient: 'p-2' }));
    app.clock.advance(3_600_000);
    await expect(app.read(`${payer.fhirBaseUrl}/Coverage`)).rejects.toMatchObject({
      code: 'oauth/other-person',
    });
    expect(app.sessions.has('connection-1')).toBe(false);
  });

  it('that is slow can be given up on', async () => {
    const { app, payer, client, asked } = await setUp(() => {});
    const connecting = app.connect(payer, { client });
    connecting.catch(() => {});
    await expect.poll(asked).toBe(1);
    app.signIn.cancel();
    await expect(connecting).rejects.toMatchObject({ code: 'oauth/cancelled' });
  });

  it('is remembered sealed, and its key stands in no row of the access log', async () => {
    const { app, payer, client } = await setUp(json(tokenBody(1)));
    await app.connect(payer, { client });
    const kept = JSON.stringify([[...app.cabinet.values], app.log.lines, app.access]);
    expect(kept).toContain('/exchange');
    expect(kept).not.toContain('canary-broker-key');
    expect(app.browser.opened.join()).not.toContain('canary-broker-key');
  });
});
