/** How this copy of the app is replaced by a newer one: which package it came as, and how that is opened. */
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { app, shell } from 'electron';
import source from '../../resources/updates.json' with { type: 'json' };
import { copyPatiently, removePatiently, renamePatiently } from '../files/patient-files.ts';
import type { Updater } from '../ports.ts';
import { placeOfPolicy } from '../updates/policy.ts';
import { chooseTarget, readSource } from '../updates/target.ts';
import { markForeign } from './mark-foreign.ts';

export function createUpdater(profile: string): Updater {
  const { platform, arch, execPath, env } = process;
  // The variable is inherited: only of the program that runs from its mount it is this one's.
  const isFromImage = env['APPDIR'] !== undefined && execPath.startsWith(`${env['APPDIR']}${path.sep}`);
  const appImage = isFromImage ? env['APPIMAGE'] : undefined;
  const { isPackaged } = app;
  return {
    source: readSource(source),
    target: chooseTarget({ platform, arch, execPath, isPackaged, appImage, exists: existsSync }),
    policyFile: placeOfPolicy(platform, env['ProgramFiles']),
    folder: path.join(profile, 'updates'),
    async open(file) {
      if (platform === 'linux' && appImage !== undefined) {
        await replaceAppImage(file, appImage);
        app.relaunch({ execPath: appImage, args: [] });
      } else {
        // The system checks who signed it, as with any download.
        await markForeign(file);
        const fault = await shell.openPath(file);
        if (fault !== '') throw new Error('The system did not open the package.');
      }
      app.quit();
    },
  };
}

/** The new file takes the place of the old one whole or not at all; the program that runs keeps what it has open. */
async function replaceAppImage(file: string, place: string): Promise<void> {
  const next = `${place}.new`;
  try {
    await copyPatiently(file, next);
    await chmod(next, 0o755);
    await renamePatiently(next, place);
  } catch (error) {
    await removePatiently(next);
    throw error;
  }
}
