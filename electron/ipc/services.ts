/** What every handler works with, and what several of them do. */
import { localDay } from '#shared/dates';
import type { AccessEntry, AccessWhat } from '#shared/model/access-log';
import type { StorageMode } from '#shared/model/settings';
import { describeLocalAccess } from '../data/access-log/access-entry.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import type { Recovery } from '../data/worker/open-records.ts';
import type { Imports } from '../import/import-files.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { ClientVault } from '../oauth/client-vault.ts';
import type { SignIn } from '../oauth/sign-in.ts';
import type { TokenSessions } from '../oauth/token-session.ts';
import type { Papers } from '../papers/papers.ts';
import type { Registry } from '../plans/registry.ts';
import type { SamplePlans } from '../plans/sample-plans.ts';
import type { Emit, FileKind, InnerPorts, Ports } from '../ports.ts';
import type { Sync } from '../sync/sync-connection.ts';

export type Services = {
  ports: InnerPorts;
  data: DataClient;
  storage: () => StorageMode;
  /** The last events of the log, for a report. */
  recentLog: () => readonly string[];
  recovery: Recovery;
  registry: Registry;
  sessions: TokenSessions;
  signIn: SignIn;
  clients: ClientVault;
  samplePlans: SamplePlans;
  sync: Sync;
  imports: Imports;
  papers: Papers;
  lookup: Lookup;
  emit: Emit;
  recordAccess: (entry: AccessEntry) => void;
};

/** Saves a file where the person says, and notes it in the access log. */
export async function saveFile(
  services: Services,
  what: AccessWhat,
  personId: string | null,
  file: { name: string; kind: FileKind; bytes: Uint8Array },
): Promise<{ savedAs: string | null }> {
  const savedAs = await services.ports.files.save(file);
  if (savedAs !== null) noteLocalAccess(services, what, personId);
  return { savedAs };
}

/** Records that something left the app on this computer. */
export function noteLocalAccess(
  { recordAccess, ports }: Services,
  what: AccessWhat,
  personId: string | null,
): void {
  recordAccess({ ...describeLocalAccess(new Date(ports.clock.now()).toISOString(), what), personId });
}

/** The calendar day on this computer, `YYYY-MM-DD`. */
export function getToday(ports: Pick<Ports, 'clock'>): string {
  return localDay(new Date(ports.clock.now()));
}
