/** Small files that must be whole after a power cut, readable by their owner only. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  openPatientlyNow,
  removePatiently,
  renamePatiently,
  renamePatientlyNow,
} from '../../files/patient-files.ts';

/** Writes a new file. @throws EEXIST when there is one */
export async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** Puts a text in the place of the file's; the old one stands until the new one is whole. */
export async function replaceDurably(file: string, text: string): Promise<void> {
  const next = `${file}.new`;
  await removePatiently(next);
  await writeDurably(next, text);
  await renamePatiently(next, file);
  await syncFolder(path.dirname(file));
}

/**
 * As `replaceDurably`, for the data worker, which does one thing after the other. A power cut may bring the old text
 * back, never a part of the new one.
 */
export function replaceDurablyNow(file: string, text: string): void {
  const next = `${file}.new`;
  const handle = openPatientlyNow(next, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renamePatientlyNow(next, file);
}

/** The file's text; `null` when there is none. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a new name in the folder durable. Windows cannot open folders and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes what was written into a file durable, at once. */
export function flushNow(file: string): void {
  const handle = openPatientlyNow(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** As `syncFolder`, for what is written at once. */
export function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
