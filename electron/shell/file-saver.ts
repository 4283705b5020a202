/** Asks where to save, then writes the whole file. */
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { StatementError } from '../errors.ts';
import type { FileKind, FileSaver } from '../ports.ts';
import { writeWholeFile } from './write-whole-file.ts';

const kinds = { pdf: 'PDF', csv: 'CSV', json: 'FHIR JSON' } as const;

export function createFileSaver(window: () => BrowserWindow | null): FileSaver {
  return {
    async save({ name, kind, bytes }) {
      const parent = window();
      const options = {
        defaultPath: path.join(app.getPath('documents'), name),
        filters: [filterOf(name, kind)],
      };
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      if (answer.canceled || !answer.filePath) return null;
      try {
        await writeWholeFile(answer.filePath, bytes);
      } catch (cause) {
        throw new StatementError('statement/write-failed', 'The file could not be written.', { cause });
      }
      return answer.filePath;
    },
  };
}

function filterOf(name: string, kind: FileKind): { name: string; extensions: string[] } {
  if (kind !== 'file') return { name: kinds[kind], extensions: [kind] };
  const ending = path.extname(name).slice(1);
  return { name: ending.toUpperCase(), extensions: [ending] };
}
