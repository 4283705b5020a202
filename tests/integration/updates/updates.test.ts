/** Newer versions, looked for, downloaded and opened by the whole app over a real server on this computer. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import type { UpdateState } from '../../../shared/model/updates.ts';
import { MemoryCabinet, MemoryClock } from '../../support/memory-ports.ts';
import { noUpdates, startTestApp, type TestApp } from '../../support/test-app.ts';
import { type ReleaseServer, startReleaseServer } from '../../support/updates/release-server.ts';

const mebibyte = 1024 * 1024;

type Started = {
  server: ReleaseServer;
  test: TestApp;
  opened: string[];
  clock: MemoryClock;
  settings: MemoryCabinet;
  /** Where downloads lie, and the policy. */
  place(name: string): string;
  state(): Promise<UpdateState>;
  /** The state once nothing is downloaded any more. */
  settled(): Promise<UpdateState>;
};

async function start(given: { settings?: MemoryCabinet; server?: ReleaseServer } = {}): Promise<Started> {
  const server = given.server ?? (await startReleaseServer());
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-updates-'));
  const { settings = new MemoryCabinet() } = given;
  const clock = new MemoryClock(Date.UTC(2026, 11, 1));
  const opened: string[] = [];
  const open = async (file: string) => void opened.push(file);
  const updater = { ...noUpdates(folder), source: server.source, open };
  const test = await startTestApp({ visit() {}, folder, ports: { updater, clock, settings } });
  onTestFinished(async () => {
    await test.close();
    if (!given.server) await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const state = () => test.ask('updates.get', {});
  const settled = async () => {
    for (;;) {
      const now = await state();
      if (now.download.step !== 'running') return now;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    ...{ server, test, opened, clock, settings, state, settled },
    place: (name) => path.join(folder, name),
  };
}

async function download({ test, settled }: Started): Promise<UpdateState> {
  await test.ask('updates.download', {});
  return settled();
}

async function listRows({ test }: Started) {
  return (await test.ask('accessLog.list', { personId: null, offset: 0, limit: 100 })).rows;
}

describe('looking for a newer version', () => {
  it('asks nothing before the person said so, then once a week', async () => {
    const app = await start();
    const { server, test, clock, state } = app;
    expect(await state()).toMatchObject({ isAllowed: null, never: null, checkedAt: null, offer: null });
    expect(server.asked).toEqual([]);
    await test.ask('updates.allow', { isAllowed: true });
    await expect.poll(state).toMatchObject({ isAllowed: true, offer: { version: '9.9.9' } });
    expect(server.asked).toEqual([{ url: '/app/releases.json', range: null, userAgent: 'Claimfolio' }]);
    expect((await state()).checkedAt).toBe(new Date(clock.now()).toISOString());
  });

  it('writes a row for each request before it leaves, with nothing about the person', async () => {
    const app = await start();
    await app.test.ask('updates.check', {});
    await download(app);
    await expect
      .poll(async () => (await listRows(app)).map(({ what, why, result }) => [what, why, result]))
      .toEqual([
        ['update-file', 'you-asked', 'ok'],
        ['update-file', 'you-asked', 'ok'],
        ['update-file', 'you-asked', 'ok'],
        ['update-list', 'you-asked', 'ok'],
      ]);
    for (const row of await listRows(app))
      expect(row).toMatchObject({
        host: new URL(app.server.source.address).host,
        method: 'GET',
        personId: null,
        connectionId: null,
      });
  });

  it('keeps what it knew when a list is refused, and says why', async () => {
    const { server, test, state } = await start();
    await test.ask('updates.check', {});
    server.sign({ sequence: 4, version: '9.9.10' });
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ problem: 'replayed', offer: { version: '9.9.9' } });
    server.sign({ sequence: 6, expiresAt: '2026-11-30T00:00:00.000Z' });
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ problem: 'expired', offer: { version: '9.9.9' } });
    server.set.list = '<html>';
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ problem: 'not-signed' });
    server.sign({ sequence: 6, version: packageJson.version });
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ problem: null, offer: null });
  });

  it('says that this version was withdrawn, and that another waits for its turn', async () => {
    const { server, test, state } = await start();
    server.sign({ withdrawn: [packageJson.version, '9.9.9'] });
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ isWithdrawn: true, offer: null });
    server.sign({ stagedPercent: 0, sequence: 6 });
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ isWithdrawn: false, offer: null, later: '9.9.9' });
  });

  it('does not where a policy forbids it, whatever the person said', async () => {
    const { server, test, state, place } = await start();
    writeFileSync(place('policy.json'), '{"updates":"off"}');
    await test.ask('updates.allow', { isAllowed: true });
    await test.ask('updates.check', {});
    await test.ask('updates.download', {});
    expect(await state()).toMatchObject({ never: 'policy', offer: null });
    expect(server.asked).toEqual([]);
  });

  it('does not in a copy that was built without an address', async () => {
    const test = await startTestApp({ visit() {} });
    onTestFinished(() => test.close());
    await test.ask('updates.check', {});
    expect(await test.ask('updates.get', {})).toMatchObject({ never: 'not-built-in', host: null });
  });

  it('that cannot be reached says so', async () => {
    const server = await startReleaseServer(1);
    const { test, state } = await start({ server });
    await server.close();
    await test.ask('updates.check', {});
    expect(await state()).toMatchObject({ problem: 'unreachable', checkedAt: null });
  });
});

describe('downloading it', () => {
  it('goes on where it was cut off, and opens what the list names', async () => {
    const app = await start();
    const { server, test, place, opened } = app;
    await test.ask('updates.check', {});
    server.set.cutAt = 2;
    expect(await download(app)).toMatchObject({ problem: 'unreachable', download: { step: 'none' } });
    expect(readdirSync(place('updates'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.part$/)]);
    const asked = server.asked.length;
    expect(await download(app)).toMatchObject({ problem: null, download: { step: 'ready' } });
    expect(server.asked.slice(asked).map(({ range }) => range)).toEqual([
      `bytes=${8 * mebibyte}-${16 * mebibyte - 1}`,
      `bytes=${16 * mebibyte}-${20 * mebibyte - 1}`,
    ]);
    const file = path.join(place('updates'), 'claimfolio_9.9.9_amd64.deb');
    expect(readFileSync(file).equals(server.bytes)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(opened).toEqual([]);
    await test.ask('updates.install', {});
    expect(opened).toEqual([file]);
  });

  it('tells how far it is, and stops when the person says so', async () => {
    const app = await start();
    const { server, test, state, place } = app;
    await test.ask('updates.check', {});
    server.set.hold = new Promise(() => undefined);
    await test.ask('updates.download', {});
    await expect.poll(() => server.asked.length).toBe(2);
    expect(await state()).toMatchObject({ download: { step: 'running', received: 0 } });
    await test.ask('updates.cancel', {});
    expect(await state()).toMatchObject({ download: { step: 'none' }, problem: null });
    server.set.hold = Promise.resolve();
    expect((await download(app)).download.step).toBe('ready');
    expect(readdirSync(place('updates'))).toEqual(['claimfolio_9.9.9_amd64.deb']);
  });

  it('throws a file away that is not the one of the list', async () => {
    const app = await start();
    await app.test.ask('updates.check', {});
    const wrong = Buffer.from(app.server.bytes);
    wrong.writeUInt8(wrong.readUInt8(9_000_000) ^ 1, 9_000_000);
    app.server.set.bytes = wrong;
    expect(await download(app)).toMatchObject({ problem: 'wrong-file', download: { step: 'none' } });
    expect(readdirSync(app.place('updates'))).toEqual([]);
  });

  it('takes no more than it asked for', async () => {
    const app = await start();
    await app.test.ask('updates.check', {});
    app.server.set.ignoresRange = true;
    expect(await download(app)).toMatchObject({ problem: 'unreachable' });
    app.server.set.ignoresRange = false;
    app.server.set.bytes = Buffer.concat([app.server.bytes, Buffer.alloc(1)]);
    expect(await download(app)).toMatchObject({ problem: 'unreachable' });
    expect(
      readdirSync(app.place('updates')).map((name) => statSync(path.join(app.place('updates'), name)).size),
    ).toEqual([0]);
  });

  it('does not open a file that was changed on the disk since', async () => {
    const app = await start();
    await app.test.ask('updates.check', {});
    await download(app);
    const file = path.join(app.place('updates'), 'claimfolio_9.9.9_amd64.deb');
    writeFileSync(file, Buffer.alloc(app.server.bytes.byteLength));
    await app.test.ask('updates.install', {});
    expect(app.opened).toEqual([]);
    expect(await app.state()).toMatchObject({ problem: 'wrong-file', download: { step: 'none' } });
    expect(existsSync(file)).toBe(false);
  });

  it('is gone when everything is erased, and so is the answer', async () => {
    const app = await start();
    await app.test.ask('updates.check', {});
    await app.test.ask('updates.allow', { isAllowed: false });
    await download(app);
    await app.test.ask('data.eraseAll', {});
    expect(existsSync(app.place('updates'))).toBe(false);
    expect(await app.state()).toMatchObject({ isAllowed: null, offer: null, checkedAt: null });
  });
});

describe('after an update', () => {
  it('says so until it was seen, and throws away what led to it', async () => {
    const settings = new MemoryCabinet();
    settings.set('updates', { version: '0.0.1', isAllowed: true, triedAt: '2026-11-30T00:00:00.000Z' });
    const app = await start({ settings });
    expect(await app.state()).toMatchObject({ isUpdated: true, isAllowed: true });
    await app.test.ask('updates.noteSeen', {});
    expect(await app.state()).toMatchObject({ isUpdated: false });
    // Less than a week ago.
    expect(app.server.asked).toEqual([]);
  });

  it('says nothing at a first start', async () => {
    expect(await (await start()).state()).toMatchObject({ isUpdated: false });
  });
});
