/** Screenshots have few colours; with a palette their files are a third as large. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColors = 256;

/** The same picture with at most 256 colours. Takes 8-bit RGB or RGBA without transparency, as browsers write it. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const { palette, indexOf } = choosePalette(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexOf.get(pixels[y * width + x] ?? 0) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    makeChunk('IHDR', header),
    makeChunk(
      'PLTE',
      Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
    ),
    makeChunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

type Picture = { width: number; height: number; pixels: Uint32Array };

function decode(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let i = 0, at = 0; i < pixels.length; i++, at += channels)
    pixels[i] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  return { width, height, pixels };
}

/** Takes PNG's line filters off. @see PNG specification, section 9 */
function unfilter(raw: Buffer, lineLength: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(lineLength * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (lineLength + 1)] ?? 0;
    for (let x = 0; x < lineLength; x++) {
      const at = y * lineLength + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - lineLength] ?? 0);
      const upLeft = x < step || y === 0 ? 0 : (out[at - lineLength - step] ?? 0);
      out[at] = (raw[y * (lineLength + 1) + 1 + x] ?? 0) + predict(filter, left, up, upLeft);
    }
  }
  return out;
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [byLeft, byUp, byBoth] = [
    Math.abs(up - upLeft),
    Math.abs(left - upLeft),
    Math.abs(left + up - 2 * upLeft),
  ];
  if (byLeft <= byUp && byLeft <= byBoth) return left;
  return byUp <= byBoth ? up : upLeft;
}

/** The most used colours; every other colour becomes the nearest of them. */
function choosePalette(pixels: Uint32Array): { palette: number[]; indexOf: Map<number, number> } {
  const uses = new Map<number, number>();
  for (const color of pixels) uses.set(color, (uses.get(color) ?? 0) + 1);
  const byUse = [...uses].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
  const palette = byUse.slice(0, mostColors).map(([color]) => color);
  const indexOf = new Map(palette.map((color, index) => [color, index]));
  for (const [color] of byUse.slice(mostColors)) indexOf.set(color, findNearest(color, palette));
  return { palette, indexOf };
}

function findNearest(color: number, palette: readonly number[]): number {
  const distances = palette.map((other) => {
    const red = (color >> 16) - (other >> 16);
    const green = ((color >> 8) & 255) - ((other >> 8) & 255);
    const blue = (color & 255) - (other & 255);
    return 2 * red * red + 4 * green * green + blue * blue;
  });
  return distances.indexOf(Math.min(...distances));
}

function makeChunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}
