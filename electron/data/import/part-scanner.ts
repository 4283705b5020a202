/**
 * Takes JSON documents apart while they are read, so that a Bundle of any size needs no more memory than its largest
 * entry: the entries of a Bundle and the items of a list come one by one, the rest as one small document at its end.
 * Looks at brackets and texts only, so it never fails.
 */

/** `part`: one entry or item. `document`: a whole document; parts that were taken out of it are `null` there. */
export type ScannedText = { kind: 'part' | 'document'; text: string; tooLong: boolean };

const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x7b, 0x5b]);
const closings = new Set([0x7d, 0x5d]);
const list = 0x5b;
const object = 0x7b;
const taken = Buffer.from('null');

/** Bytes of one text, thrown away once they are too many. */
class Collected {
  readonly #mostBytes: number;
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.tooLong) this.#pieces = [];
    // A view of a few bytes would keep all of the piece that they were read with.
    else if (piece.length > 0) this.#pieces.push(piece.length < 1024 ? Buffer.from(piece) : piece);
  }

  get tooLong(): boolean {
    return this.#bytes > this.#mostBytes;
  }

  get text(): string {
    return Buffer.concat(this.#pieces).toString('utf8');
  }
}

export class PartScanner {
  readonly #mostPart: number;
  readonly #mostDocument: number;
  #document: Collected;
  #part: Collected | null = null;
  #depth = 0;
  /** Depth of a part's own bracket; 0 where nothing is taken out. */
  #partDepth = 0;
  #isInText = false;
  #isEscaped = false;
  /** The latest text at the first level: the name of what opens next. */
  #name: number[] = [];

  /** Parts and documents without their parts of at most so many bytes. */
  constructor(mostPart: number, mostDocument: number) {
    this.#mostPart = mostPart;
    this.#mostDocument = mostDocument;
    this.#document = new Collected(mostDocument);
  }

  /** Texts that end in this piece, in their order. */
  *push(piece: Buffer): Generator<ScannedText> {
    let from = 0;
    const take = (to: number) => {
      (this.#part ?? this.#document).add(piece.subarray(from, to));
      from = to;
    };
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (this.#isInText) this.#inText(byte);
      else if (byte === quote) {
        this.#isInText = true;
        if (this.#depth === 1) this.#name = [];
      } else if (openings.has(byte)) {
        if (this.#opens(byte, () => take(at))) this.#part = new Collected(this.#mostPart);
      } else if (closings.has(byte)) {
        const ended = this.#closes(() => take(at + 1));
        if (ended !== null) yield ended;
      }
    }
    take(piece.length);
  }

  /** What is left when the file ends: nothing, or what was cut off. */
  get rest(): { text: string; isCut: boolean } {
    const isCut = this.#depth > 0;
    return { isCut, text: (this.#part ?? this.#document).text };
  }

  /** True once a document is too long to be read. */
  get tooLong(): boolean {
    return this.#document.tooLong;
  }

  #inText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInText = false;
    else if (this.#depth === 1 && this.#name.length < 8) this.#name.push(byte);
  }

  /** True when a part begins here. */
  #opens(byte: number, takeBefore: () => void): boolean {
    this.#depth++;
    if (byte === list && this.#part === null) {
      if (this.#depth === 1) this.#partDepth = 2;
      if (this.#depth === 2 && String.fromCharCode(...this.#name) === 'entry') {
        takeBefore();
        if (/"resourceType"\s*:\s*"Bundle"/.test(this.#document.text)) this.#partDepth = 3;
      }
    }
    const isPart = byte === object && this.#part === null && this.#depth === this.#partDepth;
    if (isPart) takeBefore();
    return isPart;
  }

  #closes(takeThis: () => void): ScannedText | null {
    const depth = this.#depth;
    this.#depth = Math.max(0, depth - 1);
    if (this.#part !== null && depth === this.#partDepth) {
      takeThis();
      const { text, tooLong } = this.#part;
      this.#part = null;
      this.#document.add(taken);
      return { kind: 'part', text, tooLong };
    }
    if (depth === this.#partDepth - 1) this.#partDepth = 0;
    if (depth !== 1) return null;
    takeThis();
    const { text, tooLong } = this.#document;
    this.#document = new Collected(this.#mostDocument);
    return { kind: 'document', text, tooLong };
  }
}
