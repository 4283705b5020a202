/** What runs while the person cancels, erases everything or closes the app: nothing of it is kept or sent afterwards. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch } from '../../../electron/ports.ts';
import { startHostileServer } from '../../support/hostile-authorization-server.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { navigate } from '../../support/navigate.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { startVisitor } from '../../support/sample-visitor.ts';
import { startTestApp, type TestAppOptions } from '../../support/test-app.ts';

/** A gate that somebody waits at: `reached` resolves when they do, `open` lets them on. */
function createGate() {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const pass = async () => {
    reached.resolve();
    await opened.promise;
  };
  return { pass, reached: reached.promise, open: () => opened.resolve() };
}
type Gate = ReturnType<typeof createGate>;

/** A network that holds answers about the patient back while there is a gate. */
function createSlowFetch() {
  const slow: { fetch: Fetch; gate: Gate | null } = {
    gate: null,
    async fetch(request) {
      const response = await nodeFetch(request);
      if (/\/Patient\/[^/?]+$/.test(request.url)) await slow.gate?.pass();
      return response;
    },
  };
  return slow;
}

/** A key store that asks the person before it seals tokens. */
class AskingSecretBox extends MemorySecretBox {
  readonly gate = createGate();
  override async seal(text: string) {
    if (text.includes('accessToken')) await this.gate.pass();
    return super.seal(text);
  }
}

/** The app, and plans that are known by their addresses only. */
async function start(more: Omit<TestAppOptions, 'visit'> = {}) {
  const test = await startTestApp({ visit: (url) => navigate(url).catch(() => {}), ...more });
  onTestFinished(() => test.close().catch(() => undefined));
  const startPlan = async () => {
    const plan = await startHostileServer();
    onTestFinished(() => plan.close());
    return plan;
  };
  const connect = (
    address: string,
    { personId = null as string | null, secret = null as string | null } = {},
  ) =>
    test.ask('connection.connect', {
      plan: { address },
      personId,
      connectionId: null,
      categories: ['patient', 'claims'],
      keepUpToDate: true,
      client: { ...publicClient('my-app'), ...(secret === null ? {} : { method: 'secret-post', secret }) },
    });
  return { test, startPlan, connect };
}

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('while the key store asks the person about the tokens', () => {
  it('erasing everything leaves no token, no client secret and no permission', async () => {
    const secrets = new AskingSecretBox();
    const { test, startPlan, connect } = await start({ ports: { secrets } });
    const plan = await startPlan();
    const connecting = outcomeOf(connect(plan.fhirBaseUrl, { secret: 'canary-secret' }));
    await secrets.gate.reached;
    expect(await test.ask('data.eraseAll', {})).toEqual({ erased: true });
    expect(plan.seenAt('/revoke')).toHaveLength(2);
    secrets.gate.open();
    expect(await connecting).toContain('oauth/cancelled');
    expect(test.vault.names()).toEqual(['access-log-key']);
    const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 10 });
    expect(rows).toEqual([]);
  });

  it('erasing the plan that is signed in to again keeps no tokens of it', async () => {
    const secrets = new AskingSecretBox();
    const { test, startPlan, connect } = await start({ ports: { secrets } });
    const plan = await startPlan();
    const connecting = outcomeOf(connect(plan.fhirBaseUrl));
    await secrets.gate.reached;
    const [connection] = await test.ask('connection.list', {});
    await test.ask('connection.disconnect', { connectionId: connection?.id ?? '', erase: true });
    secrets.gate.open();
    expect(await connecting).toContain('store/not-found');
    expect(test.vault.names()).not.toContain(connection?.id);
    expect(await test.ask('connection.list', {})).toEqual([]);
  });
});

describe('while the plan says whose records these are', () => {
  it('a sign-in that is cancelled leaves no plan', async () => {
    const slow = createSlowFetch();
    const visitor = await startVisitor({ fetch: slow.fetch });
    onTestFinished(() => visitor.test.close());
    const first = await visitor.connect('Walter Osgood', { plan: 'Medicare' });
    await visitor.test.syncEnded(first.connectionId);
    const gate = createGate();
    slow.gate = gate;
    const second = outcomeOf(
      visitor.connect('Walter Osgood', { plan: 'Evergreen', personId: first.personId }),
    );
    await gate.reached;
    await visitor.test.ask('connection.cancelConnect', {});
    gate.open();
    expect(await second).toContain('oauth/cancelled');
    expect(await visitor.test.ask('connection.list', {})).toHaveLength(1);
  });

  it('the same sign-in once more makes one plan, of one person', async () => {
    const slow = createSlowFetch();
    const visitor = await startVisitor({ fetch: slow.fetch });
    onTestFinished(() => visitor.test.close());
    const first = await visitor.connect('Walter Osgood', { plan: 'Medicare' });
    await visitor.test.syncEnded(first.connectionId);
    const gate = createGate();
    slow.gate = gate;
    const second = outcomeOf(
      visitor.connect('Walter Osgood', { plan: 'Evergreen', personId: first.personId }),
    );
    await gate.reached;
    slow.gate = null;
    const third = outcomeOf(
      visitor.connect('Walter Osgood', { plan: 'Evergreen', personId: first.personId }),
    );
    // The third waits for the second, which is cancelled by it.
    await visitor.test.ask('connection.list', {});
    gate.open();
    await Promise.all([second, third]);
    const plans = await visitor.test.ask('connection.list', {});
    expect(plans.filter(({ planName }) => planName.startsWith('Evergreen'))).toHaveLength(1);
  });

  it('closing the app gives the permission back', async () => {
    const slow = createSlowFetch();
    const { test, startPlan, connect } = await start({ fetch: slow.fetch });
    const first = await connect((await startPlan()).fhirBaseUrl);
    await test.syncEnded(first.connectionId);
    const gate = createGate();
    slow.gate = gate;
    const plan = await startPlan();
    const second = outcomeOf(connect(plan.fhirBaseUrl, { personId: first.personId }));
    await gate.reached;
    const closing = test.app.dispose();
    gate.open();
    await closing;
    expect(await second).toContain('oauth/cancelled');
    expect(plan.seenAt('/token')).toHaveLength(1);
    expect(plan.seenAt('/revoke')).toHaveLength(2);
  });
});

it('a connection that was made before its tokens could be kept is taken back, and its rows in the log stay', async () => {
  const secrets = new AskingSecretBox();
  const { test, startPlan, connect } = await start({ ports: { secrets } });
  const plan = await startPlan();
  const connecting = outcomeOf(connect(plan.fhirBaseUrl));
  await secrets.gate.reached;
  await test.ask('connection.cancelConnect', {});
  expect(await connecting).toContain('oauth/cancelled');
  expect(await test.ask('connection.list', {})).toEqual([]);
  expect(await test.ask('people.list', {})).toEqual([]);
  const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 50 });
  expect(rows.map(({ what }) => what)).toEqual(expect.arrayContaining(['token', 'sign-out']));
  expect(rows.some(({ erased }) => erased)).toBe(false);
});

describe('after everything is erased', () => {
  /** A service that answers nothing until `stopped`, and then that it is busy. */
  function createBusyFetch() {
    const gate = createGate();
    let sent = 0;
    const fetch: Fetch = async ({ signal }) => {
      sent += 1;
      const aborted = new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
      );
      await Promise.race([gate.pass(), aborted]);
      return { status: 503, headers: {}, body: new Uint8Array() };
    };
    return { fetch, gate, count: () => sent };
  }

  it.each([
    ['look-up', 'lookup.networks', { place: { address: 'https://directory.example.com/fhir' } }],
    ['look at a new plan', 'plans.offer', { plan: { address: 'https://plan.example.com/fhir' } }],
  ] as const)('no %s goes on, and the new log knows nothing of it', async (_, channel, input) => {
    const { fetch, gate, count } = createBusyFetch();
    const { test } = await start({ fetch });
    const asking = test.send(channel, input as never);
    await gate.reached;
    await test.ask('data.eraseAll', {});
    const sent = count();
    gate.open();
    expect(await asking).toMatchObject({ ok: false });
    expect(count()).toBe(sent);
    const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 10 });
    expect(rows).toEqual([]);
  });
});
