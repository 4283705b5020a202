/**
 * Decides whether this computer's key store protects anything, and what its refusals mean. Pure: no Electron here.
 *
 * Electron says little: it is "available" even where the key store is locked, sealing fails with the same words for
 * every reason, and only opening says "temporarily unavailable". macOS always has a keychain and asks to unlock it, so
 * no answer there means that the person, or their computer, did not allow it.
 */
import { VaultError } from '../errors.ts';

export type KeyStoreFacts = {
  platform: NodeJS.Platform;
  /** Linux: which key store Electron picked; `null` elsewhere. */
  backend: string | null;
};

/** Seals a harmless text, to see whether the key store answers. `basic_text` uses a key that everyone knows. */
export async function keyStoreState(
  facts: KeyStoreFacts & { probe: () => Promise<Buffer> },
): Promise<'protected' | 'unprotected' | 'locked' | 'refused'> {
  if (hasNoKeyStore(facts)) return 'unprotected';
  try {
    const sealed = await facts.probe();
    // Chromium falls back to the known key where the desktop's key store does not answer.
    const isKnownKey = facts.platform === 'linux' && sealed.toString('latin1', 0, 3) === 'v10';
    return isKnownKey ? 'locked' : 'protected';
  } catch {
    if (facts.platform === 'darwin') return 'refused';
    return facts.platform === 'linux' ? 'locked' : 'unprotected';
  }
}

/** Why a sealed text could not be opened. */
export function openFailure(facts: KeyStoreFacts, cause: unknown): VaultError {
  const isForNow = cause instanceof Error && cause.message.includes('temporarily unavailable');
  if (isForNow && facts.platform === 'darwin')
    return new VaultError('vault/refused', 'The keychain was not allowed, or stayed locked.', { cause });
  if (isForNow) return new VaultError('vault/locked', 'The key store of this computer is locked.', { cause });
  if (hasNoKeyStore(facts))
    return new VaultError('vault/unavailable', 'The key store of this computer is not there.', { cause });
  return new VaultError('vault/unreadable', 'What was sealed on this computer can no longer be opened.', {
    cause,
  });
}

function hasNoKeyStore({ backend }: KeyStoreFacts): boolean {
  return backend === 'basic_text' || backend === 'unknown';
}
