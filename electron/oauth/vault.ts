/** Keeps the token sets of connections, each sealed under the id of its connection. */
import { createSealedStore, type SealedStore, type SealedStoreDeps } from './sealed-store.ts';
import { TokenSet } from './token-set.ts';

export type Vault = Omit<SealedStore<TokenSet>, 'names'>;

/** A vault on the operating system's key store. */
export function createVault(deps: SealedStoreDeps): Vault {
  return createSealedStore(deps, (json) => TokenSet.safeParse(json).data ?? null);
}
