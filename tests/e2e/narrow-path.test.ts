/** `npm start` and `npm test` where the PATH holds node, npm, git and sh, and nothing else. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { findNpmFile } from '../../scripts/runtime/tool.ts';
import { testOnUnix } from '../support/needs.ts';
import { root } from './support.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-path-'));
const profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-start-'));
let child: ChildProcess | undefined;

const findOnPath = (name: string) =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((place) => path.join(place, name))
    .find((file) => existsSync(file));

beforeAll(() => {
  symlinkSync(process.execPath, path.join(folder, 'node'));
  for (const name of ['npm', 'git', 'sh']) {
    const file = findOnPath(name) ?? (name === 'npm' ? findNpmFile() : undefined);
    if (file !== undefined) symlinkSync(realpathSync(file), path.join(folder, name));
  }
});
afterAll(() => {
  if (child?.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
  for (const one of [folder, profile]) rmSync(one, { recursive: true, force: true, maxRetries: 5 });
});

const env = () => {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, npm_execpath: _npm, ...rest } = process.env;
  return { ...rest, PATH: folder };
};

testOnUnix('npm start opens the app', async () => {
  child = spawn('npm', ['start', '--', `--user-data-dir=${profile}`], {
    cwd: root,
    env: env(),
    detached: true,
    stdio: 'ignore',
  });
  const log = path.join(profile, 'logs/claimfolio.log');
  await vi.waitFor(
    () => expect(existsSync(log) && readFileSync(log, 'utf8')).toContain('main.window.shown'),
    { timeout: 90_000, interval: 250 },
  );
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  process.kill(-(child.pid as number), 'SIGTERM');
  await ended;
});

testOnUnix('npm test begins, and its tests run', () => {
  const help = spawnSync('npm', ['test', '--', '--help'], { cwd: root, env: env(), encoding: 'utf8' });
  expect(help.stdout).toContain('Usage: npm test');
  // As `npm test` starts them.
  const run = spawnSync(
    'node',
    ['node_modules/vitest/vitest.mjs', 'run', 'tests/unit/scripts', 'tests/unit/import/local-file.test.ts'],
    { cwd: root, env: env(), encoding: 'utf8' },
  );
  expect(run.status, run.stdout + run.stderr).toBe(0);
});
