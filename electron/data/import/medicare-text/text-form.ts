/**
 * Recognises Medicare's own download ("MyMedicare.gov Personal Health Information", Blue Button v2.0 and later), and
 * how its letters are written: UTF-8 or, as some editors save it, UTF-16.
 */

export type TextForm = 'utf-8' | 'utf-16le' | 'utf-16be';

const title = /^[\s*=_–—-]*(?:my)?medicare\.gov\s+personal\s+health\s+information/i;

/** How the text is written, where these first bytes of a file begin Medicare's text; `null` for all other files. */
export function findMedicareText(head: Buffer): TextForm | null {
  const begin = head.subarray(0, 2048);
  const form = findUtf16(begin) ?? 'utf-8';
  const text = new TextDecoder(form).decode(begin.subarray(0, begin.length - (begin.length % 2)));
  return title.test(text) ? form : null;
}

/** Which UTF-16 a text is that begins so, by its mark or by the zero beside a plain letter; `null` for none. */
export function findUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return null;
}

/** The pieces of a file as UTF-8, whatever they were written in. */
export async function* toUtf8(pieces: AsyncIterable<Buffer>, form: TextForm): AsyncGenerator<Buffer> {
  if (form === 'utf-8') return yield* pieces;
  const decoder = new TextDecoder(form);
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}
