import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLocalFile, isLocalPath } from '../../../electron/data/import/local-file.ts';

describe('paths that may be files of this computer', () => {
  it.each([
    ['linux', '/home/rosa/claims.json'],
    ['linux', '/home/rosa/dev/null.json'],
    ['linux', '/media/rosa/stick/CON.json'],
    ['darwin', '/Users/rosa/Network/claims.json'],
    ['darwin', '/Volumes/STICK/claims.json'],
    ['win32', 'C:\\Users\\rosa\\claims.json'],
    ['win32', 'd:/claims.ndjson'],
    ['win32', 'C:\\Users\\rosa\\console.json'],
    ['win32', 'C:\\Users\\conny\\com10.json'],
  ] as const)('%s: %s', (platform, file) => {
    expect(isLocalPath(file, platform)).toBe(true);
  });
});

describe('paths that reach another computer, a device or the kernel are none', () => {
  const everywhere = [
    '\\\\server\\share\\claims.json',
    '//server/share/claims.json',
    '\\/server/share/claims.json',
    '/\\server\\share\\claims.json',
    '\\\\?\\UNC\\server\\share\\claims.json',
    '\\\\?\\C:\\claims.json',
    '\\\\.\\pipe\\claims',
    '\\\\.\\PhysicalDrive0',
    '//./pipe/claims',
    '//?/C:/claims.json',
    '\\\\server@SSL\\DavWWWRoot\\claims.json',
    'file:///home/rosa/claims.json',
    'file://server/share/claims.json',
    'smb://server/share/claims.json',
    'claims.json',
    '../claims.json',
    '',
    '/home/rosa/a\0.json',
    'C:\\a\0.json',
  ];
  const unix = [
    '/dev/sda',
    '/dev',
    '/dev/../dev/tty',
    '/home/../proc/self/environ',
    '/proc/self/mem',
    '/sys/kernel/notes',
    '/net/server/share/claims.json',
    '/NETWORK/Servers/a/b.json',
  ];
  const windows = [
    '\\??\\C:\\claims.json',
    '\\Users\\rosa\\claims.json',
    '/Users/rosa/claims.json',
    'C:claims.json',
    'C:\\claims.json:hidden',
    'C:\\claims.json::$DATA',
    'C:\\Users\\CON',
    'C:\\Users\\nul.json',
    'C:\\aux .txt\\claims.json',
    'C:\\PRN',
    'C:\\com1.ndjson',
    'C:\\Lpt\u00b2',
    'C:\\conin$',
    'CONOUT$',
  ];
  it.each([
    ...everywhere.flatMap((file) =>
      (['linux', 'darwin', 'win32'] as const).map((one) => [one, file] as const),
    ),
    ...unix.flatMap((file) => (['linux', 'darwin'] as const).map((one) => [one, file] as const)),
    ...windows.map((file) => ['win32', file] as const),
  ])('%s: %j', (platform, file) => {
    expect(isLocalPath(file, platform)).toBe(false);
  });
});

const hasMkfifo = spawnSync('mkfifo', ['--help']).error === undefined;

describe.runIf(process.platform !== 'win32')('on this disk', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'claimfolio-local-')));
    writeFileSync(at('claims.json'), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a file is found, through links too', async () => {
    symlinkSync('claims.json', at('link.json'));
    symlinkSync(folder, at('here'));
    for (const name of ['claims.json', 'link.json', 'here/here/link.json'])
      expect(await findLocalFile(at(name))).toBe(at('claims.json'));
  });

  it('what is not there stays as it is, for its reader to report', async () => {
    expect(await findLocalFile(at('gone.json'))).toBe(at('gone.json'));
  });

  it.each([
    ['a link to a device', '/dev/zero'],
    ['a link to a folder of devices', '/dev'],
    ['a link to the memory of a process', '/proc/self/environ'],
    ['a link to a computer that is mounted by name', '/net/server/share/claims.json'],
    ['a link to itself', 'trap.json'],
  ])('%s is refused', async (_what, target) => {
    symlinkSync(target, at('trap.json'));
    await expect(findLocalFile(at('trap.json'))).rejects.toMatchObject({ code: 'import/not-local' });
  });

  it.skipIf(!hasMkfifo)('a named pipe is refused, and not waited for (needs mkfifo)', async () => {
    execFileSync('mkfifo', [at('pipe.json')]);
    await expect(findLocalFile(at('pipe.json'))).rejects.toMatchObject({ code: 'import/not-local' });
  });

  it('what is no full path is refused as none', async () => {
    for (const file of ['claims.json', '', 'file:///etc/passwd', at('a\0.json')])
      await expect(findLocalFile(file)).rejects.toMatchObject({ code: 'import/unreadable' });
  });
});
