/**
 * The JSON of resources lies packed in the database (`database/packed-json.ts`): everybody reads it as a column of the view
 * `resource_json`, and looks into it in TypeScript. SQL that looked into it would unpack a record once for each look.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'electron');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(path.join(folder, file), 'utf8') }));

const comments = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g;
const texts = /'[^'\n]*'|"[^"\n]*"|`[^`]*`/g;
const asColumn = /(?<=\bSELECT |, |,\s+)(resource_json\.)?json( AS \w+)?(?=,|\s+FROM\b)/g;

const listReading = (text: string) =>
  (text.replace(comments, '').match(texts) ?? []).filter((sql) => /\bresource_json\b/.test(sql));
const looksInto = (sql: string) => /\bjson\b/.test(sql.replace(asColumn, ''));

describe('the JSON of resources', () => {
  it('is named as it lies by those who make and write it, and by nobody else', () => {
    const naming = files.filter(({ text }) => text.includes('packed_json')).map(({ file }) => file);
    expect(naming.sort()).toEqual([
      'data/archive/resource-table.ts',
      'data/database/packed-json.ts',
      'data/database/tables.ts',
      'data/written/registry.ts',
    ]);
  });

  it('is only selected by SQL, which never looks into it', () => {
    const all = files
      .filter(({ file }) => file !== 'data/database/packed-json.ts')
      .flatMap(({ text }) => listReading(text));
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(looksInto)).toEqual([]);
  });

  it.each([
    'SELECT key FROM resource JOIN resource_json USING (key) WHERE instr(json, ?) > 0',
    "SELECT json ->> '$.id' FROM resource_json",
    "SELECT json_extract(json, '$.id') FROM resource_json",
    'SELECT key FROM resource JOIN resource_json USING (key) ORDER BY json',
  ])('would be found where SQL does: %s', (sql) => {
    expect(listReading(`\`${sql}\``).filter(looksInto)).toHaveLength(1);
  });
});

describe('Zstandard', () => {
  const read = (file: string) => readFileSync(path.join(root, 'node_modules', file), 'utf8');

  // https://nodejs.org/api/zlib.html#zlibzstdcompresssyncbuffer-options: "Added in: v23.8.0, v22.15.0".
  it('is in the Node of Electron, whose package names the types of the Node that it brings', () => {
    const electron = JSON.parse(read('electron/package.json')) as { dependencies: Record<string, string> };
    const major = Number(electron.dependencies['@types/node']?.match(/\d+/)?.[0]);
    expect(major).toBeGreaterThanOrEqual(24);
    expect(read('@types/node/zlib.d.ts')).toMatch(
      /@since v22\.15\.0\s+\* @experimental\s+\*\/\s+function zstdCompressSync\(/,
    );
  });

  it('is in the Node that runs this', () => {
    expect(zlib.zstdDecompressSync(zlib.zstdCompressSync('{}')).toString()).toBe('{}');
  });
});
