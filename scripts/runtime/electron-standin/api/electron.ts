import type {} from 'electron';
import { net } from '../net/net.ts';
import { protocol } from '../net/protocol.ts';
import { session } from '../net/session.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard, shell, standin } from './desktop.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { powerMonitor } from './power-monitor.ts';
import { safeStorage } from './safe-storage.ts';
import { screen } from './screen.ts';
import { utilityProcess } from './utility-process.ts';
import { WebContents as webContents } from './web-contents.ts';

const electron: Record<string, unknown> = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standin,
  utilityProcess,
  webContents,
};

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  // biome-ignore lint/style/noDefaultExport: `import electron from 'electron'` is how Electron's own module may be used.
  electron as default,
  electron as 'module.exports',
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standin,
  utilityProcess,
  webContents,
};
