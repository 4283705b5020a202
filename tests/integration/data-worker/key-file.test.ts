import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataKey } from '../../../electron/data/worker/key-file.ts';
import { VaultError } from '../../../electron/errors.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { emptyFolder } from './stored-files.ts';

const keyIn = (folder: string) => readFileSync(join(folder, 'records.key'), 'utf8');

describe('the key of the records', () => {
  it('is made once, random, sealed, and for the owner only', async () => {
    const secrets = new MemorySecretBox();
    const folder = join(emptyFolder(), 'new', 'data');
    const first = await openDataKey(secrets, folder);
    expect(first).toEqual({ kind: 'file', key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const sealed = keyIn(folder);
    expect(sealed).not.toContain(first.kind === 'file' ? first.key : '');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'records.key')).mode & 0o777).toBe(0o600);
    expect(await openDataKey(secrets, folder)).toEqual(first);
    expect(keyIn(folder)).toBe(sealed);
    expect(secrets.seals).toBe(1);
    const other = await openDataKey(secrets, emptyFolder());
    expect(other).not.toEqual(first);
  });

  it.each([
    ['unprotected', 'no-key-store'],
    ['locked', 'locked'],
    ['refused', 'refused'],
  ] as const)('is never written where the key store is %s', async (state, why) => {
    const secrets = new MemorySecretBox();
    secrets.now = state;
    const folder = emptyFolder();
    expect(await openDataKey(secrets, folder)).toEqual({ kind: 'memory', why });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['unprotected', 'no-key-store'],
    ['locked', 'locked'],
    ['refused', 'refused'],
  ] as const)('that is here is asked for before the key store is judged: %s', async (state, why) => {
    const secrets = new MemorySecretBox();
    const folder = emptyFolder();
    await openDataKey(secrets, folder);
    secrets.now = state;
    // As Electron: the key store seems to be there until something is opened.
    secrets.state = async () => 'protected';
    expect(await openDataKey(secrets, folder)).toEqual({ kind: 'memory', why });
  });

  it('is opened all the same when its old seal cannot be renewed now', async () => {
    const secrets = new MemorySecretBox();
    const folder = emptyFolder();
    const first = await openDataKey(secrets, folder);
    secrets.stale = true;
    secrets.seal = async () => {
      throw new VaultError('vault/locked', 'Locked just now.');
    };
    expect(await openDataKey(secrets, folder)).toEqual(first);
    expect(readdirSync(folder)).toEqual(['records.key']);
  });

  it('is sealed again when its seal is old, and stays the same key', async () => {
    const secrets = new MemorySecretBox();
    const folder = emptyFolder();
    const first = await openDataKey(secrets, folder);
    writeFileSync(join(folder, 'records.key.new'), 'left by a crash');
    secrets.stale = true;
    expect(await openDataKey(secrets, folder)).toEqual(first);
    expect(secrets.seals).toBe(2);
    expect(readdirSync(folder)).toEqual(['records.key']);
    secrets.stale = false;
    expect(await openDataKey(secrets, folder)).toEqual(first);
  });

  it.each(['', 'not sealed by this computer'])('that cannot be opened (%j) is left alone', async (text) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'records.key'), text);
    expect(await openDataKey(new MemorySecretBox(), folder)).toEqual({ kind: 'key-lost' });
    expect(keyIn(folder)).toBe(text);
  });

  it('that is no key is left alone', async () => {
    const secrets = new MemorySecretBox();
    const folder = emptyFolder();
    const sealed = await secrets.seal('something else');
    writeFileSync(join(folder, 'records.key'), sealed);
    expect(await openDataKey(secrets, folder)).toEqual({ kind: 'key-lost' });
    expect(keyIn(folder)).toBe(sealed);
  });

  it('is not replaced where records are left whose key is gone', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'records.db'), 'records');
    expect(await openDataKey(new MemorySecretBox(), folder)).toEqual({ kind: 'key-lost' });
    expect(readdirSync(folder)).toEqual(['records.db']);
  });

  // shell/browser/browser_process_impl.cc `CommitPendingWrite`: on Windows Chromium writes its own key seconds later.
  it('that was lost in the first seconds, before anything opened with it again, is made anew', async () => {
    const folder = emptyFolder();
    const first = await openDataKey(new MemorySecretBox(), folder);
    writeFileSync(join(folder, 'records.db'), 'nobody opens this');
    const reset = new MemorySecretBox();
    const { open } = reset;
    reset.open = async (sealed) => {
      if (sealed === keyBefore) throw new VaultError('vault/unreadable', 'Another key.');
      return open.call(reset, sealed);
    };
    const keyBefore = keyIn(folder);
    // A code opens them: nothing is begun anew.
    writeFileSync(join(folder, 'records.recovery'), '{}');
    expect(await openDataKey(reset, folder)).toEqual({ kind: 'key-lost' });
    rmSync(join(folder, 'records.recovery'));
    const next = await openDataKey(reset, folder);
    expect(next.kind).toBe('file');
    expect(next).not.toEqual(first);
    expect(readdirSync(folder).sort()).toEqual(['records.first-start', 'records.key']);
  });

  it('that opened a second time, and is lost later, is never replaced', async () => {
    const folder = emptyFolder();
    await openDataKey(new MemorySecretBox(), folder);
    await openDataKey(new MemorySecretBox(), folder);
    const reset = new MemorySecretBox();
    reset.open = async () => {
      throw new VaultError('vault/unreadable', 'Another key.');
    };
    expect(await openDataKey(reset, folder)).toEqual({ kind: 'key-lost' });
  });

  it('is one, even when two starts make it at once', async () => {
    const secrets = new MemorySecretBox();
    const folder = emptyFolder();
    const keys = await Promise.all([openDataKey(secrets, folder), openDataKey(secrets, folder)]);
    expect(keys.filter(({ kind }) => kind === 'file').length).toBeGreaterThanOrEqual(1);
    const final = await openDataKey(secrets, folder);
    for (const key of keys) if (key.kind === 'file') expect(key).toEqual(final);
  });

  it('says that the folder cannot be written to', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    await expect(openDataKey(new MemorySecretBox(), join(file, 'below'))).rejects.toMatchObject({
      name: /Error/,
    });
    mkdirSync(join(file, '..', 'fine'));
  });
});
