import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNewestTime, needsBuild } from '../../../scripts/runtime/build.ts';
import {
  canReach,
  electronBinary,
  findDownloadHost,
  hasFailedLately,
} from '../../../scripts/runtime/install.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, seconds: number): void {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, '');
  utimesSync(place, seconds, seconds);
}

function writeOutputs(seconds: number): void {
  for (const file of ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])
    write(file, seconds);
}

test('a missing build is made', () => {
  expect(needsBuild(folder)).toBe(true);
});

test('a build newer than every source stays', () => {
  write('electron/deep/main.ts', 100);
  writeOutputs(200);
  utimesSync(path.join(folder, 'electron'), 100, 100);
  utimesSync(path.join(folder, 'electron/deep'), 100, 100);
  expect(needsBuild(folder)).toBe(false);
});

test('one newer source or one missing output asks for a build', () => {
  writeOutputs(200);
  write('shared/money.ts', 300);
  expect(needsBuild(folder)).toBe(true);
  expect(findNewestTime(path.join(folder, 'shared'))).toBe(300_000);
});

test('the Electron binary is only found when its file is there', () => {
  write('path.txt', 1);
  writeFileSync(path.join(folder, 'path.txt'), 'electron');
  expect(electronBinary(folder)).toBeUndefined();
  write('dist/electron', 1);
  expect(electronBinary(folder)).toBe(path.join(folder, 'dist/electron'));
});

test('a failed download is remembered for an hour', () => {
  write('failed', 1000);
  expect(hasFailedLately(path.join(folder, 'failed'), 1_000_000 + 3_599_000)).toBe(true);
  expect(hasFailedLately(path.join(folder, 'failed'), 1_000_000 + 3_601_000)).toBe(false);
  expect(hasFailedLately(path.join(folder, 'never'), 0)).toBe(false);
});

test('the download host follows the mirror setting', () => {
  expect(findDownloadHost({})).toBe('github.com');
  expect(findDownloadHost({ ELECTRON_MIRROR: 'https://mirror.example/electron/' })).toBe('mirror.example');
});

test('a host that accepts no connection counts as out of reach, unless a proxy is used', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await canReach('127.0.0.1', port, {})).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await canReach('127.0.0.1', port, {})).toBe(false);
  expect(await canReach('127.0.0.1', port, { ELECTRON_GET_USE_PROXY: '1' })).toBe(true);
});
