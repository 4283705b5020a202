/**
 * The whole application without Electron: builds the services over the ports and answers the page's requests.
 * `main.ts` runs it behind Electron's windows; tests and scripts run the same thing in plain Node.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { localDay } from '#shared/dates';
import type { AccessEntry } from '#shared/model/access-log';
import type { Settings } from '#shared/model/settings';
import packageJson from '../package.json' with { type: 'json' };
import payers from '../resources/payers.json' with { type: 'json' };
import { createLoggedBrowser, createLoggedFetch } from './access/logged-fetch.ts';
import { createBackupKeeper } from './backups/keep-backups.ts';
import { backupFolder } from './data/database/files.ts';
import { openRecords } from './data/worker/open-records.ts';
import { finishErasing } from './erase.ts';
import { locateFault } from './errors.ts';
import { AcceptBook, createAcceptingFetch } from './fhir/accept.ts';
import type { ExamineScan } from './import/add-written.ts';
import { createHandoff } from './import/handoff.ts';
import { createImports } from './import/import-files.ts';
import { createHandlers } from './ipc/handlers.ts';
import { closeLock } from './ipc/lock-handlers.ts';
import { startCheck } from './ipc/plan-handlers.ts';
import { createRouter, type Dispatch } from './ipc/router.ts';
import { rememberSaved, type Services } from './ipc/services.ts';
import { createLookup } from './lookup/lookup.ts';
import { createPublicClient } from './lookup/public-client.ts';
import { createClientVault } from './oauth/client-vault.ts';
import { createSignIn } from './oauth/sign-in.ts';
import { createTokenSessions } from './oauth/token-session.ts';
import { createVault } from './oauth/vault.ts';
import { noteRenewal } from './plans/recognize-sign-in.ts';
import { createRegistry } from './plans/registry.ts';
import { createSamplePlans } from './plans/sample-plans.ts';
import type { Emit, Ports } from './ports.ts';
import { chooseBeforeLock, pickBeforeLock } from './questions/choose-before-lock.ts';
import { confirmGoOn } from './questions/erase-questions.ts';
import { askOneAtATime } from './questions/one-question.ts';
import { createRecentLog } from './report/recent-log.ts';
import { createScanReader, judgeScan } from './scans/read-scan.ts';
import { createScans } from './scans/scans.ts';
import { readSettings } from './settings.ts';
import { createSheetSaver } from './sheets/save-sheets.ts';
import { stopRunning } from './stop-running.ts';
import { createDueChecks } from './sync/due-checks.ts';
import { createSync } from './sync/sync-connection.ts';
import { createUpdates } from './updates/updates.ts';

export type App = {
  dispatch: Dispatch;
  settings(): Settings;
  /** The computer locks or falls asleep: so does the app, where a passphrase is set. */
  lockAtOnce(): Promise<void>;
  /** Stops what runs and closes the database. `atOnce`: it is closed without waiting, as the computer ends the process soon. */
  dispose(how?: { atOnce?: boolean }): Promise<void>;
};

export type AppOptions = {
  ports: Ports;
  /** Where the data worker's entry is. */
  dataWorker: string | URL;
  /** The same of the worker that reads pages ahead of it. */
  readingWorker: string | URL;
  /** Where the entry of the process is that reads a scan: a path. */
  scanProcess: string;
  emit: Emit;
  /** Further plans, or other records of known ones, in the schema of `Payer`. */
  extraPayers?: unknown;
};

export async function createApp({
  ports: given,
  emit: tell,
  extraPayers,
  ...entries
}: AppOptions): Promise<App> {
  const log = createRecentLog(given.log);
  const { fetch, browser, ...others } = given;
  const { data, storage, recovery, lock, restore, leaveUnerased, close } = await openRecords({
    secrets: given.secrets,
    vault: given.vault,
    log,
    folder: given.paths.data,
    workerUrl: entries.dataWorker,
    readerUrl: entries.readingWorker,
  });
  // Whether this computer keeps records at all: what is asked first when somebody says that theirs are gone.
  log.write('records.opened', { storage: storage() });
  const isLocked = () => lock.state().isLocked;
  const dialogs = askOneAtATime(given.dialogs, isLocked);
  const ports = {
    ...others,
    log,
    dialogs,
    files: rememberSaved(chooseBeforeLock(given.files, isLocked), backupFolder(given.paths.data)),
    filePicker: pickBeforeLock(given.filePicker, isLocked),
  };
  const backups = createBackupKeeper({ data, clock: ports.clock, log, emit: tell });
  const emit: Emit = (channel, payload) => {
    tell(channel, payload);
    if (channel === 'sync.ended') void backups.keep();
  };
  // From here on nobody has a way out but the two that write into the access log first.
  const logParts = { book: data.accessLog, clock: ports.clock, log };
  const accepts = new AcceptBook();
  const loggedFetch = createAcceptingFetch(createLoggedFetch({ ...logParts, fetch }), accepts);
  const loggedBrowser = createLoggedBrowser({ ...logParts, browser });
  const recordAccess = (entry: AccessEntry) => {
    data.accessLog.add(entry).catch((error) => ports.log.write('access-log.failed', locateFault(error)));
  };
  const registry = createRegistry(payers, extraPayers);
  const vault = createVault(ports);
  const sessions = createTokenSessions({
    ...ports,
    fetch: loggedFetch,
    vault,
    recognizes: (connectionId, patientId, read) => noteRenewal(data, { connectionId, patientId }, read),
  });
  const clients = createClientVault(ports);
  const signIn = createSignIn({
    ...ports,
    fetch: loggedFetch,
    browser: loggedBrowser,
    ownAccess: data.accessLog.own,
    vault,
    clients,
  });
  const samplePlans = createSamplePlans(registry);
  const sync = createSync({
    authorizedFetch: sessions.authorizedFetch,
    accepts,
    data,
    clock: ports.clock,
    log: ports.log,
    emit,
    linkHosts: (payerId) => (payerId === null ? [] : registry.allowedHosts(payerId)),
    mostPerPage: (payerId) => (payerId === null ? null : registry.mostPerPage(payerId)),
    makesCard: (payerId) => payerId !== null && registry.quirks(payerId).includes('insurance-card-operation'),
    askToGoOn: (planName) => confirmGoOn({ ...ports, dialogs: { confirm: dialogs.confirmInTurn } }, planName),
  });
  const reader = createScanReader(() => given.startHelper(entries.scanProcess));
  const examineScan: ExamineScan = (bytes, signal) => judgeScan(reader, bytes, signal);
  const opening = { data, clock: ports.clock, emit, recordAccess, examineScan };
  const imports = createImports({ ...opening, log: ports.log });
  const handoff = createHandoff(opening);
  const scans = createScans({ data, reader, painter: ports.painter });
  const publicClient = createPublicClient({
    fetch: loggedFetch,
    clock: ports.clock,
    random: Math.random,
  });
  const lookup = createLookup({
    client: publicClient,
    data,
    registry,
    today: () => localDay(new Date(ports.clock.now())),
  });
  const sheets = createSheetSaver({ data, ports, emit, recordAccess });
  const updates = createUpdates({
    ...ports,
    version: packageJson.version,
    fetch: loggedFetch,
    isLocked,
    emit,
  });
  ports.theme.set(readSettings(ports.settings).appearance);
  ports.theme.onChange((dark) => emit('theme.changed', { dark }));

  const dueChecks = createDueChecks({
    listConnections: data.connection.list,
    // Nobody may be there to be asked.
    startSync: async (connectionId) => {
      if (isLocked()) return;
      await startCheck({ data, samplePlans, sync, ports }, connectionId, {}).catch((error) =>
        ports.log.write('sync.not-started', locateFault(error)),
      );
    },
    isLocked,
    clock: ports.clock,
    random: Math.random,
    wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }),
  });
  const services: Services = {
    ports,
    data,
    storage,
    recentLog: log.recent,
    recovery,
    restore,
    leaveUnerased,
    backups,
    lock,
    dueChecks,
    registry,
    browser: loggedBrowser,
    sessions,
    signIn,
    clients,
    samplePlans,
    accepts,
    sync,
    imports,
    handoff,
    scans,
    sheets,
    lookup,
    updates,
    emit,
    recordAccess,
  };
  await finishErasing(services, storage());
  const dispatch: Dispatch = createRouter(createHandlers(services), ports.log, isLocked);
  void dueChecks.startDue();
  return {
    dispatch,
    settings: () => readSettings(ports.settings),
    lockAtOnce: () => closeLock(services, true),
    async dispose({ atOnce = false } = {}) {
      dueChecks.close();
      backups.close();
      const forgotten = ports.copied.forget();
      if (atOnce) {
        // What is sealed first counts; a sign-in that is renewed right now is kept, too.
        await Promise.allSettled([
          close(),
          sessions.close(),
          stopRunning(services),
          sync.dispose(),
          updates.close(),
          forgotten,
        ]);
        return;
      }
      await updates.close();
      await stopRunning(services);
      await sync.dispose();
      await sessions.close();
      await samplePlans.close();
      await close();
      // The number on the clipboard outlives this process else.
      await forgotten;
    },
  };
}
