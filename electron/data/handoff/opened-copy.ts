/** One opened copy: what is in it, then bringing it in, both in steps, so that others are answered in between. */
import type {
  BringInRequest,
  BroughtIn,
  CopiedPerson,
  CopyOffer,
  CopyProblem,
  CopyProgress,
} from '#shared/model/files/handoff';
import type { Connection } from '../people/connections.ts';
import { tellApart } from '../people/person-table.ts';
import type { RefParts } from '../written/file-refs.ts';
import type { FileScan } from '../written/tables/scans.ts';
import { WrittenEntries } from '../written/written-entries.ts';
import { type ArrivingParts, keepArrived, undoArriving } from './arriving.ts';
import type { CopyConnection, CopyLine, CopyPerson } from './copy-format.ts';
import { addPerson, ConnectionKeeper, linkFed } from './copy-keeper.ts';
import { CopyReader, NewerCopy, problemOfFile } from './copy-reader.ts';
import { findConnection, findSamePerson } from './find-here.ts';
import { DamagedCopy } from './seal/sealed-file.ts';

export type OpenedParts = ArrivingParts & RefParts;

/** A step ends after so many bytes or lines. */
const stepBytes = 4_000_000;
const stepLines = 500;

/** What a copy says of one person. */
type Seen = { facts: CopyPerson; connections: CopyConnection[]; records: number; written: number };

/** Somebody who is brought in. `written` has lines once all of the copy was read. */
type Arrival = {
  place: number;
  personId: string;
  written: WrittenEntries;
  plans: number;
  records: number;
  alreadyHere: string[];
};

export class OpenedCopy {
  readonly #parts: OpenedParts;
  readonly #reader: CopyReader;
  readonly #seen: Seen[];
  /** Whose lines are counted now. */
  #counted: Seen | null = null;
  /** The connections before anything was brought in. */
  #here;
  /** Plans that came of this copy, each with the patient id of whoever's sign-in brings its records: none comes twice. */
  readonly #plans: { connection: Connection; fedBy: string | null }[] = [];
  #offer: CopyOffer | null = null;
  #arrivals: ReadonlyMap<number, Arrival> = new Map();
  #at = '';
  /** Where the lines that are read now belong; `null` for what stays out. */
  #current: { keeper: ConnectionKeeper; arrival: Arrival } | null = null;
  readonly #looked = new Set<number>();

  private constructor(parts: OpenedParts, reader: CopyReader) {
    this.#parts = parts;
    this.#reader = reader;
    this.#seen = reader.head.people.map((facts) => ({ facts, connections: [], records: 0, written: 0 }));
    this.#here = parts.connections.all();
  }

  static async open(parts: OpenedParts, file: string, passphrase: string): Promise<OpenedCopy | CopyProblem> {
    const reader = await CopyReader.open(file, passphrase);
    return typeof reader === 'string' ? reader : new OpenedCopy(parts, reader);
  }

  /** Reads the next part; nothing of it is kept. Call again until there is an offer or a problem. */
  async look(): Promise<{ progress: CopyProgress; offer: CopyOffer | null; problem: CopyProblem | null }> {
    try {
      const isRead = await this.#read((line) => this.#count(line));
      if (isRead) this.#offer = this.#describe();
      return { progress: this.#progress('looking'), offer: this.#offer, problem: null };
    } catch (error) {
      const problem = problemOfFile(error);
      if (problem === null) throw error;
      return { progress: this.#progress('looking'), offer: null, problem };
    }
  }

  /** Begins to bring these people in. `at`: ISO instant. Until `finish`, closing takes all of it away again. */
  begin({ people }: BringInRequest, at: string): void {
    const offered = this.#offer?.people ?? [];
    this.#at = at;
    // Since the copy was looked at, a plan may have been added.
    this.#here = this.#parts.connections.all();
    this.#arrivals = new Map(
      people.flatMap(({ place, personId: chosen }) => {
        const facts = this.#reader.head.people[place];
        const offer = offered[place];
        if (!facts || !offer) return [];
        const known = offer.isSurelySame ? offer.samePersonId : chosen;
        const personId = known ?? addPerson(this.#parts, facts);
        const written = new WrittenEntries(this.#parts);
        return [[place, { place, personId, written, plans: 0, records: 0, alreadyHere: [] }]];
      }),
    );
    this.#reader.restart();
  }

  /** Brings the next part in. Call again until all of what plans and files sent is here. @throws {DamagedCopy, LostCopy} */
  async store(): Promise<{ progress: CopyProgress; isStored: boolean }> {
    const isStored = await this.#read((line) => this.#keep(line));
    if (isStored) this.#endConnection();
    return { progress: this.#progress('storing'), isStored };
  }

  /** The next scan that would be kept and that nobody looked at; `null` when there is none. */
  takeScan(): { person: number; place: number; bytes: Uint8Array } | null {
    for (const { place: person, personId, written } of this.#arrivals.values()) {
      if (this.#looked.has(person)) continue;
      const scan = written.takeScan(personId);
      if (scan !== null) return { person, place: scan.place, bytes: scan.bytes };
      this.#looked.add(person);
    }
    return null;
  }

  judgeScan(person: number, place: number, judged: FileScan['judged']): void {
    this.#arrivals.get(person)?.written.judgeScan(place, judged);
  }

  /** Adds what these people wrote, of all or of none of them; from now on all of it stays. */
  finish(): BroughtIn {
    const { db, connections } = this.#parts;
    return db.transaction(() => {
      const people = [...this.#arrivals.values()].map(
        ({ place, personId, written, plans, records, alreadyHere }) => {
          const { counts, scansLeftOut, broken } = written.add(personId);
          return {
            personId,
            name: connections.person(personId)?.name ?? this.#reader.head.people[place]?.name ?? null,
            plans,
            records,
            alreadyHere,
            written: counts,
            scansLeftOut,
            broken,
          };
        },
      );
      this.#tellApart();
      linkFed(this.#parts, this.#plans);
      keepArrived(db);
      return { people };
    })();
  }

  #tellApart(): void {
    for (const pair of this.#reader.head.differentPeople) {
      const [one, other] = pair.map((place) => this.#arrivals.get(place)?.personId);
      if (one && other && one !== other) tellApart(this.#parts.db, one, other);
    }
  }

  /** Lets go of the file, and takes away what was brought in of it without an end. */
  async close(): Promise<void> {
    await this.#reader.close();
    undoArriving(this.#parts);
  }

  /** Takes lines until the step is full; true at the end of the copy. */
  async #read(take: (line: CopyLine) => void): Promise<boolean> {
    const until = this.#reader.readBytes + stepBytes;
    for (let count = 0; count < stepLines && this.#reader.readBytes <= until; count++) {
      const line = await this.#reader.next();
      if (line === null) return true;
      take(line);
    }
    return false;
  }

  #count(line: CopyLine): void {
    if ('person' in line) this.#counted = this.#seen[line.person] ?? null;
    if (this.#counted === null) return;
    if (line.of === 'connection') this.#counted.connections.push(line);
    else if (line.of === 'written') {
      if (this.#counted.written === 0) this.#checkHead(line.line);
      this.#counted.written += 1;
    } else if (line.of === 'record') this.#counted.records += 1;
  }

  /** @throws {DamagedCopy, NewerCopy} */
  #checkHead(line: unknown): void {
    const problem = new WrittenEntries(this.#parts).readHeader(line);
    if (problem === 'written-newer') throw new NewerCopy('What somebody wrote is of a later version.');
    if (problem !== null) throw new DamagedCopy('What somebody wrote has no head.');
  }

  #describe(): CopyOffer {
    return {
      madeAt: this.#reader.head.madeAt,
      people: this.#seen.map((seen, place) => this.#describePerson(seen, place)),
    };
  }

  #describePerson({ facts, ...seen }: Seen, place: number): CopiedPerson {
    const here = seen.connections.map((one) => findConnection(this.#here, one));
    const plansHere = here.filter((one) => one !== undefined);
    return {
      place,
      name: facts.ownName ?? facts.name,
      birthDate: facts.birthDate,
      plans: seen.connections.map(({ planName }, index) => ({
        name: planName,
        isHere: here[index] !== undefined,
      })),
      records: seen.records,
      // The first line is the head of what they wrote.
      written: Math.max(0, seen.written - 1),
      ...findSamePerson(this.#parts.connections, facts, plansHere),
    };
  }

  #keep(line: CopyLine): void {
    if (line.of === 'connection') {
      this.#beginConnection(line);
      return;
    }
    if (line.of === 'written') {
      this.#endConnection();
      const written = this.#arrivals.get(line.person)?.written;
      if (written?.hasHeader) written.readEntry(line.line);
      else written?.readHeader(line.line);
      return;
    }
    if (this.#current === null) return;
    const { keeper, arrival } = this.#current;
    if (line.of === 'record') {
      arrival.records += 1;
      keeper.addRecord(line);
    } else if (line.of === 'history') keeper.addHistory(line);
    else if (line.of === 'undecided') keeper.addUndecided(line);
    else if (line.of === 'unread') keeper.addUnread(line);
  }

  #beginConnection(line: CopyConnection): void {
    this.#endConnection();
    const arrival = this.#arrivals.get(line.person);
    if (!arrival) return;
    if (
      findConnection(this.#here, line) ||
      findConnection(
        this.#plans.map((one) => one.connection),
        line,
      )
    ) {
      arrival.alreadyHere.push(line.planName);
      return;
    }
    arrival.plans += 1;
    const keeper = new ConnectionKeeper(this.#parts, arrival.personId, { copied: line, at: this.#at });
    this.#current = { keeper, arrival };
    // Files may be opened in one instant, and say neither server nor patient.
    if (line.origin !== 'plan') return;
    this.#plans.push({ connection: keeper.connection, fedBy: line.fedBy });
  }

  #endConnection(): void {
    this.#current?.keeper.end();
    this.#current = null;
  }

  #progress(stage: 'looking' | 'storing'): CopyProgress {
    return { stage, done: this.#reader.readBytes, total: this.#reader.totalBytes };
  }
}
