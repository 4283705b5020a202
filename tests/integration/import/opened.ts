/** Files for import tests, and an app or a store to open them in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { ImportEnd, ImportOffer, ImportRequest } from '../../../shared/model/files/import.ts';

export const at = '2026-03-20T08:04:00.000Z';

/** A folder with these files, gone after the test; values that are no text or bytes become JSON. */
export function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      path.join(folder, name),
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
  return folder;
}

/** Paths of files written by {@link folderWith}. */
export function filesWith(files: Record<string, unknown>): string[] {
  const folder = folderWith(files);
  return Object.keys(files).map((name) => path.join(folder, name));
}

/** NDJSON of records. */
export function ndjson(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

export async function offerOf(store: DataOperations, paths: string[]): Promise<ImportOffer> {
  const importId = await store.files.open(paths);
  for (;;) {
    const { offer } = await store.files.look(importId);
    if (offer) return offer;
  }
}

/** Everyone in the offer, each as suggested, else someone new. */
export function everyone({ importId, patients }: ImportOffer): ImportRequest {
  return {
    importId,
    people: patients.map(({ key, suggestedPersonId }) => ({ key, personId: suggestedPersonId })),
  };
}

/** Looks and stores at once, for everyone in the files when nobody is named. */
export async function importAll(
  store: DataOperations,
  paths: string[],
  choose: (offer: ImportOffer) => ImportRequest = everyone,
  when = at,
): Promise<{ offer: ImportOffer; end: ImportEnd }> {
  const offer = await offerOf(store, paths);
  store.files.begin(choose(offer), when);
  for (;;) {
    const { end } = await store.files.store(offer.importId);
    if (!end) continue;
    await store.files.close();
    return { offer, end };
  }
}

/** How many records the end accounts for. */
export function accountedFor(end: ImportEnd) {
  const stored = end.counts.reduce((sum, { added, changed, same }) => sum + added + changed + same, 0);
  const unknown = end.notUnderstood.filter(({ why }) => why === 'unknown-type').length;
  const { leftOut, undecided } = end;
  return { stored, told: end.notUnderstoodCount - unknown, leftOut, undecided };
}
