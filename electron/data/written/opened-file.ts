/** One opened file of what a person wrote. It is read in steps, so that others are answered in between. */
import path from 'node:path';
import type { FileProblem, ImportOffer, ImportProgress } from '#shared/model/files/import';
import type { WrittenEnd, WrittenOutcome } from '#shared/model/files/written';
import { parseText } from '../fhir/json-text.ts';
import { writtenMark } from '../import/file-head.ts';
import { type Line as FileLine, LineReader, piecesOf } from '../import/line-reader.ts';
import { fileSize, readHead } from '../import/read-file.ts';
import { largestFile, longestEntry, longestHeader } from './file-format.ts';
import type { RefParts } from './file-refs.ts';
import type { FileScan } from './tables/scans.ts';
import { WrittenEntries } from './written-entries.ts';

/** A step ends after so many bytes or lines. */
const stepBytes = 4_000_000;
const stepLines = 500;

/** True when the file begins as a file of what a person wrote. */
export async function isWrittenFile(file: string): Promise<boolean> {
  const head = await readHead(file, writtenMark.length).catch(() => null);
  return head?.toString('latin1') === writtenMark;
}

type Look = { progress: ImportProgress; offer: ImportOffer | null };

export class OpenedFile {
  readonly #id: string;
  readonly #path: string;
  readonly #position = { readBytes: 0, isStopped: false };
  readonly #pieces: AsyncGenerator<Buffer>;
  readonly #lines: LineReader;
  readonly #written: WrittenEntries;
  #bytes: number | null = null;
  #isRead = false;

  constructor(parts: RefParts, id: string, file: string) {
    this.#id = id;
    this.#path = file;
    this.#pieces = piecesOf(file, false, this.#position);
    this.#lines = new LineReader(this.#pieces, longestEntry);
    this.#written = new WrittenEntries(parts);
  }

  /** Reads the next piece. Returns the offer once all of it was read. */
  async look(): Promise<Look> {
    this.#bytes ??= (await fileSize(this.#path)) ?? 0;
    const problem = this.#bytes > largestFile ? 'too-large' : await this.#step();
    if (problem === null && !this.#isRead) return { progress: this.#progress(), offer: null };
    await this.close();
    return { progress: this.#progress(), offer: this.#makeOffer(problem) };
  }

  /** See {@link WrittenEntries.takeScan}. */
  takeScan(personId: string): { place: number; bytes: Uint8Array; total: number } | null {
    return this.#written.takeScan(personId);
  }

  judgeScan(place: number, judged: FileScan['judged']): void {
    this.#written.judgeScan(place, judged);
  }

  /** What would become of all of it for that person; nothing is kept. */
  preview(personId: string): WrittenOutcome {
    return this.#written.preview(personId);
  }

  /** See {@link WrittenEntries.add}. */
  add(personId: string): WrittenEnd {
    return this.#written.add(personId);
  }

  async close(): Promise<void> {
    this.#position.isStopped = true;
    await this.#pieces.return(undefined);
  }

  /** Reads lines until the step is full. What is wrong with the file as a whole, if anything is. */
  async #step(): Promise<FileProblem | null> {
    let bytes = 0;
    for (let count = 0; count < stepLines && bytes < stepBytes; count++) {
      const line = await this.#lines.next();
      if (line === null) {
        this.#isRead = true;
        return this.#written.hasHeader ? null : 'written-broken';
      }
      bytes += line.bytes.length;
      const problem = this.#readLine(line);
      if (problem !== null) return problem;
    }
    return null;
  }

  #readLine({ bytes, tooLong }: FileLine): FileProblem | null {
    if (!this.#written.hasHeader) {
      const isTooLong = tooLong || bytes.length > longestHeader;
      return isTooLong ? 'written-broken' : this.#written.readHeader(readJson(bytes));
    }
    if (bytes.length > 0 || tooLong) this.#written.readEntry(tooLong ? null : readJson(bytes));
    return null;
  }

  #makeOffer(problem: FileProblem | null): ImportOffer {
    return {
      importId: this.#id,
      files: [
        {
          name: path.basename(this.#path),
          bytes: this.#bytes ?? 0,
          format: problem === null ? 'written' : 'unreadable',
          records: problem === null ? this.#written.count : 0,
          problem,
        },
      ],
      patients: [],
      missingFiles: [],
      more: { files: 0, patients: 0, missingFiles: 0 },
      written: problem === null ? this.#written.describe() : null,
      table: null,
    };
  }

  #progress(): ImportProgress {
    return {
      importId: this.#id,
      stage: 'looking',
      fileName: path.basename(this.#path),
      readBytes: Math.min(this.#position.readBytes, this.#bytes ?? 0),
      totalBytes: this.#bytes ?? 0,
      records: this.#written.lineCount,
    };
  }
}

function readJson(bytes: Buffer): unknown {
  const parsed = parseText(bytes.toString('utf8'));
  return 'json' in parsed ? parsed.json : null;
}
