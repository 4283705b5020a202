/** Folders and workers for tests of the store on disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Storage } from '../../../electron/data/database/database.ts';
import { startDataWorker } from '../../../electron/data/worker/data-client.ts';
import { readerUrl, workerUrl } from '../../support/data-worker/worker-url.ts';

export const key = 'c0ffee00'.repeat(8);

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimfolio-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A worker that is stopped after the test. */
export async function started(storage: Storage, more: Partial<Parameters<typeof startDataWorker>[0]> = {}) {
  const data = await startDataWorker({ workerUrl, readerUrl, storage, ...more });
  onTestFinished(() => data.close().catch(() => undefined));
  return data;
}

/** Names of the files in the folder that contain the text. */
export function filesWith(folder: string, text: string): string[] {
  const wanted = Buffer.from(text);
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(wanted));
}
