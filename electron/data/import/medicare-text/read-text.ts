import { isUtf8 } from 'node:buffer';
import { LineReader } from '../line-reader.ts';
import { type TextForm, toUtf8 } from './text-form.ts';
import { MedicareTextReader, rule, type TextEvent } from './text-reader.ts';

/** Texts of many years have a few megabytes. */
const mostTextBytes = 64 * 1024 * 1024;
const longestLine = 64 * 1024;
const [lineFeed, carriageReturn] = [10, 13];

/** Yields what Medicare's text says as FHIR resources, and what of it is not read. */
export async function* readMedicareText(
  pieces: AsyncIterable<Buffer>,
  form: TextForm,
): AsyncGenerator<TextEvent> {
  const reader = new MedicareTextReader();
  let bytes = 0;
  async function* count() {
    for await (const piece of endLines(toUtf8(pieces, form))) {
      bytes += piece.length;
      if (bytes > mostTextBytes) return;
      yield piece;
    }
  }
  const lines = new LineReader(count(), longestLine);
  let isCut = false;
  for (let line = await lines.next(); line !== null; line = await lines.next()) {
    for (const event of reader.push(line.tooLong ? null : toText(line.bytes))) yield event;
    if (reader.isTooLarge) return yield { kind: 'problem', problem: 'too-large' };
    // A rule is whole without a line break after it; a field may go on.
    isCut = !line.isEnded && line.bytes.length > 0 && !rule.test(toText(line.bytes).trim());
  }
  const isTooLarge = bytes > mostTextBytes;
  if (isTooLarge) yield { kind: 'problem', problem: 'too-large' };
  yield* reader.finish(isCut || isTooLarge);
}

/** Old Macs, and some editors, end lines with a carriage return alone. */
async function* endLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isHeld = false;
  for await (const piece of pieces) {
    const bytes: Buffer = Buffer.from(isHeld ? Buffer.concat([Buffer.of(carriageReturn), piece]) : piece);
    isHeld = bytes.at(-1) === carriageReturn;
    const end = bytes.length - (isHeld ? 1 : 0);
    for (
      let at = bytes.indexOf(carriageReturn);
      at >= 0 && at < end;
      at = bytes.indexOf(carriageReturn, at + 1)
    )
      if (bytes[at + 1] !== lineFeed) bytes[at] = lineFeed;
    yield bytes.subarray(0, end);
  }
  if (isHeld) yield Buffer.of(lineFeed);
}

/** Texts that are no UTF-8 are of older Windows programs. */
function toText(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}
