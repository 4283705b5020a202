/** Main, not the page, decides about hosts that nobody has agreed to: nothing reaches them before a yes. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../../electron/ports.ts';
import { startHostileServer, wellBehaved } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { testPayer } from '../../support/oauth-app.ts';
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

it('one question is open at a time: the same is asked once, and another meanwhile counts as a no', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<boolean>();
  const asked: Question[] = [];
  const confirm = (question: Question) => {
    asked.push(question);
    return answered;
  };
  const app = await startTestApp({ visit() {}, ports: { dialogs: { confirm } } });
  onTestFinished(() => app.close());
  const offer = (host: string) => app.send('plans.offer', { plan: { address: `https://${host}/fhir` } });
  const same = [offer('plan.invalid'), offer('plan.invalid')];
  const others = Array.from({ length: 50 }, (_, i) => offer(`plan-${i}.invalid`));
  for (const other of others) expect(await other).toMatchObject({ failure: { code: 'oauth/cancelled' } });
  expect(await app.send('data.eraseAll', {})).toMatchObject({ value: { erased: false } });
  expect(asked).toHaveLength(1);
  answer(true);
  for (const one of same) expect(await one).not.toMatchObject({ failure: { code: 'oauth/cancelled' } });
  expect(asked).toHaveLength(1);
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

describe('a plan of the list whose code would go to another site than the sign-in', () => {
  const split = async (tokenHost: string, answer: boolean) => {
    const server = await startHostileServer();
    const questions: Question[] = [];
    const opened: string[] = [];
    server.behaviour.configuration = (origin) => ({
      body: {
        ...(wellBehaved().configuration(origin).body as object),
        authorization_endpoint: 'https://login.plan.co.uk/authorize',
        token_endpoint: `https://${tokenHost}/token`,
      },
    });
    const app = await startTestApp({
      visit: (url) => {
        opened.push(new URL(url).host);
        return app.send('connection.cancelConnect', {});
      },
      payers: [testPayer(server.fhirBaseUrl, { id: 'listed-plan' })],
      ports: {
        dialogs: {
          async confirm(question: Question) {
            questions.push(question);
            return answer;
          },
        },
      },
    });
    onTestFinished(async () => {
      await app.close();
      await server.close();
    });
    const plan = { payerId: 'listed-plan' };
    const result = await app.send('connection.connect', {
      plan,
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims'],
      keepUpToDate: false,
      client: publicClient('my-app'),
    });
    return { result, questions, opened };
  };

  it('is asked about with both hosts, and not opened without a yes', async () => {
    const { result, questions, opened } = await split('tokens.other.co.uk', false);
    expect(result).toMatchObject({ failure: { code: 'oauth/cancelled' } });
    expect(questions).toHaveLength(1);
    expect(questions[0]?.detail).toContain('login.plan.co.uk');
    expect(questions[0]?.detail).toContain('tokens.other.co.uk');
    expect(opened).toEqual([]);
  });

  it('is opened after a yes', async () => {
    const { questions, opened } = await split('tokens.other.co.uk', true);
    expect(questions).toHaveLength(1);
    expect(opened).toEqual(['login.plan.co.uk']);
  });

  it('is not asked about on one site', async () => {
    const { questions, opened } = await split('tokens.plan.co.uk', false);
    expect(questions).toEqual([]);
    expect(opened).toEqual(['login.plan.co.uk']);
  });
});
