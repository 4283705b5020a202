/** Opens the records with the given steps, as a newer build would, and closes them. Prints the code of what goes wrong. */

import { openUpdating } from '../../../electron/data/backups/open-updating.ts';
import { AppError } from '../../../electron/errors.ts';
import type {} from '../life/kills/kill-at.ts';

const [folder = '', key = '', steps = '[]'] = process.argv.slice(2);
const storage = { kind: 'file', folder, key, logKey: '1'.repeat(64) } as const;
globalThis.beginDeed?.();
try {
  openUpdating(storage, '2026-04-01T12:00:00.000Z', JSON.parse(steps) as string[]).close();
  process.stdout.write('"opened"\n');
} catch (error) {
  process.stdout.write(`${JSON.stringify(error instanceof AppError ? error.code : String(error))}\n`);
}
