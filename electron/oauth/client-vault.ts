/**
 * Remembers how this app is registered at each plan, secret included, so that nobody pastes it twice. Sealed beside
 * the token sets, each under a digest of its plan.
 */
import { createHash } from 'node:crypto';
import { PlanClient } from './plan-client.ts';
import { createSealedStore, type SealedStoreDeps } from './sealed-store.ts';

const prefix = 'client-';

export interface ClientVault {
  save(payerId: string, client: PlanClient): Promise<void>;
  /** @throws {VaultError} vault/locked, vault/unavailable, vault/unreadable */
  load(payerId: string): Promise<PlanClient | null>;
  /** Every one that can be opened. */
  loadAll(): Promise<PlanClient[]>;
  forget(payerId: string): void;
  forgetAll(): void;
}

/** True for vault entries of clients, as opposed to connections. */
export function isClientName(name: string): boolean {
  return name.startsWith(prefix);
}

/** A plan's id may be its address, which must not appear in a file in plain text. */
function nameOf(payerId: string): string {
  return prefix + createHash('sha256').update(payerId).digest('hex').slice(0, 32);
}

/** A client vault on the operating system's key store. */
export function createClientVault(deps: SealedStoreDeps): ClientVault {
  const store = createSealedStore(deps, (json) => PlanClient.safeParse(json).data ?? null);
  return {
    save: (payerId, client) => store.save(nameOf(payerId), client),
    load: (payerId) => store.load(nameOf(payerId)),
    async loadAll() {
      const names = store.names().filter(isClientName);
      const clients = await Promise.all(names.map((name) => store.load(name).catch(() => null)));
      return clients.filter((client) => client !== null);
    },
    forget: (payerId) => store.forget(nameOf(payerId)),
    forgetAll() {
      for (const name of store.names().filter(isClientName)) store.forget(name);
    },
  };
}
