/** Main, not the page, decides about hosts that nobody has agreed to: nothing reaches them before a yes. */
import { expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../../electron/ports.ts';
import { startHostileServer } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { startTestApp } from '../../support/test-app.ts';

async function start(answer: boolean) {
  const server = await startHostileServer();
  const questions: Question[] = [];
  const dialogs = {
    async confirm(question: Question) {
      questions.push(question);
      return answer;
    },
  };
  const app = await startTestApp({ visit: (url) => navigate(url).catch(() => {}), ports: { dialogs } });
  onTestFinished(async () => {
    await app.close();
    await server.close();
  });
  const plan = { address: server.fhirBaseUrl };
  const request = (more: Partial<ReturnType<typeof publicClient>> = {}) => ({
    plan,
    personId: null,
    connectionId: null,
    categories: ['patient' as const, 'claims' as const],
    keepUpToDate: false,
    client: { ...publicClient('my-app'), ...more },
  });
  return { app, server, plan, questions, request };
}

it('a typed address is contacted after a yes only: for an offer, a connect and a look-up', async () => {
  const { app, server, plan, questions, request } = await start(false);
  expect(await app.send('plans.offer', { plan })).toMatchObject({ failure: { code: 'oauth/cancelled' } });
  expect(await app.send('connection.connect', request())).toMatchObject({ ok: false });
  expect(await app.send('lookup.networks', { place: plan })).toMatchObject({ ok: false });
  expect(server.seen).toEqual([]);
  expect(questions).toHaveLength(3);
  // The address is shown whole, so that nothing hides in its path.
  for (const { detail } of questions) expect(detail).toContain(server.fhirBaseUrl);
});

it('a broker or relay page is named and asked about each time it changes', async () => {
  const { app, questions, request } = await start(true);
  const brokerUrl = 'https://broker.invalid/token';
  await app.send('connection.connect', request({ brokerUrl, relayUrl: 'ftp://relay.invalid/back' }));
  await app.send('connection.connect', request({ brokerUrl, relayUrl: 'ftp://relay.invalid/back' }));
  const asked = questions.map(({ message }) => message);
  expect(asked.filter((message) => message.includes('broker.invalid'))).toHaveLength(2);
  expect(asked.filter((message) => message.includes('127.0.0.1'))).toHaveLength(1);
});
