/** The parts of a workbook by their names, each unpacked piece by piece and up to a bound that all of them share. */
import { Parser } from 'htmlparser2';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Position } from '../line-reader.ts';
import { mostTableBytes, TableError } from './table-rows.ts';

/** Files of a workbook: sheets, texts, pictures. */
const mostParts = 5000;
/** Elements within each other: far more than any sheet has. */
const deepest = 100;

/** What is heard of a part. Names are without their prefixes; entities of the part's own are not known, so none unfolds. */
export type PartHandler = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

export class WorkbookParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #position: Position;
  #bytes = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, position: Position) {
    this.#zip = zip;
    this.#entries = entries;
    this.#position = position;
  }

  /** @throws {TableError} for what is no workbook, and too large a one */
  static async open(path: string, position: Position): Promise<WorkbookParts> {
    const zip = await openPromise(path, { autoClose: false }).catch(() => null);
    if (zip === null) throw new TableError('workbook-broken');
    const entries = new Map<string, Entry>();
    try {
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= mostParts) throw new TableError('table-too-large');
        entries.set(entry.fileName, entry);
      }
    } catch (error) {
      zip.close();
      throw error instanceof TableError ? error : new TableError('workbook-broken');
    }
    return new WorkbookParts(zip, entries, position);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Reads a part; nothing where there is none. @throws {TableError} */
  async read(name: string, handler: PartHandler): Promise<void> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    if (entry.isEncrypted()) throw new TableError('workbook-locked');
    let depth = 0;
    let hasFailed = false;
    const parser = new Parser(
      {
        onopentag(tag, attributes) {
          if (++depth > deepest) throw new TableError('workbook-broken');
          handler.open?.(plainName(tag), attributes);
        },
        ontext: (text) => handler.text?.(text),
        onclosetag(tag) {
          depth--;
          handler.close?.(plainName(tag));
        },
        onerror() {
          hasFailed = true;
        },
      },
      { xmlMode: true, decodeEntities: true },
    );
    const decoder = new TextDecoder('utf-8');
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        this.#bytes += piece.length;
        if (this.#bytes > mostTableBytes) throw new TableError('table-too-large');
        this.#position.readBytes = this.#bytes;
        if (this.#position.isStopped) return;
        parser.write(decoder.decode(piece, { stream: true }));
        if (hasFailed) throw new TableError('workbook-broken');
      }
      parser.end();
    } catch (error) {
      throw error instanceof TableError ? error : new TableError('workbook-broken');
    }
  }

  close(): void {
    this.#zip.close();
  }
}

function plainName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
