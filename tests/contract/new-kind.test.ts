/** Follows `docs/adding-a-kind-of-record.md` step by step in a copy of the sources: the guide is what is tested. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ListedFixture } from './new-kind/list-fixtures.ts';

const root = path.resolve(import.meta.dirname, '../..');
const guide = readFileSync(path.join(root, 'docs/adding-a-kind-of-record.md'), 'utf8');
const copy = mkdtempSync(path.join(tmpdir(), 'claimfolio-kind-'));
afterAll(() => rmSync(copy, { recursive: true }));

type Change = { file: string; lines: string[] };

/** The changes of the step of that number. */
function changesOf(step: number): Change[] {
  const text = guide.split(/^## /m).find((part) => part.startsWith(`${step}.`)) ?? '';
  return [...text.matchAll(/^```diff\n--- (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', body = '']) => ({
    file,
    lines: body.trimEnd().split('\n'),
  }));
}

/** Makes a change in the copy; the lines around it must stand in the file, once. */
function apply({ file, lines }: Change): void {
  const target = path.join(copy, file);
  const before = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  const after = lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
  if (before.length === 0) {
    expect(existsSync(target), `${file} is new`).toBe(false);
    writeFileSync(target, `${after.join('\n')}\n`);
    return;
  }
  const parts = readFileSync(target, 'utf8').split(`${before.join('\n')}\n`);
  expect(parts.length - 1, `${file} has once: ${before.join('\n')}`).toBe(1);
  writeFileSync(target, parts.join(`${after.join('\n')}\n`));
}

/** What the type checker says of the copy. */
function typeErrors(): string {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', copy], { encoding: 'utf8' }).stdout;
}

const words = (language: string) =>
  JSON.parse(readFileSync(path.join(copy, `resources/locales/${language}/health.json`), 'utf8')) as {
    kind: Record<string, string>;
    group: Record<string, { title: string }>;
  };

it('the guide leads to a record that is read, kept, listed and worded', () => {
  for (const folder of [
    'electron',
    'shared',
    'resources',
    'tests/fixtures',
    'tests/unit',
    'tests/contract/new-kind',
  ])
    cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.base.json'])
    cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const checked = ['tests/fixtures/records/health.ts', 'tests/unit/shared/health-kinds.test.ts'];
  const compilerOptions = { composite: false, emitDeclarationOnly: false, noEmit: true, types: ['node'] };
  const config = {
    extends: './tsconfig.base.json',
    compilerOptions,
    files: [...checked, 'electron/data/health/read/read-health-record.ts'],
  };
  writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify(config));

  for (const change of changesOf(1)) apply(change);
  const missing = typeErrors();
  expect(missing).toMatch(/read-health-record\.ts.*'Flag' is missing/);
  expect(missing).toMatch(/health-kinds\.test\.ts.*'alert' is missing/);

  const further = [2, 3, 4].flatMap(changesOf);
  expect(further.length).toBeGreaterThan(6);
  for (const change of further) apply(change);
  expect(typeErrors()).toBe('');

  const run = path.join(copy, 'tests/contract/new-kind/list-fixtures.ts');
  const printed = execFileSync(process.execPath, [run], { cwd: copy, encoding: 'utf8' });
  const listed = JSON.parse(printed) as ListedFixture[];
  expect(listed.find(({ id }) => id === 'Flag/alert-1')).toMatchObject({
    kind: 'alert',
    title: { text: 'May fall when getting up' },
    start: '2025-05-01',
    group: 'alert',
  });
  expect(words('en')).toMatchObject({ kind: { alert: 'Alert' }, group: { alert: { title: 'Alerts' } } });
  expect(words('es')).toMatchObject({ kind: { alert: 'Aviso' }, group: { alert: { title: 'Avisos' } } });
});

it('every place that the guide names is there', () => {
  const named = [...guide.matchAll(/`((?:shared|electron|tests|resources)\/[\w./-]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(named.length).toBeGreaterThan(6);
  for (const file of named) expect(existsSync(path.join(root, file)), file).toBe(true);
});
