import { readFileSync } from 'node:fs';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { buildContextMenu, buildMenu, type MenuFacts } from '../../../electron/shell/menu-template.ts';
import { menuLabels } from '../../../electron/shell/shell-texts.ts';

type Item = MenuItemConstructorOptions;

const list = (items: Item[]): Item[] =>
  items.flatMap((item) => [item, ...list(Array.isArray(item.submenu) ? item.submenu : [])]);

function build(facts: Partial<MenuFacts> = {}) {
  const send = vi.fn();
  const menu = buildMenu({ platform: 'win32', isPackaged: true, labels: menuLabels('es'), ...facts }, send);
  return { menu, items: list(menu), send };
}

const find = (items: Item[], label: string) => items.find((item) => item.label === label);

/** The roles that Electron knows, from its own types. */
const types = readFileSync(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');
const roles = new Set(
  [
    ...(/interface MenuItemConstructorOptions \{[\s\S]*?role\?: \(([^)]*)\)/.exec(types)?.[1] ?? '').matchAll(
      /'(\w+)'/g,
    ),
  ].map(([, role = '']) => role.toLowerCase()),
);

describe.each(['win32', 'darwin', 'linux'] as const)('the menu on %s', (platform) => {
  // lib/browser/api/menu-item-roles.ts: Electron's labels are English literals.
  it.each(['en', 'es'] as const)('has words of its own for each item, in %s', (language) => {
    const { items } = build({ platform, labels: menuLabels(language) });
    for (const { type, label, role } of items) if (type !== 'separator') expect(label, role).toMatch(/\w/);
    expect(find(items, language === 'es' ? 'Copiar' : 'Copy')?.role).toBe('copy');
  });

  it('has roles that Electron knows, and no key twice', () => {
    const { items } = build({ platform });
    expect(roles.size).toBeGreaterThan(30);
    for (const { role } of items) if (role) expect(roles).toContain(role.toLowerCase());
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leads to the help, to the settings and to what this is', () => {
    const { items, send } = build({ platform });
    for (const label of ['Ayuda de Claimfolio', 'Configuración y privacidad…'])
      find(items, label)?.click?.(undefined as never, undefined, undefined as never);
    expect(send.mock.calls).toEqual([['help'], ['settings']]);
    expect(items.filter(({ role }) => role === 'about')).toHaveLength(1);
  });

  it('sends each command by its keys, those of the number pad too', () => {
    const { items, send } = build({ platform });
    for (const key of ['numadd', 'numsub', 'num0'])
      items
        .find(({ accelerator }) => accelerator === `CmdOrCtrl+${key}`)
        ?.click?.(undefined as never, undefined, undefined as never);
    expect(send.mock.calls).toEqual([['zoom-in'], ['zoom-out'], ['zoom-reset']]);
  });
});

it('on macOS settings and the end of the app stand in the menu of the app', () => {
  const [appMenu, claims] = build({ platform: 'darwin' }).menu;
  const labels = (item: Item | undefined) => list(item ? [item] : []).map(({ label }) => label);
  expect(labels(appMenu)).toContain('Configuración y privacidad…');
  expect(labels(appMenu)).toContain('Salir de Claimfolio');
  expect(labels(claims)).not.toContain('Configuración y privacidad…');
});

describe('a right click', () => {
  const flags = (can: boolean) => ({
    canUndo: can,
    canRedo: can,
    canCut: can,
    canCopy: can,
    canPaste: can,
    canDelete: can,
    canSelectAll: can,
    canEditRichly: false,
  });
  const click = (isEditable: boolean, selectionText: string, can = true) =>
    buildContextMenu({ isEditable, selectionText, editFlags: flags(can) }, menuLabels('es'));

  it('in a field offers to cut, copy, paste and select, as far as the field allows', () => {
    const labels = ['Cortar', 'Copiar', 'Pegar', undefined, 'Seleccionar todo'];
    expect(click(true, '').map(({ label }) => label)).toEqual(labels);
    expect(click(true, '', false).map(({ enabled }) => enabled)).toEqual([
      false,
      false,
      false,
      undefined,
      false,
    ]);
  });

  it('on a selected text offers to copy it, and elsewhere nothing', () => {
    expect(click(false, '1EG4-TE5').map(({ role, label }) => [role, label])).toEqual([['copy', 'Copiar']]);
    expect(click(false, ' ')).toEqual([]);
  });
});
