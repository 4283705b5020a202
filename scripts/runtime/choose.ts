import { existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './electron-standin/browser/chromium.ts';
import { electronBinary, installChromium, installElectron } from './install.ts';

/** What runs the app: Electron itself, or the stand-in beside this file. */
export interface Runtime {
  kind: 'electron' | 'standin';
  /** The binary that takes Electron's command line. */
  executablePath: string;
  /** Tells the electron package, Playwright and electron-vite where that binary is. */
  env: { ELECTRON_OVERRIDE_DIST_PATH: string; ELECTRON_EXEC_PATH: string };
}

/** Nothing can run the app on this computer; the message says what to do. */
export class NoRuntimeError extends Error {
  override name = 'NoRuntimeError';
}

/** What the choice depends on. */
export interface Surroundings {
  /** `CLAIMFOLIO_RUNTIME`: `electron` or `standin` allow only that one; undefined chooses. */
  wanted: string | undefined;
  platform: NodeJS.Platform;
  electronBinary(): string | undefined;
  installElectron(): Promise<boolean>;
  findChromium(): string | undefined;
  installChromium(): boolean;
}

const root = path.resolve(import.meta.dirname, '../..');

const here: Surroundings = {
  wanted: process.env['CLAIMFOLIO_RUNTIME'] || undefined,
  platform: process.platform,
  electronBinary,
  installElectron,
  findChromium,
  installChromium,
};

function makeRuntime(kind: Runtime['kind'], executablePath: string, dist: string): Runtime {
  return {
    kind,
    executablePath,
    env: { ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_EXEC_PATH: executablePath },
  };
}

function makeElectronRuntime(binary: string): Runtime {
  const dist = path.join(root, 'node_modules/electron/dist');
  return makeRuntime('electron', binary, existsSync(dist) ? dist : path.dirname(binary));
}

function standin(): Runtime {
  const folder = path.join(import.meta.dirname, 'electron-standin');
  return makeRuntime('standin', path.join(folder, 'electron'), folder);
}

/**
 * Electron's own binary when it is there or can be installed; else the stand-in with an installed Chromium, Chrome or
 * Edge; else, on Debian as root, it installs Chromium. Throws NoRuntimeError with both ways out. With
 * `CLAIMFOLIO_RUNTIME=standin` nothing is downloaded.
 */
export async function chooseRuntime(around: Surroundings = here): Promise<Runtime> {
  if (around.wanted !== undefined && around.wanted !== 'electron' && around.wanted !== 'standin') {
    throw new NoRuntimeError(`CLAIMFOLIO_RUNTIME is "${around.wanted}"; it may be "electron" or "standin".`);
  }
  if (around.wanted !== 'standin') {
    const binary =
      around.electronBinary() ?? ((await around.installElectron()) ? around.electronBinary() : undefined);
    if (binary) return makeElectronRuntime(binary);
  }
  const standinRuns = around.platform !== 'win32' && around.wanted !== 'electron';
  if (standinRuns && around.findChromium()) return standin();
  if (standinRuns && around.wanted !== 'standin' && around.installChromium() && around.findChromium())
    return standin();
  throw new NoRuntimeError(
    [
      'Claimfolio has nothing to run in. Do one of these, then try again:',
      '- Get Electron: connect to the internet and run "npx install-electron".',
      '- On Linux or macOS, install Chromium, Chrome or Edge (for example "apt-get install chromium").',
    ].join('\n'),
  );
}
