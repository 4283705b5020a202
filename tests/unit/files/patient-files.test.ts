import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  isHeld,
  removeAllPatientlyNow,
  removePatiently,
  removePatientlyNow,
  renamePatiently,
  renamePatientlyNow,
  tryPatiently,
  tryPatientlyNow,
  waits,
} from '../../../electron/files/patient-files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'patient-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fault = (code: string) => Object.assign(new Error(`${code}: operation not permitted`), { code });

/** Fails so often, then succeeds. */
function failing(times: number, code = 'EPERM') {
  let tries = 0;
  const work = () => {
    tries++;
    if (tries <= times) throw fault(code);
    return 'done';
  };
  return { work, tries: () => tries };
}

// isaacs/node-graceful-fs#100, npm/write-file-atomic#227: what a virus scanner or an indexer does to a fresh file.
it.each(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'])(
  'a file that is held on Windows, %s, is tried again',
  async (code) => {
    const later = failing(3, code);
    expect(await tryPatiently(async () => later.work(), 'win32')).toBe('done');
    const now = failing(3, code);
    expect(tryPatientlyNow(now.work, 'win32')).toBe('done');
    expect([later.tries(), now.tries()]).toEqual([4, 4]);
  },
);

it('what stays held is a fault after two seconds', async () => {
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(2_000);
  const held = failing(1_000);
  expect(() => tryPatientlyNow(held.work, 'win32')).toThrow(expect.objectContaining({ code: 'EPERM' }));
  expect(held.tries()).toBe(waits.length + 1);
});

it.each([
  ['win32', 'ENOENT'],
  ['win32', 'ENOSPC'],
  ['linux', 'EACCES'],
  ['darwin', 'EPERM'],
] as const)('on %s, %s is a fault at once', async (platform, code) => {
  expect(isHeld(platform, fault(code))).toBe(false);
  const work = failing(1, code);
  await expect(tryPatiently(async () => work.work(), platform)).rejects.toMatchObject({ code });
  expect(work.tries()).toBe(1);
});

it('moves a file over another, and deletes files, folders and what is not there', async () => {
  const [a, b] = [path.join(folder, 'a'), path.join(folder, 'b')];
  writeFileSync(a, 'one');
  writeFileSync(b, 'two');
  renamePatientlyNow(a, b);
  expect([existsSync(a), readFileSync(b, 'utf8')]).toEqual([false, 'one']);
  await renamePatiently(b, a);
  mkdirSync(path.join(folder, 'c'));
  writeFileSync(path.join(folder, 'c', 'd'), '');
  // A folder is taken for a file by mistake only.
  expect(() => removePatientlyNow(path.join(folder, 'c'))).toThrow();
  removeAllPatientlyNow(path.join(folder, 'c'));
  writeFileSync(b, '');
  removePatientlyNow(b);
  await removePatiently(a);
  await removePatiently(a);
  expect([existsSync(a), existsSync(path.join(folder, 'c'))]).toEqual([false, false]);
});
