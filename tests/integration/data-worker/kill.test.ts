import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filter } from '../../unit/archive/records.ts';
import { emptyFolder, key, started } from './stored-files.ts';

it.each([3, 8])('a kill after page %i loses no committed page and leaves no half of one', async (last) => {
  const folder = emptyFolder();
  const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const child = spawn(process.execPath, [writer, folder, key], { stdio: ['ignore', 'pipe', 'inherit'] });
  let committed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    committed = Number(line);
    if (committed === last) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  const data = await started({ kind: 'file', folder, logKey: '1'.repeat(64), key });
  const [connection] = await data.connection.list();
  if (!connection) throw new Error('The connection was not stored.');
  const [checkpoint] = await data.archive.listCheckpoints(connection.id);
  const { count } = await data.claims.list({ filter: filter(connection.personId), offset: 0, limit: 1 });
  expect(checkpoint?.pages).toBeGreaterThanOrEqual(committed);
  expect(count).toBe((checkpoint?.pages ?? 0) * 20);
  const found = await data.claims.list({
    filter: filter(connection.personId, { text: 'office' }),
    offset: 0,
    limit: 1,
  });
  expect(found.count).toBe(count);
});
