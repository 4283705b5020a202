/** A scan that was chosen is held until it is kept, let go of, or another one is chosen. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createScans } from '../../../electron/scans/scans.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scans-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reading = { text: 'none', kind: null, offers: [], charges: [] } as const;
const place = { of: 'bill', id: 'b-1' } as never;
const notFound = { code: 'store/not-found' };

function open({ fails = false } = {}) {
  const kept: { bytes: Uint8Array; facts: object }[] = [];
  const scans = createScans({
    data: {
      scans: {
        get: async () => ({ facts: { mediaType: 'image/png' }, bytes: new Uint8Array([9]) }),
        keep: async (scan: (typeof kept)[number]) => {
          if (fails) throw new Error('full');
          kept.push(scan);
        },
      },
    } as never,
    reader: {
      read: async (bytes) => ({
        mediaType: 'application/pdf',
        pages: 2,
        reading: { ...reading, offers: [], charges: [] },
        bytes,
      }),
    },
    painter: { draw: async ({ bytes, mediaType, page }) => `${mediaType} ${page} ${bytes.join()}` },
  });
  return { scans, kept };
}

function write(name: string, bytes = new Uint8Array([1, 2, 3])): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

it('is held with its name, and drawn, read and kept from there', async () => {
  const { scans, kept } = open();
  const { ref, facts } = await scans.hold(write('bill\u200b.pdf'));
  expect(facts).toEqual({ name: 'bill.pdf', mediaType: 'application/pdf', bytes: 3, pages: 2 });
  expect(await scans.draw(ref, 2)).toEqual({ dataUrl: 'application/pdf 2 1,2,3' });
  expect(await scans.read(ref)).toEqual(reading);
  await scans.keep(ref.id, place);
  expect(kept).toMatchObject([{ facts, bytes: new Uint8Array([1, 2, 3]) }]);
  await expect(scans.draw(ref, 1)).rejects.toMatchObject(notFound);
});

it('has a name even where nothing of it can be shown', async () => {
  expect((await open().scans.hold(write('\u200b'))).facts.name).toBe('paper');
});

it('goes when another one is chosen, even one that cannot be held, and when it is let go of', async () => {
  const { scans } = open();
  const first = await scans.hold(write('a.pdf'));
  const second = await scans.hold(write('b.pdf'));
  await expect(scans.read(first.ref)).rejects.toMatchObject(notFound);
  await expect(scans.hold(path.join(folder, 'none.pdf'))).rejects.toMatchObject({
    code: 'import/unreadable',
  });
  await expect(scans.read(second.ref)).rejects.toMatchObject(notFound);
  const third = await scans.hold(write('c.pdf'));
  scans.drop();
  await expect(scans.keep(third.ref.id, place)).rejects.toMatchObject(notFound);
});

it('stays held where it cannot be kept', async () => {
  const { scans } = open({ fails: true });
  const { ref } = await scans.hold(write('a.pdf'));
  await expect(scans.keep(ref.id, place)).rejects.toThrow('full');
  expect(await scans.read(ref)).toEqual(reading);
});

it('of 20 MB is held, a larger one is not', async () => {
  const { scans } = open();
  const file = write('large.pdf');
  truncateSync(file, 20 * 1024 * 1024);
  expect((await scans.hold(file)).facts.bytes).toBe(20 * 1024 * 1024);
  truncateSync(file, 20 * 1024 * 1024 + 1);
  await expect(scans.hold(file)).rejects.toMatchObject({ code: 'scan/too-large' });
});

it('that was kept earlier is drawn and read from the database', async () => {
  const { scans } = open();
  const ref = { of: 'bill', id: 'b-1' } as never;
  expect(await scans.draw(ref, 1)).toEqual({ dataUrl: 'image/png 1 9' });
  expect(await scans.read(ref)).toEqual(reading);
});
