/** Reads a file piece by piece and line by line, with at most one line in memory. */
import { createReadStream } from 'node:fs';
import { constants, createGunzip } from 'node:zlib';

const pieceBytes = 256 * 1024;
const newline = 10;

/** A line without its line break. `tooLong`: over the limit, and dropped. */
export type Line = { bytes: Buffer; isEnded: boolean; tooLong: boolean };

/** How far the file was read, in bytes on disk. Set `isStopped` to end the reading. */
export type Position = { readBytes: number; isStopped: boolean };

/** The pieces of a file, unpacked if it is gzip. A truncated gzip file ends without an error. */
export async function* piecesOf(path: string, isPacked: boolean, position: Position): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: pieceBytes });
  const source = isPacked
    ? file.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: pieceBytes }))
    : file;
  file.on('error', (error) => source.destroy(error));
  try {
    for await (const piece of source) {
      position.readBytes = file.bytesRead;
      yield piece as Buffer;
    }
  } finally {
    file.destroy();
    source.destroy();
  }
}

export class LineReader {
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #mostBytes: number;
  #rest: Buffer = Buffer.alloc(0);
  #isAtEnd = false;

  /** Reads lines of at most `mostBytes`. */
  constructor(pieces: AsyncIterator<Buffer>, mostBytes: number) {
    this.#pieces = pieces;
    this.#mostBytes = mostBytes;
  }

  /** The next line; `null` at the end. */
  async next(): Promise<Line | null> {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const end = this.#rest.indexOf(newline);
      const part = end < 0 ? this.#rest : this.#rest.subarray(0, end);
      length += part.length;
      if (length <= this.#mostBytes) parts.push(part);
      else parts.length = 0;
      const isOver = end < 0 && !(await this.#more());
      if (end >= 0) this.#rest = this.#rest.subarray(end + 1);
      if (end < 0 && !isOver) continue;
      if (isOver && length === 0) return null;
      return { bytes: Buffer.concat(parts), isEnded: end >= 0, tooLong: length > this.#mostBytes };
    }
  }

  /** Takes the next piece. False at the end. */
  async #more(): Promise<boolean> {
    this.#rest = Buffer.alloc(0);
    if (this.#isAtEnd) return false;
    const next = await this.#pieces.next();
    if (next.done) this.#isAtEnd = true;
    else this.#rest = next.value;
    return !next.done;
  }
}
