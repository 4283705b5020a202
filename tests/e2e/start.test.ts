/** `npm start` with a display: the window opens and shows the first screen. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { root } from './support.ts';

const hasXvfb = spawnSync('xvfb-run', ['--help']).status === 0;

// Needs Xvfb, which only Linux has and which `.ci/run` installs.
describe.skipIf(!hasXvfb)('npm start under Xvfb', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-start-'));
  let child: ChildProcess | undefined;

  afterAll(async () => {
    if (child?.pid) {
      const ended = new Promise((resolve) => child?.on('close', resolve));
      process.kill(-child.pid, 'SIGTERM');
      await ended;
    }
    rmSync(home, { recursive: true, force: true });
  });

  it('opens the window with the first screen', async () => {
    const { DISPLAY: _none, ...env } = process.env;
    child = spawn(
      'xvfb-run',
      ['-a', 'npm', 'start', '--', '--remote-debugging-port=0', `--user-data-dir=${home}`],
      { cwd: root, env, detached: true },
    );
    const address = await devToolsAddress(child);
    const browser = await chromium.connectOverCDP(address);
    try {
      const page = await firstPage(() => browser.contexts().flatMap((context) => context.pages()));
      await page.getByRole('heading', { level: 1, name: /See what your health plan paid/ }).waitFor();
      const { width, height } = await page.evaluate<{ width: number; height: number }>(
        '({ width: outerWidth, height: outerHeight })',
      );
      expect(width).toBeGreaterThan(1000);
      expect(height).toBeGreaterThan(600);
    } finally {
      await browser.close();
    }
  });
});

function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const address = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
        if (address) resolve(address);
      });
    child.on('close', () => reject(new Error(`It ended: ${output}`)));
  });
}

function firstPage<T extends { url(): string }>(pages: () => T[]): Promise<T> {
  const find = () => {
    const page = pages().find((one) => /bundle/.test(one.url()));
    if (!page) throw new Error('The window shows no page of the app.');
    return page;
  };
  return vi.waitFor(find, { timeout: 30_000 });
}
