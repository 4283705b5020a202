import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderOptions, foldName, openOptions, saveOptions } from '../../../electron/shell/file-dialogs.ts';
import { chooseForeignMark } from '../../../electron/shell/mark-foreign.ts';

const types = readFileSync(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');

/** The values of `properties` that Electron's types allow for such a dialog. */
function allowed(name: string): string[] {
  const body =
    new RegExp(`interface ${name} \\{[\\s\\S]*?properties\\?: Array<([^>]*)>`).exec(types)?.[1] ?? '';
  return [...body.matchAll(/'(\w+)'/g)].map(([, value = '']) => value);
}

// docs/api/dialog.md: `dontAddToRecent` keeps the item out of the recent documents of Windows.
it('no dialog leaves a name in the list of recent files, and each asks for what Electron knows', () => {
  const dialogs = [
    ['SaveDialogOptions', saveOptions({ name: 'claims.pdf', kind: 'pdf' }, '/d')],
    ['OpenDialogOptions', folderOptions('/d')],
    ['OpenDialogOptions', openOptions('records')],
    ['OpenDialogOptions', openOptions('scan')],
    ['OpenDialogOptions', openOptions('copy')],
    ['OpenDialogOptions', openOptions('list')],
    ['OpenDialogOptions', openOptions('plans')],
  ] as const;
  for (const [name, { properties = [] }] of dialogs) {
    expect(properties).toContain('dontAddToRecent');
    expect(allowed(name).length).toBeGreaterThan(3);
    for (const one of properties) expect(allowed(name)).toContain(one);
  }
});

it('a file is saved in the folder that is given, under its name', () => {
  expect(saveOptions({ name: 'claims.pdf', kind: 'pdf' }, '/d')).toMatchObject({
    defaultPath: path.join('/d', 'claims.pdf'),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  expect(saveOptions({ name: 'letter.rtf', kind: 'file' }, '/d').filters).toEqual([
    { name: 'RTF', extensions: ['rtf'] },
  ]);
});

it('names that differ in case, or in how an accent is written, are one', () => {
  expect(foldName('Informe Médico.pdf'.normalize('NFD'))).toBe(
    foldName('informe médico.PDF'.normalize('NFC')),
  );
  expect(foldName('a.pdf')).not.toBe(foldName('b.pdf'));
});

it('a file of others is marked as downloaded, as each system does it', () => {
  expect(chooseForeignMark('win32', 'C:\\d\\a.pdf', 0)).toEqual({
    stream: 'C:\\d\\a.pdf:Zone.Identifier',
    text: '[ZoneTransfer]\r\nZoneId=3\r\n',
  });
  expect(chooseForeignMark('darwin', '/d/a.pdf', 1_800_000_000_000)).toEqual({
    program: '/usr/bin/xattr',
    given: ['-w', 'com.apple.quarantine', '0083;6b49d200;Claimfolio;', '/d/a.pdf'],
  });
  expect(chooseForeignMark('linux', '/d/a.pdf', 0)).toBeNull();
});
