import { isUtf8 } from 'node:buffer';
import { LineReader } from '../line-reader.ts';
import { type TextForm, toUtf8 } from './text-form.ts';
import { MedicareTextReader, rule, type TextEvent } from './text-reader.ts';

/** Texts of many years have a few megabytes. */
const mostTextBytes = 64 * 1024 * 1024;
const longestLine = 64 * 1024;

/** Yields what Medicare's text says as FHIR resources, and what of it is not read. */
export async function* readMedicareText(
  pieces: AsyncIterable<Buffer>,
  form: TextForm,
): AsyncGenerator<TextEvent> {
  const reader = new MedicareTextReader();
  let bytes = 0;
  async function* count() {
    for await (const piece of toUtf8(pieces, form)) {
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

/** Texts that are no UTF-8 are of older Windows programs. */
function toText(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}
