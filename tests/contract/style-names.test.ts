/** A style that names a value that is nowhere defined is dropped without a word: then what should stand apart is glued together. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** Set by React Aria on what it opens. */
const ofLibraries = new Set(['--trigger-width']);

const sources = globSync('renderer/**/*.{css,ts,tsx}', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}));

it('every value that a style names is defined', () => {
  const defined = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)['"]?\]?\s*:/g)].map(([, name]) => name)),
  );
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/var\((--[\w-]+)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !defined.has(name) && !ofLibraries.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(defined.size).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
