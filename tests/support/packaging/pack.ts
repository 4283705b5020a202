/** Packs the built app as `npm run package` does, into a folder of its own, as a folder that is not installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfNeeded } from '../../../scripts/runtime/build.ts';
import { chooseRuntime } from '../../../scripts/runtime/choose.ts';
import { findToolFile } from '../../../scripts/runtime/tool.ts';
import { makeElectronForLinux } from './electron-dist.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export type Packed = { folder: string; executable: string; archive: string };

/** Where electron-builder puts it, for the computer that packs. */
function placesOf(output: string): Packed {
  if (process.platform === 'win32') {
    const folder = path.join(
      output,
      process.arch === 'x64' ? 'win-unpacked' : `win-${process.arch}-unpacked`,
    );
    return {
      folder,
      executable: path.join(folder, 'Claimfolio.exe'),
      archive: path.join(folder, 'resources/app.asar'),
    };
  }
  if (process.platform === 'darwin') {
    const folder = path.join(output, process.arch === 'x64' ? 'mac' : `mac-${process.arch}`);
    const contents = path.join(folder, 'Claimfolio.app/Contents');
    return {
      folder,
      executable: path.join(contents, 'MacOS/Claimfolio'),
      archive: path.join(contents, 'Resources/app.asar'),
    };
  }
  const folder = path.join(
    output,
    process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
  );
  return {
    folder,
    executable: path.join(folder, 'claimfolio'),
    archive: path.join(folder, 'resources/app.asar'),
  };
}

/** `more`: further arguments for electron-builder; `env`: further variables of the environment. */
export async function pack(more: string[] = [], env: Record<string, string> = {}): Promise<Packed> {
  buildIfNeeded();
  const output = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-pack-'));
  const runtime = await chooseRuntime();
  let dist = runtime.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (runtime.kind === 'standin') {
    dist = path.join(output, 'electron');
    makeElectronForLinux(dist);
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      findToolFile('electron-builder'),
      '--dir',
      '--publish=never',
      `-c.electronDist=${dist}`,
      `-c.directories.output=${path.join(output, 'dist')}`,
      ...more,
    ],
    { cwd: root, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...env }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Not packed.\n${stdout}\n${stderr}`);
  return placesOf(path.join(output, 'dist'));
}
