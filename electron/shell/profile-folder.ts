/** Where the app keeps its things on this computer. Pure but for moving folders: no Electron here. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { renamePatientlyNow } from '../files/patient-files.ts';

export type ProfileFacts = {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** True where the command line names a folder. */
  isGiven: boolean;
  /** What Electron takes by itself. */
  usual: string;
  /** Windows: `%LOCALAPPDATA%`. */
  localData: string | undefined;
};

export type ProfilePlace = {
  folder: string;
  /** Where earlier versions kept it; it is moved once. */
  movedFrom: string | null;
};

/**
 * Where the profile goes, `null` where Electron's own choice stands. A development run has one of its own, with a key and a
 * lock of its own: it never opens a person's records. On Windows Electron's choice roams, which hundreds of megabytes and a
 * key that only this computer opens must not.
 */
export function chooseProfile({
  platform,
  isPackaged,
  isGiven,
  usual,
  localData,
}: ProfileFacts): ProfilePlace | null {
  if (isGiven) return null;
  if (!isPackaged) return { folder: `${usual} (development)`, movedFrom: null };
  if (platform !== 'win32' || !localData) return null;
  return { folder: path.win32.join(localData, path.win32.basename(usual)), movedFrom: usual };
}

/** Chromium's own file; on Windows the key store's key lies in it, so that a folder without it opens nothing. */
const keyFile = 'Local State';

/**
 * Moves a profile to its new place, and gives the folder to use. Where both hold one, the one that was used last counts,
 * and the other is kept beside it. One that cannot be moved now, as an older version still runs on it, is used where it is.
 */
export function settleProfile({ folder, movedFrom }: ProfilePlace): string {
  if (movedFrom === null || !holdsProfile(movedFrom)) return folder;
  if (holdsProfile(folder) && lastUsed(folder) >= lastUsed(movedFrom)) return folder;
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    if (existsSync(folder)) renamePatientlyNow(folder, freeName(folder));
    renamePatientlyNow(movedFrom, folder);
    return folder;
  } catch {
    return movedFrom;
  }
}

function holdsProfile(folder: string): boolean {
  return existsSync(path.join(folder, keyFile));
}

function lastUsed(folder: string): number {
  return statSync(path.join(folder, keyFile)).mtimeMs;
}

function freeName(folder: string): string {
  for (let number = 1; ; number++) {
    const name = `${folder} (older ${number})`;
    if (!existsSync(name)) return name;
  }
}
