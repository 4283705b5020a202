/** Streams the entries of a public list: one JSON array, up to many gigabytes, of which one entry at a time is in memory. */
import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import type { ListFault } from '#shared/model/plans/plan-lists';
import { pieceBounds, readPieces } from './read-pieces.ts';

/** Far more than any list has. */
const listBounds = {
  ...pieceBounds,
  /** Of one entry. */
  mostEntryBytes: 8 * 1024 ** 2,
  /** Between two signs of JSON: a text or a number that does not end. */
  mostTextBytes: 1024 ** 2,
  mostDepth: 12,
};

/** A list that cannot be read, and why. */
export class ListError extends Error {
  readonly fault: ListFault;

  constructor(fault: ListFault) {
    super(`The list is ${fault}.`);
    this.fault = fault;
  }
}

type Source = { file: string; signal: AbortSignal; bounds?: Partial<typeof listBounds> };

/**
 * Calls for each entry, in order; the number of entries.
 *
 * @throws {ListError} after the entries before the fault; {SyncError} sync/cancelled when stopped
 */
export async function streamEntries(
  { file, signal, bounds = {} }: Source,
  onEntry: (entry: unknown) => void,
): Promise<number> {
  const limits = { ...listBounds, ...bounds };
  const reader = new EntryReader(limits, onEntry);
  const pieces = readPieces({ file, signal, ...limits, refuse: (fault) => new ListError(fault) });
  for await (const piece of pieces) reader.write(piece);
  return reader.end();
}

type Limits = typeof listBounds;

class EntryReader {
  readonly #limits: Limits;
  readonly #tokenizer = new Tokenizer();
  readonly #parser = new TokenParser({ paths: ['$.*'], keepStack: false });
  #depth = 0;
  #read = 0;
  #entries = 0;
  #tokenAt = 0;
  #entryAt = 0;
  #fault: ListFault | null = null;

  constructor(limits: Limits, onEntry: (entry: unknown) => void) {
    this.#limits = limits;
    this.#tokenizer.onToken = (token) => {
      this.#look(token.token, token.offset);
      this.#parser.write(token);
    };
    this.#parser.onValue = ({ value }) => {
      this.#entries += 1;
      this.#entryAt = this.#tokenAt;
      onEntry(value);
    };
    const refuse = () => this.#refuse('not-json');
    this.#tokenizer.onError = refuse;
    this.#parser.onError = refuse;
  }

  /** A fault is thrown where the bytes were given, whatever the parser does with it. */
  write(bytes: Uint8Array): void {
    this.#run(() => this.#tokenizer.write(bytes));
    this.#read += bytes.length;
    if (this.#read - this.#tokenAt > this.#limits.mostTextBytes) throw new ListError('endless');
  }

  end(): number {
    if (this.#read === 0) throw new ListError('not-json');
    if (!this.#parser.isEnded) throw new ListError('cut-off');
    return this.#entries;
  }

  #run(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.#fault === null) throw error;
    }
    if (this.#fault !== null) throw new ListError(this.#fault);
  }

  #look(token: TokenType, offset: number): void {
    this.#tokenAt = offset;
    if (this.#depth === 0 && token !== TokenType.LEFT_BRACKET)
      this.#refuse(this.#parser.isEnded ? 'not-json' : 'no-list');
    if (token === TokenType.LEFT_BRACKET || token === TokenType.LEFT_BRACE) this.#depth += 1;
    if (token === TokenType.RIGHT_BRACKET || token === TokenType.RIGHT_BRACE) this.#depth -= 1;
    if (this.#depth > this.#limits.mostDepth) this.#refuse('too-deep');
    if (offset - this.#entryAt > this.#limits.mostEntryBytes) this.#refuse('endless');
  }

  #refuse(fault: ListFault): never {
    this.#fault ??= fault;
    throw new ListError(this.#fault);
  }
}
