/** Follows `docs/adding-a-kind-of-record.md` step by step in a copy of the sources: the guide is what is tested. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { expectNamedFiles, followGuide } from '../support/follow-guide.ts';
import type { ListedFixture } from './new-kind/list-fixtures.ts';

const guide = followGuide('docs/adding-a-kind-of-record.md', {
  folders: ['electron', 'shared', 'resources', 'tests/fixtures', 'tests/unit', 'tests/contract/new-kind'],
  checked: [
    'tests/fixtures/records/health.ts',
    'tests/unit/shared/health-kinds.test.ts',
    'electron/data/health/read/read-health-record.ts',
  ],
});
afterAll(guide.remove);

const words = (language: string) =>
  JSON.parse(readFileSync(path.join(guide.copy, `resources/locales/${language}/health.json`), 'utf8')) as {
    kind: Record<string, string>;
    group: Record<string, { title: string }>;
  };

it('the guide leads to a record that is read, kept, listed and worded', () => {
  guide.apply(1);
  const missing = guide.typeErrors();
  expect(missing).toMatch(/read-health-record\.ts.*'Flag' is missing/);
  expect(missing).toMatch(/health-kinds\.test\.ts.*'alert' is missing/);

  expect(guide.apply(2) + guide.apply(3) + guide.apply(4)).toBeGreaterThan(6);
  expect(guide.typeErrors()).toBe('');

  const run = path.join(guide.copy, 'tests/contract/new-kind/list-fixtures.ts');
  const printed = execFileSync(process.execPath, [run], { cwd: guide.copy, encoding: 'utf8' });
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

it('every place that the guide names is there', () => expectNamedFiles(guide));
