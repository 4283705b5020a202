/** Electron's safeStorage as a SecretBox. */
import { safeStorage } from 'electron';
import type { SecretBox } from '../ports.ts';
import {
  isKept,
  keyStoreState,
  NoAnswerError,
  openFailure,
  type Probe,
  sealFailure,
} from './key-store-state.ts';
import { limitTime } from './limit-time.ts';

/** A key store may ask the person first. Then the app opens without it, and says so. */
const mostMs = 60_000;

export function createSecretBox(): SecretBox {
  const { platform } = process;
  const askInTime = <T>(answer: Promise<T>): Promise<T> =>
    limitTime(answer, mostMs, () => new NoAnswerError('The key store did not answer.'));
  const probe = (): Promise<Probe> =>
    askInTime(safeStorage.encryptStringAsync('probe')).catch((): Probe => null);
  return {
    async state() {
      const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
      return keyStoreState({ platform, backend, probe: await probe() });
    },
    async seal(text) {
      const sealed = await askInTime(safeStorage.encryptStringAsync(text)).catch((): Probe => null);
      if (!isKept(platform, sealed)) throw sealFailure(platform);
      return sealed.toString('base64');
    },
    async open(text) {
      const sealed = Buffer.from(text, 'base64');
      try {
        const opened = await askInTime(safeStorage.decryptStringAsync(sealed));
        return { text: opened.result, stale: opened.shouldReEncrypt };
      } catch (cause) {
        const probed = cause instanceof NoAnswerError ? null : await probe();
        throw openFailure({ platform, sealed, probe: probed }, cause);
      }
    },
  };
}
