import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findToolFile } from '../../../scripts/runtime/tool.ts';

test.each(['@biomejs/biome', 'electron-builder', 'electron-vite', 'knip', 'typescript', 'vitest'])(
  'the command of %s is JavaScript, so that Node runs it on every system',
  (name) => {
    const file = findToolFile(name);
    expect(readFileSync(file, 'utf8')).toMatch(/^#!.*\bnode\b/);
  },
);

test('a package without a command is named', () => {
  expect(() => findToolFile('zod')).toThrow('zod brings no command.');
});
