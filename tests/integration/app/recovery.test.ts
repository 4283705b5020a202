/** Records whose key the key store no longer gives are opened with the code that the person wrote down. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ports, Question } from '../../../electron/ports.ts';
import { FileCabinet } from '../../support/file-cabinet.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { makeClaim } from '../faults/faulty-plan.ts';

const open: TestApp[] = [];
afterEach(async () => {
  for (const test of open.splice(0)) await test.close().catch(() => undefined);
});

/** A key store whose secret was replaced: what the one before sealed cannot be opened any more. */
class ResetSecretBox extends MemorySecretBox {
  override async seal(text: string): Promise<string> {
    return `new:${await super.seal(text)}`;
  }

  override async open(sealed: string) {
    return super.open(sealed.startsWith('new:') ? sealed.slice('new:'.length) : `another ${sealed}`);
  }
}

async function start(
  folder: string,
  secrets = new MemorySecretBox(),
  others: Partial<Ports> = {},
): Promise<TestApp> {
  const ports = {
    ...others,
    secrets,
    vault: new FileCabinet(folder, 'vault'),
    settings: new FileCabinet(folder, 'settings'),
  };
  const test = await startTestApp({ visit() {}, folder, ports });
  open.push(test);
  return test;
}

/** A profile with the claims of a file and, where wanted, a code that was written down. */
async function withRecords({ code: hasCode }: { code: boolean }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-recovery-'));
  const test = await start(folder);
  const file = path.join(folder, 'claims.ndjson');
  writeFileSync(file, JSON.stringify(makeClaim('r-1')));
  const { importId, patients } = await test.ask('files.look', { paths: [file] });
  await test.ask('files.import', { importId, people: patients.map(({ key }) => ({ key, personId: null })) });
  rmSync(file);
  let code = '';
  if (hasCode) {
    ({ code } = await test.ask('recovery.offer', {}));
    await test.ask('recovery.keep', {});
  }
  await test.app.dispose();
  return { folder, code, first: test };
}

const countPeople = async (test: TestApp) => (await test.ask('people.list', {})).length;

describe('the recovery code', () => {
  it('opens the records after the key store was reset, and the next start needs no code', async () => {
    const { folder, code } = await withRecords({ code: true });
    const secrets = new ResetSecretBox();
    const test = await start(folder, secrets);
    expect((await test.ask('app.info', {})).storage).toBe('key-lost');
    expect(await test.ask('recovery.state', {})).toEqual({ hasCode: true, isClosed: true });
    expect(await countPeople(test)).toBe(0);
    expect(await test.ask('recovery.open', { code: code.toLowerCase() })).toEqual({ result: 'opened' });
    expect((await test.ask('app.info', {})).storage).toBe('encrypted');
    expect(await countPeople(test)).toBe(1);
    await test.app.dispose();
    const next = await start(folder, secrets);
    expect((await next.ask('app.info', {})).storage).toBe('encrypted');
    expect(await countPeople(next)).toBe(1);
  });

  it.each(['locked', 'refused', 'unprotected'] as const)(
    'opens the records for this start while the key store is %s',
    async (state) => {
      const { folder, code } = await withRecords({ code: true });
      const sealed = readFileSync(path.join(folder, 'records/records.key'), 'utf8');
      const secrets = new MemorySecretBox();
      secrets.now = state;
      const test = await start(folder, secrets);
      const mode = state === 'unprotected' ? 'memory-no-key-store' : `memory-${state}`;
      expect((await test.ask('app.info', {})).storage).toBe(mode);
      expect(await test.ask('recovery.open', { code })).toEqual({ result: 'opened' });
      expect(await countPeople(test)).toBe(1);
      expect(readFileSync(path.join(folder, 'records/records.key'), 'utf8')).toBe(sealed);
    },
  );

  it('opens the records when the sealed key is gone', async () => {
    const { folder, code } = await withRecords({ code: true });
    rmSync(path.join(folder, 'records/records.key'));
    const test = await start(folder);
    expect((await test.ask('app.info', {})).storage).toBe('key-lost');
    expect(await test.ask('recovery.open', { code })).toEqual({ result: 'opened' });
    expect(await countPeople(test)).toBe(1);
  });

  it('says that a code is mistyped or wrong, and changes nothing', async () => {
    const { folder, code } = await withRecords({ code: true });
    const other = await withRecords({ code: true });
    const test = await start(folder, new ResetSecretBox());
    expect(await test.ask('recovery.open', { code: code.slice(0, -2) })).toEqual({ result: 'mistyped' });
    expect(await test.ask('recovery.open', { code: other.code })).toEqual({ result: 'wrong' });
    expect((await test.ask('app.info', {})).storage).toBe('key-lost');
    expect(await test.ask('recovery.open', { code })).toEqual({ result: 'opened' });
  });

  it('goes on in memory when the code is right and the records are damaged', async () => {
    const { folder, code } = await withRecords({ code: true });
    writeFileSync(path.join(folder, 'records/records.db'), Buffer.alloc(40_000, 7));
    const test = await start(folder, new ResetSecretBox());
    const result = await test.send('recovery.open', { code });
    expect(result).toMatchObject({ ok: false, failure: { code: 'store/corrupt' } });
    expect(await countPeople(test)).toBe(0);
  });

  it('is void once a newer one is written down, not before', async () => {
    const { folder, code } = await withRecords({ code: true });
    const test = await start(folder);
    const { code: newer } = await test.ask('recovery.offer', {});
    expect((await test.ask('recovery.offer', {})).code).toBe(newer);
    expect(await test.ask('recovery.open', { code })).toEqual({ result: 'opened' });
    await test.ask('recovery.keep', {});
    expect(await test.ask('recovery.open', { code })).toEqual({ result: 'wrong' });
    expect(await test.ask('recovery.open', { code: newer })).toEqual({ result: 'opened' });
  });

  it('is not replaced without a yes in a dialog of main', async () => {
    const { folder, code } = await withRecords({ code: true });
    const asked: Question[] = [];
    const confirm = async (question: Question) => {
      asked.push(question);
      return false;
    };
    const test = await start(folder, new MemorySecretBox(), { dialogs: { confirm } });
    const { code: newer } = await test.ask('recovery.offer', {});
    expect(await test.ask('recovery.keep', {})).toBeNull();
    expect(asked.map(({ message }) => message)).toEqual(['Replace your recovery code?']);
    expect(await test.ask('recovery.open', { code: newer })).toEqual({ result: 'wrong' });
    expect(await test.ask('recovery.open', { code })).toEqual({ result: 'opened' });
  });

  it('is in no file and no line of the log, and the key in no message', async () => {
    const { folder, code, first } = await withRecords({ code: true });
    const sealed = readFileSync(path.join(folder, 'records/records.key'), 'utf8');
    const { text: key } = await new MemorySecretBox().open(sealed);
    const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
    const forms = [code, code.replaceAll('-', ''), Buffer.from(code).toString('base64').slice(0, 30)];
    const hits = (all: string[], wanted: string[]) =>
      all.filter((text) => wanted.some((one) => text.includes(one)));
    expect(hits([...texts, `planted ${code}`], forms)).toEqual([`planted ${code}`]);
    expect(hits([first.log.text()], [...forms, key])).toEqual([]);
    expect(hits([JSON.stringify(first.messages), `planted ${key}`], [key])).toEqual([`planted ${key}`]);
    const file = statSync(path.join(folder, 'records/records.recovery'));
    if (process.platform !== 'win32') expect(file.mode & 0o777).toBe(0o600);
  });

  it('goes with everything else when everything is erased', async () => {
    const { folder } = await withRecords({ code: true });
    const test = await start(folder, new ResetSecretBox());
    await test.ask('data.eraseAll', {});
    expect(await test.ask('recovery.state', {})).toEqual({ hasCode: false, isClosed: false });
    expect((await test.ask('app.info', {})).storage).toBe('encrypted');
  });
});

it('records without a code say that they are closed, and what there is to do', async () => {
  const { folder } = await withRecords({ code: false });
  const test = await start(folder, new ResetSecretBox());
  expect(await test.ask('recovery.state', {})).toEqual({ hasCode: false, isClosed: true });
});

it('no code is offered where nothing is kept', async () => {
  const secrets = new MemorySecretBox();
  secrets.now = 'unprotected';
  const test = await start(mkdtempSync(path.join(os.tmpdir(), 'claimfolio-recovery-')), secrets);
  expect(await test.send('recovery.offer', {})).toMatchObject({ failure: { code: 'vault/unavailable' } });
});
