/** What every end-to-end test needs: the built app on a fresh profile, and what it left on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { type AppWindow, openApp } from '../../scripts/runtime/app-window.ts';
import { type NamedBytes, readFiles } from '../support/find-text.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** A profile folder with a key store beside it, as a computer with a safe key store has. */
export class Profile {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-'));
  readonly keyStore = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-keys-'));

  /** `more`: further environment variables of the app. `packaged`: the executable of a packaged app. */
  open(more: Record<string, string> = {}, packaged: string | null = null): Promise<AppWindow> {
    const keys = {
      ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret',
      ELECTRON_STANDIN_KEYSTORE_DIR: this.keyStore,
    };
    return openApp(root, this.folder, { ...keys, ...more }, packaged);
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

/**
 * Chooses an option as a person does, by its label: its own circle or box is hidden, and a press where it is said to be
 * may meet what lies above it.
 */
export async function chooseOption(page: Page, role: 'radio' | 'checkbox', name: string): Promise<void> {
  const option = page.getByRole(role, { name, exact: true });
  if (!(await option.isChecked())) await page.locator('label').filter({ has: option }).click();
}
