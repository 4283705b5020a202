/** Follows `docs/adding-a-paper.md` step by step in a copy of the sources: the guide is what is tested. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { StatementDocument } from '../../shared/paper/document.ts';
import { expectNamedFiles, followGuide } from '../support/follow-guide.ts';

const guide = followGuide('docs/adding-a-paper.md', {
  folders: ['electron', 'shared', 'resources', 'tests/support', 'tests/fixtures', 'tests/contract/new-paper'],
  checked: [
    'electron/data/database/driver.d.ts',
    'electron/data/statements/build-single-paper.ts',
    'shared/paper/layout.ts',
  ],
});
afterAll(guide.remove);

function sayPaper(language: string): StatementDocument[] {
  const script = path.join(guide.copy, 'tests/contract/new-paper/say-paper.ts');
  const said = execFileSync(process.execPath, [script, 'phones', language], {
    cwd: guide.copy,
    encoding: 'utf8',
  });
  return JSON.parse(said) as StatementDocument[];
}

it('the guide leads to a paper that is built, named and laid out in both languages', () => {
  expect(guide.typeErrors()).toBe('');
  guide.apply(1);
  const missing = guide.typeErrors();
  for (const file of ['build-single-paper', 'layout']) expect(missing).toContain(`${file}.ts`);

  expect(guide.apply(2) + guide.apply(3)).toBe(7);
  expect(guide.typeErrors()).toBe('');

  const [english] = sayPaper('en');
  expect(english?.title).toBe('Phone numbers of your plans');
  expect(JSON.stringify(english?.blocks)).toContain('Evergreen');
  expect(sayPaper('es')[0]?.title).toBe('Teléfonos de sus planes');
});

it('every place that the guide names is there', () => expectNamedFiles(guide));
