/**
 * Keeps values sealed in a cabinet where this computer has a safe key store, else in memory until the app closes.
 * Never writes a value in plain text.
 */
import { locateFault, VaultError } from '../errors.ts';
import type { Cabinet, Log, SecretBox } from '../ports.ts';

export interface SealedStore<T> {
  /** Resolves when the value is sealed and on disk, or kept in memory where it cannot be sealed. */
  save(name: string, value: T): Promise<void>;
  /**
   * `null` when nothing is kept under the name.
   *
   * @throws {VaultError} vault/locked, vault/unavailable, vault/unreadable; what is sealed stays where it is
   */
  load(name: string): Promise<T | null>;
  forget(name: string): void;
  has(name: string): boolean;
  /** Names of what is kept, in memory or on disk. */
  names(): string[];
}

export type SealedStoreDeps = { secrets: SecretBox; vault: Cabinet; log: Log };

/** A store on the operating system's key store. `parse` gives `null` for text that is not such a value. */
export function createSealedStore<T extends object>(
  { secrets, vault: cabinet, log }: SealedStoreDeps,
  parse: (json: unknown) => T | null,
): SealedStore<T> {
  const inMemory = new Map<string, T>();

  async function seal(name: string, value: T): Promise<void> {
    const state = await secrets.state();
    if (state !== 'protected') return log.write('vault.kept-in-memory', { state });
    try {
      const sealed = await secrets.seal(JSON.stringify(value));
      // Forgotten or replaced meanwhile: do not bring it back.
      if (inMemory.get(name) === value) cabinet.set(name, sealed);
    } catch (error) {
      // It still works until the app closes; then the person signs in again.
      const place = error instanceof TypeError || error instanceof RangeError ? locateFault(error) : {};
      log.write('vault.kept-in-memory', { state: 'write-failed', ...place });
    }
  }

  async function unseal(name: string, sealed: string): Promise<T> {
    const state = await secrets.state();
    if (state === 'locked') throw new VaultError('vault/locked', 'The key store is locked.');
    if (state === 'unprotected') throw new VaultError('vault/unavailable', 'The key store is gone.');
    const { text, stale } = await secrets.open(sealed);
    const value = parse(parseJson(text));
    if (value === null) throw unreadableError();
    if (cabinet.get(name) !== sealed || inMemory.has(name)) return value;
    inMemory.set(name, value);
    if (stale) await seal(name, value);
    return value;
  }

  return {
    async save(name, value) {
      inMemory.set(name, value);
      await seal(name, value);
    },
    async load(name) {
      const known = inMemory.get(name);
      if (known !== undefined) return known;
      const sealed = cabinet.get(name);
      if (sealed === undefined) return null;
      if (typeof sealed !== 'string') throw unreadableError();
      const value = await unseal(name, sealed);
      // Another caller may have renewed it, or given it up, while this one was being opened.
      return inMemory.get(name) ?? (cabinet.get(name) === undefined ? null : value);
    },
    forget(name) {
      inMemory.delete(name);
      cabinet.delete(name);
    },
    has: (name) => inMemory.has(name) || cabinet.get(name) !== undefined,
    names: () => [...new Set([...inMemory.keys(), ...cabinet.names()])],
  };
}

function unreadableError(): VaultError {
  return new VaultError('vault/unreadable', 'The saved sign-in cannot be read.');
}

/** Drops the parser's error, which would quote the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
