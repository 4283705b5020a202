/** The letters of a file of text, piece by piece, whatever they are written in. */
import { type Position, piecesOf } from '../line-reader.ts';
import type { Encoding } from './table-form.ts';
import { mostTableBytes, TableError } from './table-rows.ts';

/** A mark of the order of its bytes is no letter. @throws {TableError} table-too-large */
export async function* readLetters(
  path: string,
  guessed: Encoding,
  position: Position,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(guessed === 'utf-8' ? await proveUtf8(path) : guessed);
  let bytes = 0;
  for await (const piece of piecesOf(path, false, position)) {
    bytes += piece.length;
    if (position.isStopped) return;
    if (bytes > mostTableBytes) throw new TableError('table-too-large');
    yield decoder.decode(piece, { stream: true }).replaceAll('\0', '');
  }
  yield decoder.decode();
}

/** A file that begins in UTF-8 may have a letter further on that is none: then it is of older Windows programs. */
async function proveUtf8(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const piece of piecesOf(path, false, { readBytes: 0, isStopped: false })) {
      bytes += piece.length;
      if (bytes > mostTableBytes) break;
      decoder.decode(piece, { stream: true });
    }
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}
