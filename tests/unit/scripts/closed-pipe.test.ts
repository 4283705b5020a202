import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { amounts, eob } from '../../fixtures/eob/build.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'closed-pipe-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a command whose reader has enough ends quietly', async () => {
  const file = path.join(folder, 'many.ndjson');
  const claim = JSON.stringify(eob({ total: amounts({ submitted: 100, benefit: 80 }) }));
  // Far more output than a pipe holds.
  writeFileSync(file, `${claim}\n`.repeat(500));
  const child = spawn(process.execPath, ['scripts/claims.ts', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(errors).toBe('');
});
