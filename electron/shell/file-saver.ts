/** Asks where to save, and writes whole files. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { StatementError } from '../errors.ts';
import type { FileKind, FileSaver } from '../ports.ts';
import { writeWholeFile } from './write-whole-file.ts';

const kinds = { pdf: 'PDF', csv: 'CSV', json: 'FHIR JSON' } as const;

export function createFileSaver(window: () => BrowserWindow | null): Omit<FileSaver, 'show'> {
  return {
    async choosePlace({ name, kind }) {
      const parent = window();
      const options = {
        defaultPath: path.join(app.getPath('documents'), name),
        filters: [filterOf(name, kind)],
      };
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      return answer.canceled || !answer.filePath ? null : answer.filePath;
    },
    async chooseFolder() {
      const parent = window();
      const options: Electron.OpenDialogOptions = {
        defaultPath: app.getPath('documents'),
        properties: ['openDirectory', 'createDirectory'],
      };
      const answer = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async findExisting(folder, names) {
      // Windows and macOS take names that differ in case for one.
      const here = new Set((await readdir(folder).catch(() => [])).map((name) => name.toLowerCase()));
      return names.filter((name) => here.has(name.toLowerCase()));
    },
    async write(file, bytes) {
      try {
        await writeWholeFile(file, bytes);
      } catch (cause) {
        throw new StatementError('statement/write-failed', 'The file could not be written.', { cause });
      }
    },
  };
}

function filterOf(name: string, kind: FileKind): { name: string; extensions: string[] } {
  if (kind !== 'file') return { name: kinds[kind], extensions: [kind] };
  const ending = path.extname(name).slice(1);
  return { name: ending.toUpperCase(), extensions: [ending] };
}
