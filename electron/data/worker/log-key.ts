/**
 * The key of the access log. It is sealed in the vault, not beside the database's key, so that who opens the database
 * cannot write its log anew.
 */
import { randomBytes } from 'node:crypto';
import { VaultError } from '../../errors.ts';
import type { Cabinet, SecretBox } from '../../ports.ts';
import { toStoreError } from '../database/faults.ts';

/** The vault's name for the sealed key; no connection has it. */
export const logKeyName = 'access-log-key';

const keyPattern = /^[0-9a-f]{64}$/;

/**
 * The key, made at the first start. One that can never be opened again is replaced; where the key store does not open
 * it now, this start has a key of its own. In both cases the log says that it is not complete.
 *
 * @throws {StoreError} store/read-only, store/full when the vault cannot be written
 */
export async function openLogKey(secrets: SecretBox, vault: Cabinet): Promise<string> {
  const made = randomBytes(32).toString('hex');
  try {
    const sealed = vault.get(logKeyName);
    const opened = typeof sealed === 'string' ? await openSealed(secrets, sealed) : null;
    if (opened?.stale === false) return opened.text;
    const key = opened?.text ?? made;
    vault.set(logKeyName, await secrets.seal(key));
    return key;
  } catch (error) {
    if (error instanceof VaultError) return made;
    throw toStoreError(error);
  }
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
