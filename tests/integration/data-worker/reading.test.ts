/** Pages of answers go by a thread of their own, which reads them and may die. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { ListedPage } from '../../../electron/data/archive/pages.ts';
import type { DataClient } from '../../../electron/data/worker/data-client.ts';
import { readerUrl } from '../../support/data-worker/worker-url.ts';
import { bundle, checkpoint, eob, newConnection, seenAt } from '../../unit/archive/records.ts';
import { emptyFolder, started } from './stored-files.ts';

/** A reading worker that ends itself at its second message of a kind; the one after it does not. */
function mortalReader(kind: 'read' | 'taken'): URL {
  const file = join(emptyFolder(), 'mortal.mjs');
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
    import { MessagePort } from 'node:worker_threads';
    const { postMessage } = MessagePort.prototype;
    let count = 0;
    MessagePort.prototype.postMessage = function (message, transfer) {
      if ('${kind}' in message && ++count === 2 && !existsSync('${file}.died')) {
        writeFileSync('${file}.died', '');
        process.exit(3);
      }
      return postMessage.call(this, message, transfer);
    };
    await import('${readerUrl.href}');`,
  );
  return new URL(`file://${file}`);
}

/** Pages shorter than a few thousand bytes are not worth a thread. */
const longNote = 'words '.repeat(700);

function openList(data: DataClient, connectionId: string) {
  let pages = 0;
  return {
    read: async (...ids: string[]) => {
      const bytes = bundle(ids.map((id) => eob({ id, note: longNote })));
      const read = await data.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
      return read.page;
    },
    keep: (page: number, after?: number) => {
      const list: ListedPage = { end: null, ...(after === undefined ? {} : { after }) };
      const at = checkpoint(connectionId, { pages: ++pages, done: false });
      return data.archive.storePage(page, at, seenAt, undefined, list);
    },
    kept: async () => ({
      claims: (await data.connection.list())[0]?.claims,
      pages: (await data.archive.listCheckpoints(connectionId))[0]?.pages,
    }),
  };
}

it('fails the page that a dying reader had, none after it is stored, and the next list is read by another one', async () => {
  const onFault = vi.fn();
  const data = await started({ kind: 'memory' }, { readerUrl: mortalReader('taken'), onFault });
  const { connectionId } = await data.connection.create(newConnection());
  const { read, keep, kept } = openList(data, connectionId);
  const [one, two] = [await read('a', 'b'), await read('c')];
  await keep(one);
  await expect(keep(two, one)).rejects.toMatchObject({ code: 'internal' });
  const three = await read('d');
  await expect(keep(three, two)).rejects.toMatchObject({ code: 'store/write-failed' });
  expect(await kept()).toEqual({ claims: 2, pages: 1 });
  expect(onFault).toHaveBeenCalledTimes(1);
  await expect(keep(two, one)).rejects.toMatchObject({ code: 'internal' });
  const again = openList(data, connectionId);
  await again.keep(await again.read('c'));
  expect(await kept()).toMatchObject({ claims: 3 });
});

it('fails what is asked of a reader that dies, and answers the next question', async () => {
  const onFault = vi.fn();
  const data = await started({ kind: 'memory' }, { readerUrl: mortalReader('read'), onFault });
  const { connectionId } = await data.connection.create(newConnection());
  const { read, keep, kept } = openList(data, connectionId);
  const one = await read('a');
  await keep(one);
  await expect(read('b')).rejects.toMatchObject({ code: 'internal' });
  await keep(await read('b'), one);
  expect(await kept()).toEqual({ claims: 2, pages: 2 });
  expect(onFault).toHaveBeenCalledTimes(1);
});

it('stores pages in the order in which they are given, also those that nobody reads ahead', async () => {
  const data = await started({ kind: 'memory' });
  const { connectionId } = await data.connection.create(newConnection());
  const { read, keep, kept } = openList(data, connectionId);
  const ids = (page: number) => Array.from({ length: 40 }, (_, index) => `${page}-${index}`);
  const pages = [
    await read(...ids(1)),
    await read(...ids(2)),
    await read(),
    await read(...ids(3)),
    await read(),
  ];
  await Promise.all(pages.map((page, index) => keep(page, pages[index - 1])));
  expect(await kept()).toEqual({ claims: 120, pages: 5 });
});

it('has what a page brought only once, however early the next one is read', async () => {
  const data = await started({ kind: 'memory' });
  const { connectionId } = await data.connection.create(newConnection());
  const { read, keep } = openList(data, connectionId);
  const pages = [await read('a', 'b'), await read('b', 'c'), await read('c', 'a')];
  const stored = await Promise.all(pages.map((page, index) => keep(page, pages[index - 1])));
  expect(stored.map(({ newClaims, claims }) => [newClaims, claims])).toEqual([
    [2, 2],
    [1, 2],
    [0, 2],
  ]);
  expect(stored.at(-1)?.checkpoint).toMatchObject({ pages: 3, matches: 6, sent: 6 });
});

it('lets go of a page that is still being read, and is closed while one is', async () => {
  const data = await started({ kind: 'memory' });
  const { connectionId } = await data.connection.create(newConnection());
  const { read, keep, kept } = openList(data, connectionId);
  const dropped = await read('a');
  await data.archive.dropPage(dropped);
  await expect(keep(dropped)).rejects.toMatchObject({ code: 'store/not-found' });
  expect(await kept()).toEqual({ claims: 0, pages: undefined });
  const open = await read('b');
  const storing = keep(open);
  await Promise.all([data.close(), expect(storing).rejects.toMatchObject({ code: 'internal' })]);
});
