/** Electron's safeStorage as a SecretBox. */
import { safeStorage } from 'electron';
import { VaultError } from '../errors.ts';
import type { SecretBox } from '../ports.ts';
import { keyStoreState } from './key-store-state.ts';

export function createSecretBox(): SecretBox {
  return {
    async state() {
      return keyStoreState({
        available: await safeStorage.isAsyncEncryptionAvailable().catch(() => false),
        backend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null,
        probe: () => safeStorage.encryptStringAsync('probe'),
      });
    },
    async seal(text) {
      try {
        return (await safeStorage.encryptStringAsync(text)).toString('base64');
      } catch (cause) {
        throw openFailure(cause);
      }
    },
    async open(sealed) {
      try {
        const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
        return { text: opened.result, stale: opened.shouldReEncrypt };
      } catch (cause) {
        throw openFailure(cause);
      }
    },
  };
}

/** Only the message distinguishes a locked key store; every other refusal means that the text cannot be opened. */
function openFailure(cause: unknown): VaultError {
  const isLocked = cause instanceof Error && cause.message.includes('temporarily unavailable');
  return isLocked
    ? new VaultError('vault/locked', 'The key store of this computer is locked.', { cause })
    : new VaultError('vault/unreadable', 'What was sealed on this computer can no longer be opened.', {
        cause,
      });
}
