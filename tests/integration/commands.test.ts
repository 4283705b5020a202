/** Every command of ours says in words what it takes, and what it was given that it does not take. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const files = readdirSync(new URL('scripts', root)).filter((file) => file.endsWith('.ts'));

type Ended = { code: number; stdout: string; stderr: string };

function run(file: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`scripts/${file}`, ...args], { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** The names of the options that a command reads, as its source says. */
function listOptions(file: string): string[] {
  const [, options = ''] = /\n {2}options: \{\n(.*?)\n {2}\},/s.exec(read(`scripts/${file}`)) ?? [];
  return [...options.matchAll(/^ {4}'?([a-z-]+)'?: \{/gm)].map(([, name]) => `--${name}`);
}

it('the commands of package.json are among them, and their options are found', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const started = Object.values(scripts).flatMap((line) => line.match(/(?<=scripts\/)[a-z-]+\.ts/g) ?? []);
  expect(started.length).toBeGreaterThan(10);
  expect(files).toEqual(expect.arrayContaining(started));
  expect(listOptions('demo.ts')).toEqual(['--server', '--client-id', '--out']);
});

describe.each(files)('%s', (file) => {
  it('answers --help with what it does and names every option', async () => {
    const { code, stdout, stderr } = await run(file, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [start, , does] = stdout.split('\n');
    expect(start).toMatch(/^Usage: (npm|node) /);
    expect(does).toMatch(/\.$/);
    for (const name of [...listOptions(file), '--help']) expect(stdout).toContain(`\n  ${name} `);
  });

  it('says in one sentence that it has no option --nonsense, and does nothing', async () => {
    const { code, stdout, stderr } = await run(file, '--nonsense');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--nonsense'\.\n\nUsage: /);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

it.each([
  ['bench.ts', ['--claims', '99'], '--claims must be a whole number, 100 or more.'],
  ['fuzz.ts', [], 'Say for how long: --minutes N or --cases N.'],
  ['conformance.ts', ['--token', 'x'], 'With --token, --patient says whose records to ask for.'],
  ['screenshots.ts', ['--all'], '--all needs --out with a folder outside the repository,'],
])('%s %j is refused in words', async (file, args, sentence) => {
  const { code, stdout, stderr } = await run(file, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.startsWith(sentence)).toBe(true);
  expect(stderr).toContain('\n\nUsage: ');
});

it('a file whose name looks like an option is read after --', async () => {
  const { code, stderr } = await run('claims.ts', '--', '--help');
  expect(code).toBe(1);
  expect(stderr).toContain('--help: ENOENT');
});
