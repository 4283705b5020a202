/**
 * Decides whether this computer's key store protects anything, and what its refusals mean. Pure: no Electron here.
 *
 * On Linux the words of Electron say nothing: a key store that is not there, is locked, or whose question was dismissed
 * is left out, and Chromium then seals with a key that everyone knows and "cannot decrypt" what the key store sealed
 * (components/os_crypt/async/browser: freedesktop_secret_key_provider.cc `FinalizeFailure`, os_crypt_async.cc
 * `HandleKey`). Only the mark before a sealed text tells. Electron fetches the keys once, so that nothing heals before
 * the next start (shell/browser/api/electron_api_safe_storage.cc `EnsureAsyncEncryptorRequested`).
 *
 * macOS always has a keychain and asks to unlock it, so no answer there means that the person, or their computer, did not
 * allow it.
 */
import { VaultError } from '../errors.ts';

/** What this start's key store makes of a harmless text; `null` where it did not seal it, or did not answer. */
export type Probe = Buffer | null;

/** The key store asked the person, perhaps behind other windows, and nobody answered. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

/** Linux: the key of the desktop's key store, and the one of its portal. `v10` is the key that everyone knows. */
const keptMarks = ['v11', 'v12'];

/** `backend`, on Linux: what Electron takes the desktop for; the key store itself is asked on every desktop. */
export function keyStoreState({
  platform,
  backend,
  probe,
}: {
  platform: NodeJS.Platform;
  backend: string | null;
  probe: Probe;
}): 'protected' | 'unprotected' | 'locked' | 'refused' {
  if (isKept(platform, probe)) return 'protected';
  if (platform === 'darwin') return 'refused';
  if (platform === 'linux') return probe !== null && backend === 'basic_text' ? 'unprotected' : 'locked';
  return 'unprotected';
}

/** True for a text that only this computer's key store opens: none other may be written to a file. */
export function isKept(platform: NodeJS.Platform, sealed: Probe): sealed is Buffer {
  if (sealed === null) return false;
  return platform !== 'linux' || keptMarks.includes(readMark(sealed));
}

/** Why a text could not be sealed so that only this computer's key store opens it. */
export function sealFailure(platform: NodeJS.Platform): VaultError {
  return platform === 'darwin'
    ? new VaultError('vault/refused', 'The keychain was not allowed, or stayed locked.')
    : new VaultError('vault/locked', 'The key store of this computer did not seal a text.');
}

/** Why a sealed text could not be opened. */
export function openFailure(
  { platform, sealed, probe }: { platform: NodeJS.Platform; sealed: Buffer; probe: Probe },
  cause: unknown,
): VaultError {
  const isForNow =
    cause instanceof NoAnswerError ||
    (cause instanceof Error && cause.message.includes('temporarily unavailable'));
  if (isForNow && platform === 'darwin')
    return new VaultError('vault/refused', 'The keychain was not allowed, or stayed locked.', { cause });
  if (isForNow || isWithoutItsKey(platform, sealed, probe))
    return new VaultError('vault/locked', 'The key store of this computer did not answer.', { cause });
  return new VaultError('vault/unreadable', 'What was sealed on this computer can no longer be opened.', {
    cause,
  });
}

/** Linux: what sealed it is not what seals now, so that this start never had the key. */
function isWithoutItsKey(platform: NodeJS.Platform, sealed: Buffer, probe: Probe): boolean {
  if (platform !== 'linux' || !isKept(platform, sealed)) return false;
  return probe === null || readMark(probe) !== readMark(sealed);
}

function readMark(sealed: Buffer): string {
  return sealed.toString('latin1', 0, 3);
}
