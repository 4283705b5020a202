import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

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
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
