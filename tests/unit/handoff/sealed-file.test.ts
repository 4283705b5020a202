/** The file of a copy: what was sealed opens, and nothing else does. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { toStoreError } from '../../../electron/data/database/faults.ts';
import {
  type CopyKeys,
  createHeader,
  headerBytes,
  openHeader,
} from '../../../electron/data/handoff/seal/copy-header.ts';
import {
  DamagedCopy,
  LostCopy,
  openPieces,
  SealedWriter,
} from '../../../electron/data/handoff/seal/sealed-file.ts';
import { copyMark } from '../../../electron/data/import/file-head.ts';

const passphrase = 'quiet river under a green hill';
const pieceBytes = 64 * 1024;
const sealedPiece = pieceBytes + 16;
let keys: CopyKeys;

beforeAll(async () => {
  keys = await createHeader(passphrase);
});

function makeFile(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'a.claimfolio');
}

async function seal(...parts: Buffer[]): Promise<string> {
  const file = makeFile();
  const handle = await open(file, 'ax');
  const writer = new SealedWriter(handle, keys);
  for (const part of parts) await writer.write(part);
  await writer.end();
  await handle.close();
  expect(writer.written).toBe(readFileSync(file).length);
  return file;
}

async function unseal(file: string, by = keys): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const pieces: Buffer[] = [];
    for await (const piece of openPieces(handle, by, { readBytes: 0 })) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await handle.close();
  }
}

function change(file: string, by: (bytes: Buffer) => Buffer): string {
  const other = makeFile();
  writeFileSync(other, by(readFileSync(file)));
  return other;
}

const text = (bytes: number) => Buffer.alloc(bytes, 'Rosa saw Dr. Ada Example. ');

describe('a sealed file', () => {
  it.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes])(
    'brings back %i bytes, and shows none of them',
    async (bytes) => {
      const file = await seal(text(bytes));
      expect((await unseal(file)).equals(text(bytes))).toBe(true);
      expect(readFileSync(file).includes('Ada Example')).toBe(false);
    },
  );

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    const handle = await open('/dev/full', 'a');
    const failed = await new SealedWriter(handle, keys).write(text(3 * pieceBytes)).catch(toStoreError);
    await handle.close();
    expect(failed).toMatchObject({ code: 'store/full' });
  });

  it('is the same whichever parts it was written in', async () => {
    const whole = text(3 * pieceBytes + 77);
    const file = await seal(
      whole.subarray(0, 10),
      whole.subarray(10, 2 * pieceBytes),
      whole.subarray(2 * pieceBytes),
    );
    expect((await unseal(file)).equals(whole)).toBe(true);
  });

  it.each([
    ['its last byte is gone', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['its last piece is gone', (bytes: Buffer) => bytes.subarray(0, headerBytes + 2 * sealedPiece)],
    ['only its head is left', (bytes: Buffer) => bytes.subarray(0, headerBytes)],
    ['something follows', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('more')])],
    [
      'two pieces changed places',
      (bytes: Buffer) => {
        const at = (number: number) =>
          bytes.subarray(headerBytes + number * sealedPiece, headerBytes + (number + 1) * sealedPiece);
        return Buffer.concat([
          bytes.subarray(0, headerBytes),
          at(1),
          at(0),
          bytes.subarray(headerBytes + 2 * sealedPiece),
        ]);
      },
    ],
    [
      'a piece stands twice',
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, headerBytes + sealedPiece), bytes.subarray(headerBytes)]),
    ],
    [
      'one bit flipped',
      (bytes: Buffer) => {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(
          flipped.readUInt8(headerBytes + sealedPiece + 5) ^ 1,
          headerBytes + sealedPiece + 5,
        );
        return flipped;
      },
    ],
  ])('does not open when %s', async (_, by) => {
    const file = await seal(text(2 * pieceBytes + 500));
    await expect(unseal(change(file, by))).rejects.toBeInstanceOf(DamagedCopy);
  });

  it('does not open with the pieces of another file of the same passphrase', async () => {
    const other = await createHeader(passphrase);
    const file = await seal(text(100));
    await expect(unseal(file, { ...other, key: keys.key })).rejects.toBeInstanceOf(DamagedCopy);
  });

  it('is told apart from one that the computer does not read any more', async () => {
    const file = await seal(text(3 * pieceBytes));
    const handle = await open(file, 'r');
    const pieces = openPieces(handle, keys, { readBytes: 0 });
    await pieces.next();
    // As when the stick that it is on is taken out.
    await handle.close();
    await expect(pieces.next()).rejects.toBeInstanceOf(LostCopy);
  });
});

describe('the head', () => {
  it('opens with the passphrase, also typed on a computer that composes its letters otherwise', async () => {
    const accented = await createHeader('camión azul, niño y árbol');
    const opened = await openHeader(accented.header, ' camión azul, niño y árbol '.normalize('NFD'));
    expect(opened).toMatchObject({ key: accented.key, prefix: accented.prefix });
  });

  it('tells a wrong passphrase, a newer version and another file apart', async () => {
    expect(await openHeader(keys.header, `${passphrase}!`)).toBe('wrong-passphrase');
    const newer = Buffer.from(keys.header);
    newer.writeUInt8(2, copyMark.length);
    expect(await openHeader(newer, passphrase)).toBe('newer');
    expect(await openHeader(Buffer.from('{"resourceType":"Bundle"}'), passphrase)).toBe('not-a-copy');
    expect(await openHeader(keys.header.subarray(0, 40), passphrase)).toBe('damaged');
  });

  it('takes no file that asks for far more memory than this app ever does', async () => {
    const greedy = Buffer.from(keys.header);
    greedy.writeUInt8(30, copyMark.length + 1);
    expect(await openHeader(greedy, passphrase)).toBe('damaged');
  });

  it.each([
    ['version 0', [0, 17, 8, 1], 'damaged'],
    ['a later version', [2, 17, 8, 1], 'newer'],
    ['too little work', [1, 13, 8, 1], 'damaged'],
    ['the least work', [1, 14, 1, 1], 'wrong-passphrase'],
    ['the most work', [1, 18, 2, 1], 'wrong-passphrase'],
    ['the most work for small blocks', [1, 15, 1, 1], 'wrong-passphrase'],
    ['more work than blocks so small allow', [1, 16, 1, 1], 'damaged'],
    ['the largest blocks', [1, 14, 8, 1], 'wrong-passphrase'],
    ['the most rounds', [1, 14, 1, 4], 'wrong-passphrase'],
    ['too much memory', [1, 19, 8, 1], 'damaged'],
    ['blocks of nothing', [1, 14, 0, 1], 'damaged'],
    ['blocks that are too large', [1, 14, 9, 1], 'damaged'],
    ['no round', [1, 14, 1, 0], 'damaged'],
    ['too many rounds', [1, 14, 1, 5], 'damaged'],
  ])('says what is wrong with %s', async (_, facts, problem) => {
    const head = Buffer.from(keys.header);
    head.set(facts, copyMark.length);
    expect(await openHeader(head, passphrase)).toBe(problem);
  });

  it('may have more behind it, but nothing less', async () => {
    const more = Buffer.concat([keys.header, Buffer.from('more')]);
    expect(await openHeader(more, passphrase)).toMatchObject({ header: keys.header, key: keys.key });
    expect(await openHeader(keys.header.subarray(0, headerBytes - 1), passphrase)).toBe('damaged');
  });

  it('has a salt of its own in each file', async () => {
    const other = await createHeader(passphrase);
    expect(other.header.equals(keys.header)).toBe(false);
    expect(other.key.equals(keys.key)).toBe(false);
  });
});
