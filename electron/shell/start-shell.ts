/** Starts the app behind Electron's windows, and ends it. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import { type App, type AppOptions, createApp } from '../app.ts';
import { locateFault } from '../errors.ts';
import { firstSettings, readSettings, writeSettings } from '../settings.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { turnFeaturesOff } from './background-requests.ts';
import { createClosing } from './closing.ts';
import { guardPages } from './guards.ts';
import { connectIpc, sendToPage } from './ipc.ts';
import { createMainWindow } from './main-window.ts';
import { setMenu, showContextMenus } from './menu.ts';
import { createElectronPorts } from './ports.ts';
import { watchHanging, watchProcesses } from './process-faults.ts';
import { chooseProfile, settleProfile } from './profile-folder.ts';
import { menuLabels, pageQuestion, startFailureText } from './shell-texts.ts';
import { checkStartSwitches, isTwin } from './start-switches.ts';

export type ShellParts = Pick<AppOptions, 'dataWorker' | 'readingWorker' | 'scanProcess'> & {
  /** The preload script of the page. */
  preload: string;
  /** The folder that the page is served from. */
  pages: string;
};

/** Before Electron is ready: what it reads once, and that the app runs once. */
export function startShell(parts: ShellParts): void {
  chooseFolder();
  registerAppScheme();
  app.enableSandbox();
  // As the shortcuts of the installer have it, or a pinned icon and its window are two buttons of the task bar.
  app.setAppUserModelId('app.claimfolio.desktop');
  turnFeaturesOff(app.commandLine);
  if (app.requestSingleInstanceLock())
    void app
      .whenReady()
      .then(() => openShell(parts))
      .catch(cannotStart);
  else app.quit();
}

/** Before anything of the profile is read: the lock of the app and Chromium's own files lie in it. */
function chooseFolder(): void {
  const place = chooseProfile({
    platform: process.platform,
    isPackaged: app.isPackaged,
    isGiven: app.commandLine.hasSwitch('user-data-dir'),
    usual: app.getPath('userData'),
    localData: process.env['LOCALAPPDATA'],
  });
  if (place) {
    const folder = settleProfile(place);
    // Electron takes none that is not there.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  }
  // The key store's key goes by this name: one of its own for development.
  if (!app.isPackaged) app.setName(`${app.getName()} (development)`);
}

/** The window first: a key store may ask the person before the records open, and the page says so. */
async function openShell({ preload, pages, ...entries }: ShellParts): Promise<void> {
  const manifest = readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8');
  checkStartSwitches(process.argv.slice(1), app.isPackaged && !isTwin(manifest));
  serveAppScheme(pages);
  await guardPages();
  const ports = createElectronPorts(preload, () => window.current());
  const settings = () => readSettings(ports.settings);
  if (ports.settings.get('settings') === undefined)
    writeSettings(ports.settings, firstSettings(app.getPreferredSystemLanguages()));
  ports.theme.set(settings().appearance);
  const labels = () => menuLabels(settings().language);
  const emit: AppOptions['emit'] = (channel, payload) => sendToPage(window.current(), channel, payload);
  const page = {
    isMain: (contents: unknown) => window.current()?.webContents === contents,
    askReload: (why: 'broke' | 'hangs') => ports.dialogs.confirm(pageQuestion(why, settings().language)),
    quit: () => app.quit(),
  };
  const closing = createClosing({
    dispose: async (how) => {
      ports.printer.stop();
      await (await starting).dispose(how);
    },
    quit: () => app.quit(),
    exit: () => app.exit(0),
    relaunch: () => app.relaunch(),
    lock: () => lockNow(),
  });
  const window = createMainWindow({
    preload,
    background: () => (ports.theme.isDark() ? '#131819' : '#f6f3ec'),
    log: ports.log,
    onOpened(opened) {
      watchHanging(opened, page, ports.log);
      showContextMenus(opened, labels);
      opened.on('query-session-end', (event) => closing.holdSessionEnd(event));
      opened.on('closed', () => closing.leaveMainWindow(process.platform));
    },
  });
  watchProcesses({ process, app, page }, ports);
  app.on('second-instance', () => closing.takesStart() || void window.open());
  app.on('activate', () => void window.open());
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());
  app.on('before-quit', closing.holdQuit);
  // Papers in windows of their own, too.
  const protect = (opened: BrowserWindow) => opened.setContentProtection(settings().isCaptureHidden);
  app.on('browser-window-created', (_event, opened) => protect(opened));
  const showMenu = () => setMenu(labels(), (command) => emit('menu.command', { command }));
  showMenu();
  const starting: Promise<App> = createApp({ ...entries, ports, emit });
  connectIpc(async (channel, input) => {
    const answer = await (await starting).dispatch(channel, input);
    if (channel === 'settings.set') {
      showMenu();
      for (const opened of BrowserWindow.getAllWindows()) protect(opened);
    }
    return answer;
  });
  const lockNow = () => {
    void starting
      .then(({ lockAtOnce }) => lockAtOnce())
      .catch((error) => ports.log.write('lock.not-closed', locateFault(error)));
  };
  lockWithComputer(lockNow);
  await Promise.all([starting, window.open()]);
}

/** Whoever opens the computer again is not yet the person: the page is covered at once. Nothing where no passphrase is set. */
function lockWithComputer(lock: () => void): void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  // macOS: another person uses the computer now.
  powerMonitor.on('user-did-resign-active', lock);
}

/** Without a window nobody would know why nothing opens. */
function cannotStart(error: unknown): void {
  dialog.showErrorBox('Claimfolio', startFailureText(error, app.getLocale()));
  app.exit(1);
}
