/**
 * Moves, copies and deletes files. On Windows a virus scanner, the search index or a program that copies folders holds a new
 * file for a moment, and all of it then fails with what reads like missing rights (isaacs/node-graceful-fs#100): it is tried
 * again for two seconds. All of `electron/` moves, copies and deletes by these, and opens by `openPatientlyNow` what it has just written.
 */
import { copyFileSync, openSync, renameSync, rmSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds before each further try, 2 seconds in all. */
export const waits = [5, 15, 30, 50, 100, 200, 400, 500, 700] as const;

const heldOnWindows = ['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'];

/** True for a fault that passes by itself. Elsewhere the same words mean that rights are missing. */
export function isHeld(platform: NodeJS.Platform, error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return platform === 'win32' && code !== undefined && heldOnWindows.includes(code);
}

/** The result of `work`, which is begun again while the file is held. */
export async function tryPatiently<T>(work: () => Promise<T>, platform = process.platform): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(platform, error)) throw error;
    }
    await sleep(wait);
  }
  return work();
}

/** As `tryPatiently`, for what is done at once. The thread waits. */
export function tryPatientlyNow<T>(work: () => T, platform = process.platform): T {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  for (const wait of waits) {
    try {
      return work();
    } catch (error) {
      if (!isHeld(platform, error)) throw error;
    }
    Atomics.wait(nobody, 0, 0, wait);
  }
  return work();
}

export function renamePatiently(from: string, to: string): Promise<void> {
  return tryPatiently(() => rename(from, to));
}

export function renamePatientlyNow(from: string, to: string): void {
  tryPatientlyNow(() => renameSync(from, to));
}

export function copyPatiently(from: string, to: string): Promise<void> {
  return tryPatiently(() => copyFile(from, to));
}

export function copyPatientlyNow(from: string, to: string): void {
  tryPatientlyNow(() => copyFileSync(from, to));
}

/** A handle that the caller closes. */
export function openPatientlyNow(file: string, flags: string, mode?: number): number {
  return tryPatientlyNow(() => openSync(file, flags, mode));
}

/** Deletes a file, which need not be there. */
export function removePatiently(file: string): Promise<void> {
  return tryPatiently(() => rm(file, { force: true }));
}

export function removePatientlyNow(file: string): void {
  tryPatientlyNow(() => rmSync(file, { force: true }));
}

/** Deletes a folder with all that is in it, or a file; neither need be there. */
export function removeAllPatientlyNow(place: string): void {
  tryPatientlyNow(() => rmSync(place, { recursive: true, force: true }));
}
