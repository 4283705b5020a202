/** The installer for Windows: whom it installs for, and what its uninstaller asks. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../../..');
const script = path.join(root, 'resources/package/installer.nsh');
const text = readFileSync(script, 'utf8');
const hasNsis = spawnSync('makensis', ['-VERSION']).status === 0;

it('installs for one person, and brings the question of its uninstaller', () => {
  const { nsis } = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as {
    nsis: Record<string, unknown>;
  };
  expect(nsis).toEqual({
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    buildUniversalInstaller: false,
    installerLanguages: ['en_US', 'es_ES'],
    include: 'resources/package/installer.nsh',
  });
});

// app-builder-lib, out/targets/nsis/NsisTarget.js `finishBuild`: a name with the processor in it makes three of two.
it('is one installer for each kind of processor, and no third one with both', () => {
  const { nsis } = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as { nsis: object };
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  // Its parts load each other in a circle; from here they do so in the order in which they can.
  require('app-builder-lib');
  const { NsisTarget } = require('app-builder-lib/out/targets/nsis/NsisTarget.js');
  const isUniversal = Object.getOwnPropertyDescriptor(
    NsisTarget.prototype,
    'shouldBuildUniversalInstaller',
  )?.get;
  expect(isUniversal?.call({ options: {} })).toBe(true);
  expect(isUniversal?.call({ options: nsis })).toBe(false);
});

// templates/nsis/include/installer.nsh gives shortcuts the app's id; by another one the pinned icon and the window are two buttons.
it('makes shortcuts whose id the running app has', () => {
  const { appId } = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as { appId: string };
  const start = readFileSync(path.join(root, 'electron/shell/start-shell.ts'), 'utf8');
  expect(/setAppUserModelId\('([^']+)'\)/.exec(start)?.[1]).toBe(appId);
  // Before the first window, and before the lock that a second start ends at.
  expect(start.indexOf('setAppUserModelId(')).toBeLessThan(start.indexOf('requestSingleInstanceLock('));
});

// Without the question NSIS leaves them (`deleteAppDataOnUninstall: false`), and nobody knows.
it('keeps the records where nobody said yes: by default, in silence, and in an update', () => {
  const lines = text.split('\n').map((line) => line.trim());
  // biome-ignore lint/suspicious/noTemplateCurlyInString: NSIS fills it in.
  expect(lines.indexOf('${ifNot} ${isUpdated}')).toBe(lines.indexOf('!macro customUnInstall') + 1);
  const question = lines.findIndex((line) => line.startsWith('MessageBox'));
  expect(lines[question]).toContain('MB_DEFBUTTON2');
  expect(lines[question]).toContain('/SD IDNO IDNO claimfolioKeepsRecords');
  const removed = lines.flatMap((line, at) => (line.startsWith('RMDir') ? [at] : []));
  expect(removed).toHaveLength(2);
  for (const at of removed) {
    expect(at).toBeGreaterThan(question);
    expect(at).toBeLessThan(lines.indexOf('claimfolioKeepsRecords:'));
  }
});

it('asks in both languages and says where they lie', () => {
  // 3082: es_ES in electron-builder's list of languages (app-builder-lib, out/util/langs.js).
  expect(text).toMatch(/\$LANGUAGE == 3082\s+StrCpy \$R9 "¿Borrar/);
  expect(text.match(/folder:|carpeta:/g)).toHaveLength(2);
});

it.skipIf(!hasNsis)('is a script that NSIS compiles (needs makensis)', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-nsis-'));
  const wrapper = `Unicode true
!include LogicLib.nsh
!define isUpdated \`"1" == "0"\`
OutFile "${path.join(folder, 'out.exe')}"
!include "${script}"
Section
  WriteUninstaller "$TEMP\\u.exe"
SectionEnd
Section Uninstall
  !insertmacro customUnInstall
SectionEnd
`;
  writeFileSync(path.join(folder, 'test.nsi'), wrapper);
  const { status, stdout } = spawnSync('makensis', ['-INPUTCHARSET', 'UTF8', path.join(folder, 'test.nsi')], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  expect(status, stdout).toBe(0);
});
