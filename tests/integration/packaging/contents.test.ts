/** What a package holds, as electron-builder makes it of our configuration. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuses } from '../../../scripts/package/fuses.ts';
import { openPackage } from '../../../scripts/runtime/electron-standin/app-package.ts';
import { type Packed, pack } from '../../support/packaging/pack.ts';

/** Bytes of ours on disk, the archive and what lies beside it. */
const most = 45 * 2 ** 20;

type Entry = { files?: Record<string, Entry>; unpacked?: boolean };

/** The header of an archive (github.com/electron/asar, README). */
function listArchive(file: string): { path: string; isBeside: boolean }[] {
  const bytes = readFileSync(file);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry;
  const list = (entry: Entry, place: string): { path: string; isBeside: boolean }[] =>
    Object.entries(entry.files ?? {}).flatMap(([name, one]) => {
      const at = path.posix.join(place, name);
      return one.files ? list(one, at) : [{ path: at, isBeside: one.unpacked === true }];
    });
  return list(header, '');
}

describe('a package', () => {
  let packed: Packed;
  let files: ReturnType<typeof listArchive>;
  beforeAll(async () => {
    packed = await pack();
    files = listArchive(packed.archive);
  }, 120_000);
  afterAll(() => rmSync(path.join(packed.folder, '../..'), { recursive: true, force: true }));

  // What lies outside the archive is guarded by no fuse (docs/tutorial/asar-integrity.md): anyone who may write into the folder of
  // a user could put code of their own there.
  it('has one file beside the archive: the library of the database for this system', () => {
    const library = `node_modules/better-sqlite3-multiple-ciphers/prebuilds/${process.platform}-${process.arch}.node`;
    const beside = readdirSync(`${packed.archive}.unpacked`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(`${packed.archive}.unpacked`, path.join(entry.parentPath, entry.name)));
    expect(beside.map((file) => file.replaceAll('\\', '/'))).toEqual([library]);
    expect(files.filter(({ isBeside }) => isBeside).map((file) => file.path)).toEqual([library]);
  });

  it('holds neither sources in C or TypeScript, nor maps, nor other systems’ libraries', () => {
    const needless = files.filter(({ path: file }) =>
      /\.(?:map|c|h|cpp|hpp|[cm]?ts|tsbuildinfo)$/.test(file),
    );
    expect(needless).toEqual([]);
    expect(files.filter(({ path: file }) => file.endsWith('.node'))).toHaveLength(1);
  });

  it('holds what starts, and what its parts ask of those who give them on', () => {
    const paths = files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'out/main/main.js', 'out/preload/preload.cjs']),
    );
    expect(paths).not.toContain('out/renderer/licenses.json');
  });

  it('is no larger than it needs to be', () => {
    const library = files.find(({ isBeside }) => isBeside)?.path ?? '';
    const bytes =
      statSync(packed.archive).size + statSync(path.join(`${packed.archive}.unpacked`, library)).size;
    console.log(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
    expect(bytes).toBeLessThan(most);
  });

  // docs/tutorial/asar-integrity.md; that Electron's own does so, only a runner shows.
  it('does not start with another byte in its archive', () => {
    expect(existsSync(openPackage(packed.archive, packed.executable))).toBe(true);
    const changed = path.join(packed.folder, 'changed.asar');
    const bytes = readFileSync(packed.archive);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    cpSync(`${packed.archive}.unpacked`, `${changed}.unpacked`, { recursive: true });
    expect(() => openPackage(changed, packed.executable)).toThrow('Integrity check failed');
  });

  it('has every fuse as it is to be', async () => {
    const { version: _version, strictlyRequireAllFuses: _strictly, ...wanted } = fuses;
    const wire = await getCurrentFuseWire(packed.executable);
    for (const [fuse, isOn] of Object.entries(wanted))
      expect(wire[fuse as never], fuse).toBe((isOn ? '1' : '0').charCodeAt(0));
  });
});
