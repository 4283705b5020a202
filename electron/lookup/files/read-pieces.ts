/** Reads a public file of up to many gigabytes piece by piece. */
import { open } from 'node:fs/promises';
import { SyncError } from '../../errors.ts';

/** Far more than any public list or table has or needs. */
export const pieceBounds = { mostBytes: 50 * 1024 ** 3, mostMs: 60 * 60 * 1000 };

/** What may be wrong with a file of any kind. Zipped ones are told apart from damaged ones: the person can unpack them. */
type FileFault = 'unreadable' | 'too-large' | 'too-slow' | 'packed';

type Source = typeof pieceBounds & {
  file: string;
  signal: AbortSignal;
  /** What is thrown for a fault. */
  refuse(fault: FileFault): Error;
};

const pieceBytes = 256 * 1024;

/**
 * The file's bytes in order, each piece in memory of its own; none of an empty file.
 *
 * @throws what `refuse` returns, after the pieces before the fault; {SyncError} sync/cancelled when stopped
 */
export async function* readPieces({
  file,
  signal,
  mostBytes,
  mostMs,
  refuse,
}: Source): AsyncGenerator<Buffer, void> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw refuse('unreadable');
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw refuse('unreadable');
    if (facts.size > mostBytes) throw refuse('too-large');
    const endsAt = performance.now() + mostMs;
    for (let at = 0; ; ) {
      if (signal.aborted) throw new SyncError('sync/cancelled', 'Reading the file was stopped.');
      if (performance.now() > endsAt) throw refuse('too-slow');
      const buffer = Buffer.allocUnsafe(pieceBytes);
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, at).catch(() => ({ bytesRead: -1 }));
      if (bytesRead < 0) throw refuse('unreadable');
      if (bytesRead === 0) return;
      const piece = buffer.subarray(0, bytesRead);
      if (at === 0 && isPacked(piece)) throw refuse('packed');
      at += bytesRead;
      if (at > mostBytes) throw refuse('too-large');
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

function isPacked(start: Buffer): boolean {
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  return isGzip || isZip;
}
