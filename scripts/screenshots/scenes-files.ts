/** Opening a file: where to drop it, whose it is, what became of it, and how My plans shows it. */
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootOpeningFiles(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  const file = path.join(os.tmpdir(), 'Evergreen export.json');
  try {
    await saveRecords(studio, file);
    await goTo('/files');
    await shoot('files');
    await studio.pick([file]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('heading', { level: 1, name: 'Whose records are these?' }).waitFor();
    await shoot('files-whose');
    await page.getByRole('button', { name: 'Add these records' }).click();
    await page.getByRole('heading', { level: 1, name: /new here/ }).waitFor({ timeout: 60_000 });
    await shoot('files-added');
    await goTo('/plans');
    await shoot('files-plans', { isWhole: false });
  } finally {
    rmSync(file, { force: true });
  }
}

/** A file as a plan might give it: what the made-up plan sent about Rosa. Afterwards nothing of her is in the app. */
async function saveRecords(studio: Studio, file: string): Promise<void> {
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  await studio.saveTo(file);
  await studio.ask('records.saveBundle', { personId });
  await studio.ask('data.eraseAll', {});
}
