/** Follows a guide of `docs/` in a copy of the sources: what it says to change is what is tested. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

export type FollowedGuide = {
  /** The folder of the copy. */
  copy: string;
  /** Makes the changes of the numbered part; the lines around each must stand in its file, once. How many there were. */
  apply(part: number): number;
  /** What the type checker says of the copy; empty when nothing is wrong. */
  typeErrors(): string;
  /** The text of the numbered part. */
  section(part: number): string;
  /** Files that the guide names between backticks. */
  named: string[];
  remove(): void;
};

/**
 * `folders`: what is copied besides the configuration. `checked`: files that the type checker begins from. `options`: of
 * the compiler, beside those of code without a page.
 */
export function followGuide(
  guide: string,
  {
    folders,
    checked,
    options = {},
  }: { folders: readonly string[]; checked: readonly string[]; options?: Record<string, unknown> },
): FollowedGuide {
  const text = readFileSync(path.join(root, guide), 'utf8');
  const copy = mkdtempSync(path.join(tmpdir(), 'claimfolio-guide-'));
  for (const one of [...folders, 'package.json', 'tsconfig.base.json'])
    cpSync(path.join(root, one), path.join(copy, one), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const compilerOptions = {
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
    types: ['node'],
    ...options,
  };
  const config = { extends: './tsconfig.base.json', compilerOptions, files: checked };
  writeFileSync(path.join(copy, 'tsconfig.json'), JSON.stringify(config));
  return {
    copy,
    section: (part) => findSection(text, part),
    apply(part) {
      const changes = listChanges(findSection(text, part));
      for (const change of changes) applyChange(copy, change);
      return changes.length;
    },
    typeErrors() {
      const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, '-p', copy], { encoding: 'utf8' }).stdout;
    },
    named: [...text.matchAll(/`((?:shared|electron|renderer|tests|resources)\/[\w./-]+)`/g)].map(
      ([, file = '']) => file,
    ),
    remove: () => rmSync(copy, { recursive: true }),
  };
}

/** Fails for a file that the guide names and that there is none of. */
export function expectNamedFiles({ named }: FollowedGuide): void {
  expect(named.length).toBeGreaterThan(6);
  for (const file of named) expect(existsSync(path.join(root, file)), file).toBe(true);
}

type Change = { file: string; lines: string[] };

function findSection(text: string, part: number): string {
  return text.split(/^## /m).find((one) => one.startsWith(`${part}.`)) ?? '';
}

function listChanges(section: string): Change[] {
  return [...section.matchAll(/^```diff\n--- (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', body = '']) => ({
    file,
    lines: body.trimEnd().split('\n'),
  }));
}

function applyChange(copy: string, { file, lines }: Change): void {
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
