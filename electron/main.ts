/** Entry of the Electron main process: scheme and lock first, then the window and the app. */
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { type App, createApp } from './app.ts';
import readingWorker from './data/worker/reader.ts?modulePath';
import dataWorker from './data/worker/worker.ts?modulePath';
import scanProcess from './scans/scan-process.ts?modulePath';
import { registerAppScheme, serveAppScheme } from './shell/app-scheme.ts';
import { turnFeaturesOff } from './shell/background-requests.ts';
import { guardPages } from './shell/guards.ts';
import { connectIpc, sendToPages } from './shell/ipc.ts';
import { bringToFront, openMainWindow } from './shell/main-window.ts';
import { setMenu } from './shell/menu.ts';
import { createElectronPorts } from './shell/ports.ts';
import { watchProcesses } from './shell/process-faults.ts';
import { menuLabels, startFailureText } from './shell/shell-texts.ts';
import { checkStartSwitches } from './shell/start-switches.ts';

const preload = path.join(import.meta.dirname, '../preload/preload.cjs');
const pages = path.join(import.meta.dirname, '../renderer');
let mainWindow: BrowserWindow | null = null;

registerAppScheme();
app.enableSandbox();
turnFeaturesOff(app.commandLine);
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (mainWindow) bringToFront(mainWindow);
  });
  void app.whenReady().then(start).catch(cannotStart);
} else {
  app.quit();
}

async function start(): Promise<void> {
  checkStartSwitches(process.argv.slice(1), app.isPackaged);
  serveAppScheme(pages);
  await guardPages();
  const ports = createElectronPorts(preload, () => mainWindow);
  watchProcesses({ process, app }, ports);
  const claimfolio = await createApp({
    ports,
    ...{ dataWorker, readingWorker, scanProcess },
    emit: sendToPages,
  });
  connectIpc(claimfolio.dispatch);
  setMenu(menuLabels(claimfolio.settings().language), (command) => sendToPages('menu.command', { command }));
  closeWithApp(claimfolio);
  await openWindow(ports.theme.isDark());
  app.on('activate', () => {
    if (!mainWindow) void openWindow(ports.theme.isDark());
  });
}

/** Without a window nobody would know why nothing opens. */
function cannotStart(error: unknown): void {
  dialog.showErrorBox('Claimfolio', startFailureText(error, app.getLocale()));
  app.exit(1);
}

async function openWindow(isDark: boolean): Promise<void> {
  mainWindow = await openMainWindow(preload, isDark ? '#131819' : '#f6f3ec');
  mainWindow.on('closed', () => {
    mainWindow = null;
  });
}

/** Lets a running sync and the database end cleanly before the process does. */
function closeWithApp(claimfolio: App): void {
  let isClosed = false;
  let isClosing = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    // Asked to quit twice, it closes once; what cannot be closed must not keep it open.
    if (isClosing) return;
    isClosing = true;
    const quit = () => {
      isClosed = true;
      app.quit();
    };
    void claimfolio.dispose().then(quit, quit);
  });
}
