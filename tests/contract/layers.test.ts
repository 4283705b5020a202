/** The layers once more, read from the files themselves, so that a slip in the lint configuration shows. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Every module that a file names in an import, a re-export, `import()` or `require()`. */
function importsOf(source: string): string[] {
  const named = /(?:from\s+|import\s*\(\s*|require\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm;
  return [...source.matchAll(named)].map(([, name = '']) => name);
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => path.join(folder, file));
}

/** `importer: imported` for every import of the files that `isForbidden` names. */
function breaches(files: string[], isForbidden: (imported: string, file: string) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(readFileSync(path.join(root, file), 'utf8'))
      .filter((imported) => isForbidden(resolved(imported, file), file))
      .map((imported) => `${file}: ${imported}`),
  );
}

/** Relative imports as paths from the root; packages and `node:` modules as they are. */
function resolved(imported: string, file: string): string {
  if (imported.startsWith('#shared/')) return imported.slice(1);
  return imported.startsWith('.') ? path.join(path.dirname(file), imported) : imported;
}

const isElectron = (imported: string) => /^electron($|\/(main|renderer|common)$)/.test(imported);

describe('layers', () => {
  const electron = filesIn('electron');
  const shell = electron.filter((file) => /^electron\/(main\.ts|preload\.ts|shell\/)/.test(file));
  const plainNode = electron.filter((file) => !shell.includes(file));

  it('finds imports of every form', () => {
    const source = "import a from 'one';\nexport { b } from \"two\";\nawait import('three');\nimport 'four';";
    expect(importsOf(source)).toEqual(['one', 'two', 'three', 'four']);
    expect(electron.length).toBeGreaterThan(30);
  });

  it('only main.ts, preload.ts and shell/ import Electron or what needs it', () => {
    expect(breaches(plainNode, (name) => isElectron(name) || name === 'electron-store')).toEqual([]);
    expect(breaches(shell, (name) => isElectron(name)).length).toBeGreaterThan(5);
  });

  it('nothing outside the shell imports the shell, but main.ts', () => {
    expect(breaches(plainNode, (name) => name.startsWith('electron/shell/'))).toEqual([]);
  });

  it('shared/ knows neither side', () => {
    const forbidden = (name: string) =>
      name.startsWith('node:') ||
      name.startsWith('electron') ||
      name.startsWith('renderer') ||
      name.startsWith('react');
    expect(breaches(filesIn('shared'), forbidden)).toEqual([]);
  });

  it('the page knows neither Node, Electron, nor the main process', () => {
    const forbidden = (name: string) => name.startsWith('node:') || name.startsWith('electron');
    expect(breaches(filesIn('renderer'), forbidden)).toEqual([]);
  });

  it('only renderer/api touches the bridge', () => {
    const touching = filesIn('renderer').filter((file) =>
      /window\.claimfolio|globalThis\.claimfolio/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(touching.length).toBeGreaterThan(0);
    expect(touching.filter((file) => !file.startsWith('renderer/api/'))).toEqual([]);
  });

  it('public look-ups know nothing of sign-in', () => {
    const lookup = filesIn('electron/lookup');
    expect(breaches(lookup, (name) => /oauth|openid-client|jose/.test(name))).toEqual([]);
    expect(breaches(lookup, (name) => name.startsWith('electron/')).length).toBeGreaterThan(5);
  });

  it.each([
    'fhir',
    'claims/read',
    'health/read',
    'coverage/read',
    'approvals/read',
    'public/directory',
    'public/formulary',
  ])('the meaning of resources (%s) does no input or output', (folder) => {
    const forbidden = (name: string) =>
      (name.startsWith('node:') && name !== 'node:crypto') || name.includes('better-sqlite3');
    expect(breaches(filesIn(`electron/data/${folder}`), forbidden)).toEqual([]);
  });

  it('FHIR elements are read without knowing whose they are', () => {
    const forbidden = (name: string) => /^electron\/data\/(?!fhir\/)/.test(name);
    expect(breaches(filesIn('electron/data/fhir'), forbidden)).toEqual([]);
  });

  it('a feature never imports another, and what they share does not know them', () => {
    const featureOf = (file: string) => /^renderer\/features\/[^/]+\//.exec(file)?.[0];
    const across = (name: string, file: string) => {
      const [from, to] = [featureOf(file), featureOf(name)];
      return to !== undefined && to !== from && file !== 'renderer/router.tsx';
    };
    expect(breaches(filesIn('renderer'), across)).toEqual([]);
    expect(breaches(['renderer/router.tsx'], (name) => featureOf(name) !== undefined).length).toBeGreaterThan(
      9,
    );
  });

  it('the product does not know the stand-in or the tests', () => {
    const product = [...electron, ...filesIn('shared'), ...filesIn('renderer')];
    expect(breaches(product, (name) => name.startsWith('tests/') || name.startsWith('scripts/'))).toEqual([]);
    expect(
      product.filter((file) => /stand-?in\b/i.test(readFileSync(path.join(root, file), 'utf8'))),
    ).toEqual([]);
  });
});
