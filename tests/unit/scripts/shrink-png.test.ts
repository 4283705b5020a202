import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { shrinkPng } from '../../../scripts/screenshots/shrink-png.ts';

type Chunk = { type: string; data: Buffer };

function chunks(png: Buffer): Chunk[] {
  const found: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
    found.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return found;
}

/** An RGB picture whose lines use the given filters; `raw` are the bytes after filtering. */
function picture(width: number, lines: { filter: number; raw: number[] }[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(lines.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(lines.flatMap(({ filter, raw }) => [filter, ...raw])));
  const parts = [
    ['IHDR', header],
    ['IDAT', data],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...parts.map(([type, body]) => {
      const out = Buffer.alloc(body.length + 12);
      out.writeUInt32BE(body.length, 0);
      out.write(type, 4, 'latin1');
      out.set(body, 8);
      return out;
    }),
  ]);
}

/** The colours of a picture with a palette, line by line. */
function colors(png: Buffer): string[][] {
  const all = chunks(png);
  const bytes = (type: string) => all.find((chunk) => chunk.type === type)?.data ?? Buffer.alloc(0);
  const width = bytes('IHDR').readUInt32BE(0);
  const palette = bytes('PLTE').toString('hex').match(/.{6}/g) ?? [];
  const rows = inflateSync(bytes('IDAT'));
  return Array.from({ length: rows.length / (width + 1) }, (_, y) =>
    [...rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1))].map((index) => palette[index] ?? ''),
  );
}

describe('small pictures', () => {
  it('keep every colour of a picture with few, whatever filters its lines use', () => {
    const png = picture(2, [
      { filter: 0, raw: [10, 20, 30, 40, 50, 60] },
      { filter: 1, raw: [10, 20, 30, 30, 30, 30] },
      { filter: 2, raw: [0, 0, 0, 0, 0, 0] },
      { filter: 3, raw: [5, 10, 15, 15, 15, 15] },
      { filter: 4, raw: [0, 0, 0, 0, 0, 0] },
    ]);
    expect(colors(shrinkPng(png))).toEqual(Array.from({ length: 5 }, () => ['0a141e', '28323c']));
  });

  it('replace rare colours by the nearest frequent one', () => {
    const many = Array.from({ length: 300 }, (_, index) => [index % 256, index < 256 ? 0 : 1, 0]).flat();
    const [line = []] = colors(shrinkPng(picture(300, [{ filter: 0, raw: many }])));
    expect(new Set(line).size).toBeLessThanOrEqual(256);
    expect(line[299]).toMatch(/^2b0[01]00$/);
  });
});
