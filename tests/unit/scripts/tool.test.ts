import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findNpmFile, findToolFile } from '../../../scripts/runtime/tool.ts';

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

test('npm is found as JavaScript where the systems put it', () => {
  const find = (execPath: string, own: typeof path, npm: string) =>
    findNpmFile(execPath, { path: own, exists: (file) => file === npm });
  const windows = 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js';
  expect(find('C:\\Program Files\\nodejs\\node.exe', path.win32, windows)).toBe(windows);
  const unix = '/usr/local/lib/node_modules/npm/bin/npm-cli.js';
  expect(find('/usr/local/bin/node', path.posix, unix)).toBe(unix);
  expect(find('/opt/node/bin/node', path.posix, unix)).toBeUndefined();
});
