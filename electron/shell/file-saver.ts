/** Asks where to save, and writes whole files. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { StatementError } from '../errors.ts';
import type { FileSaver } from '../ports.ts';
import { folderOptions, foldName, saveOptions } from './file-dialogs.ts';
import { markForeign } from './mark-foreign.ts';
import { writeWholeFile } from './write-whole-file.ts';

export function createFileSaver(window: () => BrowserWindow | null): Omit<FileSaver, 'show'> {
  let lastFolder: string | null = null;
  const startFolder = () => lastFolder ?? app.getPath('downloads');
  return {
    async choosePlace(file) {
      const parent = window();
      const options = saveOptions(file, startFolder());
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      if (answer.canceled || !answer.filePath) return null;
      lastFolder = path.dirname(answer.filePath);
      return answer.filePath;
    },
    async chooseFolder() {
      const parent = window();
      const options = folderOptions(startFolder());
      const answer = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      const folder = answer.canceled ? undefined : answer.filePaths[0];
      lastFolder = folder ?? lastFolder;
      return folder ?? null;
    },
    async findExisting(folder, names) {
      const here = new Set((await readdir(folder).catch(() => [])).map(foldName));
      return names.filter((name) => here.has(foldName(name)));
    },
    async write(file, bytes, isForeign = false) {
      try {
        await writeWholeFile(file, bytes);
      } catch (cause) {
        throw new StatementError('statement/write-failed', 'The file could not be written.', { cause });
      }
      if (isForeign) await markForeign(file);
    },
  };
}
