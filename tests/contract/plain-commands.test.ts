/**
 * What our commands need of a computer: Node, npm, Git and, on Unix, sh. On Windows npm gives each script to cmd.exe, which
 * knows neither variables in front of a command, nor quotes by apostrophe, nor `./`, and Node starts no `.cmd` without it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
type Manifest = {
  scripts?: Record<string, string>;
  bin?: string | Record<string, string>;
  devDependencies?: Record<string, string>;
};
const readManifest = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
const { scripts = {}, devDependencies = {} } = readManifest(root);

/** Commands that the installed packages bring; npm puts a `.cmd` beside each on Windows. */
const brought = new Set(
  Object.keys(devDependencies).flatMap((name) => {
    const { bin } = readManifest(path.join(root, 'node_modules', name));
    return typeof bin === 'string' ? [path.posix.basename(name)] : Object.keys(bin ?? {});
  }),
);

describe.each(Object.entries(scripts))('npm run %s', (_name, script) => {
  const steps = script.split(' && ').map((step) => step.split(' '));

  it('is made of what cmd.exe and sh read alike', () => {
    for (const step of steps) expect(step.join(' ')).not.toMatch(/['"`$%^|&;<>*?~\\(){}[\]]/);
    for (const [command = ''] of steps) expect(command).not.toMatch(/=|\//);
  });

  it('starts Node, or what an installed package brings', () => {
    for (const [command = ''] of steps)
      expect(command === 'node' || brought.has(command), command).toBe(true);
  });

  it('names files that Windows finds, too', () => {
    const files = steps.flatMap(([command, file = '']) => (command === 'node' ? [file] : []));
    const folder = 'C:\\Users\\rosa\\claim folio';
    for (const file of files) {
      const onWindows = path.win32.resolve(folder, file);
      expect(path.win32.isAbsolute(file), file).toBe(false);
      const back = path.win32.relative(folder, onWindows).split(path.win32.sep);
      expect(existsSync(path.join(root, ...back)), file).toBe(true);
    }
  });
});

/** Programs that some of our code starts by name, each with why a computer without it is none the worse. */
const others: Record<string, string> = {
  'apt-get': 'installs Chromium on Debian as root; where it fails, words say what to do',
  makensis: 'asked for before its test, which is skipped without it',
  mkfifo: 'asked for before its test, which is skipped without it',
  ps: 'macOS, which has it, and the smoke run of a package on Linux',
  strace: 'asked for before its test, which is skipped without it',
  taskkill: 'Windows, which has it',
  unshare: 'without it the sandbox is tried',
  'xvfb-run': 'asked for before its test, which is skipped without it',
};

it('our code starts no other program by its name', () => {
  const found = new Set(
    ['scripts', 'tests', 'electron']
      .flatMap((folder) =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          path.join(folder, file),
        ),
      )
      .filter((file) => /\.(?:ts|tsx|mjs|js)$/.test(file) && !file.endsWith('plain-commands.test.ts'))
      .flatMap((file) => [
        ...readFileSync(path.join(root, file), 'utf8').matchAll(
          /\b(?:spawn|spawnSync|execFile|execFileSync)\(\s*'([^'\n]+)'/g,
        ),
      ])
      .map(([, command = '']) => command),
  );
  expect([...found].filter((command) => !['git', 'node', 'npm', 'sh'].includes(command)).sort()).toEqual(
    Object.keys(others),
  );
});

// nodejs.org/api/child_process: "Spawning .bat and .cmd files on Windows"; since CVE-2024-27980 it throws EINVAL.
it('nothing of ours starts a .cmd, or what node_modules/.bin holds', () => {
  const scriptsFolder = path.join(root, 'scripts');
  const starts = readdirSync(scriptsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|mjs)$/.test(file))
    .filter((file) =>
      /'[^'\n]*\.cmd'|\.bin\/(?!node)/.test(readFileSync(path.join(scriptsFolder, file), 'utf8')),
    );
  expect(starts.map((file) => file.replaceAll('\\', '/'))).toEqual([]);
});

/** Each of our tests and what they load, by its name in the repository. */
const sources = ['scripts', 'tests', 'electron'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('plain-commands.test.ts'))
    .map((file) => {
      const name = `${folder}/${file.replaceAll('\\', '/')}`;
      return { name, text: readFileSync(path.join(root, name), 'utf8') };
    }),
);

// nodejs.org/api/url, "url.fileURLToPath": on Windows the path of file:///C:/a.ts is /C:/a.ts, which no program finds.
it('no file is looked for by the path of its address', () => {
  const found = sources.filter(({ text }) => /import\.meta\.url\)?\)\.pathname/.test(text));
  expect(found.map(({ name }) => name)).toEqual([]);
});

// nodejs.org/api/fs, "File modes": Windows knows none but whether a file may be written.
it('the mode of a file is held where there are modes', () => {
  const found = sources.filter(
    ({ name, text }) =>
      name.startsWith('tests/') && /\.mode & 0o777/.test(text) && !/'win32'|OnUnix\(/.test(text),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});
