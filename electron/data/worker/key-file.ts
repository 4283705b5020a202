/**
 * The database's key: 32 random bytes, sealed by the operating system's key store, in a file of its own that is
 * written once. Losing it means losing the records, so nothing here ever replaces a key by another.
 */
import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { VaultError } from '../../errors.ts';
import type { SecretBox } from '../../ports.ts';
import { toStoreError } from '../database/faults.ts';
import { databasePath, keyPath, newKeyPath } from '../database/files.ts';

export type OpenedKey =
  | {
      kind: 'file';
      /** 64 hexadecimal digits. */
      key: string;
    }
  /** Nothing may be kept on disk: this computer has no safe key store, or it is locked. */
  | { kind: 'memory'; why: 'no-key-store' | 'locked' }
  /** There are records, but their key is gone or cannot be opened. They are left as they are. */
  | { kind: 'unreadable' };

const keyPattern = /^[0-9a-f]{64}$/;

/**
 * The key of the records in this folder, made at the first start.
 *
 * @throws {StoreError} store/read-only, store/full when the folder cannot be written to
 */
export async function openDataKey(secrets: SecretBox, folder: string): Promise<OpenedKey> {
  const state = await secrets.state();
  if (state !== 'protected') return { kind: 'memory', why: state === 'locked' ? 'locked' : 'no-key-store' };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const sealed = await readIfThere(keyPath(folder));
    if (sealed !== null) return await openSealed(secrets, folder, sealed);
    if (await isThere(databasePath(folder))) return { kind: 'unreadable' };
    return await makeKey(secrets, folder);
  } catch (error) {
    throw toStoreError(error);
  }
}

async function openSealed(secrets: SecretBox, folder: string, sealed: string): Promise<OpenedKey> {
  try {
    const { text, stale } = await secrets.open(sealed);
    if (!keyPattern.test(text)) return { kind: 'unreadable' };
    if (stale) await sealAgain(secrets, folder, text);
    return { kind: 'file', key: text };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return error.code === 'vault/locked' ? { kind: 'memory', why: 'locked' } : { kind: 'unreadable' };
  }
}

async function makeKey(secrets: SecretBox, folder: string): Promise<OpenedKey> {
  const key = randomBytes(32).toString('hex');
  const sealed = await secrets.seal(key);
  try {
    await writeDurably(keyPath(folder), 'wx', sealed);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = await readFile(keyPath(folder), 'utf8');
    return openSealed(secrets, folder, other);
  }
  await syncFolder(folder);
  return { kind: 'file', key };
}

/** The same key, sealed with a newer secret; the old file stands until the new one is whole. */
async function sealAgain(secrets: SecretBox, folder: string, key: string): Promise<void> {
  const next = newKeyPath(folder);
  await rm(next, { force: true });
  await writeDurably(next, 'wx', await secrets.seal(key));
  await rename(next, keyPath(folder));
  await syncFolder(folder);
}

async function writeDurably(path: string, flags: 'wx', text: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a new name in the folder durable. Windows cannot open folders and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
