/**
 * The body of a copy's file: pieces of 64 KB, each sealed with AES-256-GCM. A nonce holds the piece's number and
 * whether it is the last one, so that pieces which were cut off, moved, doubled or added do not open (the STREAM
 * construction: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", 2015).
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type CopyKeys, headerBytes } from './copy-header.ts';

const pieceBytes = 64 * 1024;
const tagBytes = 16;

/** Thrown for a file that is not as it was written: cut off, changed, or put together of others. */
export class DamagedCopy extends Error {}

/** Thrown for a file that the computer does not read any more: its disk or stick was taken away. */
export class LostCopy extends Error {}

/** Seals bytes into a file that is open for writing, and empty. */
export class SealedWriter {
  readonly #file: FileHandle;
  readonly #keys: CopyKeys;
  #rest: Buffer = Buffer.alloc(0);
  #number = 0;
  /** Bytes on the disk so far. */
  written = 0;

  constructor(file: FileHandle, keys: CopyKeys) {
    this.#file = file;
    this.#keys = keys;
  }

  async write(bytes: Buffer): Promise<void> {
    const all = Buffer.concat([this.#rest, bytes]);
    const sealed: Buffer[] = this.written === 0 ? [this.#keys.header] : [];
    let at = 0;
    // The last piece is known as such only at the end, so that some of it always waits.
    for (; all.length - at > pieceBytes; at += pieceBytes)
      sealed.push(this.#seal(all.subarray(at, at + pieceBytes), false));
    this.#rest = all.subarray(at);
    await this.#append(Buffer.concat(sealed));
  }

  /** Seals what is left; nothing can follow. */
  async end(): Promise<void> {
    await this.#append(this.#seal(this.#rest, true));
    await this.#file.sync();
  }

  #seal(piece: Buffer, isLast: boolean): Buffer {
    const { key, header } = this.#keys;
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(this.#keys, this.#number, isLast));
    cipher.setAAD(header);
    this.#number += 1;
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }

  async #append(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    await this.#file.appendFile(bytes);
    this.written += bytes.length;
  }
}

/** How far a file was read, in bytes on disk. */
export type SealedPosition = { readBytes: number };

/**
 * The opened pieces of a file, after its head.
 *
 * @throws {DamagedCopy} at the first piece that does not open; {LostCopy}
 */
export async function* openPieces(
  file: FileHandle,
  keys: CopyKeys,
  position: SealedPosition,
): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  let at = headerBytes;
  for (let number = 0; ; number++) {
    const length = Math.min(pieceBytes + tagBytes, size - at);
    const isLast = at + length >= size;
    const sealed = Buffer.alloc(Math.max(0, length));
    const { bytesRead } = await file.read(sealed, 0, sealed.length, at).catch((cause: unknown) => {
      throw new LostCopy('The file cannot be read.', { cause });
    });
    if (bytesRead < sealed.length || bytesRead < tagBytes) throw new DamagedCopy('The file ends too early.');
    at += length;
    position.readBytes = at;
    yield open(sealed, keys, number, isLast);
    if (isLast) return;
  }
}

function open(sealed: Buffer, keys: CopyKeys, number: number, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keys.key, nonceOf(keys, number, isLast));
  decipher.setAAD(keys.header).setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new DamagedCopy(`Piece ${number} does not open.`, { cause });
  }
}

/** Seven random bytes of the file, four of the piece's number, and one that says whether it is the last. */
function nonceOf({ prefix }: CopyKeys, number: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(number);
  place.writeUInt8(Number(isLast), 4);
  return Buffer.concat([prefix, place]);
}
