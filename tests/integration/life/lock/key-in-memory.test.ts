/** Once the app is locked, nothing that its main thread still reaches holds the key of the records. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLockedKey } from '../../../../electron/data/worker/key-file.ts';
import { MemorySecretBox } from '../../../support/memory-ports.ts';

const childScript = path.join(import.meta.dirname, 'locking-child.ts');
const passphrase = 'quiet river under a green hill';

/** In which forms the key stands in a snapshot of the memory that is reached. */
async function findKey(deed: 'lock' | 'stay open'): Promise<string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-heap-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { status } = spawnSync(process.execPath, [childScript, folder, passphrase, deed], {
    stdio: 'inherit',
  });
  expect(status).toBe(0);
  const key = await openLockedKey(new MemorySecretBox(), path.join(folder, 'records'), passphrase);
  if (key === null) throw new Error('The passphrase does not open the key.');
  const heap = readFileSync(path.join(folder, 'heap.json'), 'utf8');
  const bytes = Buffer.from(key, 'hex');
  const forms = {
    hex: key,
    upper: key.toUpperCase(),
    base64: bytes.toString('base64').slice(0, 42),
    base64url: bytes.toString('base64url').slice(0, 42),
    latin1: JSON.stringify(bytes.toString('latin1')).slice(1, -1),
  };
  return Object.entries(forms).flatMap(([form, text]) => (heap.includes(text) ? form : []));
}

it('the search finds it while the records are open', async () => {
  expect(await findKey('stay open')).toContain('hex');
}, 120_000);

it('after the lock there is none, in no form', async () => {
  expect(await findKey('lock')).toEqual([]);
}, 120_000);
