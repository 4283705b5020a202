/** Shows the menus. */
import { app, type BrowserWindow, Menu } from 'electron';
import { buildContextMenu, buildMenu, type MenuCommand } from './menu-template.ts';
import type { MenuLabels } from './shell-texts.ts';

export function setMenu(labels: MenuLabels, send: (command: MenuCommand) => void): void {
  const { platform } = process;
  const template = buildMenu({ platform, isPackaged: app.isPackaged, labels }, send);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Electron shows nothing on a right click by itself. */
export function showContextMenus(window: BrowserWindow, labels: () => MenuLabels): void {
  window.webContents.on('context-menu', (_event, clicked) => {
    const template = buildContextMenu(clicked, labels());
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
