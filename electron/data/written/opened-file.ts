/** One opened file of what a person wrote. It is read in steps, so that others are answered in between. */
import path from 'node:path';
import type { FileProblem, ImportOffer, ImportProgress } from '#shared/model/import';
import {
  type WrittenEnd,
  type WrittenKind,
  type WrittenOffer,
  type WrittenOutcome,
  writtenKinds,
} from '#shared/model/written/written';
import { undoAfter } from '../database/undo-after.ts';
import { parseText } from '../fhir/json-text.ts';
import { writtenMark } from '../import/file-head.ts';
import { type Line as FileLine, LineReader, piecesOf } from '../import/line-reader.ts';
import { fileSize, readHead } from '../import/read-file.ts';
import { comparePeople } from '../people/compare-people.ts';
import {
  Header,
  isNewer,
  Line,
  largestFile,
  longestEntry,
  longestHeader,
  mostEntries,
} from './file-format.ts';
import { RefFinder, type RefParts } from './file-refs.ts';
import { writtenTables } from './registry.ts';
import { RowIds } from './row-ids.ts';
import type { FilePaper } from './tables/papers.ts';
import type { Placed, PlaceParts } from './written-table.ts';

/** A step ends after so many bytes or lines. */
const stepBytes = 4_000_000;
const stepLines = 500;

/** True when the file begins as a file of what a person wrote. */
export async function isWrittenFile(file: string): Promise<boolean> {
  const head = await readHead(file, writtenMark.length).catch(() => null);
  return head?.toString('latin1') === writtenMark;
}

type Look = { progress: ImportProgress; offer: ImportOffer | null };
type Tally = { added: number; here: number; waiting: number };

export class OpenedFile {
  readonly #parts: RefParts;
  readonly #id: string;
  readonly #path: string;
  readonly #position = { readBytes: 0, isStopped: false };
  readonly #pieces: AsyncGenerator<Buffer>;
  readonly #lines: LineReader;
  readonly #entries = new Map<WrittenKind, unknown[]>();
  #bytes: number | null = null;
  #header: Header | null = null;
  #lineCount = 0;
  #broken = 0;
  #isRead = false;
  /** The papers to look at for a person. */
  #look: { personId: string; papers: FilePaper[]; next: number } | null = null;

  constructor(parts: RefParts, id: string, file: string) {
    this.#parts = parts;
    this.#id = id;
    this.#path = file;
    this.#pieces = piecesOf(file, false, this.#position);
    this.#lines = new LineReader(this.#pieces, longestEntry);
  }

  /** Reads the next piece. Returns the offer once all of it was read. */
  async look(): Promise<Look> {
    this.#bytes ??= (await fileSize(this.#path)) ?? 0;
    const problem = this.#bytes > largestFile ? 'too-large' : await this.#step();
    if (problem === null && !this.#isRead) return { progress: this.#progress(), offer: null };
    await this.close();
    return { progress: this.#progress(), offer: this.#makeOffer(problem) };
  }

  /**
   * The next paper that would be kept for that person and that nobody looked at; `null` when there is none. `total`:
   * bytes of all of them.
   */
  takePaper(personId: string): { place: number; bytes: Uint8Array; total: number } | null {
    if (this.#look?.personId !== personId)
      this.#look = { personId, papers: this.#try(personId).papers, next: 0 };
    const { papers, next: place } = this.#look;
    const paper = papers[place];
    if (!paper) return null;
    this.#look.next += 1;
    const total = papers.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return { place, bytes: paper.bytes.slice(), total };
  }

  judgePaper(place: number, judged: FilePaper['judged']): void {
    const paper = this.#look?.papers[place];
    if (paper) paper.judged = judged;
  }

  /** What would become of all of it for that person; nothing is kept. */
  preview(personId: string): WrittenOutcome {
    return this.#try(personId).outcome;
  }

  /**
   * Adds all of it in one transaction; papers that nobody looked at are left out.
   *
   * @throws {StoreError} store/full and the like
   */
  add(personId: string): WrittenEnd {
    const refs = this.#findRefs(personId);
    let papersLeftOut = 0;
    const outcome = this.#parts.db.transaction(() =>
      this.#place({ personId, refs, isTrial: false }, (kind, placed) => {
        if (placed === 'broken' && isPaper(kind)) papersLeftOut += 1;
      }),
    )();
    return { personId, ...outcome, broken: outcome.broken - papersLeftOut + this.#broken, papersLeftOut };
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
        return this.#header === null ? 'written-broken' : null;
      }
      bytes += line.bytes.length;
      const problem = this.#header === null ? this.#readHeader(line) : this.#readEntry(line);
      if (problem !== null) return problem;
    }
    return null;
  }

  #readHeader({ bytes, tooLong }: FileLine): FileProblem | null {
    if (tooLong || bytes.length > longestHeader) return 'written-broken';
    const json = readJson(bytes);
    const read = Header.safeParse(json);
    if (!read.success) return isNewer(json) ? 'written-newer' : 'written-broken';
    this.#header = read.data;
    return null;
  }

  #readEntry({ bytes, tooLong }: FileLine): null {
    if (bytes.length === 0 && !tooLong) return null;
    this.#lineCount += 1;
    const line = tooLong || this.#lineCount > mostEntries ? null : Line.safeParse(readJson(bytes));
    const table = line?.success ? writtenTables.find(({ kind }) => kind === line.data.table) : undefined;
    const known = table ? (this.#entries.get(table.kind) ?? []) : [];
    const entry =
      line?.success && table && known.length < table.most ? table.entry.safeParse(line.data.entry) : null;
    if (table && entry?.success) this.#entries.set(table.kind, known);
    if (entry?.success) known.push(entry.data);
    else this.#broken += 1;
    return null;
  }

  /** Places all of it and undoes that; also the papers that would be kept. */
  #try(personId: string): { outcome: WrittenOutcome; papers: FilePaper[] } {
    const refs = this.#findRefs(personId);
    const papers: FilePaper[] = [];
    const outcome = undoAfter(this.#parts.db, () =>
      this.#place({ personId, refs, isTrial: true }, (kind, placed, entry) => {
        if (placed === 'added' && isPaper(kind)) papers.push(entry as FilePaper);
      }),
    );
    return { outcome, papers };
  }

  #findRefs(personId: string): RefFinder {
    return new RefFinder(this.#parts, personId, this.#header?.plans ?? []);
  }

  /** Call within a transaction. */
  #place(
    { personId, refs, isTrial }: Pick<PlaceParts, 'personId' | 'refs' | 'isTrial'>,
    onPlaced: (kind: WrittenKind, placed: Placed, entry: unknown) => void,
  ): WrittenOutcome {
    const { db } = this.#parts;
    const ids = new RowIds(db, personId);
    const counts: WrittenOutcome['counts'] = [];
    let broken = 0;
    for (const { kind, place } of writtenTables) {
      const tally: Tally = { added: 0, here: 0, waiting: 0 };
      for (const entry of this.#entries.get(kind) ?? []) {
        const placed = place(entry, { db, personId, refs, ids, isTrial });
        onPlaced(kind, placed, entry);
        if (placed === 'broken') broken += 1;
        else tally[placed] += 1;
      }
      if (tally.added + tally.here + tally.waiting > 0) counts.push({ kind, ...tally });
    }
    return { counts, plans: refs.missingPlans, othersNotHere: refs.othersNotHere, broken };
  }

  #makeOffer(problem: FileProblem | null): ImportOffer {
    const records = [...this.#entries.values()].reduce((sum, { length }) => sum + length, 0);
    return {
      importId: this.#id,
      files: [
        {
          name: path.basename(this.#path),
          bytes: this.#bytes ?? 0,
          format: problem === null ? 'written' : 'unreadable',
          records: problem === null ? records : 0,
          problem,
        },
      ],
      patients: [],
      missingFiles: [],
      more: { files: 0, patients: 0, missingFiles: 0 },
      written: problem === null && this.#header ? this.#describe(this.#header) : null,
    };
  }

  #describe({ person, savedAt, entries }: Header): WrittenOffer {
    const same = this.#parts.connections.people().filter((one) => comparePeople(one, person) === 'same');
    return {
      ...person,
      savedAt,
      counts: writtenKinds.flatMap((kind) => {
        const count = this.#entries.get(kind)?.length ?? 0;
        return count === 0 ? [] : [{ kind, count }];
      }),
      broken: this.#broken,
      missing: Math.max(0, entries - this.#lineCount),
      suggestedPersonId: same.length === 1 ? (same[0]?.id ?? null) : null,
    };
  }

  #progress(): ImportProgress {
    return {
      importId: this.#id,
      stage: 'looking',
      fileName: path.basename(this.#path),
      readBytes: Math.min(this.#position.readBytes, this.#bytes ?? 0),
      totalBytes: this.#bytes ?? 0,
      records: this.#lineCount,
    };
  }
}

function isPaper(kind: WrittenKind): boolean {
  return kind === 'bill_paper' || kind === 'payment_paper';
}

function readJson(bytes: Buffer): unknown {
  const parsed = parseText(bytes.toString('utf8'));
  return 'json' in parsed ? parsed.json : null;
}
