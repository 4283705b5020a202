/**
 * Keeps values sealed in a cabinet where this computer has a safe key store, else in memory until the app closes.
 * Never writes a value in plain text, and never leaves a sealed value behind that a newer one has replaced.
 */
import { locateFault, StoreError, VaultError } from '../errors.ts';
import type { Cabinet, Log, SecretBox } from '../ports.ts';

export interface SealedStore<T> {
  /** Resolves when the value is sealed and on disk, or kept in memory where it cannot be sealed. */
  save(name: string, value: T): Promise<void>;
  /**
   * Takes the sealed value off the disk for good, while the value in memory goes on. Called before a value is used
   * that can be used only once; `save` puts it, or what replaces it, on disk again.
   *
   * @throws {StoreError} store/write-failed when it is still on disk
   */
  withhold(name: string): void;
  /**
   * `null` when nothing is kept under the name.
   *
   * @throws {VaultError} vault/not-kept when it was withheld and the app ended before it was kept again
   * @throws {VaultError} vault/locked, vault/refused, vault/unavailable, vault/unreadable; what is sealed stays
   */
  load(name: string): Promise<T | null>;
  /** Whether the value is there after a restart. */
  standing(name: string): Standing;
  forget(name: string): void;
  has(name: string): boolean;
  /** Names of what is kept, in memory or on disk. */
  names(): string[];
}

/** `until-closed`: in memory only. `lost`: an earlier start could not keep it. */
export type Standing = 'kept' | 'until-closed' | 'lost';

/** Lies where a sealed value was. */
const withheldMark = { withheld: true };

export type SealedStoreDeps = { secrets: SecretBox; vault: Cabinet; log: Log };

/** A store on the operating system's key store. `parse` gives `null` for text that is not such a value. */
export function createSealedStore<T extends object>(
  { secrets, vault: cabinet, log }: SealedStoreDeps,
  parse: (json: unknown) => T | null,
): SealedStore<T> {
  const inMemory = new Map<string, T>();
  /** Names that were withheld and not saved since. */
  const withheld = new Set<string>();

  /** The value sealed, or `null` where this computer cannot seal it now. */
  async function seal(value: T): Promise<string | null> {
    const state = await secrets.state();
    if (state === 'protected') return secrets.seal(JSON.stringify(value));
    log.write('vault.kept-in-memory', { state });
    return null;
  }

  async function keep(name: string, value: T): Promise<void> {
    const sealed = await seal(value).catch(noteNotKept);
    // Forgotten or replaced meanwhile: do not bring it back.
    if (inMemory.get(name) !== value) return;
    withheld.delete(name);
    try {
      if (sealed !== null) cabinet.set(name, sealed);
      else if (cabinet.get(name) !== undefined) cabinet.set(name, withheldMark);
    } catch (error) {
      noteNotKept(error);
    }
  }

  /** The same value under a newer key; the old seal stands where that fails. */
  async function keepAgain(name: string, value: T, old: string): Promise<void> {
    const sealed = await seal(value).catch(noteNotKept);
    // Withheld, replaced or forgotten meanwhile: the old value must not come back.
    if (sealed === null || inMemory.get(name) !== value || cabinet.get(name) !== old) return;
    try {
      cabinet.set(name, sealed);
    } catch (error) {
      noteNotKept(error);
    }
  }

  /** It still works until the app closes; then the person signs in again. */
  function noteNotKept(error: unknown): null {
    const place = error instanceof TypeError || error instanceof RangeError ? locateFault(error) : {};
    log.write('vault.kept-in-memory', { state: 'write-failed', ...place });
    return null;
  }

  async function unseal(name: string, sealed: string): Promise<T> {
    const { text, stale } = await secrets.open(sealed);
    const value = parse(parseJson(text));
    if (value === null) throw unreadableError();
    if (cabinet.get(name) !== sealed || inMemory.has(name)) return value;
    inMemory.set(name, value);
    if (stale) await keepAgain(name, value, sealed);
    return value;
  }

  return {
    async save(name, value) {
      inMemory.set(name, value);
      await keep(name, value);
    },
    withhold(name) {
      if (cabinet.get(name) === undefined) return;
      try {
        cabinet.set(name, withheldMark);
      } catch (cause) {
        throw new StoreError('store/write-failed', 'The vault cannot be written to.', { cause });
      }
      withheld.add(name);
    },
    async load(name) {
      const known = inMemory.get(name);
      if (known !== undefined) return known;
      const sealed = cabinet.get(name);
      if (sealed === undefined) return null;
      if (isWithheld(sealed))
        throw new VaultError('vault/not-kept', 'The app ended before the new sign-in was kept.');
      if (typeof sealed !== 'string') throw unreadableError();
      const value = await unseal(name, sealed);
      // Another caller may have renewed it, or given it up, while this one was being opened.
      return inMemory.get(name) ?? (cabinet.get(name) === undefined ? null : value);
    },
    standing(name) {
      const stored = cabinet.get(name);
      if (!inMemory.has(name)) return isWithheld(stored) ? 'lost' : 'kept';
      return typeof stored === 'string' || withheld.has(name) ? 'kept' : 'until-closed';
    },
    forget(name) {
      inMemory.delete(name);
      withheld.delete(name);
      cabinet.delete(name);
    },
    has: (name) => inMemory.has(name) || cabinet.get(name) !== undefined,
    names: () => [...new Set([...inMemory.keys(), ...cabinet.names()])],
  };
}

function isWithheld(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && 'withheld' in stored;
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
