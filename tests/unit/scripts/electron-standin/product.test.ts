import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');

function linesAbout(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  const sources = files.filter(
    (file) => file.isFile() && /\.(ts|tsx|css|html|json|cjs|mjs)$/.test(file.name),
  );
  const places = sources.map((file) => path.join(file.parentPath, file.name));
  return places.filter((file) => pattern.test(readFileSync(file, 'utf8')));
}

test('no line of the product knows about the stand-in', () => {
  const pattern = /stand-?in\b|ELECTRON_STANDIN|standin\.invalid/i;
  expect(linesAbout('scripts/runtime/electron-standin', pattern)).not.toEqual([]);
  for (const folder of ['electron', 'shared', 'renderer', 'resources'])
    expect(linesAbout(folder, pattern)).toEqual([]);
});
