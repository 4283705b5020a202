/** Ends the app's access to a plan: stops running checks, revokes the tokens and forgets them. */
import type { DataClient } from '../data/worker/data-client.ts';
import { logKeyName } from '../data/worker/log-key.ts';
import { type ClientVault, isClientName } from '../oauth/client-vault.ts';
import type { SignIn } from '../oauth/sign-in.ts';
import type { TokenSessions } from '../oauth/token-session.ts';
import type { Ports } from '../ports.ts';
import type { Sync } from '../sync/sync-connection.ts';

type AccessParts = { sync: Sync; sessions: TokenSessions; signIn: SignIn; data: DataClient };

/** Ends the access to one plan. `revoked`: the plan confirmed the end. */
export async function disconnectPlan(
  { sync, sessions, signIn, data }: AccessParts,
  connectionId: string,
): Promise<{ revoked: boolean }> {
  await sync.cancel(connectionId);
  const revoked = await sessions.revoke(connectionId);
  await sessions.forget(connectionId);
  // A check may have begun while the plan was asked to revoke.
  await sync.cancel(connectionId);
  const payerId = await findLeftPlan(data, connectionId);
  if (payerId !== null) await signIn.endRegistration(payerId, 'disconnect');
  return { revoked };
}

/** The plan of the connection, when no other one of it is signed in or waits for that. */
async function findLeftPlan(data: DataClient, connectionId: string): Promise<string | null> {
  const connections = await data.connection.list().catch(() => []);
  const payerId = connections.find(({ id }) => id === connectionId)?.payerId ?? null;
  const isUsed = connections.some(
    (one) =>
      one.id !== connectionId &&
      one.fedBy !== connectionId &&
      one.payerId === payerId &&
      one.state !== 'ended',
  );
  return isUsed ? null : payerId;
}

export type SignOutParts = AccessParts & {
  clients: ClientVault;
  ports: Pick<Ports, 'vault'>;
};

/**
 * Ends the access of every plan, and forgets every token and every registration of this app.
 * Works without the database too: damaged records must not keep tokens alive.
 */
export async function signOutEverywhere(parts: SignOutParts): Promise<void> {
  const { data, clients, signIn, ports } = parts;
  const connections = await data.connection.list().catch(() => []);
  const sealed = ports.vault.names().filter((name) => !isClientName(name) && name !== logKeyName);
  for (const id of new Set([...connections.map(({ id }) => id), ...sealed])) await disconnectPlan(parts, id);
  await signIn.endRegistrations();
  clients.forgetAll();
  ports.vault.erase();
}
