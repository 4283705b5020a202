/** A paper that was chosen is held until it is kept, let go of, or another one is chosen. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPapers } from '../../../electron/papers/papers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reading = { text: 'none', kind: null, offers: [] } as const;
const place = { of: 'bill', id: 'b-1' } as never;
const notFound = { code: 'store/not-found' };

function open({ fails = false } = {}) {
  const kept: { bytes: Uint8Array; facts: object }[] = [];
  const papers = createPapers({
    data: {
      papers: {
        get: async () => ({ facts: { mediaType: 'image/png' }, bytes: new Uint8Array([9]) }),
        keep: async (paper: (typeof kept)[number]) => {
          if (fails) throw new Error('full');
          kept.push(paper);
        },
      },
    } as never,
    reader: {
      read: async (bytes) => ({
        mediaType: 'application/pdf',
        pages: 2,
        reading: { ...reading, offers: [] },
        bytes,
      }),
    },
    painter: { draw: async ({ bytes, mediaType, page }) => `${mediaType} ${page} ${bytes.join()}` },
  });
  return { papers, kept };
}

function write(name: string, bytes = new Uint8Array([1, 2, 3])): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

it('is held with its name, and drawn, read and kept from there', async () => {
  const { papers, kept } = open();
  const { ref, facts } = await papers.hold(write('bill\u200b.pdf'));
  expect(facts).toEqual({ name: 'bill.pdf', mediaType: 'application/pdf', bytes: 3, pages: 2 });
  expect(await papers.draw(ref, 2)).toEqual({ dataUrl: 'application/pdf 2 1,2,3' });
  expect(await papers.read(ref)).toEqual(reading);
  await papers.keep(ref.id, place);
  expect(kept).toMatchObject([{ facts, bytes: new Uint8Array([1, 2, 3]) }]);
  await expect(papers.draw(ref, 1)).rejects.toMatchObject(notFound);
});

it('has a name even where nothing of it can be shown', async () => {
  expect((await open().papers.hold(write('\u200b'))).facts.name).toBe('paper');
});

it('goes when another one is chosen, even one that cannot be held, and when it is let go of', async () => {
  const { papers } = open();
  const first = await papers.hold(write('a.pdf'));
  const second = await papers.hold(write('b.pdf'));
  await expect(papers.read(first.ref)).rejects.toMatchObject(notFound);
  await expect(papers.hold(path.join(folder, 'none.pdf'))).rejects.toMatchObject({
    code: 'import/unreadable',
  });
  await expect(papers.read(second.ref)).rejects.toMatchObject(notFound);
  const third = await papers.hold(write('c.pdf'));
  papers.drop();
  await expect(papers.keep(third.ref.id, place)).rejects.toMatchObject(notFound);
});

it('stays held where it cannot be kept', async () => {
  const { papers } = open({ fails: true });
  const { ref } = await papers.hold(write('a.pdf'));
  await expect(papers.keep(ref.id, place)).rejects.toThrow('full');
  expect(await papers.read(ref)).toEqual(reading);
});

it('of 20 MB is held, a larger one is not', async () => {
  const { papers } = open();
  const file = write('large.pdf');
  truncateSync(file, 20 * 1024 * 1024);
  expect((await papers.hold(file)).facts.bytes).toBe(20 * 1024 * 1024);
  truncateSync(file, 20 * 1024 * 1024 + 1);
  await expect(papers.hold(file)).rejects.toMatchObject({ code: 'paper/too-large' });
});

it('that was kept earlier is drawn and read from the database', async () => {
  const { papers } = open();
  const ref = { of: 'bill', id: 'b-1' } as never;
  expect(await papers.draw(ref, 1)).toEqual({ dataUrl: 'image/png 1 9' });
  expect(await papers.read(ref)).toEqual(reading);
});
