/** A passphrase of the person's own: nothing is answered without it, and the key store alone opens nothing. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Ports } from '../../../electron/ports.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { channels, pageChannels } from '../../../shared/ipc/channels.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { hostilePayer } from '../../support/hostile-payer.ts';
import { MemoryCabinet, MemorySecretBox } from '../../support/memory-ports.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { everyone, filesWith, ndjson } from '../import/opened.ts';

const passphrase = 'quiet river under a green hill';

/** A profile with one claim of a file and a recovery code, whose app can be started again. `now`: what its clock says. */
async function startWithClaim(more: Partial<Ports> = {}, claims: readonly object[] = [eob()]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-lock-'));
  const secrets = new MemorySecretBox();
  const time = { now: Date.now() };
  const ports = {
    secrets,
    vault: new MemoryCabinet(),
    settings: new MemoryCabinet(),
    clock: { now: () => time.now },
    ...more,
  };
  const open: TestApp[] = [];
  const start = async () => {
    const test = await startTestApp({ visit() {}, folder, ports });
    open.push(test);
    return test;
  };
  onTestFinished(async () => {
    for (const test of open) await test.app.dispose().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });
  const test = await start();
  const offer = await test.ask('files.look', { paths: filesWith({ 'a.ndjson': ndjson(claims) }) });
  await test.ask('files.import', everyone(offer));
  const { code } = await test.ask('recovery.offer', {});
  await test.ask('recovery.keep', {});
  const readKey = async () =>
    (await secrets.open(readFileSync(path.join(folder, 'records', 'records.key'), 'utf8'))).text;
  return { test, start, time, readKey, code, secrets };
}

it('closes everything but the way in, and opens with the passphrase only', async () => {
  const { test, start, readKey } = await startWithClaim();
  expect(await readKey()).toMatch(/^[0-9a-f]{64}$/);
  expect(await test.ask('lock.set', { current: null, next: passphrase })).toMatchObject({ result: 'done' });
  expect(await readKey()).toMatch(/^lock1:/);
  await test.ask('lock.close', {});
  expect(await test.ask('lock.state', {})).toEqual({ isSet: true, isLocked: true });
  const answered: string[] = [];
  for (const channel of pageChannels) {
    const result = await test.app.dispatch(channel, {});
    if (result.ok || result.failure.code !== 'app/locked') answered.push(channel);
  }
  // Everything was erased by the last of them.
  expect(answered).toEqual(pageChannels.filter((channel) => channels[channel].whileLocked));
  expect((await start()).app).toBeDefined();
});

it('is not set without a recovery code', async () => {
  const test = await startTestApp({ visit() {} });
  onTestFinished(() => test.app.dispose());
  expect(await test.app.dispatch('lock.set', { current: null, next: passphrase })).toMatchObject({
    failure: { code: 'ipc/invalid-input' },
  });
  expect(await test.ask('lock.state', {})).toEqual({ isSet: false, isLocked: false });
});

it('asks again at each start, and what was there is there', async () => {
  const { test, start } = await startWithClaim();
  await test.ask('lock.set', { current: null, next: passphrase });
  await test.app.dispose();
  const next = await start();
  expect((await next.ask('app.info', {})).storage).toBe('locked');
  expect(await next.ask('lock.open', { passphrase: 'another passphrase' })).toEqual({
    result: 'wrong',
    waitSeconds: 0,
  });
  expect(await next.ask('lock.open', { passphrase })).toMatchObject({ result: 'done' });
  expect(await next.ask('people.list', {})).toHaveLength(1);
  const { complete, rows } = await next.ask('accessLog.list', { personId: null, offset: 0, limit: 5 });
  expect({ complete, what: rows.at(-1)?.what }).toEqual({ complete: true, what: 'open-file' });
});

it('makes whoever guesses wait longer and longer, and looks at nothing meanwhile', async () => {
  const { test, time } = await startWithClaim();
  await test.ask('lock.set', { current: null, next: passphrase });
  await test.ask('lock.close', {});
  const guess = () => test.ask('lock.open', { passphrase: 'a wrong passphrase' });
  expect([await guess(), await guess(), await guess()].map(({ waitSeconds }) => waitSeconds)).toEqual([
    0, 0, 5,
  ]);
  expect(await test.ask('lock.open', { passphrase })).toEqual({ result: 'wait', waitSeconds: 5 });
  time.now += 5000;
  expect(await guess()).toEqual({ result: 'wrong', waitSeconds: 15 });
  time.now += 15_000;
  expect(await test.ask('lock.open', { passphrase })).toMatchObject({ result: 'done' });
});

it('guesses at once count one after the other: the third makes all others wait', async () => {
  const { test } = await startWithClaim();
  await test.ask('lock.set', { current: null, next: passphrase });
  await test.ask('lock.close', {});
  const guesses = Array.from({ length: 7 }, (_, place) =>
    test.ask('lock.open', { passphrase: place < 6 ? `wrong passphrase ${place}` : passphrase }),
  );
  const results = (await Promise.all(guesses)).map(({ result }) => result);
  expect(results).toEqual(['wrong', 'wrong', 'wrong', 'wait', 'wait', 'wait', 'wait']);
  expect(await test.ask('lock.state', {})).toEqual({ isSet: true, isLocked: true });
});

it('is taken away with the passphrase, or with the recovery code by whoever forgot it', async () => {
  const { test, start, readKey, code } = await startWithClaim();
  await test.ask('lock.set', { current: null, next: passphrase });
  expect(await test.ask('lock.set', { current: 'not this one', next: null })).toMatchObject({
    result: 'wrong',
  });
  expect(await test.ask('lock.set', { current: passphrase, next: null })).toMatchObject({ result: 'done' });
  expect(await readKey()).toMatch(/^[0-9a-f]{64}$/);
  await test.ask('lock.set', { current: null, next: passphrase });
  await test.app.dispose();
  const next = await start();
  expect(await next.ask('recovery.open', { code })).toEqual({ result: 'opened' });
  expect(await next.ask('lock.state', {})).toEqual({ isSet: false, isLocked: false });
  expect(await next.ask('people.list', {})).toHaveLength(1);
  expect(await readKey()).toMatch(/^[0-9a-f]{64}$/);
});

/** Records that are open, while a sheet of theirs is drawn until the test says so. */
async function startDrawing() {
  const [asked, drawn] = [Promise.withResolvers<void>(), Promise.withResolvers<Uint8Array>()];
  const pdf = () => {
    asked.resolve();
    return drawn.promise;
  };
  const { test } = await startWithClaim({ printer: { pdf, print: async () => true, stop() {} } });
  await test.ask('lock.set', { current: null, next: passphrase });
  const [person] = await test.ask('people.list', {});
  const saving = test.send('statement.saveSheets', {
    personId: person?.id ?? '',
    year: 2026,
    options: usualOptions,
  });
  await asked.promise;
  /** SQLite's log lies there as long as the database is open. */
  const isOpen = () => existsSync(path.join(test.folder, 'records/records.db-wal'));
  expect(isOpen()).toBe(true);
  return { test, saving, isOpen, draw: () => drawn.resolve(new Uint8Array([37])) };
}

// docs/api/power-monitor.md `suspend`: nothing waits for an app. What is drawn may take a minute and a half.
it('closes the records before what runs has ended when the computer locks or sleeps, and opens them after it only', async () => {
  const { test, saving, isOpen, draw } = await startDrawing();
  const closing = test.app.lockAtOnce();
  await vi.waitFor(() => expect(isOpen()).toBe(false), { timeout: 5_000 });
  expect(await test.ask('lock.state', {})).toEqual({ isSet: true, isLocked: true });
  const opening = test.ask('lock.open', { passphrase });
  draw();
  await closing;
  expect(await saving).toMatchObject({ failure: { code: 'app/locked' } });
  expect(await opening).toMatchObject({ result: 'done' });
  expect(await test.ask('people.list', {})).toHaveLength(1);
});

// docs/api/browser-window.md `query-session-end`: the app has three seconds.
it('closes the records first when the session ends', async () => {
  const { test, isOpen, draw } = await startDrawing();
  const ending = test.app.dispose({ atOnce: true });
  await vi.waitFor(() => expect(isOpen()).toBe(false), { timeout: 5_000 });
  draw();
  await ending;
});

it.each([false, true])(
  'ends once the clipboard holds no copied number any more (session ends: %s)',
  async (atOnce) => {
    const cleared = Promise.withResolvers<void>();
    const { test } = await startWithClaim({ copied: { note() {}, forget: () => cleared.promise } });
    let isEnded = false;
    const ending = test.app.dispose({ atOnce }).then(() => {
      isEnded = true;
    });
    await vi.waitFor(() => expect(existsSync(path.join(test.folder, 'records/records.db-wal'))).toBe(false));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isEnded).toBe(false);
    cleared.resolve();
    await ending;
  },
);

it('each start notes in the log whether records are kept, and nothing else of them', async () => {
  const { test, start } = await startWithClaim();
  const noted = ({ log }: TestApp) => log.lines.filter(({ event }) => event === 'records.opened');
  expect(noted(test)).toEqual([{ event: 'records.opened', facts: { storage: 'encrypted' } }]);
  await test.ask('lock.set', { current: null, next: passphrase });
  await test.app.dispose();
  expect(noted(await start())).toEqual([{ event: 'records.opened', facts: { storage: 'locked' } }]);
});

it('refuses at once, waits for the file that is being made of a year’s claims, and makes no other', async () => {
  const [asked, drawn] = [Promise.withResolvers<void>(), Promise.withResolvers<Uint8Array>()];
  let files = 0;
  const pdf = () => {
    files += 1;
    asked.resolve();
    return drawn.promise;
  };
  const { test } = await startWithClaim({ printer: { pdf, print: async () => true, stop() {} } }, [
    eob({ id: 'one' }),
    eob({ id: 'two' }),
  ]);
  await test.ask('lock.set', { current: null, next: passphrase });
  const [person] = await test.ask('people.list', {});
  const saving = test.send('statement.saveSheets', {
    personId: person?.id ?? '',
    year: 2026,
    options: usualOptions,
  });
  await asked.promise;
  const locking = test.ask('lock.close', {});
  expect(await test.ask('lock.state', {})).toEqual({ isSet: true, isLocked: true });
  expect(await test.send('people.list', {})).toMatchObject({ failure: { code: 'app/locked' } });
  const opening = test.ask('lock.open', { passphrase });
  drawn.resolve(new Uint8Array([37, 80, 68, 70]));
  expect(await saving).toMatchObject({ failure: { code: 'app/locked' } });
  await locking;
  // Whoever opens it meanwhile waits until it is closed.
  expect(await opening).toMatchObject({ result: 'done' });
  expect(await test.ask('people.list', {})).toHaveLength(1);
  await test.ask('lock.close', {});
  expect(await test.ask('lock.state', {})).toEqual({ isSet: true, isLocked: true });
  expect({ files, saved: test.saved.length }).toEqual({ files: 1, saved: 1 });
});

it.each([null, 'another green hill and a river'])(
  'stays what it was when the app locks before the key store answers: %s',
  async (next) => {
    const { test, secrets } = await startWithClaim();
    await test.ask('lock.set', { current: null, next: passphrase });
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const seal = secrets.seal.bind(secrets);
    secrets.seal = async (text) => {
      if (!/^(?:lock1:|[0-9a-f]{64}$)/.test(text)) return seal(text);
      asked.resolve();
      await answered.promise;
      return seal(text);
    };
    const setting = test.send('lock.set', { current: passphrase, next });
    await asked.promise;
    await test.ask('lock.close', {});
    answered.resolve();
    expect(await setting).toMatchObject({ failure: { code: 'app/locked' } });
    expect(await test.ask('lock.state', {})).toEqual({ isSet: true, isLocked: true });
    expect(await test.ask('lock.open', { passphrase })).toMatchObject({ result: 'done' });
    expect(await test.ask('people.list', {})).toHaveLength(1);
  },
);

it('begins nothing while it waits for something else to end', async () => {
  const { test, draw } = await startDrawing();
  const locking = test.ask('lock.close', {});
  const { server } = await hostilePayer();
  const connecting = test.send('connection.connect', {
    plan: { address: server.fhirBaseUrl },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims'],
    keepUpToDate: true,
    client: {
      ...{ method: 'public', keyId: null, brokerUrl: null, relayUrl: null, redirectPort: null, secret: null },
      clientId: 'an-app',
    },
  });
  expect(await connecting).toMatchObject({ failure: { code: 'app/locked' } });
  draw();
  await locking;
});

it('closes the paper that waits in the print dialog', async () => {
  const [shown, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<boolean>()];
  const print = () => {
    shown.resolve();
    return answered.promise;
  };
  const stop = () => answered.resolve(false);
  const { test } = await startWithClaim({ printer: { pdf: async () => new Uint8Array(), print, stop } });
  await test.ask('lock.set', { current: null, next: passphrase });
  const [person] = await test.ask('people.list', {});
  const printing = test.send('statement.print', {
    kind: 'year',
    personId: person?.id ?? '',
    year: 2026,
    connectionId: null,
    options: usualOptions,
  });
  await shown.promise;
  await test.ask('lock.close', {});
  expect(await printing).toMatchObject({ failure: { code: 'app/locked' } });
});

describe('a dialog that was open when the app locked', () => {
  /** Asks for it, locks while its dialog is open, then answers that; what became of the question. */
  async function answerBehindLock(
    ask: (test: TestApp, personId: string, connectionId: string) => Promise<unknown>,
  ) {
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const wait = async () => {
      asked.resolve();
      await answered.promise;
    };
    const done: string[] = [];
    const { test } = await startWithClaim({
      files: {
        choosePlace: async ({ name }) => wait().then(() => path.join('/stick', name)),
        chooseFolder: () => wait().then(() => '/stick'),
        findExisting: async () => [],
        write: async (name) => void done.push(name),
        show() {},
      },
      filePicker: { choose: () => wait().then(() => ['/stick/gone.ndjson']) },
      dialogs: { confirm: () => wait().then(() => true) },
      traces: { erase: async () => void done.push('erased') },
    });
    await test.ask('lock.set', { current: null, next: passphrase });
    const [connection] = await test.ask('connection.list', {});
    const asking = ask(test, connection?.personId ?? '', connection?.id ?? '');
    await asked.promise;
    await test.ask('lock.close', {});
    answered.resolve();
    expect(await asking).toMatchObject({ failure: { code: 'app/locked' } });
    expect(done).toEqual([]);
    await test.ask('lock.open', { passphrase });
    return test;
  }

  it.each<[string, (test: TestApp, personId: string) => Promise<unknown>]>([
    [
      'the paper',
      (test, personId) =>
        test.send('statement.savePdf', {
          kind: 'year',
          personId,
          year: 2026,
          connectionId: null,
          options: usualOptions,
        }),
    ],
    ['the table', (test, personId) => test.send('claims.saveCsv', { filter: everyClaim(personId) })],
    ['the records', (test, personId) => test.send('records.saveBundle', { personId })],
    ['what was written', (test, personId) => test.send('written.save', { personId })],
    ['the copy', (test, personId) => test.send('handoff.save', { personId, passphrase })],
    [
      'the sheets',
      (test, personId) => test.send('statement.saveSheets', { personId, year: 2026, options: usualOptions }),
    ],
  ])('has no file written of %s', async (_what, ask) => {
    const test = await answerBehindLock(ask);
    const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 9 });
    expect(rows.map(({ what }) => what)).toEqual(['open-file']);
  });

  it('has no file opened', async () => {
    const test = await answerBehindLock((app) => app.send('files.choose', {}));
    expect(test.log.text()).not.toContain('import/');
  });

  it('has nothing erased', async () => {
    const test = await answerBehindLock((app, _personId, connectionId) =>
      app.send('connection.disconnect', { connectionId, erase: true }),
    );
    expect(await test.ask('connection.list', {})).toHaveLength(1);
  });
});
