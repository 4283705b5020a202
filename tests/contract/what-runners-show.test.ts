/** The list of what only real computers show (docs/releasing.md): each has its step in a workflow, and a line that is printed there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readAll = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith(path.basename(import.meta.filename)))
    .map((file) => read(path.join(folder, file)))
    .join('\n');

type Workflow = { jobs: Record<string, { steps?: { name?: string; run?: string }[] }> };
type Row = { what: string; jobs: string[]; steps: string[]; lines: string[] };

/** The rows of the table; "the same" is what the row before says. */
function readRows(): Row[] {
  const [, section = ''] = read('docs/releasing.md').split('## What only real computers show\n');
  const [, , ...rows] = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  let before: Pick<Row, 'jobs' | 'steps'> = { jobs: [], steps: [] };
  return rows.map((row) => {
    const [what = '', jobs = '', steps = '', lines = ''] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (jobs !== 'the same')
      before = {
        jobs: jobs === '' ? [] : jobs.split(', ').map((one) => one.replaceAll('`', '')),
        steps: steps.split('; '),
      };
    return { what, ...before, lines: [...lines.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line) };
  });
}

const rows = readRows();
const shown = rows.filter(({ what }) => !what.startsWith('by hand: '));

/** The steps of "check wayland". */
function stepsOf(job: string) {
  const [workflow = '', name = ''] = job.split(' ');
  return (parse(read(`.github/workflows/${workflow}.yml`)) as Workflow).jobs[name]?.steps ?? [];
}

it('is there, and what is looked at by hand says so', () => {
  expect(shown.length).toBeGreaterThan(10);
  for (const { jobs, steps, lines } of rows.filter((row) => !shown.includes(row)))
    expect([jobs, steps, lines]).toEqual([[], ['step 8'], []]);
});

it.each(shown.map((row) => [row.what, row] as const))('%s: has its step', (_what, { jobs, steps, lines }) => {
  expect(lines).not.toEqual([]);
  for (const job of jobs)
    expect(
      stepsOf(job).map(({ name }) => name),
      job,
    ).toEqual(expect.arrayContaining([expect.toSatisfy((name) => steps.includes(name))]));
  const all = jobs.flatMap(stepsOf).map(({ name }) => name);
  for (const step of steps) expect(all).toContain(step);
});

it.each(shown.flatMap(({ lines }) => lines))('%s: is printed', (line) => {
  const printed = line.startsWith('seen: ')
    ? [`see('${line.slice('seen: '.length)}'`, `'${line.slice('seen: '.length)}',`, `'${line}'`, `\`${line}`]
    : [line];
  const text = line.startsWith('seen: ')
    ? readAll('scripts/package')
    : readAll('tests') + readAll('scripts/test');
  expect(printed.some((one) => text.includes(one))).toBe(true);
});

it('leaves out nothing that the smoke run sees but what only leads to it', () => {
  const seen = [...read('scripts/package/smoke.ts').matchAll(/see\(\s*'([^']+)'|'seen: ([^']+)'/g)].map(
    ([, one, other]) => `seen: ${one ?? other}`,
  );
  const told = new Set(shown.flatMap(({ lines }) => lines));
  expect(seen.filter((line) => !told.has(line))).toEqual([
    'seen: it ends at once when it is killed',
    'seen: it starts again',
    'seen: it closes again',
  ]);
});
