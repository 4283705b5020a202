/** What every handler works with, and what several of them do. */
import { localDay } from '#shared/dates';
import type { AccessEntry, AccessWhat } from '#shared/model/access-log';
import type { StorageMode } from '#shared/model/settings';
import { noteLocalAccess } from '../access/local-access.ts';
import type { LoggedBrowser } from '../access/logged-fetch.ts';
import type { BackupKeeper } from '../backups/keep-backups.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import type { Lock, Records, Recovery } from '../data/worker/open-records.ts';
import { AppError } from '../errors.ts';
import type { AcceptBook } from '../fhir/accept.ts';
import type { Handoff } from '../import/handoff.ts';
import type { Imports } from '../import/import-files.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { ClientVault } from '../oauth/client-vault.ts';
import type { SignIn } from '../oauth/sign-in.ts';
import type { TokenSessions } from '../oauth/token-session.ts';
import type { Registry } from '../plans/registry.ts';
import type { SamplePlans } from '../plans/sample-plans.ts';
import type { Emit, FileKind, FileSaver, InnerPorts, Ports } from '../ports.ts';
import type { Scans } from '../scans/scans.ts';
import type { SheetSaver } from '../sheets/save-sheets.ts';
import type { DueChecks } from '../sync/due-checks.ts';
import type { Sync } from '../sync/sync-connection.ts';
import type { Updates } from '../updates/updates.ts';

export type Services = {
  ports: InnerPorts;
  data: DataClient;
  storage: () => StorageMode;
  /** The last events of the log, for a report. */
  recentLog: () => readonly string[];
  recovery: Recovery;
  restore: Records['restore'];
  leaveUnerased: Records['leaveUnerased'];
  backups: BackupKeeper;
  lock: Lock;
  dueChecks: DueChecks;
  registry: Registry;
  browser: LoggedBrowser;
  sessions: TokenSessions;
  signIn: SignIn;
  clients: ClientVault;
  samplePlans: SamplePlans;
  accepts: AcceptBook;
  sync: Sync;
  imports: Imports;
  handoff: Handoff;
  scans: Scans;
  sheets: SheetSaver;
  lookup: Lookup;
  updates: Updates;
  emit: Emit;
  recordAccess: (entry: AccessEntry) => void;
};

/** Remembers what was saved since the app was started, and shows nothing else. */
export function rememberSaved(files: FileSaver, own: string): FileSaver {
  const saved = new Set<string>([own]);
  return {
    ...files,
    async choosePlace(file) {
      const path = await files.choosePlace(file);
      if (path !== null) saved.add(path);
      return path;
    },
    show(path) {
      if (!saved.has(path)) throw new AppError('store/not-found', 'This app has not just saved that file.');
      files.show(path);
    },
  };
}

/** `isForeign`: others wrote it. */
type NamedFile = { name: string; kind: FileKind; bytes: Uint8Array; isForeign?: boolean };

/** Saves a file where the person says; the full path, or `null` when the person closed the dialog. */
export async function saveWhereChosen(
  { files }: Pick<Ports, 'files'>,
  { bytes, isForeign = false, ...file }: NamedFile,
): Promise<string | null> {
  const path = await files.choosePlace(file);
  if (path !== null) await files.write(path, bytes, isForeign);
  return path;
}

/** The same, noted in the access log. */
export async function saveFile(
  services: Services,
  what: AccessWhat,
  personId: string | null,
  file: NamedFile,
): Promise<{ savedAs: string | null }> {
  const savedAs = await saveWhereChosen(services.ports, file);
  if (savedAs !== null) noteLocalAccess(services, what, personId);
  return { savedAs };
}

/** The calendar day on this computer, `YYYY-MM-DD`. */
export function getToday(ports: Pick<Ports, 'clock'>): string {
  return localDay(new Date(ports.clock.now()));
}
