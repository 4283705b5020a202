/** What a person wrote, as it comes line by line from a file: held until it is placed for somebody, or only tried. */
import {
  type WrittenEnd,
  type WrittenKind,
  type WrittenOffer,
  type WrittenOutcome,
  writtenKinds,
} from '#shared/model/files/written';
import { undoAfter } from '../database/undo-after.ts';
import { comparePeople } from '../fhir/patients/compare-people.ts';
import { identify } from '../people/compare-people.ts';
import { Header, isNewer, Line, mostEntries } from './file-format.ts';
import { RefFinder, type RefParts } from './file-refs.ts';
import { writtenTables } from './registry.ts';
import { RowIds } from './row-ids.ts';
import type { FileScan } from './tables/scans.ts';
import type { Placed, PlaceParts } from './written-table.ts';

type Tally = { added: number; here: number; waiting: number };

export class WrittenEntries {
  readonly #parts: RefParts;
  readonly #entries = new Map<WrittenKind, unknown[]>();
  #header: Header | null = null;
  #lineCount = 0;
  #broken = 0;
  /** The scans to look at for a person. */
  #look: { personId: string; scans: FileScan[]; next: number } | null = null;

  constructor(parts: RefParts) {
    this.#parts = parts;
  }

  /** False until the first line was read. */
  get hasHeader(): boolean {
    return this.#header !== null;
  }

  get lineCount(): number {
    return this.#lineCount;
  }

  /** How many entries there are that can be placed. */
  get count(): number {
    return [...this.#entries.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Takes the first line. What is wrong with all of it, if anything is. */
  readHeader(json: unknown): 'written-broken' | 'written-newer' | null {
    const read = Header.safeParse(json);
    if (!read.success) return isNewer(json) ? 'written-newer' : 'written-broken';
    this.#header = read.data;
    return null;
  }

  /** Takes another line; what no version of this app writes is counted and left out. */
  readEntry(json: unknown): void {
    this.#lineCount += 1;
    const line = this.#lineCount > mostEntries ? null : Line.safeParse(json);
    const table = line?.success ? writtenTables.find(({ kind }) => kind === line.data.table) : undefined;
    const known = table ? (this.#entries.get(table.kind) ?? []) : [];
    const entry =
      line?.success && table && known.length < table.most ? table.entry.safeParse(line.data.entry) : null;
    if (table && entry?.success) this.#entries.set(table.kind, known);
    if (entry?.success) known.push(entry.data);
    else this.#broken += 1;
  }

  /**
   * The next scan that would be kept for that person and that nobody looked at; `null` when there is none. `total`:
   * bytes of all of them.
   */
  takeScan(personId: string): { place: number; bytes: Uint8Array; total: number } | null {
    if (this.#look?.personId !== personId)
      this.#look = { personId, scans: this.#try(personId).scans, next: 0 };
    const { scans, next: place } = this.#look;
    const scan = scans[place];
    if (!scan) return null;
    this.#look.next += 1;
    const total = scans.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return { place, bytes: scan.bytes.slice(), total };
  }

  judgeScan(place: number, judged: FileScan['judged']): void {
    const scan = this.#look?.scans[place];
    if (scan) scan.judged = judged;
  }

  /** What would become of all of it for that person; nothing is kept. */
  preview(personId: string): WrittenOutcome {
    return this.#try(personId).outcome;
  }

  /**
   * Adds all of it in one transaction; scans that nobody looked at are left out.
   *
   * @throws {StoreError} store/full and the like
   */
  add(personId: string): WrittenEnd {
    const refs = this.#findRefs(personId);
    let scansLeftOut = 0;
    const outcome = this.#parts.db.transaction(() =>
      this.#place({ personId, refs, isTrial: false }, (kind, placed) => {
        if (placed === 'broken' && isScan(kind)) scansLeftOut += 1;
      }),
    )();
    return { personId, ...outcome, broken: outcome.broken - scansLeftOut + this.#broken, scansLeftOut };
  }

  /** What there is, and whose; `null` before the first line. */
  describe(): WrittenOffer | null {
    if (this.#header === null) return null;
    const { person, savedAt, entries } = this.#header;
    const same = this.#parts.connections
      .people()
      .filter((one) => comparePeople(identify(one), person) === 'same');
    return {
      name: person.ownName ?? person.name,
      birthDate: person.birthDate,
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

  /** Places all of it and undoes that; also the scans that would be kept. */
  #try(personId: string): { outcome: WrittenOutcome; scans: FileScan[] } {
    const refs = this.#findRefs(personId);
    const scans: FileScan[] = [];
    const outcome = undoAfter(this.#parts.db, () =>
      this.#place({ personId, refs, isTrial: true }, (kind, placed, entry) => {
        if (placed === 'added' && isScan(kind)) scans.push(entry as FileScan);
      }),
    );
    return { outcome, scans };
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
}

function isScan(kind: WrittenKind): boolean {
  return kind === 'bill_scan' || kind === 'payment_scan';
}
