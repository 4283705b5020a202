/** Tests use the real parts: which modules are replaced, and where, is this list. CONTRIBUTING says so. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const tests = path.resolve(import.meta.dirname, '..');

const mocks = {
  // What only Electron can do is asked of it in electron/shell/, which is tested here.
  electron: [
    'contract/background-requests.test.ts',
    'contract/page-printer.test.ts',
    'contract/scan-painter.test.ts',
    'contract/security-checklist.test.ts',
  ],
  // Waits between tries of hundreds of checks take no time.
  'node:timers/promises': ['integration/sync/drift/drift.test.ts', 'integration/whose/series/series.test.ts'],
  // Screens that throw.
  '../../../renderer/features/claims/claim/ClaimScreen.tsx': ['component/shell/error-screen.test.tsx'],
  '../../../renderer/shell/person.tsx': ['component/shell/error-screen.test.tsx'],
};

it('no module is replaced by a mock but these, in these tests', () => {
  const found: Record<string, string[]> = {};
  for (const file of readdirSync(tests, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.tsx?$/.test(file)) continue;
    const text = readFileSync(path.join(tests, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/^\s*vi\.(?:mock|doMock)\(\s*(?:import\()?'([^']+)'/gm))
      found[name] = [...(found[name] ?? []), file.replaceAll('\\', '/')];
  }
  expect(found).toEqual(mocks);
});

it('where Electron is mocked, what asks it in electron/shell/ is tested', () => {
  for (const file of mocks.electron) {
    const text = readFileSync(path.join(tests, file), 'utf8');
    const tested = [...text.matchAll(/'(?:\.\.\/)+(electron\/[\w/-]+\.ts)'/g)].map(([, name = '']) => name);
    expect(tested.filter((name) => name.startsWith('electron/shell/'))).not.toEqual([]);
  }
});
