import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Position } from '../../../electron/data/import/line-reader.ts';
import { type FileEvent, readFile } from '../../../electron/data/import/read-file.ts';

async function eventsOf(file: string, position: Position = { readBytes: 0, isStopped: false }) {
  const events: FileEvent[] = [];
  for await (const event of readFile(file, position)) events.push(event);
  return events;
}

it('a bug of ours is thrown, not reported as a fault of the file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'records.ndjson');
  writeFileSync(file, '{"resourceType":"Goal"}\n');
  const broken: Position = {
    readBytes: 0,
    get isStopped(): boolean {
      throw new TypeError('a slip of ours');
    },
  };
  await expect(eventsOf(file, broken)).rejects.toThrow('a slip of ours');
});

it('what is wrong with the file is an event', async () => {
  expect(await eventsOf('/nowhere.ndjson')).toEqual([{ kind: 'problem', problem: 'not-found' }]);
});
