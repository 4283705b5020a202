/** What is said of one scan: what it is, its pages, its text, or why it cannot be kept. */
import { describe, expect, it } from 'vitest';
import { ScanError } from '../../../electron/errors.ts';
import { examineScan } from '../../../electron/scans/examine-scan.ts';
import { makePdf, printLines } from '../../support/scans/make-scan.ts';

async function read(bytes: Uint8Array) {
  const examined = await examineScan(Uint8Array.from(bytes));
  if ('fault' in examined) throw new ScanError(examined.fault, 'Photo or PDF cannot be read.');
  return examined;
}
const text = (said: string) => new TextEncoder().encode(said);
const due = printLines([['Amount due', '', '$12.00']]);

/** A picture of that many points. */
function png(width: number, height = width): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(20)]);

describe('a PDF', () => {
  it('is read page by page, up to 50 of them', async () => {
    const pages = [[], due];
    expect(await read(makePdf(pages))).toEqual({
      mediaType: 'application/pdf',
      pages: 2,
      reading: {
        text: 'read',
        charges: [],
        kind: null,
        offers: [{ field: 'due', value: '12.00', page: 2, line: 'Amount due  $12.00' }],
      },
    });
    expect(await read(makePdf(Array.from({ length: 50 }, () => [])))).toMatchObject({ pages: 50 });
    await expect(read(makePdf(Array.from({ length: 51 }, () => [])))).rejects.toMatchObject({
      code: 'scan/too-many-pages',
    });
  });

  it('behind a password is locked, a broken one is broken', async () => {
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
    await expect(read(makePdf([[]], { trailer }))).rejects.toMatchObject({ code: 'scan/locked' });
    await expect(read(text('%PDF-1.7\n%%EOF'))).rejects.toMatchObject({ code: 'scan/broken' });
  });

  it('says nothing with text that is turned, and all of what is only slanted', async () => {
    const turned = (matrix: string) => {
      const bytes = makePdf([due]);
      const said = Buffer.from(bytes).toString('latin1');
      return read(Buffer.from(said.replaceAll(/([\d.]+ [\d.]+) Td/g, `${matrix} $1 Tm`), 'latin1'));
    };
    expect((await turned('1 0.2 -0.2 1')).reading.text).toBe('read');
    expect((await turned('1 1 -1 1')).reading.text).toBe('read');
    expect((await turned('0 1 -1 0')).reading.text).toBe('none');
  });
});

describe('a picture', () => {
  it.each([
    ['image/png', png(100)],
    ['image/jpeg', jpeg],
  ])('is one page without a text: %s', async (mediaType, bytes) => {
    expect(await read(bytes)).toEqual({
      mediaType,
      pages: 1,
      reading: { text: 'none', kind: null, offers: [], charges: [] },
    });
  });

  it('of more points than can be drawn is too large', async () => {
    await expect(read(png(60_000))).rejects.toMatchObject({ code: 'scan/too-large' });
  });
});

it.each([
  ['a text', text('no scan')],
  ['nothing', new Uint8Array()],
  ['a picture of another kind', text('GIF89a..........')],
])('%s is no scan', async (_, bytes) => {
  await expect(read(bytes)).rejects.toMatchObject({ code: 'scan/wrong-type' });
});
