/** Asks for files to open. */
import { type BrowserWindow, dialog } from 'electron';
import type { FilePicker } from '../ports.ts';
import { openOptions } from './file-dialogs.ts';

export function createFilePicker(window: () => BrowserWindow | null): FilePicker {
  return {
    async choose(what) {
      const parent = window();
      const options = openOptions(what);
      const answer = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
    },
  };
}
