/** A plan of a typed address that sends the person on to an honest plan does not get that plan's code. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../../electron/ports.ts';
import { canaries, startHostileServer, wellBehaved } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
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

describe('a typed plan whose answers do not name it', () => {
  const title = 'Sign in at a plan that does not name itself?';
  const connectTo = (address: string) => ({
    plan: { address },
    personId: null,
    connectionId: null,
    categories: ['patient' as const, 'claims' as const],
    keepUpToDate: false,
    client: publicClient('my-app'),
  });
  const connectSample = { ...connectTo(''), plan: { payerId: 'sample-evergreen' }, client: null };

  async function start(sendsIss: boolean, answers: (question: Question) => boolean = () => true) {
    const plan = await startHostileServer();
    plan.behaviour.configuration = (origin) => ({
      body: {
        ...(wellBehaved().configuration(origin).body as object),
        authorization_response_iss_parameter_supported: sendsIss,
      },
    });
    const questions: Question[] = [];
    const opened: string[] = [];
    const app = await startTestApp({
      visit: (url) => {
        opened.push(url);
        return url.includes('/evergreen/')
          ? signInByForms(url, { userName: 'rosa', password: 'knee-surgery-1', follow: true })
          : app.send('connection.cancelConnect', {});
      },
      ports: {
        dialogs: {
          async confirm(question) {
            questions.push(question);
            return answers(question);
          },
        },
      },
    });
    onTestFinished(async () => {
      await app.close();
      await plan.close();
    });
    return { app, plan, opened, asked: () => questions.filter(({ message }) => message === title) };
  }

  it('is warned of while another plan is here, with the only host to sign in at, and nothing opens without a yes', async () => {
    const { app, plan, opened, asked } = await start(false, ({ message }) => message !== title);
    await app.ask('samplePlan.start', {});
    await app.ask('connection.connect', connectSample);
    const before = opened.length;
    expect(await app.send('connection.connect', connectTo(plan.fhirBaseUrl))).toMatchObject({
      failure: { code: 'oauth/cancelled' },
    });
    expect(asked()).toHaveLength(1);
    expect(asked()[0]?.detail).toContain(`only at: ${new URL(plan.origin).host}`);
    expect(opened).toHaveLength(before);
  });

  it('is not warned of where it is the only plan', async () => {
    const { app, plan, opened, asked } = await start(false);
    await app.send('connection.connect', connectTo(plan.fhirBaseUrl));
    expect([asked().length, opened.length]).toEqual([0, 1]);
  });

  it('is not warned of where its answers name it', async () => {
    const { app, plan, opened, asked } = await start(true);
    await app.ask('samplePlan.start', {});
    await app.ask('connection.connect', connectSample);
    await app.send('connection.connect', connectTo(plan.fhirBaseUrl));
    expect([asked().length, opened.length]).toEqual([0, 2]);
  });
});

it('a second plan is asked about while the page of one that does not name itself is open', async () => {
  const first = await startHostileServer();
  const second = await startHostileServer();
  const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
  const app = await startTestApp({ visit: () => open() });
  onTestFinished(async () => {
    await app.send('connection.cancelConnect', {});
    await app.close();
    await Promise.all([first.close(), second.close()]);
  });
  const connect = (address: string) =>
    app.send('connection.connect', {
      plan: { address },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims'],
      keepUpToDate: false,
      client: publicClient('my-app'),
    });
  void connect(first.fhirBaseUrl);
  await isOpen;
  void connect(second.fhirBaseUrl);
  const message = `Close the sign-in page of ${new URL(first.origin).host} first?`;
  await expect.poll(() => app.questions.map((question) => question.message)).toContain(message);
});
