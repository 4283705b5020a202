/** What a release holds that others made: packages of the main process, packages bundled into the page, and Electron. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `license`: an SPDX expression. `text`: what its license file says; empty where the package has none. */
export type Part = { name: string; version: string; license: string; text: string };

type LockedPackage = {
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
type Lockfile = { packages: Record<string, LockedPackage> };
type BundledPackage = { name: string; version: string; identifier: string | null; text: string | null };

/** Packages that the install brings and `electron-builder.yml` leaves out. */
const leftOut = /^(node-linux-|@napi-rs\/)/;
/** What a package says in its license file only. */
const licenses: Record<string, string> = { 'png-js': 'MIT' };

/** Every part, once, by name. `root` holds the lockfile, the install, and what `npm run build` wrote. */
export function listParts(root: string): Part[] {
  const parts = [...listInstalled(root), ...listBundled(root)];
  const byId = new Map(parts.map((part) => [`${part.name}@${part.version}`, part]));
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** What `dependencies` of `package.json` bring, as electron-builder packs them, and Electron. */
function listInstalled(root: string): Part[] {
  const { packages } = readJson(path.join(root, 'package-lock.json')) as Lockfile;
  const places = new Set<string>();
  const follow = (from: string) => {
    const { dependencies = {}, optionalDependencies = {} } = packages[from] as LockedPackage;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = findPlace(packages, from, name);
      if (place === null || places.has(place) || leftOut.test(name)) continue;
      places.add(place);
      follow(place);
    }
  };
  follow('');
  return [...places, 'node_modules/electron'].map((place) => {
    const name = place.replace(/^.*node_modules\//, '');
    const { version, license = licenses[name] ?? '' } = packages[place] as LockedPackage;
    return { name, version, license, text: readLicense(path.join(root, place)) };
  });
}

/** Where Node finds the package `name` from the folder `from`: in the nearest `node_modules` above. */
function findPlace(packages: Lockfile['packages'], from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const place = path.posix.join(folder, 'node_modules', name);
    if (place in packages) return place;
    if (folder === '') return null;
  }
}

/** What Vite lists of the page's packages (vite.dev/config/build-options, `build.license`). */
function listBundled(root: string): Part[] {
  const bundled = readJson(path.join(root, 'out/renderer/licenses.json')) as BundledPackage[];
  return bundled.map(({ name, version, identifier, text }) => ({
    name,
    version,
    license: identifier ?? '',
    text: text ?? '',
  }));
}

function readLicense(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
