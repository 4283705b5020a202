/** What macOS reads of the app: its Info.plist, and what it is allowed. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeOnUnix } from '../../support/needs.ts';
import { type Packed, pack } from '../../support/packaging/pack.ts';

const root = path.resolve(import.meta.dirname, '../../..');

describeOnUnix('the app for macOS', () => {
  let packed: Packed;
  let info: string;
  beforeAll(async () => {
    packed = await pack({ system: 'darwin' });
    info = readFileSync(path.join(packed.executable, '../../Info.plist'), 'utf8');
  }, 180_000);
  afterAll(() => rmSync(path.join(packed.folder, '../..'), { recursive: true, force: true }));

  // shell/browser/resources/mac/Info.plist names all five.
  it('says of no camera, microphone or Bluetooth that it wants it', () => {
    expect(info.match(/NS\w+UsageDescription/g)).toBeNull();
  });

  it('asks nobody but this computer without encryption', () => {
    expect(info).toMatch(/<key>NSAllowsArbitraryLoads<\/key>\s*<false\/>/);
    expect(info).not.toMatch(/<key>NSAllowsArbitraryLoads<\/key>\s*<true\/>/);
  });

  // docs/tutorial/asar-integrity.md: the hash of the archive's header, written before anything is sealed.
  it('vouches for its archive, and has its fuses', async () => {
    expect(info).toMatch(
      /<key>Resources\/app\.asar<\/key>\s*<dict>\s*<key>algorithm<\/key>\s*<string>SHA256</,
    );
    expect((await getCurrentFuseWire(packed.executable))[0]).toBe('0'.charCodeAt(0));
  });

  it('runs on macOS 13 and newer', () => {
    expect(info).toMatch(/<key>LSMinimumSystemVersion<\/key>\s*<string>13\.0</);
  });

  it('has one library of the database beside its archive', () => {
    const beside = readdirSync(`${packed.archive}.unpacked`, { recursive: true, encoding: 'utf8' });
    expect(beside.filter((file) => path.extname(file) !== '' && !file.endsWith('ciphers'))).toEqual([
      path.join('node_modules/better-sqlite3-multiple-ciphers/prebuilds', `darwin-${process.arch}.node`),
    ]);
  });
});

// @electron/notarize, README: no `allow-unsigned-executable-memory` since Electron 12.
it('is allowed to compile JavaScript and nothing else; without a certificate, also to load what bears no team’s name', () => {
  const config = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as {
    mac: { entitlements: string; entitlementsInherit: string; hardenedRuntime: boolean };
  };
  const allowed = (file: string) =>
    readFileSync(path.join(root, file), 'utf8').match(/(?<=<key>com\.apple\.security\.)[\w.-]+/g);
  expect(config.mac.hardenedRuntime).toBe(true);
  expect(config.mac.entitlementsInherit).toBe(config.mac.entitlements);
  expect(allowed(config.mac.entitlements)).toEqual(['cs.allow-jit']);
  expect(allowed('resources/package/mac-adhoc.entitlements.plist')).toEqual([
    'cs.allow-jit',
    'cs.disable-library-validation',
  ]);
});
