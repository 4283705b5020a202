import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type FileEvent, readFile } from '../../../electron/data/import/read-file.ts';
import * as unfolding from '../../../electron/data/import/unfold.ts';

vi.mock(import('../../../electron/data/import/unfold.ts'), { spy: true });

async function eventsOf(file: string): Promise<FileEvent[]> {
  const events: FileEvent[] = [];
  for await (const event of readFile(file, { readBytes: 0, isStopped: false })) events.push(event);
  return events;
}

async function readText(text: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'records.ndjson');
  writeFileSync(file, text);
  return await eventsOf(file);
}

it('a fault of our own is thrown, and not told as something wrong with the file', async () => {
  vi.mocked(unfolding.unfoldDocument).mockImplementation(() => {
    throw new TypeError('a slip in the reader');
  });
  await expect(readText('{"resourceType":"Goal"}\n')).rejects.toThrow('a slip in the reader');
});

it('what is wrong with the file is an event', async () => {
  expect(await eventsOf('/nowhere.ndjson')).toEqual([{ kind: 'problem', problem: 'not-found' }]);
});
