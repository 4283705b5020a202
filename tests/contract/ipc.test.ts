/** The contract: every channel has schemas, unknown keys are refused both ways, and the bridge offers it all. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../electron/data/database/database.ts';
import { createOperations } from '../../electron/data/worker/operations.ts';
import { AppError } from '../../electron/errors.ts';
import { createRouter, type Handlers } from '../../electron/ipc/router.ts';
import { createBridge } from '../../shared/ipc/bridge.ts';
import { channels, eventChannels, pageChannels, requestChannels } from '../../shared/ipc/channels.ts';
import { events, requests } from '../../shared/ipc/contract.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import { findOperation } from '../support/data-worker/find-operation.ts';

const log = { write() {}, erase() {} };
const info = { version: '1', storage: 'encrypted', dark: false, platform: 'linux' } as const;

function routerWith(handlers: Partial<Handlers>) {
  return createRouter(handlers as Handlers, log);
}

describe('the contract', () => {
  it('has a schema for each channel and no more', () => {
    expect(Object.keys(requests).toSorted()).toEqual([...requestChannels].toSorted());
    expect(Object.keys(events).toSorted()).toEqual([...eventChannels].toSorted());
  });

  it('the bridge has one function for each channel of the page', async () => {
    const calls: unknown[] = [];
    const bridge = createBridge({
      invoke: async (channel, input) => {
        calls.push([channel, input]);
        return { ok: true, value: {} };
      },
      subscribe: () => () => {},
      pathOf: () => '',
    });
    expect(Object.keys(bridge.request)).toEqual([...pageChannels]);
    expect(Object.keys(bridge.on)).toEqual([...eventChannels]);
    await bridge.request['people.list']({});
    expect(calls).toEqual([['people.list', {}]]);
    expect(Object.keys(bridge)).toEqual(['request', 'on', 'lookAt', 'holdScan']);
  });

  it('lets no path of the page through: only the browser says where a file lies, and what lies nowhere is left out', async () => {
    const calls: unknown[] = [];
    const real = new File(['{}'], 'claims.json');
    const bridge = createBridge({
      invoke: async (channel, input) => {
        calls.push([channel, input]);
        return { ok: true, value: {} };
      },
      subscribe: () => () => {},
      pathOf: (file) => (file === real ? '/home/rosa/claims.json' : ''),
    });
    expect(pageChannels).not.toContain('files.look');
    const strings = Object.entries(requests).filter(
      ([channel, { input }]) =>
        (pageChannels as readonly string[]).includes(channel) &&
        /"paths?"/.test(JSON.stringify(z.toJSONSchema(input))),
    );
    expect(strings).toEqual([]);
    const made = new File(['{}'], '\\\\server\\share\\claims.json');
    expect(pageChannels).not.toContain('scans.look');
    expect(await bridge.lookAt([made, { path: '\\\\server\\share\\a.json' }])).toBeNull();
    expect(await bridge.holdScan(made)).toBeNull();
    expect(calls).toEqual([]);
    await bridge.lookAt([real, made]);
    await bridge.holdScan(real);
    expect(calls).toEqual([
      ['files.look', { paths: ['/home/rosa/claims.json'] }],
      ['scans.look', { path: '/home/rosa/claims.json' }],
    ]);
  });
});

describe('the router', () => {
  it('answers a good request', async () => {
    const dispatch = routerWith({ 'app.info': async () => info });
    expect(await dispatch('app.info', {})).toEqual({ ok: true, value: info });
  });

  it('refuses an unknown channel, a wrong input and an unknown key', async () => {
    const dispatch = routerWith({
      'app.info': async () => info,
      'settings.set': async (settings) => settings,
    });
    const inputs: [string, unknown][] = [
      ['app.quit', {}],
      ['__proto__', {}],
      ['app.info', { extra: 1 }],
      ['app.info', null],
      ['settings.set', { ...defaultSettings, textScale: 9 }],
      ['settings.set', { ...defaultSettings, token: 'x' }],
    ];
    for (const [channel, input] of inputs)
      expect(await dispatch(channel, input)).toMatchObject({
        ok: false,
        failure: { code: 'ipc/invalid-input' },
      });
  });

  it('leaves no text of the page in the log, not even as the name of a channel', async () => {
    const lines: unknown[] = [];
    const dispatch = createRouter({} as Handlers, { write: (...line) => lines.push(line), erase() {} });
    await dispatch('Rosa Canary', {});
    await dispatch('payers.search', { text: 7, 'Rosa Canary': 1 });
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('Canary');
  });

  it('lets no key out that the contract does not name', async () => {
    const dispatch = routerWith({ 'app.info': async () => ({ ...info, accessToken: 'canary' }) as never });
    const result = await dispatch('app.info', {});
    expect(result).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it('leaves the place of an unexpected fault in the log, and no value', async () => {
    const lines: [string, unknown][] = [];
    const handlers = {
      'people.list': async () => {
        throw new TypeError('secret at /home/someone');
      },
    };
    const dispatch = createRouter(handlers as unknown as Handlers, {
      write: (event, facts) => lines.push([event, facts]),
      erase() {},
    });
    await dispatch('people.list', {});
    expect(lines).toMatchObject([
      ['ipc.failed', { channel: 'people.list', code: 'internal', kind: 'TypeError' }],
    ]);
    expect(JSON.stringify(lines)).not.toContain('someone');
  });

  it('hands our own failures on and keeps the words of strangers to itself', async () => {
    const dispatch = routerWith({
      'people.list': async () => {
        throw new AppError('store/full', 'The disk is full.', { retryable: true, details: ['x'] });
      },
      'connection.list': async () => {
        throw new Error('secret at /home/someone');
      },
    });
    expect(await dispatch('people.list', {})).toEqual({
      ok: false,
      failure: { code: 'store/full', message: 'The disk is full.', retryable: true, details: ['x'] },
    });
    const stranger = await dispatch('connection.list', {});
    expect(stranger).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(stranger)).not.toContain('someone');
  });
});

it('what was asked for before the lock closed is not told behind it, by any channel but those that say nothing', async () => {
  let isLocked = false;
  const answer = { name: 'Rosa Medina' };
  const handlers = Object.fromEntries(
    requestChannels.map((channel) => [
      channel,
      async () => {
        isLocked = true;
        return answer;
      },
    ]),
  );
  const dispatch = createRouter(handlers as never, log, () => isLocked);
  const told: string[] = [];
  for (const channel of requestChannels) {
    isLocked = false;
    const { output, input } = requests[channel];
    const spared = { output: output.safeParse, input: input.safeParse };
    // Whatever goes in and comes out: the lock is asked, not the schema.
    output.safeParse = input.safeParse = (() => ({ success: true, data: answer })) as never;
    const result = await dispatch(channel, {});
    Object.assign(output, { safeParse: spared.output });
    Object.assign(input, { safeParse: spared.input });
    if (result.ok) told.push(channel);
    else expect(result.failure.code).toBe('app/locked');
  }
  const open = requestChannels.filter(
    (channel) => channels[channel].whileLocked || channels[channel].closesLock,
  );
  expect(told).toEqual(open);
});

it('no channel that is answered while the app is locked is one that the data worker answers', () => {
  const db = openDatabase({ kind: 'memory' });
  const store = createOperations(db);
  expect(findOperation(store, 'people.list')).toBeDefined();
  const open = requestChannels.filter((channel) => channels[channel].whileLocked);
  expect(open.filter((channel) => findOperation(store, channel))).toEqual([]);
  db.close();
});

it('does not tell behind the lock what went wrong with what was asked for before it', async () => {
  let isLocked = false;
  const handler = async () => {
    isLocked = true;
    throw new AppError('oauth/exchange-failed', 'The plan did not give access.', { details: ['Evergreen'] });
  };
  const handlers = { 'people.list': handler } as unknown as Handlers;
  const result = await createRouter(handlers, log, () => isLocked)('people.list', {});
  expect(result).toEqual({
    ok: false,
    failure: { code: 'app/locked', message: 'The app is locked.', retryable: false },
  });
});
