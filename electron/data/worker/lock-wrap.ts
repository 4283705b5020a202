/** The database's key under a passphrase, beside what the key store does: both are needed to open it. */
import { randomBytes } from 'node:crypto';
import { derivePassphraseBytes, usualCost } from '../database/passphrase-key.ts';
import { openText, sealText } from './text-seal.ts';

const mark = 'lock1:';
const saltBytes = 16;

/** A key of 64 digits under a lock, with its salt, nonce and tag. */
const lockedBytes = saltBytes + 12 + 64 + 16;

/** True for a text that `lockKey` made, and of which nothing was cut off. */
export function isLocked(text: string): boolean {
  return text.startsWith(mark) && Buffer.from(text.slice(mark.length), 'base64').length === lockedBytes;
}

/** The key as a text that only the passphrase opens. */
export async function lockKey(key: string, passphrase: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const derived = await derivePassphraseBytes(passphrase, salt, usualCost, 32);
  const sealed = sealText(key, derived, mark);
  derived.fill(0);
  return mark + Buffer.concat([salt, sealed]).toString('base64');
}

/** The key again; `null` for another passphrase, or a text that is damaged. */
export async function unlockKey(text: string, passphrase: string): Promise<string | null> {
  if (!isLocked(text)) return null;
  const bytes = Buffer.from(text.slice(mark.length), 'base64');
  const derived = await derivePassphraseBytes(passphrase, bytes.subarray(0, saltBytes), usualCost, 32);
  const key = openText(bytes.subarray(saltBytes), derived, mark);
  derived.fill(0);
  return key;
}
