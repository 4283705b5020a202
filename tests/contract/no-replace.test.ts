/**
 * No row is written by `INSERT OR REPLACE`: after an insert into a full-text index it costs as much as everything else
 * of the transaction, and it deletes a row with all that refers to it before it writes the new one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../electron/data');
const replacing = /\bREPLACE\s+INTO\b/i;

it('knows both ways to write it', () => {
  expect('INSERT OR REPLACE INTO t VALUES (1)').toMatch(replacing);
  expect('replace\n  into t VALUES (1)').toMatch(replacing);
  expect('INSERT INTO t VALUES (1) ON CONFLICT (key) DO UPDATE SET a = 1').not.toMatch(replacing);
});

it('rows are updated where they are', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.filter((file) => replacing.test(readFileSync(path.join(folder, file), 'utf8')));
  expect(found).toEqual([]);
});
