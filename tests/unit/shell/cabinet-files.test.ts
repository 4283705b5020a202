/** The cabinet's file on the disk: what was changed outlasts a power cut. */
import fs, { fstatSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFileCabinet, type JsonStore } from '../../../electron/shell/cabinet-files.ts';

/** Writes beside the file and renames, as electron-store does, and notes it. */
function noteRenames(file: string, notes: string[]): JsonStore {
  const values: Record<string, unknown> = {};
  const write = () => {
    writeFileSync(`${file}.tmp-1`, JSON.stringify(values));
    renameSync(`${file}.tmp-1`, file);
    notes.push('renamed');
  };
  return {
    store: values,
    get: (key) => values[key],
    set(key, value) {
      values[key] = value;
      write();
    },
    delete(key) {
      delete values[key];
      write();
    },
    clear() {
      for (const key of Object.keys(values)) delete values[key];
      write();
    },
  };
}

it.skipIf(process.platform === 'win32')(
  'the folder is flushed after each change has its name, so that no power cut brings the old file back',
  () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-cabinet-'));
    const notes: string[] = [];
    const { fsyncSync } = fs;
    fs.fsyncSync = (handle) => {
      if (fstatSync(handle).isDirectory()) notes.push('folder flushed');
      fsyncSync(handle);
    };
    syncBuiltinESMExports();
    onTestFinished(() => {
      fs.fsyncSync = fsyncSync;
      syncBuiltinESMExports();
      rmSync(folder, { recursive: true });
    });
    const file = path.join(folder, 'vault.json');
    const cabinet = createFileCabinet(noteRenames(file, notes), file);
    cabinet.set('token', 'sealed');
    cabinet.delete('token');
    cabinet.erase();
    expect(notes).toEqual(Array.from({ length: 3 }, () => ['renamed', 'folder flushed']).flat());
  },
);
