/** The JSON file of a cabinet, and what lies beside it. Pure: no Electron here. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { syncFolderNow } from '../data/database/durable-file.ts';
import { removePatientlyNow } from '../files/patient-files.ts';
import type { Cabinet } from '../ports.ts';

/** What electron-store does: each change is a file of its own that is flushed and takes the place of the last one. */
export type JsonStore = {
  readonly store: Record<string, unknown>;
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
  clear(): void;
};

/** A cabinet in this file. A change that has returned outlasts a power cut: a used refresh token never comes back. */
export function createFileCabinet(store: JsonStore, file: string): Cabinet {
  const keep = () => syncFolderNow(path.dirname(file));
  return {
    get: (key) => store.get(key),
    set(key, value) {
      store.set(key, value);
      keep();
    },
    delete(key) {
      store.delete(key);
      keep();
    },
    names: () => Object.keys(store.store),
    erase() {
      store.clear();
      deleteLeftovers(file);
      keep();
    },
  };
}

/** Where a file that cannot be read is put aside. */
export function damagedFile(file: string): string {
  return `${file.slice(0, -'.json'.length)}.damaged.json`;
}

/** Deletes the file that was put aside, and those of writes that a crash cut off: electron-store's `vault.json.tmp-…`. */
export function deleteLeftovers(file: string): void {
  const folder = path.dirname(file);
  const unfinished = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.tmp-`));
  for (const one of [damagedFile(file), ...unfinished.map((name) => path.join(folder, name))])
    removePatientlyNow(one);
}
