/**
 * Splits JSON documents while they are read, so that a Bundle of any size needs no more memory than its largest
 * entry: entries of a Bundle and items of a list come one by one, the rest as one small document at the end.
 * It looks only at brackets and strings, so it never fails.
 */

/** `part`: one entry or item. `document`: a whole document; parts that were taken out of it are `null` there. */
export type ScannedText = { kind: 'part' | 'document'; text: string; tooLong: boolean };

const quote = 0x22;
const backslash = 0x5c;
const list = 0x5b;
const listEnd = 0x5d;
const object = 0x7b;
const objectEnd = 0x7d;
const taken = Buffer.from('null');
/** Longer than every name that is looked for. */
const longestName = 'resourceType'.length + 1;

/** The bytes of one text; dropped once there are too many. */
class Collected {
  readonly #mostBytes: number;
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.tooLong) this.#pieces = [];
    // A view of a few bytes would keep all of what they were read with; so would a copy in Node's pool of buffers.
    else if (piece.length > 0) this.#pieces.push(piece.length < 1024 ? new Uint8Array(piece) : piece);
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
  /** Depth of the bracket that opens a part; 0 where nothing is split off. */
  #partDepth = 0;
  #isInText = false;
  #isEscaped = false;
  /** The latest string at the first level: the key of the value that opens next. */
  #name: number[] = [];
  /** True from the first level's `"resourceType": "Bundle"` on. */
  #isBundle = false;
  #isTypeNext = false;

  /** Limits in bytes of a part, and of a document without its parts. */
  constructor(mostPart: number, mostDocument: number) {
    this.#mostPart = mostPart;
    this.#mostDocument = mostDocument;
    this.#document = new Collected(mostDocument);
  }

  /** Texts that end in this piece, in order. */
  push(piece: Buffer): ScannedText[] {
    const ended: ScannedText[] = [];
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (this.#isInText) this.#inText(byte);
      else if (byte === quote) {
        this.#isInText = true;
        if (this.#depth === 1) this.#name = [];
      } else if (byte === object || byte === list) {
        this.#depth++;
        if (byte === list) from = this.#openList(piece, from, at);
        else if (this.#depth === this.#partDepth) from = this.#openPart(piece, from, at);
      } else if (byte === objectEnd || byte === listEnd) {
        if (this.#depth <= 1 || this.#depth === this.#partDepth) {
          const text = this.#end(piece.subarray(from, at + 1));
          if (text !== null) ended.push(text);
          from = at + 1;
        }
        if (this.#depth === this.#partDepth - 1) this.#partDepth = 0;
        this.#depth = Math.max(0, this.#depth - 1);
      }
    }
    (this.#part ?? this.#document).add(piece.subarray(from));
    return ended;
  }

  /** What is left at the end of the file: nothing, or a truncated text. */
  get rest(): { text: string; isCut: boolean } {
    const isCut = this.#depth > 0;
    return { isCut, text: (this.#part ?? this.#document).text };
  }

  /** True once a document exceeds its limit. */
  get tooLong(): boolean {
    return this.#document.tooLong;
  }

  #inText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#endText();
    else if (this.#depth === 1 && this.#name.length < longestName) this.#name.push(byte);
  }

  #endText(): void {
    this.#isInText = false;
    if (this.#depth !== 1) return;
    const name = String.fromCharCode(...this.#name);
    if (this.#isTypeNext) this.#isBundle = name === 'Bundle';
    this.#isTypeNext = name === 'resourceType';
  }

  /** Splits up a top-level list or the entries of a Bundle. */
  #openList(piece: Buffer, from: number, at: number): number {
    if (this.#part !== null) return from;
    if (this.#depth === 1) this.#partDepth = 2;
    if (this.#depth !== 2 || String.fromCharCode(...this.#name) !== 'entry') return from;
    this.#document.add(piece.subarray(from, at));
    if (this.#isBundle) this.#partDepth = 3;
    return at;
  }

  #openPart(piece: Buffer, from: number, at: number): number {
    if (this.#part !== null) return from;
    this.#document.add(piece.subarray(from, at));
    this.#part = new Collected(this.#mostPart);
    return at;
  }

  /** Ends the part or the document; `null` when only an inner list or object ended. */
  #end(last: Buffer): ScannedText | null {
    const collected = this.#part ?? this.#document;
    collected.add(last);
    if (this.#part === null && this.#depth > 1) return null;
    const { text, tooLong } = collected;
    const kind = this.#part === null ? 'document' : 'part';
    if (this.#part !== null) this.#document.add(taken);
    else {
      this.#document = new Collected(this.#mostDocument);
      this.#isBundle = false;
      this.#isTypeNext = false;
    }
    this.#part = null;
    return { kind, text, tooLong };
  }
}
