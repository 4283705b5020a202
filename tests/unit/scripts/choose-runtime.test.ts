import path from 'node:path';
import { expect, test } from 'vitest';
import { chooseRuntime, NoRuntimeError, type Surroundings } from '../../../scripts/runtime/choose.ts';

const root = path.resolve(import.meta.dirname, '../../..');

function around(changes: Partial<Surroundings>): Surroundings & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    wanted: undefined,
    platform: 'linux',
    electronBinary: () => undefined,
    findChromium: () => undefined,
    installElectron: async () => asked.push('electron') < 0,
    installChromium: () => asked.push('chromium') < 0,
    ...changes,
  };
}

test('Electron that is there is taken without a download', async () => {
  const place = around({
    electronBinary: () => '/electron/dist/electron',
    findChromium: () => '/usr/bin/chromium',
  });
  const runtime = await chooseRuntime(place);
  expect(runtime.kind).toBe('electron');
  expect(runtime.env.ELECTRON_EXEC_PATH).toBe('/electron/dist/electron');
  expect(place.asked).toEqual([]);
});

test('Electron that can be installed is installed', async () => {
  let installed = false;
  const place = around({
    electronBinary: () => (installed ? '/electron/dist/electron' : undefined),
    installElectron: async () => {
      installed = true;
      return true;
    },
  });
  expect((await chooseRuntime(place)).kind).toBe('electron');
});

test('without Electron the stand-in takes an installed browser', async () => {
  const place = around({ findChromium: () => '/usr/bin/chromium' });
  const runtime = await chooseRuntime(place);
  expect(runtime.kind).toBe('standin');
  expect(path.relative(root, runtime.executablePath)).toBe(
    path.join('scripts', 'runtime', 'electron-standin', 'electron'),
  );
  expect(runtime.executablePath.startsWith(runtime.env.ELECTRON_OVERRIDE_DIST_PATH)).toBe(true);
  expect(place.asked).toEqual(['electron']);
});

test('without a browser Chromium is installed where that is allowed', async () => {
  let installed = false;
  const place = around({
    findChromium: () => (installed ? '/usr/bin/chromium' : undefined),
    installChromium: () => {
      installed = true;
      return true;
    },
  });
  expect((await chooseRuntime(place)).kind).toBe('standin');
});

test('asked for the stand-in, it downloads nothing', async () => {
  const place = around({ wanted: 'standin', electronBinary: () => '/electron/dist/electron' });
  await expect(chooseRuntime(place)).rejects.toThrow(NoRuntimeError);
  expect(place.asked).toEqual([]);
  expect((await chooseRuntime({ ...place, findChromium: () => '/usr/bin/chromium' })).kind).toBe('standin');
});

test('asked for Electron, the stand-in is no answer', async () => {
  const place = around({ wanted: 'electron', findChromium: () => '/usr/bin/chromium' });
  await expect(chooseRuntime(place)).rejects.toThrow(NoRuntimeError);
});

test('Windows has no stand-in', async () => {
  const place = around({ platform: 'win32', findChromium: () => 'chrome.exe' });
  await expect(chooseRuntime(place)).rejects.toThrow(NoRuntimeError);
});

test('with nothing to run in, the error names both ways out', async () => {
  await expect(chooseRuntime(around({}))).rejects.toThrow(
    /npx install-electron[\s\S]*Chromium, Chrome or Edge/,
  );
});

test('an unknown runtime is refused by name', async () => {
  await expect(chooseRuntime(around({ wanted: 'tauri' }))).rejects.toThrow(/"tauri"/);
});
