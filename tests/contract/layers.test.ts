/** Who may import whom, read from the files themselves: floors, circles, and what each side may know. */
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
    .map((file) => path.join(folder, file).replaceAll('\\', '/'));
}

/** `importer: imported` for every import of the files that `isForbidden` names. */
function breaches(files: string[], isForbidden: (imported: string, file: string) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(readFileSync(path.join(root, file), 'utf8'))
      .filter((imported) => isForbidden(resolve(imported, file), file))
      .map((imported) => `${file}: ${imported}`),
  );
}

/** Our own modules as paths from the root; packages and `node:` modules as they are. */
function resolve(imported: string, file: string): string {
  if (imported.startsWith('#shared/')) return `${imported.slice(1)}.ts`;
  if (!imported.startsWith('.')) return imported;
  return path.posix.join(path.posix.dirname(file), imported.replace(/\?.*$/, ''));
}

/** Imports of our own modules, by file. */
type Graph = Map<string, string[]>;

function graphOf(files: string[]): Graph {
  const known = new Set(files);
  const ownImports = (file: string) =>
    importsOf(readFileSync(path.join(root, file), 'utf8'))
      .map((imported) => resolve(imported, file))
      .filter((imported) => known.has(imported));
  return new Map(files.map((file) => [file, ownImports(file)]));
}

/**
 * The house, from the ground up. A file imports from its own folder and from lower floors, never upward and never from
 * a neighbour on its own floor: what two neighbours need lies lower, what joins them lies higher. The first name that a
 * file's path begins with is its place.
 */
const floors: string[][] = [
  ['shared/ipc/result.ts'],
  ['shared/model/'],
  ['shared/ipc/'],
  ['shared/words/'],
  ['shared/paper/'],

  ['electron/errors.ts'],
  ['electron/files/'],
  ['electron/ports.ts'],
  ['electron/settings.ts'],
  // Addresses of plans are read alike wherever they come from.
  ['electron/access/public-host.ts'],
  ['electron/plans/address.ts'],
  ['electron/data/fhir/', 'electron/data/database/'],
  ['electron/data/archive/', 'electron/data/people/'],
  [
    'electron/data/claims/',
    'electron/data/coverage/',
    'electron/data/approvals/',
    'electron/data/health/',
    'electron/data/public/',
    'electron/data/sensitive/',
  ],
  ['electron/data/correspondence/'],
  [
    'electron/data/appeals/',
    'electron/data/visit-checks/',
    'electron/data/bills/',
    'electron/data/limits/',
    'electron/data/timeline/',
    'electron/data/backups/',
    'electron/data/import/',
    'electron/data/access-log/',
  ],
  [
    'electron/data/taxes/',
    'electron/data/episodes/',
    'electron/data/news/',
    'electron/data/drug-cap/',
    'electron/data/forecast/',
    'electron/data/replay/',
    'electron/data/plan-lists/',
  ],
  ['electron/data/second-look/'],
  [
    'electron/data/statements/',
    'electron/data/examples/',
    'electron/data/written/',
    'electron/data/household/',
  ],
  ['electron/data/handoff/', 'electron/data/connections/', 'electron/data/whose/'],
  ['electron/data/worker/'],
  ['electron/access/'],
  ['electron/fhir/', 'electron/node-ports/', 'electron/sample-plan/'],
  // Which plans there are is known low down; connecting one needs all of signing in.
  ['electron/plans/payer.ts', 'electron/plans/normalize-words.ts'],
  ['electron/plans/search.ts'],
  ['electron/plans/registry.ts'],
  [
    'electron/oauth/',
    'electron/lookup/',
    'electron/attachments/',
    'electron/import/',
    'electron/scans/',
    'electron/sheets/',
    'electron/backups/',
    'electron/questions/',
    'electron/report/',
    'electron/updates/',
  ],
  ['electron/sync/'],
  ['electron/plans/'],
  ['electron/stop-running.ts'],
  ['electron/erase.ts'],
  ['electron/ipc/'],
  ['electron/app.ts'],
  ['electron/shell/'],
  ['electron/main.ts', 'electron/preload.ts'],

  ['renderer/styles/'],
  ['renderer/day/'],
  ['renderer/i18n/', 'renderer/api/'],
  ['renderer/ui/'],
  ['renderer/charts/'],
  ['renderer/shell/'],
  ['renderer/features/'],
  ['renderer/router.tsx'],
  ['renderer/App.tsx'],
  ['renderer/main.tsx'],

  ['renderer/painter/'],
];

type Place = { floor: number; name: string };

/** The floor of a file and its folder there; `null` for the small files of `shared/`, which anybody may import. */
function placeOf(file: string): Place | null {
  const ground = /^shared\/[^/]+$/.test(file);
  if (ground) return null;
  const places = floors.flatMap((names, floor) =>
    names.filter((name) => file.startsWith(name)).map((name) => ({ floor, name })),
  );
  const [place] = places;
  if (place === undefined) throw new Error(`${file} is on no floor.`);
  const feature = /^renderer\/features\/[^/]+\//.exec(file)?.[0];
  return feature === undefined ? place : { ...place, name: feature };
}

/** `importer -> imported` where the imported file is higher, or in another folder of the same floor. */
function findClimbs(graph: Graph): string[] {
  return [...graph].flatMap(([file, imports]) => {
    const from = placeOf(file);
    return imports
      .filter((imported) => {
        const to = placeOf(imported);
        if (from === null || to === null) return false;
        return to.floor > from.floor || (to.floor === from.floor && to.name !== from.name);
      })
      .map((imported) => `${file} -> ${imported}`);
  });
}

/** Groups of files that import each other around a circle, type-only imports included (Tarjan's algorithm). */
function findCircles(graph: Graph): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    stack.push(file);
    let low = index;
    for (const imported of graph.get(file) ?? []) {
      if (!order.has(imported)) low = Math.min(low, visit(imported));
      else if (stack.includes(imported)) low = Math.min(low, order.get(imported) ?? low);
    }
    if (low === index) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) circles.push(group.toSorted());
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}

const isElectron = (imported: string) => /^electron($|\/(main|renderer|common)$)/.test(imported);

describe('floors', () => {
  const files = ['electron', 'shared', 'renderer'].flatMap(filesIn).filter((file) => /\.tsx?$/.test(file));
  const graph = graphOf(files);
  const plant = (file: string, imported: string) =>
    new Map(graph).set(file, [...(graph.get(file) ?? []), imported]);

  it('nothing imports upward, or from a neighbour on its floor', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(findClimbs(graph)).toEqual([]);
  });

  it.each([
    ['the archive asks a subject', 'electron/data/archive/archive.ts', 'electron/data/claims/subject.ts'],
    ['a subject asks another', 'electron/data/health/subject.ts', 'electron/data/claims/subject.ts'],
    ['a subject asks the worker', 'electron/data/claims/subject.ts', 'electron/data/worker/subjects.ts'],
    ['sign-in asks a check', 'electron/oauth/sign-in.ts', 'electron/sync/sync-connection.ts'],
    ['a widget asks a screen', 'renderer/ui/cx.ts', 'renderer/features/help/HelpScreen.tsx'],
    [
      'a screen asks another',
      'renderer/features/help/HelpScreen.tsx',
      'renderer/features/settings/SettingsScreen.tsx',
    ],
    ['a model asks for words', 'shared/model/claims/claim.ts', 'shared/words/health.ts'],
  ])('a planted import is found: %s', (_, file, imported) => {
    expect(graph.has(file) && graph.has(imported)).toBe(true);
    expect(findClimbs(plant(file, imported))).toEqual([`${file} -> ${imported}`]);
  });

  it('no files import each other in a circle, not even types', () => {
    expect(findCircles(graph)).toEqual([]);
  });

  it('a planted circle is found', () => {
    const planted = plant('electron/data/archive/subject.ts', 'electron/data/archive/archive.ts');
    expect(findCircles(planted)[0]).toContain('electron/data/archive/subject.ts');
  });
});

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

  it('only renderer/day asks the clock which day it is', () => {
    const asking = filesIn('renderer').filter((file) =>
      /localDay\(new Date\(\)\)|new Date\(\)\.get(FullYear|Month|Date)\(/.test(
        readFileSync(path.join(root, file), 'utf8'),
      ),
    );
    expect(asking).toEqual(['renderer/day/use-today.ts']);
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
    'claims/compare',
    'claims/read',
    'health/read',
    'coverage/read',
    'approvals/read',
    'public/directory',
    'public/formulary',
    'limits/count',
    'drug-cap/read',
    'drug-cap/count',
    'drug-cap/price',
    'drug-cap/pay',
    'drug-cap/ahead',
    'forecast/count',
    'plan-lists/read',
    'plan-lists/list',
    'plan-lists/judge',
    'episodes/read',
    'episodes/group',
    'episodes/alike',
  ])('the meaning of resources (%s) does no input or output', (folder) => {
    const forbidden = (name: string) =>
      (name.startsWith('node:') && name !== 'node:crypto') || name.includes('better-sqlite3');
    expect(breaches(filesIn(`electron/data/${folder}`), forbidden)).toEqual([]);
  });

  it('the product does not know the stand-in or the tests', () => {
    const product = [...electron, ...filesIn('shared'), ...filesIn('renderer')];
    expect(breaches(product, (name) => name.startsWith('tests/') || name.startsWith('scripts/'))).toEqual([]);
    expect(
      product.filter((file) => /stand-?in\b/i.test(readFileSync(path.join(root, file), 'utf8'))),
    ).toEqual([]);
  });
});
