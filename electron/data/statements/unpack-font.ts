/**
 * A font file as its tables are used. In a WOFF file each is deflated, and the PDF maker would inflate them again for every
 * paper, in JavaScript.
 *
 * @see WOFF File Format 1.0, 3 to 5; OpenType, Organization of an OpenType Font
 */
import { inflateSync } from 'node:zlib';

const [woffHead, woffEntry, sfntHead, sfntEntry] = [44, 20, 12, 16];

/** @throws {Error} for what is no WOFF file of version 1 */
export function unpackFont(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This font is no WOFF file.');
  const count = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(count, 4);
  // How a reader could search the directory by halves.
  const steps = Math.floor(Math.log2(count));
  font.writeUInt16BE(2 ** steps * sfntEntry, 6);
  font.writeUInt16BE(steps, 8);
  font.writeUInt16BE((count - 2 ** steps) * sfntEntry, 10);
  let end = sfntHead + count * sfntEntry;
  for (let index = 0; index < count; index++) {
    const entry = woffHead + index * woffEntry;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    (packed < length ? inflateSync(bytes, { maxOutputLength: length }) : bytes).copy(font, end);
    const place = sfntHead + index * sfntEntry;
    woff.copy(font, place, entry, entry + 4);
    woff.copy(font, place + 4, entry + 16, entry + 20);
    font.writeUInt32BE(end, place + 8);
    font.writeUInt32BE(length, place + 12);
    end += Math.ceil(length / 4) * 4;
  }
  return font;
}
