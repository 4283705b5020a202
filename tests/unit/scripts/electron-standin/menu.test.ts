import { expect, test } from 'vitest';
import {
  listKeyChords,
  Menu,
  pressAccelerator,
} from '../../../../scripts/runtime/electron-standin/api/menu.ts';

test('the shortcuts of the application menu press their own entries', () => {
  const pressed: string[] = [];
  const item = (label: string, accelerator: string, enabled = true) => ({
    label,
    accelerator,
    enabled,
    click: () => pressed.push(label),
  });
  const inner = [item('print', 'Ctrl+Shift+P'), item('zoom', 'CmdOrCtrl+Plus')];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ label: 'File', submenu: inner }, item('off', 'F5', false)]),
  );
  const [print, zoom, off] = listKeyChords();
  expect(print).toMatchObject({ key: 'p', ctrl: true, shift: true, alt: false, meta: false });
  expect(zoom).toMatchObject({ key: '+', shift: undefined });
  for (const chord of [print, zoom, off]) pressAccelerator(chord?.index ?? -1);
  expect(pressed).toEqual(['print', 'zoom']);
  Menu.setApplicationMenu(null);
  expect(listKeyChords()).toEqual([]);
});

test('a checkbox turns when clicked, and entries are found by id', () => {
  const menu = Menu.buildFromTemplate([
    { label: 'View', submenu: [{ id: 'dark', label: 'Dark', type: 'checkbox' }] },
  ]);
  const dark = menu.getMenuItemById('dark');
  dark?.click();
  expect(dark?.checked).toBe(true);
  expect(menu.getMenuItemById('none')).toBeNull();
});
