/** What every end-to-end test needs: the built app on a fresh profile, and what it left on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type AppWindow, openApp } from '../../scripts/runtime/app-window.ts';
import { type NamedBytes, readFiles } from '../support/find-text.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** A profile folder with a key store beside it, as a computer with a safe key store has. */
export class Profile {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-'));
  readonly keyStore = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-keys-'));

  /** `more`: further environment variables of the app. */
  open(more: Record<string, string> = {}): Promise<AppWindow> {
    return openApp(root, this.folder, {
      ...more,
      ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret',
      ELECTRON_STANDIN_KEYSTORE_DIR: this.keyStore,
    });
  }

  /** Every file of the profile, the browser's own included, with its bytes. */
  files(): NamedBytes[] {
    return readFiles(this.folder);
  }

  remove(): void {
    // Windows lets go of a program's files a moment after its end.
    for (const folder of [this.folder, this.keyStore])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
