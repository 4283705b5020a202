/** What every end-to-end test needs: the built app on a fresh profile, and a person at the plan's own pages. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type AppWindow, openApp } from '../../scripts/demo/window.ts';
import { healthCategories } from '../../shared/model/connection.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** A profile folder with a key store beside it, as a computer with a safe key store has. */
export class Profile {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-'));
  readonly keyStore = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-keys-'));

  open(): Promise<AppWindow> {
    return openApp(root, this.folder, {
      ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret',
      ELECTRON_STANDIN_KEYSTORE_DIR: this.keyStore,
    });
  }

  /** Every file of the profile, the browser's own included, with its bytes. */
  files(): { name: string; bytes: Buffer }[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({ name: path.relative(this.folder, file), bytes: readFileSync(file) }));
  }

  remove(): void {
    for (const folder of [this.folder, this.keyStore]) rmSync(folder, { recursive: true, force: true });
  }
}

/** True when the text occurs in the bytes as UTF-8 or UTF-16. */
export function holds(bytes: Buffer, text: string): boolean {
  return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'));
}

/** Signs one of the sample plan's people in, without the app's own screens; asks for health records when told to. */
export async function connectSample(
  app: AppWindow,
  name: string,
  { withHealth = false, plan: planName }: { withHealth?: boolean; plan?: string } = {},
): Promise<{ connectionId: string; personId: string }> {
  const sample = await app.ask('samplePlan.start', {});
  const person = sample.people.find(
    (one) => one.name === name && (planName === undefined || one.plan === planName),
  );
  const plan = sample.plans.find((one) => one.name === person?.plan);
  if (!person || !plan) throw new Error(`The sample plan has no ${name}.`);
  const connecting = app.ask('connection.connect', {
    plan: { payerId: plan.payerId },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims', 'coverage', 'providers', ...(withHealth ? healthCategories : [])],
    keepUpToDate: true,
    client: null,
  });
  await signInByForms(await app.nextBrowserAddress(), { ...person, follow: true });
  return connecting;
}

/** Resolves when the connection's running sync has ended. */
export async function syncEnded(app: AppWindow, connectionId: string): Promise<void> {
  for (;;) {
    const connection = (await app.ask('connection.list', {})).find(({ id }) => id === connectionId);
    if (connection?.lastEnd && !connection.syncing) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
