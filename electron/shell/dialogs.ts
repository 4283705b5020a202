/** Asks a question in a dialog of the operating system. */
import { type BrowserWindow, dialog } from 'electron';
import type { Dialogs } from '../ports.ts';

export function createDialogs(window: () => BrowserWindow | null): Dialogs {
  return {
    async confirm({ message, detail, confirm, cancel }) {
      const parent = window();
      const options: Electron.MessageBoxOptions = {
        type: 'question',
        message,
        detail,
        buttons: [confirm, cancel],
        // Enter and Escape both leave things as they are.
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      };
      const { response } = parent
        ? await dialog.showMessageBox(parent, options)
        : await dialog.showMessageBox(options);
      return response === 0;
    },
  };
}
