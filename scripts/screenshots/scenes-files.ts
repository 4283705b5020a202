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
    await page.getByRole('heading', { level: 1, name: / added$|^Nothing new/ }).waitFor({ timeout: 60_000 });
    await shoot('files-added');
    await goTo('/plans');
    await shoot('files-plans', { isWhole: false });
    await shootWritten(studio);
  } finally {
    rmSync(file, { force: true });
  }
}

/** A file of what Rosa wrote, opened where it is here already and something else is new. */
async function shootWritten(studio: Studio): Promise<void> {
  const { page, shoot, goTo, ask } = studio;
  const file = path.join(os.tmpdir(), 'what-i-wrote-2026-03-20.jsonl');
  const [person] = await ask('people.list', {});
  const personId = person?.id ?? '';
  const hsa = { kind: 'hsa', start: '2025-02-01' } as const;
  const { entryId } = await ask('taxes.addEntry', { personId, facts: hsa });
  try {
    await studio.saveTo(file);
    await ask('written.save', { personId });
    await ask('taxes.removeEntry', { entryId });
    await goTo('/files');
    await studio.pick([file]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByText('1 part is new.').waitFor();
    await shoot('files-written');
    await page.getByRole('button', { name: 'Add everything' }).click();
    await page.getByRole('heading', { level: 1, name: / added$|^Nothing new/ }).waitFor();
    await shoot('files-written-added');
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
