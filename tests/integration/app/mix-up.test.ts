/** A plan of a typed address that sends the person on to an honest plan does not get that plan's code. */
import { expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../../electron/ports.ts';
import { canaries, startHostileServer, wellBehaved } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { startTestApp } from '../../support/test-app.ts';

it('a code of an honest plan at its own address never reaches the plan that forwarded to it', async () => {
  const honest = await startHostileServer();
  const attacker = await startHostileServer();
  let last = 0;
  const app = await startTestApp({
    // The attacker's page sends the browser on, to come back where the honest plan has this app registered.
    async visit(url) {
      const { searchParams } = new URL(url);
      const back = new URL('/callback', searchParams.get('redirect_uri') ?? '');
      searchParams.set('redirect_uri', back.href);
      const pages = await navigate(`${honest.origin}/authorize?${searchParams}`).catch(() => []);
      last = pages.at(-1)?.status ?? 0;
      await app.send('connection.cancelConnect', {});
    },
  });
  onTestFinished(async () => {
    await app.close();
    await Promise.all([honest.close(), attacker.close()]);
  });
  await app.send('connection.connect', {
    plan: { address: attacker.fhirBaseUrl },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims'],
    keepUpToDate: false,
    client: publicClient('my-app'),
  });
  expect(honest.seenAt('/authorize')).toHaveLength(1);
  expect(last).toBe(404);
  expect(attacker.seenAt('/token')).toEqual([]);
  expect(JSON.stringify(attacker.seen)).not.toContain(canaries.code);
});

it('a typed plan that names an honest sign-in page and a place of its own for the code is asked about first', async () => {
  const honest = await startHostileServer();
  const attacker = await startHostileServer();
  const questions: Question[] = [];
  const opened: string[] = [];
  attacker.behaviour.configuration = (origin) => ({
    body: {
      ...(wellBehaved().configuration(origin).body as object),
      authorization_endpoint: `${honest.origin}/authorize`,
    },
  });
  const app = await startTestApp({
    visit: (url) => opened.push(url),
    ports: {
      dialogs: {
        async confirm(question) {
          questions.push(question);
          return questions.length < 2;
        },
      },
    },
  });
  onTestFinished(async () => {
    await app.close();
    await Promise.all([honest.close(), attacker.close()]);
  });
  const result = await app.send('connection.connect', {
    plan: { address: attacker.fhirBaseUrl },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims'],
    keepUpToDate: false,
    client: publicClient('my-app'),
  });
  expect(result).toMatchObject({ failure: { code: 'oauth/cancelled' } });
  expect(questions).toHaveLength(2);
  for (const { origin } of [honest, attacker]) expect(questions[1]?.detail).toContain(new URL(origin).host);
  expect(opened).toEqual([]);
  expect(attacker.seenAt('/token')).toEqual([]);
});
