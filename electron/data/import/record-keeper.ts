/** Stores the records of files in the connections of the chosen people, and counts the outcomes. */

import type { ImportEnd, ImportRequest, NotUnderstoodWhy } from '#shared/model/files/import';
import type { PersonSummary } from '#shared/model/plans/connection';
import type { Archive, Stored } from '../archive/archive.ts';
import type { ArchiveConnection } from '../archive/subject.ts';
import type { UndecidedRecords } from '../archive/undecided-records.ts';
import { saveUnread } from '../archive/unread-lines.ts';
import type { Judged, WhoseBook } from '../archive/whose/whose-book.ts';
import { findTwins } from '../claims/keep/duplicate-claims.ts';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { deepestRecord, deepText, isDeeperThan } from '../fhir/deep-json.ts';
import { parseText } from '../fhir/json-text.ts';
import { comparePeople } from '../fhir/patients/compare-people.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import { asResource, excerpt } from '../fhir/resource.ts';
import { identify } from '../people/compare-people.ts';
import type { Connections } from '../people/connections.ts';
import { tellApart } from '../people/person-table.ts';
import { isKnownType } from './fhir-types.ts';
import { connectionWith, fileConnection } from './file-connections.ts';
import { findDayOfText } from './medicare-text/make-claim.ts';
import { type FilePatient, nobody, type PatientBook } from './patient-book.ts';
import type { FileEvent } from './read-file.ts';
import type { SeenFile } from './seen-file.ts';
import type { FileRecord } from './unfold.ts';

export type ImportParts = {
  db: Db;
  connections: Connections;
  archive: Archive;
  undecided: UndecidedRecords;
  book: WhoseBook;
};

type Facts = {
  book: PatientBook;
  files: readonly SeenFile[];
  people: ImportRequest['people'];
  at: string;
};
type Target = {
  patient: FilePatient;
  personId: string | null;
  connectionId: string | null;
  hasNews: boolean;
  /** True where the connection is here by this import alone. */
  isCreated: boolean;
  /** The day of the newest of its files that say when they were made. */
  madeOn: string | null;
};
/** `isOpen`: it does not say clearly whose it is. */
type Waiting = { key: string; entry: BundleEntry; file: number; isOpen: boolean; isCounted: boolean };
type Written = {
  outcomes: Stored['outcomes'];
  read: BundleEntry[];
  /** Entries that are not in the lists: those asked about, and those of others or left out before. */
  left: { undecided: number; out: number };
};
type Tally = { added: number; changed: number; same: number };

/** At most this many are reported one by one; the rest are only counted. */
const mostReported = 200;

export class RecordKeeper {
  readonly #parts: ImportParts;
  readonly #facts: Facts;
  readonly #targets = new Map<string, Target>();
  #newPeople = new Map<string, string>();
  readonly #tally = new Map<string, Tally>();
  readonly #reported: ImportEnd['notUnderstood'] = [];
  readonly #broken: ImportEnd['brokenFiles'] = [];
  #waiting: Waiting[] = [];
  /** By key of the target. Most unread pieces name no owner; those belong to the first patient. */
  #unread: { key: string | undefined; why: string; text: string }[] = [];
  #notUnderstood = 0;
  #leftOut = 0;
  #undecided = 0;
  #duplicates = 0;
  readonly #unfinished: Target[] = [];
  #changesOthers = false;

  constructor(parts: ImportParts, facts: Facts) {
    this.#parts = parts;
    this.#facts = facts;
    for (const patient of facts.book.patients) {
      const chosen = facts.people.find(({ key }) => key === patient.key);
      if (!chosen) continue;
      this.#targets.set(patient.key, {
        patient,
        personId: chosen.personId,
        connectionId: null,
        hasNews: false,
        isCreated: false,
        madeOn: null,
      });
    }
  }

  /** Queues an event of a file; `flush` stores it. */
  take(event: FileEvent, file: number): void {
    if (event.kind === 'problem') this.#noteBroken(event.problem, file);
    if (event.kind === 'unread') this.#takeUnread(event, file);
    if (event.kind === 'record') this.#takeRecord(event.record, file);
  }

  /** Stores what was queued, in one transaction per connection. What fails is not retried. */
  flush(): void {
    const taken = this.#waiting;
    this.#waiting = [];
    for (const [key, waiting] of Map.groupBy(taken, (one) => one.key)) {
      const target = this.#targets.get(key);
      if (target) this.#store(target, waiting);
    }
    const notRead = this.#unread;
    this.#unread = [];
    const [first] = this.#targets.values();
    for (const [key, unread] of Map.groupBy(notRead, (one) => one.key)) {
      const target = key === undefined ? first : this.#targets.get(key);
      if (target) saveUnread(this.#parts.db, this.#connectionOf(target), unread);
    }
  }

  /** Settles one connection. True when it was the last. */
  finishOne(): boolean {
    this.flush();
    const open = [...this.#targets.values()].filter((target) => target.connectionId !== null);
    const next = open.find((target) => !this.#unfinished.includes(target));
    if (!next) return true;
    this.#unfinished.push(next);
    this.#finish(next);
    return open.length === this.#unfinished.length;
  }

  /** True where all that was stored can be taken back: nothing that was here before is another one now. */
  get isUndoable(): boolean {
    const stored = [...this.#targets.values()].filter(({ hasNews }) => hasNews);
    return !this.#changesOthers && stored.length > 0 && stored.every(({ isCreated }) => isCreated);
  }

  /** Takes all of it back. @throws {StoreError} store/not-found where something came to it since */
  undo(): void {
    const { archive, connections } = this.#parts;
    const { at } = this.#facts;
    const created = [...this.#targets.values()].flatMap(({ isCreated, connectionId }) =>
      isCreated && connectionId !== null ? connections.get(connectionId) : [],
    );
    if (created.some(({ lastCheckedAt }) => lastCheckedAt !== at)) throw notFoundError('import');
    archive.write(() => {
      for (const { id } of created) {
        archive.forget(id);
        connections.removeFed(id);
      }
    });
    for (const personId of new Set(created.map((one) => one.personId))) archive.settleTakenBack(personId, at);
  }

  end(outcome: ImportEnd['outcome']): ImportEnd {
    const { connections } = this.#parts;
    const ids = [...this.#targets.values()].flatMap(({ connectionId }) => connectionId ?? []);
    return {
      outcome,
      personIds: [...new Set(ids.map((id) => connections.get(id).personId))],
      counts: [...this.#tally]
        .map(([resourceType, tally]) => ({ resourceType, ...tally }))
        .sort((a, b) => b.added + b.changed + b.same - (a.added + a.changed + a.same)),
      notUnderstood: this.#reported,
      notUnderstoodCount: this.#notUnderstood,
      leftOut: this.#leftOut,
      undecided: this.#undecided,
      brokenFiles: this.#broken,
      possibleDuplicates: this.#duplicates,
      table: null,
      undoId: null,
    };
  }

  #takeRecord({ resource, fullUrl, place }: FileRecord, file: number): void {
    const { keys, isOpen, isShared } = this.#facts.book.route(file, resource, fullUrl);
    const chosen = keys.filter((key) => this.#targets.has(key));
    if (chosen.length > 0) {
      if (!isKnownType(resource.resourceType)) this.#report(file, place, 'unknown-type', resource);
    } else if (isShared || (keys[0] ?? nobody) !== nobody) this.#leftOut++;
    else this.#report(file, place, 'no-patient', resource);
    const madeOn = findDayOfText(resource);
    for (const [index, key] of chosen.entries()) {
      const target = this.#targets.get(key);
      if (target && madeOn !== null && madeOn > (target.madeOn ?? '')) target.madeOn = madeOn;
      this.#waiting.push({
        key,
        entry: { resource, fullUrl, place },
        file,
        isOpen,
        isCounted: index === 0,
      });
    }
  }

  /** Unread pieces of a person who was left out are left out, too. */
  #takeUnread({ place, why, text }: FileEvent & { kind: 'unread' }, file: number): void {
    const parsed = why === 'wrong-version' ? parseText(text) : null;
    const resource = parsed !== null && 'json' in parsed ? asResource(parsed.json) : null;
    const route = resource === null ? null : this.#facts.book.route(file, resource, null);
    const key = route?.isShared ? undefined : route?.keys.find((one) => one !== nobody);
    if (key !== undefined && !this.#targets.has(key)) {
      this.#leftOut++;
      return;
    }
    // Of a section that is kept unread, its name says enough.
    const [name] = text.split('\n', 1);
    this.#report(file, place, why, why === 'section' ? name : text);
    this.#unread.push({ key, why, text });
  }

  #noteBroken(problem: SeenFile['problem'], file: number): void {
    const seen = this.#facts.files[file];
    if (seen && problem !== null) this.#broken.push({ name: seen.name, problem });
  }

  #report(file: number, place: number, why: NotUnderstoodWhy, value: unknown): void {
    this.#notUnderstood++;
    if (this.#reported.length >= mostReported) return;
    const fileName = this.#facts.files[file]?.name ?? '';
    this.#reported.push({ fileName, place, why, excerpt: excerpt(value, 200) });
  }

  #store(target: Target, waiting: Waiting[]): void {
    try {
      const counted = Map.groupBy(waiting, ({ isCounted }) => isCounted);
      for (const [isCounted, some] of counted) this.#storeAll(target, some, isCounted);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const deep = waiting.filter(({ entry }) => isDeeperThan(entry.resource, deepestRecord));
      if (deep.length === 0) throw error;
      for (const { entry, file } of deep) {
        this.#report(file, Number(entry.place), 'too-deep', entry.resource.resourceType);
        this.#unread.push({ key: target.patient.key, why: 'too-deep', text: deepText(entry.resource) });
      }
      const rest = waiting.filter((one) => !deep.includes(one));
      if (rest.length > 0) this.#store(target, rest);
    }
  }

  #storeAll(target: Target, waiting: Waiting[], isCounted: boolean): void {
    const { outcomes, read, left } = this.#writeWithConnection(target, waiting);
    const came = new Map<string, number>();
    for (const { resource } of read)
      came.set(resource.resourceType, (came.get(resource.resourceType) ?? 0) + 1);
    for (const { resourceType, outcome } of outcomes) {
      if (outcome !== 'same') target.hasNews = true;
      came.set(resourceType, (came.get(resourceType) ?? 0) - 1);
      if (isCounted) this.#count(resourceType, outcome === 'new' ? 'added' : outcome, 1);
    }
    this.#leftOut += left.out;
    this.#undecided += left.undecided;
    // A record that comes twice in one piece is stored once.
    if (isCounted) for (const [type, count] of came) this.#count(type, 'same', count);
  }

  /** A new connection and its first records are one transaction: a crash leaves no person without records. */
  #writeWithConnection(target: Target, waiting: Waiting[]): Written {
    const { archive, connections, undecided } = this.#parts;
    const { at } = this.#facts;
    const known = target.connectionId;
    const people = [...this.#newPeople];
    try {
      return archive.write(() => {
        const connection = connections.get(this.#connectionOf(target));
        const judged = this.#judge(connection, waiting);
        const { filed } = undecided.settle(connection, judged, at);
        const stored = undecided.store(connection.id, filed, (to) => ({
          connection: connections.get(to),
          pass: { from: 'file' },
          seenAt: at,
        }));
        if (stored.some(({ to }) => to !== connection.id)) this.#changesOthers = true;
        const read = filed.map(({ entry }) => entry);
        const asked = judged.filter(({ owner }) => owner.whose === 'ask').length;
        const out = waiting.length - read.length - asked;
        const outcomes = stored.flatMap((one) => one.stored.outcomes);
        return { outcomes, read, left: { undecided: asked, out } };
      });
    } catch (error) {
      target.connectionId = known;
      if (known === null) target.isCreated = false;
      this.#newPeople = new Map(people);
      throw error;
    }
  }

  /** What the files decide is the person's; the rest is judged as a plan's answer is, with the person's own numbers. */
  #judge(connection: ArchiveConnection, waiting: readonly Waiting[]): Judged[] {
    const sure = { whose: 'own', row: 5, doubt: null, to: null } as const;
    const judged: Judged[] = waiting.flatMap(({ entry, isOpen }) => (isOpen ? [] : [{ entry, owner: sure }]));
    const open = waiting.filter(({ isOpen }) => isOpen);
    for (const [file, some] of Map.groupBy(open, (one) => one.file)) {
      const subjectByUrl = this.#facts.book.subjectsOf(file);
      const entries = some.map(({ entry }) => entry);
      judged.push(...this.#parts.book.judge(connection, { entries, subjectByUrl }));
    }
    return judged;
  }

  #count(type: string, outcome: keyof Tally, count: number): void {
    const tally = this.#tally.get(type) ?? { added: 0, changed: 0, same: 0 };
    tally[outcome] += count;
    this.#tally.set(type, tally);
  }

  /** The target's connection, found or created when its first record comes. */
  #connectionOf(target: Target): string {
    if (target.connectionId !== null) return target.connectionId;
    const { db, connections } = this.#parts;
    const { patient } = target;
    const sameNew = nameNewPerson(patient);
    const personId = target.personId ?? (sameNew === null ? null : (this.#newPeople.get(sameNew) ?? null));
    const known = personId === null ? null : connectionWith(db, connections, personId, patient);
    if (known) target.connectionId = known.id;
    else {
      const fileName = this.#facts.files[patient.file]?.name ?? '';
      const made = connections.create(fileConnection(patient, { personId, fileName, at: this.#facts.at }));
      if (sameNew !== null) this.#newPeople.set(sameNew, made.personId);
      if (personId === null) this.#tellApart(made.personId, patient);
      target.connectionId = made.connectionId;
      target.isCreated = true;
    }
    return target.connectionId;
  }

  /** Whoever was taken for someone new was not taken for those here who look the same. */
  #tellApart(personId: string, patient: FilePatient): void {
    const { db, connections } = this.#parts;
    const isLikely = (person: PersonSummary) => comparePeople(patient, identify(person)) === 'same';
    for (const { id } of connections.people().filter(isLikely))
      if (id !== personId) tellApart(db, personId, id);
  }

  #finish(target: Target): void {
    const { connections, archive, undecided } = this.#parts;
    const id = this.#connectionOf(target);
    undecided.judgeAgain(id, this.#facts.at);
    if (target.hasNews || archive.isUnfinished(id)) archive.endPass(id, this.#facts.at);
    const connection = connections.get(id);
    if (connection.origin === 'file') {
      const { madeOn } = target;
      const isNewer = madeOn !== null && madeOn > (connection.madeOn ?? '');
      connections.update(id, { lastCheckedAt: this.#facts.at, ...(isNewer && { madeOn }) });
    }
    this.#duplicates += findTwins(this.#parts, id).size;
  }
}

/** Equal for patients who are one new person: by name and whole birth date. `null` when that cannot be known. */
function nameNewPerson({ name, birthDate }: FilePatient): string | null {
  const isWhole = birthDate !== null && /^\d{4}-\d{2}-\d{2}$/.test(birthDate);
  return name !== null && isWhole ? JSON.stringify([name, birthDate]) : null;
}

/**
 * Settles what an import stored that did not end. What fails here, on a full disk for instance, is done at the next start:
 * it must not keep the next file closed.
 */
export function settleInterrupted({ archive }: ImportParts): void {
  try {
    archive.settleUnfinished(new Date().toISOString());
  } catch {
    return;
  }
}
