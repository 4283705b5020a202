/** Links that stand side by side are never glued together: a space or a list stands between them, for readers of the text, too. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const links = '(?:Link|LinkButton|NextLink|CopyButton|a)';
/** The end of a link and the beginning of the next one, with nothing between but what decides whether it is there. */
const glued = new RegExp(
  `</${links}>\\s*(?:\\)\\s*)*\\}?\\s*(?:\\{[^<{}]*(?:&&|\\?)\\s*(?:\\(\\s*)*)?<${links}\\b`,
  'g',
);

const listGlued = (source: string) => [...source.matchAll(glued)].map(({ index }) => source.slice(0, index));

it('knows links that are glued together', () => {
  for (const source of [
    '<Link to="/a">A</Link>\n<Link to="/b">B</Link>',
    '<Link to="/a">A</Link>\n)}\n{isThere && (\n<Link to="/b">B</Link>',
    '<LinkButton>A</LinkButton><CopyButton>B</CopyButton>',
  ])
    expect(listGlued(source), source).toHaveLength(1);
  for (const source of [
    '<Link to="/a">A</Link>{\' \'}\n<Link to="/b">B</Link>',
    '<li><Link to="/a">A</Link></li>\n<li><Link to="/b">B</Link></li>',
    '<Link to="/a">A</Link>. <Link to="/b">B</Link>',
  ])
    expect(listGlued(source), source).toEqual([]);
});

it('no screen glues two links together', () => {
  const found = globSync('renderer/**/*.tsx', { cwd: root }).flatMap((file) =>
    listGlued(readFileSync(path.join(root, file), 'utf8')).map(
      (before) => `${file}:${before.split('\n').length}`,
    ),
  );
  expect(found).toEqual([]);
});
