/** What stands in the menus, in the person's language. Electron's own words for roles are English. Pure: no Electron here. */
import type { MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '#shared/ipc/contract';
import type { MenuLabels } from './shell-texts.ts';

export type MenuCommand = EventPayload<'menu.command'>['command'];
type Item = MenuItemConstructorOptions;
type Role = keyof MenuLabels['role'];

const separator: Item = { type: 'separator' };

export type MenuFacts = { platform: NodeJS.Platform; isPackaged: boolean; labels: MenuLabels };

/** The application menu. Its own items are sent to the page as commands. */
export function buildMenu(
  { platform, isPackaged, labels }: MenuFacts,
  send: (command: MenuCommand) => void,
): Item[] {
  const isMac = platform === 'darwin';
  const item = (command: MenuCommand, accelerator?: string): Item => ({
    label: labels[command],
    ...(accelerator !== undefined && { accelerator }),
    click: () => send(command),
  });
  const role = (name: Role): Item => ({ role: name, label: labels.role[name] });
  /** Another key for what the menu shows already. */
  const hidden = (command: MenuCommand, accelerator: string): Item => ({
    ...item(command, accelerator),
    visible: false,
  });
  const settings = item('settings', 'CmdOrCtrl+,');
  const appMenu: Item = {
    label: 'Claimfolio',
    submenu: [
      role('about'),
      separator,
      settings,
      separator,
      role('services'),
      separator,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      separator,
      role('quit'),
    ],
  };
  return [
    ...(isMac ? [appMenu] : []),
    {
      label: labels.claims,
      submenu: [
        item('check', 'CmdOrCtrl+R'),
        item('find', 'CmdOrCtrl+F'),
        item('print', 'CmdOrCtrl+P'),
        ...(isMac ? [] : [settings]),
        item('lock', 'CmdOrCtrl+L'),
        separator,
        role(isMac ? 'close' : 'quit'),
      ],
    },
    {
      label: labels.edit,
      submenu: [
        role('undo'),
        role('redo'),
        separator,
        role('cut'),
        role('copy'),
        role('paste'),
        role('delete'),
        separator,
        role('selectAll'),
      ],
    },
    {
      label: labels.view,
      submenu: [
        item('discreet', 'CmdOrCtrl+D'),
        item('zoom-in', 'CmdOrCtrl+Plus'),
        // On US keyboards the plus needs Shift; the same key without it zooms, too, and so do the keys of the number pad.
        hidden('zoom-in', 'CmdOrCtrl+='),
        hidden('zoom-in', 'CmdOrCtrl+numadd'),
        item('zoom-out', 'CmdOrCtrl+-'),
        hidden('zoom-out', 'CmdOrCtrl+numsub'),
        item('zoom-reset', 'CmdOrCtrl+0'),
        hidden('zoom-reset', 'CmdOrCtrl+num0'),
        separator,
        role('togglefullscreen'),
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    {
      role: 'window',
      label: labels.window,
      submenu: [role('minimize'), ...(isMac ? [role('zoom'), separator, role('front')] : [role('close')])],
    },
    {
      role: 'help',
      label: labels.helpMenu,
      submenu: [item('help', isMac ? 'CmdOrCtrl+?' : 'F1'), ...(isMac ? [] : [separator, role('about')])],
    },
  ];
}

/** What a right click shows, of what the page allows there; nothing where there is nothing to copy or to write. */
export function buildContextMenu(
  {
    isEditable,
    editFlags,
    selectionText,
  }: Pick<Electron.ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>,
  labels: MenuLabels,
): Item[] {
  const role = (name: Role, enabled: boolean): Item => ({ role: name, label: labels.role[name], enabled });
  const copy = role('copy', editFlags.canCopy);
  if (isEditable)
    return [
      role('cut', editFlags.canCut),
      copy,
      role('paste', editFlags.canPaste),
      separator,
      role('selectAll', editFlags.canSelectAll),
    ];
  return selectionText.trim() === '' ? [] : [copy];
}
