import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from './app.ts';

/** Electron's own words, from its shell/browser/api/electron_api_safe_storage.cc. */
const encryptFailure = 'Error while encrypting the text provided to safeStorage.encryptStringAsync.';
const decryptFailure = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
const lockedFailure = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';

type Mode = 'basic_text' | 'gnome_libsecret' | 'unknown_desktop' | 'unavailable' | 'locked';

function mode(): Mode {
  return (process.env['ELECTRON_STANDIN_KEYSTORE'] ?? 'basic_text') as Mode;
}

/** What the key store does for this start; a Linux one that is locked is left out, and the known key takes its place. */
const hasDesktopKey = () => mode() === 'gnome_libsecret' || mode() === 'unknown_desktop';
const isLeftOut = () => mode() === 'locked' && process.platform === 'linux';

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
  if (prefix === 'v11' && hasDesktopKey()) return desktopKey();
  throw new Error(decryptFailure);
}

function seal(text: string): Buffer {
  const prefix = hasDesktopKey() ? 'v11' : 'v10';
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
  if (mode() === 'unavailable' || (mode() === 'locked' && !isLeftOut())) throw new Error(failure);
}

/** The keys are fetched once: until the key store has answered, every use waits. */
let keysFetched: Promise<void> | undefined;
function fetchKeys(): Promise<void> {
  const ms = Number(process.env['ELECTRON_STANDIN_KEYSTORE_MS'] ?? 0);
  keysFetched ??= new Promise((resolve) => setTimeout(resolve, ms));
  return keysFetched;
}

function checkOpening(): void {
  check(mode() === 'locked' ? lockedFailure : decryptFailure);
}

/**
 * Electron's `safeStorage` module; ELECTRON_STANDIN_KEYSTORE chooses the key store, ELECTRON_STANDIN_KEYSTORE_DIR its
 * folder, ELECTRON_STANDIN_KEYSTORE_MS how long it takes to answer.
 */
export const safeStorage = {
  isEncryptionAvailable: () => app.isReady() && mode() !== 'unavailable' && mode() !== 'locked',
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return app.isReady();
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    await fetchKeys();
    check(encryptFailure);
    return seal(plainText);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    await fetchKeys();
    checkOpening();
    const result = open(encrypted);
    return {
      result,
      shouldReEncrypt: hasDesktopKey() && encrypted.toString('latin1', 0, 3) === 'v10',
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
    return mode() === 'basic_text' || mode() === 'unknown_desktop' ? 'basic_text' : 'gnome_libsecret';
  },
  setUsePlainTextEncryption(): void {},
} satisfies Electron.SafeStorage;
