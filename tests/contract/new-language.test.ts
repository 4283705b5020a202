/** Follows `docs/adding-a-language.md` in a copy of the sources: the guide is what is tested. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { expectNamedFiles, followGuide } from '../support/follow-guide.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Code that names a language of its own, beside all that it uses. */
const named = globSync('{electron,shared,renderer}/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
  /\bes\b['"]?[,:/]|guia-del-usuario/.test(readFileSync(path.join(root, file), 'utf8')),
);

const guide = followGuide('docs/adding-a-language.md', {
  folders: ['electron', 'shared', 'renderer', 'resources', 'docs'],
  checked: [...named, ...globSync('{electron,renderer}/**/*.d.ts', { cwd: root })],
  options: {
    lib: ['es2024', 'esnext.disposable', 'DOM', 'DOM.Iterable'],
    types: ['node', 'vite/client'],
    jsx: 'react-jsx',
  },
});
afterAll(guide.remove);

it('a language that the table has and texts lack is named by the type checker in each place that the guide lists', () => {
  expect(guide.apply(1)).toBe(1);
  const places = [...guide.typeErrors().matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file = '']) =>
    path.relative(guide.copy, path.resolve(root, file)),
  );
  const listed = guide.section(2).matchAll(/^- `(.+?)`/gm);
  expect([...new Set(places)].sort()).toEqual(Array.from(listed, ([, file]) => file));
});

it('every place that the guide names is there', () => expectNamedFiles(guide));
