/** Electron's safeStorage as a SecretBox. */
import { safeStorage } from 'electron';
import type { SecretBox } from '../ports.ts';
import { type KeyStoreFacts, keyStoreState, openFailure } from './key-store-state.ts';

export function createSecretBox(): SecretBox {
  const facts = (): KeyStoreFacts => ({
    platform: process.platform,
    backend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null,
  });
  return {
    state: () => keyStoreState({ ...facts(), probe: () => safeStorage.encryptStringAsync('probe') }),
    async seal(text) {
      try {
        return (await safeStorage.encryptStringAsync(text)).toString('base64');
      } catch (cause) {
        throw openFailure(facts(), cause);
      }
    },
    async open(sealed) {
      try {
        const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
        return { text: opened.result, stale: opened.shouldReEncrypt };
      } catch (cause) {
        throw openFailure(facts(), cause);
      }
    },
  };
}
