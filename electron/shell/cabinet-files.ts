/** What lies beside the JSON file of a cabinet. Pure: no Electron here. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Where a file that cannot be read is put aside. */
export function damagedFile(file: string): string {
  return `${file.slice(0, -'.json'.length)}.damaged.json`;
}

/** Deletes the file that was put aside, and those of writes that a crash cut off: electron-store's `vault.json.tmp-…`. */
export function deleteLeftovers(file: string): void {
  const folder = path.dirname(file);
  const unfinished = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.tmp-`));
  for (const one of [damagedFile(file), ...unfinished.map((name) => path.join(folder, name))])
    rmSync(one, { force: true });
}
