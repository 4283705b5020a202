import { standin } from './desktop.ts';
import { askInTerminal } from './message-box.ts';

/** Electron's `dialog` module: questions are asked in the terminal; every other dialog is cancelled, unless a test replaces the function. */
export const dialog = {
  async showOpenDialog(..._args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog(..._args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = args.at(-1) as Electron.MessageBoxOptions;
    return { response: await askInTerminal(options), checkboxChecked: options.checkboxChecked ?? false };
  },
  showErrorBox(title: string, content: string): void {
    standin.errors.push({ title, content });
    process.stderr.write(`${title}\n${content}\n`);
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>;
