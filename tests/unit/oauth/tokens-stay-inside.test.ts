import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** What each file outside electron/oauth imports from the files that handle tokens. */
function tokenImports(text: string): string[] {
  const found = text.matchAll(
    /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'[^']*\/oauth\/(?:vault|token-endpoint|patient-id|finish-sign-in)\.ts'/g,
  );
  return [...found].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  );
}

describe('tokens', () => {
  it('are noticed by this test when a file takes them out', () => {
    const planted = `import { type TokenSet } from '../oauth/vault.ts';\nimport { createVault } from './oauth/vault.ts';`;
    expect(tokenImports(planted)).toEqual(['type TokenSet', 'createVault']);
  });

  it('are handled in electron/oauth only; the app just makes the vault', () => {
    const files = globSync(['electron/**/*.ts', 'shared/**/*.ts', 'renderer/**/*.{ts,tsx}'], {
      cwd: root,
    }).filter((file) => !/^electron[/\\]oauth[/\\]/.test(file));
    expect(files.length).toBeGreaterThan(20);
    const taken = files.flatMap((file) => tokenImports(readFileSync(join(root, file), 'utf8')));
    expect(taken).toEqual(['createVault']);
  });
});
