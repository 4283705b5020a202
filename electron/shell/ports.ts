/** Electron's answers to everything the app asks of the operating system. */
import path from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, shell, utilityProcess } from 'electron';
import type { Ports } from '../ports.ts';
import { requireOpenable } from './browser-address.ts';
import { createCabinet } from './cabinet.ts';
import { createDialogs } from './dialogs.ts';
import { fetchWithElectron } from './fetch.ts';
import { createFilePicker } from './file-picker.ts';
import { createFileSaver } from './file-saver.ts';
import { createCopiedNumbers } from './forget-copied.ts';
import { createPagePrinter } from './hidden-windows/page-printer.ts';
import { createScanPainter } from './hidden-windows/scan-painter.ts';
import { createLog } from './log.ts';
import { bringToFront } from './main-window.ts';
import { createSecretBox } from './secret-box.ts';
import { createTraces } from './traces.ts';
import { createUpdater } from './updater.ts';

export function createElectronPorts(preload: string, window: () => BrowserWindow | null): Ports {
  const profile = app.getPath('userData');
  const log = createLog(path.join(profile, 'logs'));
  return {
    fetch: fetchWithElectron,
    secrets: createSecretBox(),
    settings: createCabinet('settings'),
    vault: createCabinet('vault'),
    browser: {
      async open(url) {
        requireOpenable(process.platform, url);
        await shell.openExternal(url);
      },
    },
    files: { ...createFileSaver(window), show: (file) => shell.showItemInFolder(file) },
    filePicker: createFilePicker(window),
    painter: createScanPainter(),
    startHelper: (entry) =>
      utilityProcess.fork(entry, [], { serviceName: 'Claimfolio Helper', stdio: 'ignore' }),
    dialogs: createDialogs(window),
    printer: createPagePrinter(preload, window),
    clock: { now: () => Date.now(), elapsed: () => performance.now() },
    log,
    copied: createCopiedNumbers(clipboard, log),
    traces: createTraces(),
    updater: createUpdater(profile),
    paths: { data: path.join(profile, 'records') },
    theme: {
      set: (source) => {
        nativeTheme.themeSource = source;
      },
      isDark: () => nativeTheme.shouldUseDarkColors,
      onChange: (listener) => {
        nativeTheme.on('updated', () => listener(nativeTheme.shouldUseDarkColors));
      },
    },
    window: {
      focus: () => {
        const open = window();
        if (open) bringToFront(open);
        app.focus({ steal: true });
        // Windows and Wayland may refuse it: then the task bar says where to look.
        if (open && !open.isFocused()) open.flashFrame(true);
      },
    },
  };
}
