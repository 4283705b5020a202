/** A run from the sources without a folder of its own: never on the records of a person who uses the app here. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { expect } from 'vitest';
import { chooseRuntime } from '../../scripts/runtime/choose.ts';
import { testOnUnix } from '../support/needs.ts';
import { root } from './support.ts';

testOnUnix('a development run has a profile of its own', async () => {
  const config = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-config-'));
  const { executablePath, env } = await chooseRuntime();
  const app = await _electron.launch({
    executablePath,
    args: [root],
    colorScheme: null,
    env: { ...process.env, ...env, XDG_CONFIG_HOME: config } as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(readdirSync(config)).toContain('Claimfolio (development)');
    expect(existsSync(path.join(config, 'Claimfolio', 'settings.json'))).toBe(false);
    expect(await app.evaluate(({ app: electronApp }) => electronApp.getName())).toBe(
      'Claimfolio (development)',
    );
  } finally {
    await app.close();
    rmSync(config, { recursive: true, force: true, maxRetries: 5 });
  }
});
