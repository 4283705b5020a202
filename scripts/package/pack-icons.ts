/** Icon files of Windows and macOS, from PNG pictures by their size in pixels. */

/** Sizes that Windows shows, in the task bar, lists and folders, also at 125 to 200 %. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/** Apple's types for PNG pictures: at 16 to 512 points, and at twice that (developer.apple.com, iconutil(1)). */
const icnsTypes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** [MS-ICO]: a directory of 16 bytes each, then the pictures; 256 pixels are written as 0. */
export function packIco(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + 16 * icoSizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(icoSizes.length, 4);
  const bodies: Buffer[] = [];
  let place = head.length;
  for (const [index, size] of icoSizes.entries()) {
    const picture = take(pictures, size);
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(place, at + 12);
    bodies.push(picture);
    place += picture.length;
  }
  return Buffer.concat([head, ...bodies]);
}

/** A file of blocks, each with a type of four letters and its whole length. */
export function packIcns(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const block = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + body.length, 4);
    return Buffer.concat([head, body]);
  };
  return block('icns', Buffer.concat(icnsTypes.map(([type, size]) => block(type, take(pictures, size)))));
}

function take(pictures: ReadonlyMap<number, Buffer>, size: number): Buffer {
  const picture = pictures.get(size);
  if (picture === undefined) throw new Error(`There is no picture of ${size} pixels.`);
  return picture;
}
