/** Documents taken apart while they are read: the same parts wherever the pieces are cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PartScanner, type ScannedText } from '../../../electron/data/import/part-scanner.ts';

const most = 1024 * 1024;

/** Scans a text in pieces of the given sizes, used in turn. */
function scanned(
  text: string,
  sizes: number[] = [text.length],
): { texts: ScannedText[]; scanner: PartScanner } {
  const bytes = Buffer.from(text);
  const scanner = new PartScanner(most, most);
  const texts: ScannedText[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    texts.push(...scanner.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return { texts, scanner };
}

const jsonOf = (texts: ScannedText[], kind: ScannedText['kind']) =>
  texts.filter((text) => text.kind === kind).map(({ text }) => JSON.parse(text));
const entries = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), { maxLength: 6 });
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const spaces = fc.constantFrom(undefined, 1, '\t');

describe('a document in pieces', () => {
  it('gives the entries of a Bundle, and what is around them', () => {
    fc.assert(
      fc.property(entries, fc.string(), sizes, spaces, (entry, id, cuts, space) => {
        const bundle = { id, resourceType: 'Bundle', entry, total: 3, meta: { entry: [{}] } };
        const { texts, scanner } = scanned(JSON.stringify(bundle, null, space), cuts);
        expect(jsonOf(texts, 'part')).toEqual(JSON.parse(JSON.stringify(entry)));
        expect(jsonOf(texts, 'document')).toEqual([{ ...bundle, entry: entry.map(() => null) }]);
        expect(scanner.rest).toEqual({ text: '', isCut: false });
      }),
    );
  });

  it('leaves any other document whole, also one with entries of its own', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), entries, sizes, (value, entry, cuts) => {
        const document = { resourceType: 'List', entry, value };
        const { texts } = scanned(JSON.stringify(document), cuts);
        expect(texts.map(({ kind }) => kind)).toEqual(['document']);
        expect(jsonOf(texts, 'document')).toEqual([JSON.parse(JSON.stringify(document))]);
      }),
    );
  });

  it('gives the objects of a list, and documents after each other', () => {
    const { texts } = scanned('[{"a":1}, 2, [{"b":1}], {"c":[{}]}]\n{"d":1}{"e":"}"}', [3]);
    expect(jsonOf(texts, 'part')).toEqual([{ a: 1 }, { c: [{}] }]);
    expect(jsonOf(texts, 'document')).toEqual([[null, 2, [{ b: 1 }], null], { d: 1 }, { e: '}' }]);
  });

  it('a cut anywhere loses only the part that it goes through', () => {
    const entry = [{ a: 'x"}]\\' }, { b: { c: [1] } }, { d: 'é' }];
    const text = JSON.stringify({ resourceType: 'Bundle', entry });
    for (let end = 1; end < text.length; end++) {
      const { texts, scanner } = scanned(text.slice(0, end));
      const parts = jsonOf(texts, 'part');
      expect(parts).toEqual(entry.slice(0, parts.length));
      expect(scanner.rest.isCut).toBe(true);
    }
  });

  it('a part that is too long is reported and dropped, and so is a document', () => {
    const scanner = new PartScanner(20, 200);
    const [first, second] = scanner.push(
      Buffer.from(`{"resourceType":"Bundle","entry":[{"a":"${'x'.repeat(50)}"},{"b":1}`),
    );
    expect(first).toEqual({ kind: 'part', text: '', tooLong: true });
    expect(second).toMatchObject({ text: '{"b":1}', tooLong: false });
    scanner.push(Buffer.from(`,"${'y'.repeat(300)}"`));
    expect(scanner.tooLong).toBe(true);
  });

  it('anything at all breaks nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'{}[]",:\\x'), { maxLength: 60 }), sizes, (chars, cuts) => {
        const { scanner } = scanned(chars.join(''), cuts);
        expect(typeof scanner.rest.isCut).toBe('boolean');
      }),
    );
  });
});
