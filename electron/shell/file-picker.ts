/** Asks for files to open. */
import { type BrowserWindow, dialog } from 'electron';
import type { FilePicker } from '../ports.ts';

const papers = ['pdf', 'jpg', 'jpeg', 'png'];

export function createFilePicker(window: () => BrowserWindow | null): FilePicker {
  return {
    async choose(what) {
      const parent = window();
      const options: Electron.OpenDialogOptions =
        what === 'records'
          ? { properties: ['openFile', 'multiSelections'] }
          : { properties: ['openFile'], filters: [{ name: 'PDF, JPEG, PNG', extensions: papers }] };
      const answer = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
    },
  };
}
