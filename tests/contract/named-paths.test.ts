/**
 * What the documents name of the code is there: paths, names in files, commands. A decision (docs/adr) says what was
 * decided then; where it leads a reader to is kept true all the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const documents = [root, path.join(root, 'docs'), path.join(root, 'docs/adr')].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.relative(root, path.join(folder, file)).replaceAll('\\', '/')),
);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Folders of the repository that a path begins with, and all that is in them and beside them. */
const folders = ['electron', 'shared', 'renderer', 'resources', 'scripts', 'tests', 'docs', '.github'];
const places = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      `${folder}/${file}`.replaceAll('\\', '/'),
    ),
  ),
];

/** What stands between backticks, without blocks of code. */
function listQuoted(text: string): string[] {
  return [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted);
}

/** A file with the ending of one, a folder with its slash at the end, or what begins in a folder of the repository. */
function isPath(quoted: string): boolean {
  if (!/^[\w.…<>*{},/-]+$/.test(quoted) || quoted.startsWith('.')) return false;
  const isFile = /[\w>}]\.(?:tsx?|mjs|cjs|jsonc?|md|ya?ml|sql)$/.test(quoted);
  return isFile || quoted.startsWith('…/') || folders.some((folder) => quoted.startsWith(`${folder}/`));
}

/** `a/{b,c}.ts` → both of its paths. */
function expandBraces(named: string): string[] {
  const braces = /^(.*)\{([^}]+)\}(.*)$/.exec(named);
  if (braces === null) return [named];
  const [, before = '', inner = '', after = ''] = braces;
  return inner.split(',').flatMap((one) => expandBraces(`${before}${one}${after}`));
}

/** A path from the top, or the end of one; `<name>` and `*` stand for any name, `…/` for any folders. */
function isThere(named: string): boolean {
  const pattern = named
    .replace(/\/$/, '')
    .replace(/^…\//, '')
    .replaceAll(/[.]/g, '\\$&')
    .replaceAll(/<[\w-]+>|\*/g, '[^/]+');
  const isFromTop = folders.some((folder) => named.startsWith(`${folder}/`));
  const whole = new RegExp(`${isFromTop ? '^' : '(?:^|/)'}${pattern}$`);
  return places.some((place) => whole.test(place));
}

/** Files that a command writes. */
const written = ['summary.json'];

function listMissing(text: string): string[] {
  return listQuoted(text)
    .filter((quoted) => isPath(quoted) && !written.includes(quoted))
    .flatMap((named) => expandBraces(named))
    .filter((named) => !isThere(named));
}

/** "`describePlan` in `electron/oauth/offer.ts`", "`RowList` (`renderer/ui/RowList.tsx`)": names that are not in the file. */
function listMisplaced(text: string): string[] {
  return [...text.matchAll(/`(\w+)`(?: in|: | \() ?`([\w./-]+\.tsx?)`/g)].flatMap(
    ([, name = '', file = '']) => {
      const found = places.filter((place) => place === file || place.endsWith(`/${file}`));
      return found.some((place) => new RegExp(`\\b${name}\\b`).test(read(place)))
        ? []
        : [`${name} in ${file}`];
    },
  );
}

/** "npm run demo" → "demo" */
function listCommands(text: string): string[] {
  return [...text.matchAll(/npm run (?:-s )?([a-z]+(?:-[a-z]+)*)/g)].map(([, name = '']) => name);
}

describe.each(documents)('%s', (file) => {
  const text = read(file);

  it('names files and folders that there are', () => {
    expect(listMissing(text)).toEqual([]);
  });

  it('says of a name which file it is in', () => {
    expect(listMisplaced(text)).toEqual([]);
  });
});

it('every npm command that a document names is there', () => {
  const commands = new Set(documents.flatMap((file) => listCommands(read(file))));
  expect(commands.size).toBeGreaterThan(5);
  expect([...commands].filter((name) => !(name in scripts))).toEqual([]);
});

it('there are documents, and paths in them', () => {
  const all = [
    'CONTRIBUTING.md',
    'ARCHITECTURE.md',
    'docs/adding-a-kind-of-record.md',
    'docs/adr/0001-layers.md',
  ];
  expect(documents).toEqual(expect.arrayContaining(all));
  expect(listQuoted(read('CONTRIBUTING.md')).filter(isPath).length).toBeGreaterThan(150);
});

describe('a path that is not there', () => {
  it.each([
    'electron/oauth/offers.ts',
    'electron/oauth/{offer,offers}.ts',
    'electron/no-such-folder/',
    '…/keep/no-such-table.ts',
    'no-such-file.ts',
    'oauth/no-such-file.ts',
    'resources/locales/en/<screen>.txt',
    'docs/adr/0021',
  ])('is found: %s', (named) => {
    expect(listMissing(`It is in \`${named}\`.`)).toHaveLength(1);
  });

  it('and one that is, in every form in which it may be written, is not', () => {
    const named = [
      'electron/oauth/{offer,registration}.ts',
      'electron/oauth/',
      '…/keep/',
      'offer.ts',
      'oauth/offer.ts',
    ];
    const text = `${named.map((one) => `\`${one}\``).join(', ')}, \`resources/locales/{en,es}/<screen>.json\`, \`package.json\``;
    expect(listMissing(text)).toEqual([]);
    expect(listMissing('`application/fhir+json`, `Type/id`, `npm run x`, `$.a/b`')).toEqual([]);
    expect(listMisplaced('`describePlan` in `electron/oauth/offer.ts`')).toEqual([]);
    expect(listMisplaced('`describePlans` in `electron/oauth/offer.ts`')).toHaveLength(1);
  });
});
