/**
 * Keeps token sets: sealed in the vault cabinet where this computer has a safe key store, else in memory until the
 * app closes. Never writes a token in plain text.
 */
import { VaultError } from '../errors.ts';
import type { Cabinet, Log, SecretBox } from '../ports.ts';
import { TokenSet } from './token-set.ts';

export interface Vault {
  /** The set is sealed and on disk when this resolves, or in memory only where it cannot be sealed. */
  save(connectionId: string, tokens: TokenSet): Promise<void>;
  /**
   * `null` when nothing is kept for the connection.
   *
   * @throws {VaultError} vault/locked, vault/unavailable, vault/unreadable; what is sealed stays where it is
   */
  load(connectionId: string): Promise<TokenSet | null>;
  forget(connectionId: string): void;
  has(connectionId: string): boolean;
}

export type VaultDeps = { secrets: SecretBox; vault: Cabinet; log: Log };

/** A vault on the operating system's key store. */
export function createVault({ secrets, vault: cabinet, log }: VaultDeps): Vault {
  const inMemory = new Map<string, TokenSet>();

  async function seal(connectionId: string, tokens: TokenSet): Promise<void> {
    const state = await secrets.state();
    if (state !== 'protected') return log.write('vault.kept-in-memory', { state });
    try {
      const sealed = await secrets.seal(JSON.stringify(tokens));
      // Forgotten or replaced in the meantime: what was given up must not come back.
      if (inMemory.get(connectionId) === tokens) cabinet.set(connectionId, sealed);
    } catch {
      // The tokens still work until the app closes; then the person signs in again.
      log.write('vault.kept-in-memory', { state: 'write-failed' });
    }
  }

  async function unseal(connectionId: string, sealed: string): Promise<TokenSet> {
    const state = await secrets.state();
    if (state === 'locked') throw new VaultError('vault/locked', 'The key store is locked.');
    if (state === 'unprotected') throw new VaultError('vault/unavailable', 'The key store is gone.');
    const { text, stale } = await secrets.open(sealed);
    const tokens = parseTokenSet(text);
    if (cabinet.get(connectionId) !== sealed || inMemory.has(connectionId)) return tokens;
    inMemory.set(connectionId, tokens);
    if (stale) await seal(connectionId, tokens);
    return tokens;
  }

  return {
    async save(connectionId, tokens) {
      inMemory.set(connectionId, tokens);
      await seal(connectionId, tokens);
    },
    async load(connectionId) {
      const known = inMemory.get(connectionId);
      if (known !== undefined) return known;
      const sealed = cabinet.get(connectionId);
      if (sealed === undefined) return null;
      if (typeof sealed !== 'string') throw unreadable();
      const tokens = await unseal(connectionId, sealed);
      // Another caller may have renewed them, or given them up, while these were being opened.
      return inMemory.get(connectionId) ?? (cabinet.get(connectionId) === undefined ? null : tokens);
    },
    forget(connectionId) {
      inMemory.delete(connectionId);
      cabinet.delete(connectionId);
    },
    has: (connectionId) => inMemory.has(connectionId) || cabinet.get(connectionId) !== undefined,
  };
}

function unreadable(): VaultError {
  return new VaultError('vault/unreadable', 'The saved sign-in cannot be read.');
}

/** The parser's own error would quote the text, so it does not come along. */
function parseTokenSet(text: string): TokenSet {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {}
  const parsed = TokenSet.safeParse(json);
  if (!parsed.success) throw unreadable();
  return parsed.data;
}
