/** The application menu. Its own items are sent to the page as commands. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '#shared/ipc/contract';

type Command = EventPayload<'menu.command'>['command'];
type Labels = Record<Command | 'view' | 'claims', string>;

export function setMenu(labels: Labels, send: (command: Command) => void): void {
  const item = (command: Command, accelerator: string): MenuItemConstructorOptions => ({
    label: labels[command],
    accelerator,
    click: () => send(command),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: labels.claims,
      submenu: [
        item('check', 'CmdOrCtrl+R'),
        item('find', 'CmdOrCtrl+F'),
        item('print', 'CmdOrCtrl+P'),
        item('settings', 'CmdOrCtrl+,'),
        item('lock', 'CmdOrCtrl+L'),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: labels.view,
      submenu: [
        item('discreet', 'CmdOrCtrl+D'),
        item('zoom-in', 'CmdOrCtrl+Plus'),
        // On US keyboards the plus needs Shift; the same key without it zooms, too.
        { ...item('zoom-in', 'CmdOrCtrl+='), visible: false },
        item('zoom-out', 'CmdOrCtrl+-'),
        item('zoom-reset', 'CmdOrCtrl+0'),
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
