/**
 * The database's key: 32 random bytes, sealed by the operating system's key store, in a file of its own. Losing it means
 * losing the records, so nothing here ever replaces a key by another: that is done with all files at once (`new-key.ts`).
 */
import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile } from 'node:fs/promises';
import { StoreError, VaultError } from '../../errors.ts';
import { removePatiently } from '../../files/patient-files.ts';
import type { SecretBox } from '../../ports.ts';
import { readIfThere, replaceDurably, writeDurably } from '../database/durable-file.ts';
import { toStoreError } from '../database/faults.ts';
import { databasePath, deleteRecordFiles, firstStartPath, keyPath, recoveryPath } from '../database/files.ts';
import { isLocked, unlockKey } from './lock-wrap.ts';

export type OpenedKey =
  | {
      kind: 'file';
      /** 64 hexadecimal digits. */
      key: string;
    }
  /** This computer has no safe key store, or it is locked, or it was not allowed: nothing may be kept on disk. */
  | { kind: 'memory'; why: 'no-key-store' | 'locked' | 'refused' }
  /** It opens with a passphrase only. */
  | { kind: 'locked' }
  /** There are records, but their key is gone or can never be opened again. They are left as they are. */
  | { kind: 'key-lost' };

/** Chromium writes its own key to disk within ten seconds. */
const firstStartMs = 30_000;

const keyPattern = /^[0-9a-f]{64}$/;

/**
 * The key of the records in this folder, made at the first start. Where there is one, opening it says best what the
 * key store can do: one that is locked may still seem to be there.
 *
 * @throws {StoreError} store/read-only, store/full when the folder cannot be written to
 */
export async function openDataKey(secrets: SecretBox, folder: string): Promise<OpenedKey> {
  try {
    const opened = await openKey(secrets, folder);
    if (opened.kind !== 'key-lost' || !(await isLostAtOnce(folder))) return opened;
    deleteRecordFiles(folder);
    return await openKey(secrets, folder);
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * True for records whose key was lost in the seconds after it was made, and no code opens them. On Windows Chromium writes
 * what opens the key seconds later (shell/browser/browser_process_impl.cc `CommitPendingWrite`): a power cut in between
 * leaves an empty database that nobody ever opens, and no more than that is begun anew.
 */
async function isLostAtOnce(folder: string): Promise<boolean> {
  return (await isThere(firstStartPath(folder))) && !(await isThere(recoveryPath(folder)));
}

async function openKey(secrets: SecretBox, folder: string): Promise<OpenedKey> {
  const sealed = await readIfThere(keyPath(folder));
  if (sealed !== null) {
    const opened = await openSealed(secrets, folder, sealed);
    if (opened.kind === 'file' || opened.kind === 'locked') await endFirstStart(folder);
    return opened;
  }
  const state = await secrets.state();
  if (state !== 'protected') return { kind: 'memory', why: state === 'unprotected' ? 'no-key-store' : state };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (await isThere(databasePath(folder))) return { kind: 'key-lost' };
  return await makeKey(secrets, folder);
}

/** The same key, sealed with a newer secret of the key store, or under a passphrase; without one it is locked no more. */
export async function sealKeyAgain(secrets: SecretBox, folder: string, key: string): Promise<void> {
  await replaceDurably(keyPath(folder), await secrets.seal(key));
}

/**
 * The key that is locked with this passphrase; `null` for another one.
 *
 * @throws {StoreError} store/lock-unreadable where there is nothing that a passphrase opens
 * @throws {VaultError} where the key store is locked, not there, or was not allowed
 */
export async function openLockedKey(
  secrets: SecretBox,
  folder: string,
  passphrase: string,
): Promise<string | null> {
  const sealed = await readIfThere(keyPath(folder));
  const locked = sealed === null ? null : await openSeal(secrets, sealed);
  if (locked === null || !isLocked(locked))
    throw new StoreError('store/lock-unreadable', 'The locked key is gone or damaged.');
  return unlockKey(locked, passphrase);
}

/** What the key store sealed; `null` where it says that this is damaged. */
async function openSeal(secrets: SecretBox, sealed: string): Promise<string | null> {
  try {
    return (await secrets.open(sealed)).text;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault/unreadable') return null;
    throw error;
  }
}

async function openSealed(secrets: SecretBox, folder: string, sealed: string): Promise<OpenedKey> {
  try {
    const { text, stale } = await secrets.open(sealed);
    if (!keyPattern.test(text) && !isLocked(text)) return { kind: 'key-lost' };
    // The old seal still opens: one that cannot be renewed now is renewed another time.
    if (stale) await sealKeyAgain(secrets, folder, text).catch(ignoreVaultError);
    return isLocked(text) ? { kind: 'locked' } : { kind: 'file', key: text };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    if (error.code === 'vault/locked') return { kind: 'memory', why: 'locked' };
    if (error.code === 'vault/refused') return { kind: 'memory', why: 'refused' };
    if (error.code === 'vault/unavailable') return { kind: 'memory', why: 'no-key-store' };
    return { kind: 'key-lost' };
  }
}

function ignoreVaultError(error: unknown): void {
  if (!(error instanceof VaultError)) throw error;
}

async function makeKey(secrets: SecretBox, folder: string): Promise<OpenedKey> {
  const key = makeRandomKey();
  const sealed = await secrets.seal(key);
  try {
    await writeDurably(firstStartPath(folder), '').catch(ignoreExisting);
    setTimeout(() => endFirstStart(folder).catch(() => undefined), firstStartMs).unref();
    await writeDurably(keyPath(folder), sealed);
  } catch (error) {
    ignoreExisting(error);
    const other = await readFile(keyPath(folder), 'utf8');
    return openSealed(secrets, folder, other);
  }
  return { kind: 'file', key };
}

/** From now on the key store's own key is on disk: at a clean end, or at the next start that opens the records. */
export function endFirstStart(folder: string): Promise<void> {
  return removePatiently(firstStartPath(folder));
}

/** Another start was faster. */
function ignoreExisting(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

/** A new key: 64 hexadecimal digits. */
export function makeRandomKey(): string {
  const bytes = randomBytes(32);
  const key = bytes.toString('hex');
  bytes.fill(0);
  return key;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
