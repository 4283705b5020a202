/** On Windows other programs hold files for moments: nothing is moved, copied or deleted but with patience. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const electron = path.resolve(import.meta.dirname, '../../electron');
const bare =
  /\b(?:rename|renameSync|rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync|copyFile|copyFileSync|cp|cpSync)\b/;

/** What a file takes from Node's file system by name; another way to it has no name. */
const namesFromFs = (source: string) => [
  ...[
    ...source.matchAll(
      /(?:im|ex)port (?:type )?(\{[^}]*\}|\S+(?: as \w+)?) from '(?:node:)?fs(?:\/promises)?'/g,
    ),
  ].map(([, names = '']) => names),
  ...(/(?:import|require|getBuiltinModule)\(\s*'(?:node:)?fs\b/.test(source) ? ['*'] : []),
];

it('only files/patient-files.ts moves, copies and deletes files', () => {
  const found = readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => {
      const names = namesFromFs(readFileSync(path.join(electron, file), 'utf8'));
      // The whole module could do it without a name.
      return names.some((one) => bare.test(one) || !one.startsWith('{'));
    });
  expect(found).toEqual(['files/patient-files.ts']);
});

it('finds what would pass by', () => {
  expect(namesFromFs("import { open, rmSync } from 'node:fs';").some((one) => bare.test(one))).toBe(true);
  expect(namesFromFs("import fs from 'node:fs/promises';")).toEqual(['fs']);
  expect(namesFromFs("import { unlinkSync } from 'fs';").some((one) => bare.test(one))).toBe(true);
  expect(namesFromFs("const { rm } = await import('node:fs/promises');")).toEqual(['*']);
});
