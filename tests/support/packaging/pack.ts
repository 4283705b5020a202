/** Packs the built app as `npm run package` does, into a folder of its own, as a folder that is not installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfNeeded } from '../../../scripts/runtime/build.ts';
import { chooseRuntime } from '../../../scripts/runtime/choose.ts';
import { findToolFile } from '../../../scripts/runtime/tool.ts';
import { makeElectronForLinux, makeElectronForMac } from './electron-dist.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export type Packed = { folder: string; executable: string; archive: string };

export type PackOptions = {
  /** What it is packed for; this computer's own system where nothing is said. */
  system?: 'linux' | 'darwin';
  /** Further arguments for electron-builder. */
  more?: string[];
  /** Further variables of the environment. */
  env?: Record<string, string>;
};

/** Electron itself where it is here and made for that system; else one that is made up. */
export async function pack({ system, more = [], env = {} }: PackOptions = {}): Promise<Packed> {
  buildIfNeeded();
  const output = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-pack-'));
  const runtime = await chooseRuntime();
  const packsFor = system ?? process.platform;
  const isReal = runtime.kind === 'electron' && packsFor === process.platform;
  const dist = isReal ? runtime.env.ELECTRON_OVERRIDE_DIST_PATH : path.join(output, 'electron');
  if (!isReal) (packsFor === 'darwin' ? makeElectronForMac : makeElectronForLinux)(dist);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      findToolFile('electron-builder'),
      ...(system === undefined ? [] : [system === 'darwin' ? '--mac' : '--linux']),
      '--dir',
      `--${process.arch}`,
      '--publish=never',
      `-c.electronDist=${dist}`,
      `-c.directories.output=${path.join(output, 'dist')}`,
      ...more,
    ],
    { cwd: root, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...env }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Not packed.\n${stdout}\n${stderr}`);
  return findPlaces(path.join(output, 'dist'), packsFor);
}

/** Where electron-builder puts it. */
function findPlaces(output: string, system: NodeJS.Platform): Packed {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (system === 'darwin') {
    const folder = path.join(output, `mac${arch}`);
    const contents = path.join(folder, 'Claimfolio.app/Contents');
    const executable = path.join(contents, 'MacOS/Claimfolio');
    return { folder, executable, archive: path.join(contents, 'Resources/app.asar') };
  }
  const folder = path.join(output, `${system === 'win32' ? 'win' : 'linux'}${arch}-unpacked`);
  const executable = path.join(folder, system === 'win32' ? 'Claimfolio.exe' : 'claimfolio');
  return { folder, executable, archive: path.join(folder, 'resources/app.asar') };
}
