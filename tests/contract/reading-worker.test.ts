/** The worker that reads what a plan sends has neither key nor database: followed from its entry, import by import. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const valueImport = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** All modules that loading this file loads: our own as paths from the root, others by name. */
function listLoaded(entry: string): Set<string> {
  const loaded = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!file.endsWith('.ts')) continue;
    for (const [, name = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(valueImport))
      open.push(
        name.startsWith('#shared/')
          ? `${name.slice(1)}.ts`
          : name.startsWith('.')
            ? path.posix.join(path.posix.dirname(file), name)
            : name,
      );
  }
  return loaded;
}

const isOfRecords = (module: string) =>
  /^better-sqlite3|database\/(?!packed-json)|key|^node:(?:fs|net|http|https|child_process|crypto\/)|oauth/.test(
    module,
  );

it('the data worker would be found to have both', () => {
  const loaded = [...listLoaded('electron/data/worker/worker.ts')];
  expect(loaded).toEqual(expect.arrayContaining(['better-sqlite3-multiple-ciphers', 'node:fs']));
  expect(loaded.filter(isOfRecords)).not.toEqual([]);
});

it('the reading worker has neither', () => {
  const loaded = [...listLoaded('electron/data/worker/reader.ts')];
  expect(loaded).toContain('electron/data/claims/read/read-claim.ts');
  expect(loaded.filter(isOfRecords)).toEqual([]);
});
