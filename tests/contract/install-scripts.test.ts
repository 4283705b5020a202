/** `npm ci` must work without Python and a compiler, so no package may run or build anything when it is installed. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

type Manifest = { name: string; scripts?: Record<string, string>; allowScripts?: Record<string, boolean> };
type Lockfile = { packages: Record<string, { hasInstallScript?: boolean }> };

const root = path.resolve(import.meta.dirname, '../..');
const installScripts = ['preinstall', 'install', 'postinstall'];

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** Names of the packages here that npm would run something for: it compiles whatever has a binding.gyp, script or not. */
function packagesThatInstall(): string[] {
  return ['', '@*/']
    .flatMap((scope) => globSync(`**/node_modules/${scope}*/package.json`, { cwd: root }))
    .map((file) => path.join(root, path.dirname(file)))
    .filter((folder) => {
      const { scripts = {} } = readManifest(folder);
      return installScripts.some((name) => name in scripts) || existsSync(path.join(folder, 'binding.gyp'));
    })
    .map((folder) => readManifest(folder).name);
}

/** The same as the lockfile knows it, which lists other systems' packages too but forgets binding.gyp. */
function lockedPackagesThatInstall(): string[] {
  const lock: Lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.replace(/^.*node_modules\//, ''));
}

describe('install scripts', () => {
  it('are off for every package', () => {
    expect(readFileSync(path.join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('are denied by name for each package that has one, so that a new one is looked at', () => {
    const { allowScripts = {} } = readManifest(root);
    const found = new Set([...packagesThatInstall(), ...lockedPackagesThatInstall()]);
    expect(found).toContain('better-sqlite3-multiple-ciphers');
    expect([...found].filter((name) => allowScripts[name] !== false)).toEqual([]);
  });

  it('ran for none: the database driver is the one that its authors built', () => {
    const driver = path.join(root, 'node_modules/better-sqlite3-multiple-ciphers');
    expect(existsSync(path.join(driver, 'prebuilds'))).toBe(true);
    expect(existsSync(path.join(driver, 'build'))).toBe(false);
  });
});
