/**
 * The key of the access log, and how many entries that surely has. They are sealed in the vault, not beside the
 * database's key, so that who opens the database cannot write its log anew or cut it.
 */
import { randomBytes } from 'node:crypto';
import { VaultError } from '../../errors.ts';
import type { Cabinet, SecretBox } from '../../ports.ts';
import { toStoreError } from '../database/faults.ts';

/** The vault's name for the sealed key; no connection has it. */
export const logKeyName = 'access-log-key';

/** The key, and how many entries the log had when that was last sealed. */
const keyPattern = /^([0-9a-f]{64})(?: (\d{1,15}))?$/;

export type LogKey = {
  key: string;
  /** How many entries the log surely has; `null` when none was begun under this key. */
  known: number | null;
  /** False for a key of this start only. */
  isSealed: boolean;
};

/**
 * The key, made at the first start. One that can never be opened again is replaced; where the key store does not open
 * it now, this start has a key of its own. In both cases the log says that it is not complete.
 *
 * @throws {StoreError} store/read-only, store/full when the vault cannot be written
 */
export async function openLogKey(secrets: SecretBox, vault: Cabinet): Promise<LogKey> {
  const made = randomBytes(32).toString('hex');
  try {
    const sealed = vault.get(logKeyName);
    const opened = typeof sealed === 'string' ? await openSealed(secrets, sealed) : null;
    const text = opened?.text ?? made;
    if (opened?.stale !== false) vault.set(logKeyName, await secrets.seal(text));
    const [, key = made, known] = keyPattern.exec(text) ?? [];
    return { key, known: known === undefined ? null : Number(known), isSealed: true };
  } catch (error) {
    if (error instanceof VaultError) return { key: made, known: null, isSealed: false };
    throw toStoreError(error);
  }
}

/** Seals beside the key how many entries there are, so that an emptied log with an older count shows; never fewer. */
export async function sealLogCount(
  secrets: SecretBox,
  vault: Cabinet,
  { key, known, isSealed }: LogKey,
  count: number,
): Promise<void> {
  if (!isSealed || (known !== null && count <= known)) return;
  const before = vault.get(logKeyName);
  const sealed = await secrets.seal(`${key} ${count}`);
  // Everything may have been erased meanwhile, the key too.
  if (vault.get(logKeyName) === before && before !== undefined) vault.set(logKeyName, sealed);
}

async function openSealed(
  secrets: SecretBox,
  sealed: string,
): Promise<{ text: string; stale: boolean } | null> {
  try {
    const opened = await secrets.open(sealed);
    return keyPattern.test(opened.text) ? opened : null;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault/unreadable') return null;
    throw error;
  }
}
