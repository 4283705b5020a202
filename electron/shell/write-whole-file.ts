import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { removePatiently, renamePatiently } from '../files/patient-files.ts';

/**
 * Writes a file that its owner alone can read. It is written beside its place and then renamed, so that a fault leaves
 * what stood there before, whole, and nothing beside it.
 */
export async function writeWholeFile(file: string, bytes: Uint8Array): Promise<void> {
  const beside = path.join(path.dirname(file), `.claimfolio-${randomBytes(8).toString('hex')}.part`);
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renamePatiently(beside, file);
  } catch (error) {
    await removePatiently(beside);
    throw error;
  }
}
