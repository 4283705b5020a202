import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { screens } from '../../e2e/screens.ts';

const router = readFileSync(new URL('../../../renderer/router.tsx', import.meta.url), 'utf8');
/** The start screen leads on, and pages for paper are no screens. */
const elsewhere = ['/', '/paper', '/recovery-paper'];

it('every screen is one that the standing test of accessibility visits', () => {
  const paths = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
  const listed = screens.map((screen) => screen.replace(/\?.*/, '').split('/'));
  const isListed = (path: string) => {
    const parts = path.split('/');
    return listed.some(
      (one) =>
        one.length === parts.length && parts.every((part, at) => part.startsWith('$') || part === one[at]),
    );
  };
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !elsewhere.includes(path) && !isListed(path))).toEqual([]);
});
