/** Asks for files to open. */
import { type BrowserWindow, dialog } from 'electron';
import type { FilePicker } from '../ports.ts';

const one: Record<'scan' | 'copy', Electron.FileFilter> = {
  scan: { name: 'PDF, JPEG, PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
  copy: { name: 'Claimfolio', extensions: ['claimfolio'] },
};

export function createFilePicker(window: () => BrowserWindow | null): FilePicker {
  return {
    async choose(what) {
      const parent = window();
      const options: Electron.OpenDialogOptions =
        what === 'records'
          ? { properties: ['openFile', 'multiSelections'] }
          : { properties: ['openFile'], filters: [one[what]] };
      const answer = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
    },
  };
}
