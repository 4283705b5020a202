/**
 * Records that do not say clearly whose they are: kept aside as they came, read into nothing, and asked about once for
 * each cause. The answer holds for what comes later, too, and can be changed. What order pages come in makes no
 * difference: at the end of each check all that is open, or was filed by more than the sign-in's id, is judged again.
 */
import { createHash } from 'node:crypto';
import { type Db, rewriteDatabase } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { nameOfRecord, resourceIdOf } from '../fhir/identity.ts';
import { isSameJson, keepJson } from '../fhir/json-text.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Archive, Arrival, Stored } from './archive.ts';
import { confirmCopied, hasCopied, noteCopied } from './copied-records.ts';
import type { ArrivedEntry } from './read-ahead.ts';
import { createRecordReader } from './record-reader.ts';
import { isShared } from './referenceable-types.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';
import { type Answer, answerCause, arriveFrom, askForAll } from './whose/answer-cause.ts';
import { AsideTable, listFiled, toEntry } from './whose/aside-table.ts';
import { addFates, type FateCount } from './whose/fates.ts';
import {
  causeOf,
  judgePatient,
  type OwnerDoubt,
  type Ownership,
  type WhoseFacts,
} from './whose/judge-owner.ts';
import { judgeStored } from './whose/judge-stored.ts';
import { listCauses, type OpenCause, readCause } from './whose/list-causes.ts';
import { Namesakes } from './whose/namesakes.ts';
import { isNeighbour } from './whose/read-numbers.ts';
import type { Judged, WhoseBook } from './whose/whose-book.ts';

type Parts = { db: Db; connections: ConnectionBook; archive: Archive; book: WhoseBook };
/** What is filed: in the connection `to`, against the cause `cause`. `cameIn`: the download since which it was kept aside. */
type Filed = { entry: BundleEntry; to: string; cause: string | null; cameIn: string | null };
type OpenEntry = { entry: BundleEntry; owner: Ownership & { whose: 'ask' | 'apart' } };

/** A chain of records that tell of each other is not longer; what is left is judged at the end of the next check. */
const mostRounds = 10;

export class UndecidedRecords {
  readonly #parts: Parts;
  readonly #aside: AsideTable;
  readonly #namesakes: Namesakes;
  readonly #findSeen;
  readonly #readRecord;
  readonly #touch;
  readonly #mark;
  /** What was known when a connection was last judged as a whole, as a digest. */
  readonly #judgedWith = new Map<string, string>();

  constructor(parts: Parts) {
    const { db } = parts;
    this.#parts = parts;
    this.#aside = new AsideTable(db);
    this.#namesakes = new Namesakes(parts);
    this.#findSeen = db
      .prepare<[string, string, string], string>(
        'SELECT seen_in FROM resource WHERE connection_id = ? AND type = ? AND id = ?',
      )
      .pluck();
    this.#readRecord = createRecordReader(db);
    this.#touch = db.prepare<[string, string, string, string]>(
      'UPDATE resource SET seen_in = ? WHERE connection_id = ? AND type = ? AND id = ?',
    );
    this.#mark = db.prepare<[string | null, string, string, string]>(
      'UPDATE resource SET whose = ? WHERE connection_id = ? AND type = ? AND id = ?',
    );
  }

  /**
   * Files, keeps aside or drops what a page or a file brought, and returns what is filed and what became of the rest. What
   * is open or somebody else's now is taken out of the lists. Call within the page's transaction. `seenIn`: beginning of
   * the download, or when the file was opened.
   */
  settle(
    connection: ArchiveConnection,
    judged: readonly Judged[],
    seenIn: string,
  ): { filed: Filed[]; fates: FateCount[] } {
    const { id: connectionId, personId } = connection;
    const filed = judged.flatMap(({ entry, owner }) =>
      owner.whose === 'own' ? [fileAs(entry, owner.to ?? connectionId, causeOrNull(owner))] : [],
    );
    const fates = filed.map(({ entry }) => countOne(entry.resource, 'filed', ''));
    /** What this very answer files: under one id, too, as another person's record beside it. */
    const places = new Set(filed.map(({ to, entry }) => nameInPlace(to, entry.resource)));
    this.#namesakes.note(connectionId, judged, seenIn);
    this.#takeFromOthers(connection, judged, { seenIn, places });
    if (filed.length === judged.length && !this.#aside.hasCauses(connectionId)) return { filed, fates };
    for (const one of filed) {
      const { entry, to, cause } = one;
      const isNew = () => this.#findStored(to, entry.resource) === null;
      one.cameIn = this.#aside.release(connectionId, entry.resource, { cause, seenIn, isNew });
    }
    let forgotten = 0;
    for (const { entry, owner } of judged) {
      if (owner.whose === 'own') continue;
      const isBeside = places.has(nameInPlace(connectionId, entry.resource));
      if (owner.whose === 'ask')
        forgotten += this.#setAside(connection, { entry, owner }, { seenIn, isBeside });
      else if (!isOfSignIn(owner.doubt, connection))
        forgotten += this.#drop(connectionId, entry.resource, { seenIn, isBeside });
      if (entry.resource.resourceType !== 'Patient') fates.push(countOpen(entry.resource, owner));
    }
    // What a forgotten correction had replaced counts again, even if nothing else is news.
    if (forgotten > 0) this.#parts.archive.settlePerson(personId, { seenAt: seenIn, isNews: true });
    return { filed, fates };
  }

  /**
   * A record that changes sides between the person and somebody whom they help is in one place only; records of both that
   * bear one id are each where they belong.
   */
  #takeFromOthers(
    { id: connectionId }: ArchiveConnection,
    judged: readonly Judged[],
    { seenIn, places }: { seenIn: string; places: ReadonlySet<string> },
  ): void {
    const { archive, connections } = this.#parts;
    const fed = connections.fed(connectionId);
    if (fed.length === 0) return;
    for (const place of [connections.get(connectionId), ...fed]) {
      const gone = judged
        .filter(({ entry: { resource }, owner }) => {
          if (isShared(resource.resourceType) || places.has(nameInPlace(place.id, resource))) return false;
          if (!this.#isReplaced(place.id, resource, seenIn)) return false;
          if (owner.whose === 'own') return this.#findStored(owner.to ?? connectionId, resource) === null;
          return place.id !== connectionId && !this.#aside.has(connectionId, causeOf(owner.doubt), resource);
        })
        .map(({ entry: { resource } }) => ({ type: resource.resourceType, id: resourceIdOf(resource) }));
      if (archive.forgetRecords(place.id, gone) > 0)
        archive.settlePerson(place.personId, { seenAt: seenIn, isNews: true });
    }
  }

  /** The beginning of the download that last brought a record which is filed there. */
  #findStored(connectionId: string, resource: Resource): string | null {
    return this.#findSeen.get(connectionId, resource.resourceType, resourceIdOf(resource)) ?? null;
  }

  /** True for what an earlier download brought, which another person's record under its id takes the place of now. */
  #isReplaced(connectionId: string, resource: Resource, seenIn: string): boolean {
    const seen = this.#findStored(connectionId, resource);
    return seen !== null && seen !== seenIn && !this.#namesakes.has(connectionId, resource);
  }

  /**
   * Stores what `settle` filed, each in its connection; whom records may name goes to everybody whose records come by this
   * sign-in. Call within the page's transaction.
   */
  store(connectionId: string, filed: readonly Filed[], arrive: (to: string) => Arrival) {
    const { archive, connections } = this.#parts;
    const shared = filed.flatMap(({ entry }) => (isShared(entry.resource.resourceType) ? [entry] : []));
    if (shared.length > 0)
      for (const { id } of connections.fed(connectionId)) archive.store(shared, arrive(id));
    const byPlace = Map.groupBy(filed, ({ to, cameIn }) => JSON.stringify([to, cameIn]));
    return [...byPlace].map(([place, some]) => {
      const [to, cameIn] = JSON.parse(place) as [string, string | null];
      const arrival = arrive(to);
      const stored = archive.store(
        some.map(({ entry }) => entry),
        { ...arrival, seenAt: cameIn ?? arrival.seenAt },
      );
      for (const { entry, cause } of some) this.#noteCause(to, entry, cause);
      // What was left out once, and is the person's after all, goes by its name again.
      for (const cause of new Set(some.map((one) => one.cause)))
        if (cause !== null && this.#aside.nameAgain(connectionId, cause))
          connections.nameFed(to, readCause(cause).name);
      return { to, stored };
    });
  }

  #noteCause(connectionId: string, { resource }: BundleEntry, cause: string | null): void {
    if (cause !== null) this.#mark.run(cause, connectionId, resource.resourceType, resourceIdOf(resource));
  }

  /**
   * True where nothing was ever open, and all that the sign-in brings is of one person: then {@link storePlain} does what
   * `settle` and `store` do.
   */
  isPlain({ id }: ArchiveConnection): boolean {
    const { db, connections } = this.#parts;
    return !this.#aside.hasCauses(id) && connections.fed(id).length === 0 && !hasCopied(db, id);
  }

  /**
   * Stores records that are plainly the person's, one by one: those that others refer to, then the rest. Call within the
   * page's transaction, which must be undone when it throws.
   *
   * @throws {NotPlain} at the first record that is not, or that came twice
   */
  storePlain(
    named: readonly Judged[],
    rest: Iterable<Judged>,
    arrival: Arrival,
  ): { stored: Stored; fates: FateCount[] } {
    const { id } = arrival.connection;
    const names = new Set<string>();
    const fates = new Map<string, FateCount>();
    const take = ({ entry, owner }: Judged): ArrivedEntry => {
      const name = nameOfRecord(entry.resource);
      if (!isPlainlyOwn(owner) || names.has(name)) throw new NotPlain();
      names.add(name);
      const { resourceType } = entry.resource;
      const fate = fates.get(resourceType) ?? { ...countOne(entry.resource, 'filed', ''), count: 0 };
      fates.set(resourceType, { ...fate, count: fate.count + 1 });
      return entry;
    };
    const noteCause = ({ entry, owner }: Judged) => this.#noteCause(id, entry, causeOrNull(owner));
    function* takeInTurn() {
      for (const one of rest) {
        yield take(one);
        noteCause(one);
      }
    }
    const stored = this.#parts.archive.storeInTurn(named.map(take), takeInTurn(), arrival);
    named.forEach(noteCause);
    return { stored, fates: [...fates.values()] };
  }

  /**
   * Judges again what is open and what is filed by more than the sign-in's id, with all that is known by now. Call at the
   * end of a pass, and where something was learned or answered. `at`: ISO instant.
   */
  judgeAgain(connectionId: string, at: string): void {
    const { db, archive, book, connections } = this.#parts;
    const connection = connections.get(connectionId);
    if (connection.fedBy !== null) return;
    const fed = new Set<string>();
    const hasExpired = archive.write(() => {
      this.#namesakes.settle(connectionId);
      return this.#aside.expire(connectionId, at);
    });
    if (hasExpired) rewriteDatabase(db);
    // What is filed or goes aside may tell whose another record is.
    for (let round = 0; round < mostRounds; round++) {
      const facts = book.gatherAtEnd(connection);
      const known = this.#digest(connection, facts);
      if (this.#judgedWith.get(connectionId) === known) break;
      archive.write(() => {
        const forgotten = this.#judgeFiled(connection, facts);
        for (const id of this.#judgeAside(connection, facts, at)) fed.add(id);
        this.#closeGone(connectionId, facts);
        this.#aside.removeEmptyCauses(connectionId);
        book.keepNames(connection, facts);
        if (forgotten > 0) archive.settlePerson(connection.personId, { seenAt: at, isNews: true });
      });
      this.#judgedWith.set(connectionId, known);
    }
    for (const id of fed) archive.endPass(id, at);
  }

  /** True where an answer filed records of the connection since then, an ISO instant. */
  hasAnswersSince(connectionId: string, at: string): boolean {
    return (
      this.#parts.db
        .prepare(
          `SELECT 1 FROM undecided WHERE connection_id = ? AND answer IN ('own', 'helped') AND asked_at >= ? LIMIT 1`,
        )
        .pluck()
        .get(connectionId, at) !== undefined
    );
  }

  /** Whose ids are taken by others changes with a neighbour's sign-in, and with what it learned. `at`: ISO instant. */
  judgeNeighbours(connectionId: string, at: string): void {
    const { connections } = this.#parts;
    const connection = connections.get(connectionId);
    if (connection.origin === 'file') return;
    for (const other of connections.all()) if (isNeighbour(other, connection)) this.judgeAgain(other.id, at);
  }

  /** Goes on where the app ended between an answer and what follows from it. `at`: ISO instant. */
  settleHalfAnswered(at: string): void {
    const { db, archive } = this.#parts;
    const halfAnswered = db
      .prepare<[], string>(
        'SELECT DISTINCT connection_id FROM undecided_record JOIN undecided USING (connection_id, cause) WHERE answer IS NOT NULL',
      )
      .pluck()
      .all() as string[];
    for (const id of halfAnswered) {
      this.judgeAgain(id, at);
      archive.endPass(id, at);
    }
  }

  /** What leaves open whose records of the connection are, most records first; with what was answered. */
  list(connectionId: string): OpenCause[] {
    return listCauses({ ...this.#parts, aside: this.#aside }, connectionId);
  }

  /** The records of a cause that are kept aside, as they came; `most` of them. */
  listAside(connectionId: string, cause: string, most?: number): { resource: Resource }[] {
    return this.#aside.listOf(connectionId, cause, most);
  }

  /**
   * Reads the records of a cause as the person's or as somebody's whom they help, erases them, or keeps them aside again.
   * What was erased before comes with the plan's next check, which asks for everything, or when the file is opened again.
   * `at`: ISO instant.
   *
   * @throws {StoreError} store/not-found
   */
  decide(
    { connectionId, cause, ...given }: Answer & { connectionId: string; cause: string },
    at: string,
  ): void {
    const { db, connections, archive } = this.#parts;
    const found = this.list(connectionId).find((one) => one.cause === cause);
    if (found === undefined) throw notFoundError('cause');
    const connection = connections.get(connectionId);
    const isLeftOut = given.answer === 'left-out';
    archive.write(() =>
      answerCause({ ...this.#parts, aside: this.#aside }, connection, { ...given, found, at }),
    );
    this.#judgedWith.delete(connectionId);
    this.judgeAgain(connectionId, at);
    if (given.answer === 'own') archive.endPass(connectionId, at);
    if (found.answer !== null || isLeftOut)
      archive.settlePerson(connection.personId, { seenAt: at, isNews: true });
    if (isLeftOut) rewriteDatabase(db);
  }

  /** Returns how many stored records went. `isBeside`: the answer files a record of the person under this id, too. */
  #setAside(
    connection: ArchiveConnection,
    { entry, owner }: OpenEntry,
    { seenIn, isBeside }: { seenIn: string; isBeside: boolean },
  ): number {
    const { resource, fullUrl } = entry;
    // A Patient is kept as far as it names others.
    if (resource.resourceType === 'Patient') return 0;
    const { archive } = this.#parts;
    const { id: connectionId } = connection;
    const cause = causeOf(owner.doubt);
    const json = keepJson(resource, entry.json);
    this.#aside.place(connectionId, cause, { resource, json, seenIn });
    const [type, id] = [resource.resourceType, resourceIdOf(resource)];
    // What this sign-in brought while the plan named the person stays, and a newer version of it waits beside.
    const stored = isOfSignIn(owner.doubt, connection) ? this.#readRecord(connectionId, type, id) : null;
    if (stored !== null) this.#touch.run(seenIn, connectionId, type, id);
    if (stored !== null && isSameJson(stored, json)) {
      confirmCopied(this.#parts.db, connectionId, [resource]);
      return 0;
    }
    // One that was aside before is no record of theirs that the plan says otherwise of.
    const isKnown = this.#aside.has(connectionId, cause, resource);
    if (!isKnown) this.#aside.removeEarlier(connectionId, resource, seenIn);
    const row = { cause, type, id, full_url: fullUrl, seen_in: seenIn, json, copied_at: null };
    this.#aside.add(connectionId, cause, row);
    const isMoved = !(isKnown || isBeside) && this.#isReplaced(connectionId, resource, seenIn);
    return stored === null && isMoved ? archive.forgetRecords(connectionId, [{ type, id }]) : 0;
  }

  /**
   * Takes away what an earlier download brought, and the plan or the person says is somebody else's; not what the same
   * download gives the person under the same id.
   */
  #drop(
    connectionId: string,
    resource: Resource,
    { seenIn, isBeside }: { seenIn: string; isBeside: boolean },
  ): number {
    this.#aside.removeEarlier(connectionId, resource, seenIn);
    if (isBeside || !this.#isReplaced(connectionId, resource, seenIn)) return 0;
    return this.#parts.archive.forgetRecords(connectionId, [
      { type: resource.resourceType, id: resourceIdOf(resource) },
    ]);
  }

  /** What was filed by more than the sign-in's id and is not proved any more goes aside. Returns how many did. */
  #judgeFiled(connection: ArchiveConnection, facts: WhoseFacts): number {
    const { archive, db } = this.#parts;
    const { id: connectionId } = connection;
    let forgotten = 0;
    for (const row of listFiled(db, connectionId, 'whose IS NOT NULL')) {
      const { type, id } = row;
      const owner = judgeStored(row, facts);
      if (owner === null) continue;
      if (owner.whose === 'own' && owner.to === null) {
        this.#mark.run(causeOrNull(owner), connectionId, type, id);
        continue;
      }
      if (owner.doubt !== null && isOfSignIn(owner.doubt, connection)) continue;
      forgotten += archive.forgetRecords(connectionId, [row]);
      if (type !== 'Patient' && owner.doubt !== null)
        this.#aside.add(connectionId, causeOf(owner.doubt), row);
    }
    return forgotten;
  }

  /** Files what is the person's by now. Returns the connections of those they help that got something. */
  #judgeAside(connection: ArchiveConnection, facts: WhoseFacts, at: string): Set<string> {
    const { db, connections } = this.#parts;
    const { id: connectionId } = connection;
    const fed = new Set<string>();
    const apart: FateCount[] = [];
    for (const row of this.#aside.list(connectionId)) {
      const entry = toEntry(row);
      const owner = judgeStored(row, facts);
      if (owner === null) continue;
      if (owner.whose === 'own') {
        this.#aside.remove(connectionId, row);
        const to = owner.to ?? connectionId;
        this.store(connectionId, [fileAs(entry, to, causeOrNull(owner))], (id) =>
          arriveFrom(connections.get(id), row.seen_in, at),
        );
        const resources = [entry.resource];
        if (row.copied_at === null) confirmCopied(db, to, resources);
        else noteCopied(db, to, { resources, at: row.copied_at });
        if (owner.to !== null) fed.add(owner.to);
      } else if (owner.whose === 'apart' && owner.row === 3) {
        this.#aside.remove(connectionId, row);
        apart.push(countOpen(entry.resource, owner));
      } else if (causeOf(owner.doubt) !== row.cause) {
        this.#aside.remove(connectionId, row);
        this.#aside.add(connectionId, causeOf(owner.doubt), row);
      }
    }
    addFates(db, { connectionId, source: 'answers', pass: at }, apart);
    return fed;
  }

  /** Ends questions of which only they are left, once the plan shows whose the records were. */
  #closeGone(connectionId: string, facts: WhoseFacts): void {
    for (const cause of this.#aside.listGone(connectionId)) {
      const { kind, name } = readCause(cause);
      const judged = kind === 'identity' && name !== null ? judgePatient(name, facts) : null;
      if (judged === null || judged.whose === 'ask') continue;
      this.#aside.removeCause(connectionId, cause);
      if (judged.whose === 'own') askForAll(this.#parts, connectionId, { hasErased: true });
    }
  }

  /** What decides whose records are, as one text; and how many are open. */
  #digest(connection: ArchiveConnection, facts: WhoseFacts): string {
    const { db } = this.#parts;
    const list = (sql: string) => db.prepare<[string], object>(sql).all(connection.id);
    const open = list(
      'SELECT cause, count(*) AS n, max(seen_in) AS seen FROM undecided_record WHERE connection_id = ? GROUP BY cause ORDER BY cause',
    );
    const cards = list(
      "SELECT count(*) AS n, max(key) AS last FROM resource WHERE connection_id = ? AND type = 'Coverage'",
    );
    const filed = list(
      'SELECT whose, count(*) AS n FROM resource WHERE connection_id = ? AND whose IS NOT NULL GROUP BY whose',
    );
    const answers = list(
      'SELECT cause, answer, said, fed_id FROM undecided WHERE connection_id = ? ORDER BY cause',
    );
    if (open.length === 0 && filed.length === 0 && facts.patients.size === 0) return 'plain';
    const { signInId, earlierIds, ownPatient, person, patients, taken, hasMetOthers } = facts;
    const known = [
      ...[signInId, [...earlierIds], ownPatient, person, [...patients], [...taken], hasMetOthers],
      ...[[...facts.ownNumbers()], [...facts.sharedNumbers()].toSorted()],
      ...[open, cards, filed, answers, facts.mayOwnNobodys({ resourceType: 'ExplanationOfBenefit' })],
    ];
    return createHash('sha256').update(JSON.stringify(known)).digest('base64url');
  }
}

/** A record of a page that `storePlain` cannot store. */
export class NotPlain extends Error {}

/**
 * True for what is filed in the connection of the sign-in, and not by its number: which numbers are the person's is told
 * by all that the page brings.
 */
export function isPlainlyOwn(owner: Ownership): boolean {
  const kind = owner.doubt?.kind;
  return (
    owner.whose === 'own' &&
    owner.to === null &&
    (kind === undefined || kind === 'identity' || kind === 'nobody')
  );
}

function fileAs(entry: BundleEntry, to: string, cause: string | null): Filed {
  return { entry, to, cause, cameIn: null };
}

function causeOrNull(owner: Ownership): string | null {
  return owner.doubt === null ? null : causeOf(owner.doubt);
}

function isOfSignIn({ kind, name }: OwnerDoubt, { patientId }: ArchiveConnection): boolean {
  return kind === 'identity' && name === patientId;
}

function countOne(resource: Resource, fate: FateCount['fate'], reason: string): FateCount {
  return { type: resource.resourceType, fate, reason, count: 1 };
}

function countOpen(resource: Resource, owner: Ownership): FateCount {
  if (owner.whose === 'ask') return countOne(resource, 'asked', owner.doubt.kind);
  return countOne(resource, 'apart', owner.row === 2 ? 'taken' : 'not-mine');
}

function nameInPlace(connectionId: string, resource: Resource): string {
  return `${connectionId}/${nameOfRecord(resource)}`;
}
