import { EventEmitter } from 'node:events';
import type { KeyChord } from '../page/page-side.ts';
import { app } from './app.ts';
import { standin } from './desktop.ts';

type Options = Electron.MenuItemConstructorOptions;
type Click = (item: unknown, window: unknown, event: object) => void;

/** Electron's roles and their English words (lib/browser/api/menu-item-roles.ts); an own label takes their place. */
const roleLabels: Record<string, string> = {
  about: 'About',
  close: 'Close',
  copy: 'Copy',
  cut: 'Cut',
  delete: 'Delete',
  front: 'Bring All to Front',
  help: 'Help',
  hide: 'Hide',
  hideothers: 'Hide Others',
  minimize: 'Minimize',
  paste: 'Paste',
  quit: 'Quit',
  redo: 'Redo',
  selectall: 'Select All',
  services: 'Services',
  toggledevtools: 'Toggle Developer Tools',
  togglefullscreen: 'Toggle Full Screen',
  undo: 'Undo',
  unhide: 'Show All',
  window: 'Window',
  zoom: 'Zoom',
};

/** One entry of a menu; a test may call its `click`. */
export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: Options['role'];
  readonly type: NonNullable<Options['type']>;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: Click | undefined;

  constructor(options: Options) {
    this.id = options.id ?? '';
    const role = options.role?.toLowerCase();
    if (role !== undefined && !(role in roleLabels)) throw new TypeError(`No role ${role} in Electron`);
    this.label = options.label ?? roleLabels[role ?? ''] ?? '';
    this.role = options.role;
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator ?? (options.role === 'quit' ? 'CmdOrCtrl+Q' : undefined);
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : (options.submenu as unknown as Menu | undefined);
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#click =
      (options.click as unknown as Click | undefined) ??
      (options.role === 'quit' ? () => app.quit() : undefined);
  }

  click(event: object = {}, window?: unknown): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    this.#click?.(this, window, event);
  }
}

let applicationMenu: Menu | null = null;

/** A menu; nothing is drawn, but its shortcuts work in the page. */
export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: (Options | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    menuChanges.emit('changed');
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }
  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }
  /** Nothing is drawn: what would be stands in `standin.popups`. */
  popup(): void {
    standin.popups.push(this.items.map(({ label, enabled }) => (enabled ? label : `(${label})`)));
  }
  closePopup(): void {}
  getMenuItemById(id: string): MenuItem | null {
    return listItems(this).find((item) => item.id === id) ?? null;
  }
}

/** Emits 'changed' when the application menu is replaced. */
export const menuChanges = new EventEmitter();

function listItems(menu: Menu | null): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...listItems(item.submenu ?? null)]);
}

const keyNames: Record<string, string> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** Keys of the number pad, by Electron's names (docs/tutorial/keyboard-shortcuts.md). */
const padCodes: Record<string, string> = { numadd: 'NumpadAdd', numsub: 'NumpadSubtract', num0: 'Numpad0' };

function parseAccelerator(accelerator: string, index: number): KeyChord {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const has = (...names: string[]) => names.some((name) => parts.slice(0, -1).includes(name));
  const mac = process.platform === 'darwin';
  return {
    key: keyNames[key] ?? key,
    code: padCodes[key],
    ctrl: has('ctrl', 'control') || (!mac && has('cmdorctrl', 'commandorcontrol')),
    meta: has('cmd', 'command', 'meta', 'super') || (mac && has('cmdorctrl', 'commandorcontrol')),
    alt: has('alt', 'option'),
    // A plus needs shift on some keyboards and not on others.
    shift: key === 'plus' ? undefined : has('shift'),
    index,
  };
}

/** The shortcuts of the application menu. */
export function listKeyChords(): KeyChord[] {
  return listItems(applicationMenu).flatMap(({ accelerator }, index) =>
    accelerator ? [parseAccelerator(accelerator, index)] : [],
  );
}

/** Clicks the item that has this index. */
export function pressAccelerator(index: number): void {
  listItems(applicationMenu)[index]?.click({ triggeredByAccelerator: true });
}
