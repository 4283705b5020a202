import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWholeFile } from '../../../electron/shell/write-whole-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
/** Windows has no such modes: there a file is as readable as its folder. */
const ownerOnly = process.platform === 'win32' ? 0o666 : 0o600;
const modeOf = (file: string) => statSync(file).mode & 0o777;

it('a saved file can be read by its owner alone, also where one stood that all could read', async () => {
  const file = path.join(folder, 'claims.csv');
  await writeWholeFile(file, bytes('new'));
  expect(modeOf(file)).toBe(ownerOnly);
  chmodSync(file, 0o644);
  await writeWholeFile(file, bytes('newer'));
  expect([modeOf(file), readFileSync(file, 'utf8')]).toEqual([ownerOnly, 'newer']);
  expect(readdirSync(folder)).toEqual(['claims.csv']);
});

it('the file that stood there is whole, and nothing half-written is beside it, when writing fails', async () => {
  const file = path.join(folder, 'claims.csv');
  writeFileSync(file, 'before');
  async function* fillDisk() {
    yield bytes('half');
    throw new Error('The disk is full.');
  }
  await expect(writeWholeFile(file, fillDisk() as unknown as Uint8Array)).rejects.toThrow('full');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['claims.csv']);
});

it('nothing is left beside a name that cannot be taken', async () => {
  const file = path.join(folder, 'claims.csv');
  mkdirSync(path.join(file, 'inside'), { recursive: true });
  await expect(writeWholeFile(file, bytes('new'))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['claims.csv']);
  expect(readdirSync(file)).toEqual(['inside']);
});

it('a name as long as the disk allows can be taken', async () => {
  const file = path.join(folder, `${'a'.repeat(251)}.csv`);
  await writeWholeFile(file, bytes('new'));
  expect(readFileSync(file, 'utf8')).toBe('new');
});
