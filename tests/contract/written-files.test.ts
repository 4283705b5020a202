/** Every place that writes a file is known, and gives it to its owner alone. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../electron');
const writing =
  /\b(?:writeFile|appendFile|createWriteStream|copyFile|cp|open|write)(?:Sync)?\b[^;]*from 'node:fs(?:\/promises)?'/;
const writingPatiently = /\b(?:copy|open)Patiently(?:Now)?\b[^;]*from '[^']*patient-files/;

it('files are written in a few places only, each of which gives them to their owner alone', () => {
  const writers = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({
      file: file.replaceAll('\\', '/'),
      source: readFileSync(path.join(root, file), 'utf8'),
    }))
    .filter(({ source }) => writing.test(source) || writingPatiently.test(source));
  expect(
    writers.map(({ file, source }) => `${file} ${source.includes('0o600') ? 'owner' : 'reads'}`).sort(),
  ).toEqual([
    'data/backups/backup-files.ts owner',
    // Into a folder of the owner's alone, where the database lies.
    'data/backups/restore-backup.ts reads',
    'data/database/database.ts owner',
    'data/database/durable-file.ts owner',
    'data/handoff/copy-reader.ts reads',
    'data/handoff/copy-writer.ts owner',
    'data/import/local-file.ts reads',
    'data/import/read-file.ts reads',
    // For those that are named here.
    'files/patient-files.ts reads',
    'lookup/files/read-pieces.ts reads',
    'scans/scans.ts reads',
    'shell/log.ts owner',
    // A mark beside a file that has been written so.
    'shell/mark-foreign.ts reads',
    // The AppImage that runs, which was downloaded for its owner, in its own place.
    'shell/updater.ts reads',
    'shell/write-whole-file.ts owner',
    'updates/download-file.ts owner',
  ]);
});
