import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from './app.ts';

/** Electron's own words, from its shell/browser/api/electron_api_safe_storage.cc. */
const encryptFailure = 'Error while encrypting the text provided to safeStorage.encryptStringAsync.';
const decryptFailure = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
const lockedFailure = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';

type Mode = 'basic_text' | 'gnome_libsecret' | 'unavailable' | 'locked';

function mode(): Mode {
  return (process.env['ELECTRON_STANDIN_KEYSTORE'] ?? 'basic_text') as Mode;
}

/** The key kept by the "desktop", outside the app's data. */
function desktopKey(): Buffer {
  const folder =
    process.env['ELECTRON_STANDIN_KEYSTORE_DIR'] ??
    path.join(os.homedir(), '.local', 'share', 'electron-standin');
  const file = path.join(
    folder,
    `${createHash('sha256').update(app.getName()).digest('hex').slice(0, 16)}.key`,
  );
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
}

/** As Electron without a key store: a key that everyone knows, marked `v10`; with one: `v11`. */
function findKey(prefix: string): Buffer {
  if (prefix === 'v10') return createHash('sha256').update('peanuts').digest();
  if (prefix === 'v11') return desktopKey();
  throw new Error(decryptFailure);
}

function seal(text: string): Buffer {
  const prefix = mode() === 'basic_text' ? 'v10' : 'v11';
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', findKey(prefix), nonce);
  return Buffer.concat([
    Buffer.from(prefix),
    nonce,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function open(sealed: Buffer): string {
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      findKey(sealed.toString('latin1', 0, 3)),
      sealed.subarray(3, 15),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(15, -16)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error(decryptFailure, {
      cause,
    });
  }
}

/** Electron is available as soon as it has looked; each use then fails in its own words. */
function check(failure: string): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
  if (mode() === 'unavailable' || mode() === 'locked') throw new Error(failure);
}

function checkOpening(): void {
  check(mode() === 'locked' ? lockedFailure : decryptFailure);
}

/** Electron's `safeStorage` module; ELECTRON_STANDIN_KEYSTORE chooses the key store, ELECTRON_STANDIN_KEYSTORE_DIR its folder. */
export const safeStorage = {
  isEncryptionAvailable: () => app.isReady() && (mode() === 'basic_text' || mode() === 'gnome_libsecret'),
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return app.isReady();
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    check(encryptFailure);
    return seal(plainText);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    checkOpening();
    const result = open(encrypted);
    return {
      result,
      shouldReEncrypt: mode() === 'gnome_libsecret' && encrypted.toString('latin1', 0, 3) === 'v10',
    };
  },
  encryptString(plainText: string): Buffer {
    check(encryptFailure);
    return seal(plainText);
  },
  decryptString(encrypted: Buffer): string {
    checkOpening();
    return open(encrypted);
  },
  getSelectedStorageBackend: (): 'basic_text' | 'gnome_libsecret' | 'unknown' => {
    if (!app.isReady() || mode() === 'unavailable') return 'unknown';
    return mode() === 'basic_text' ? 'basic_text' : 'gnome_libsecret';
  },
  setUsePlainTextEncryption(): void {},
} satisfies Electron.SafeStorage;
