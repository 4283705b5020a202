/**
 * Records that do not say clearly whose they are: kept aside as they came, read into nothing, and asked about once for
 * each cause. The answer holds for what comes later, too, and can be changed. What order pages come in makes no
 * difference: at the end of each check all that is open, or was filed by more than the sign-in's id, is judged again.
 */
import { createHash } from 'node:crypto';
import type { Authority } from '#shared/model/connection';
import { type Db, rewriteDatabase } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { resourceIdOf } from '../fhir/identity.ts';
import { digestPerson, type PatientFacts } from '../fhir/patient-facts.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import type { Resource } from '../fhir/resource.ts';
import { digestCause, isDigest } from './answers.ts';
import type { Archive, Arrival } from './archive.ts';
import { addFates, type FateCount } from './fates.ts';
import {
  causeOf,
  findFacts,
  type GivenAnswer,
  judgeOwner,
  judgePatient,
  type OwnerDoubt,
  type Ownership,
  type WhoseFacts,
  type WhoseRow,
} from './judge-owner.ts';
import { isShared, sharedSql } from './referenceable-types.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';
import type { Judged, WhoseBook } from './whose-book.ts';

type Parts = { db: Db; connections: ConnectionBook; archive: Archive; book: WhoseBook };
/** A record of a connection with the cause by which it is filed or kept aside. */
type Row = {
  cause: string | null;
  type: string;
  id: string;
  full_url: string | null;
  seen_in: string;
  json: string;
};
/** What is filed: in the connection `to`, against the cause `cause`. `cameIn`: the download since which it was kept aside. */
type Filed = { entry: BundleEntry; to: string; cause: string | null; cameIn: string | null };
/** How many of each FHIR type. */
export type TypeCounts = Record<string, number>;

/** One cause, with what is known of whom it names. */
export type OpenCause = OwnerDoubt & {
  cause: string;
  answer: GivenAnswer['answer'] | null;
  counts: TypeCounts;
  /** What was erased: by the answer "not mine", or after it stayed open for long. */
  gone: TypeCounts;
  /** Where the records of somebody whom the person helps are kept. */
  fedId: string | null;
  /** The row of the table that decides now. */
  row: WhoseRow;
  /** What the plan shows of the patient. */
  said: PatientFacts | null;
  /** How the sign-in's Patient links it. */
  link: string | null;
  /** Member numbers that the plan shows of the person, as `system|value`. */
  ownNumbers: readonly string[];
};

export type CauseAnswer = {
  connectionId: string;
  cause: string;
  answer: GivenAnswer['answer'] | null;
  /** By which right the person reads the records of an adult whom they help. */
  authority: Authority | null;
};

/** A chain of records that tell of each other is not longer; what is left is judged at the end of the next check. */
const mostRounds = 10;
/** After so long what is kept aside is erased, and only the question stays. */
const keptForMs = 90 * 86_400_000;

export class UndecidedRecords {
  readonly #parts: Parts;
  readonly #addCause;
  readonly #add;
  readonly #findKept;
  readonly #remove;
  readonly #removeEarlier;
  readonly #findEarlier;
  readonly #findAny;
  readonly #findJson;
  readonly #touch;
  readonly #isGone;
  readonly #mark;
  readonly #undigest;
  /** What was known when a connection was last judged as a whole, as a digest. */
  readonly #judgedWith = new Map<string, string>();

  constructor(parts: Parts) {
    const { db } = parts;
    this.#parts = parts;
    this.#addCause = db.prepare<[string, string, string]>(
      'INSERT OR IGNORE INTO undecided (connection_id, cause, asked_at) VALUES (?, ?, ?)',
    );
    this.#add = db.prepare(
      `INSERT OR REPLACE INTO undecided_record (connection_id, cause, type, id, full_url, seen_in, json)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#findKept = db
      .prepare<[string, string, string], string>(
        'SELECT seen_in FROM undecided_record WHERE connection_id = ? AND type = ? AND id = ?',
      )
      .pluck();
    this.#remove = db.prepare<[string, string, string]>(
      'DELETE FROM undecided_record WHERE connection_id = ? AND type = ? AND id = ?',
    );
    this.#removeEarlier = db.prepare<[string, string, string, string]>(
      'DELETE FROM undecided_record WHERE connection_id = ? AND type = ? AND id = ? AND seen_in <> ?',
    );
    this.#findEarlier = db
      .prepare<[string, string, string, string], number>(
        'SELECT 1 FROM resource WHERE connection_id = ? AND type = ? AND id = ? AND seen_in <> ?',
      )
      .pluck();
    this.#findAny = db
      .prepare<[string], number>('SELECT 1 FROM undecided WHERE connection_id = ? LIMIT 1')
      .pluck();
    this.#findJson = db
      .prepare<[string, string, string], string>(
        'SELECT json FROM resource JOIN resource_json USING (key) WHERE connection_id = ? AND type = ? AND id = ?',
      )
      .pluck();
    this.#touch = db.prepare<[string, string, string, string]>(
      'UPDATE resource SET seen_in = ? WHERE connection_id = ? AND type = ? AND id = ?',
    );
    this.#isGone = db
      .prepare<[string, string], number>(
        'SELECT gone IS NOT NULL FROM undecided WHERE connection_id = ? AND cause = ?',
      )
      .pluck();
    this.#undigest = db.prepare<[string, string, string]>(
      "UPDATE undecided SET cause = ? WHERE connection_id = ? AND cause = ? AND answer <> 'left-out'",
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
    if (filed.length === judged.length && this.#findAny.get(connectionId) === undefined)
      return { filed, fates };
    const sure = new Set(filed.map(({ entry }) => nameOfRecord(entry.resource)));
    for (const one of filed) {
      one.cameIn = this.#findAside(connectionId, one.entry.resource);
      this.#forgetAside(connectionId, one.entry.resource);
    }
    let forgotten = 0;
    for (const { entry, owner } of judged) {
      if (owner.whose === 'own' || sure.has(nameOfRecord(entry.resource))) continue;
      if (owner.whose === 'ask') forgotten += this.#setAside(connection, { entry, owner }, seenIn);
      else if (owner.doubt.name !== connection.patientId)
        forgotten += this.#drop(connectionId, entry.resource, seenIn);
      if (entry.resource.resourceType !== 'Patient') fates.push(countOpen(entry.resource, owner));
    }
    // What a forgotten correction had replaced counts again, even if nothing else is news.
    if (forgotten > 0) this.#parts.archive.settlePerson(personId, { seenAt: seenIn, isNews: true });
    return { filed, fates };
  }

  /**
   * Stores what `settle` filed, each in its connection, and who and what is about nobody with those whom the person helps,
   * too. Call within the page's transaction.
   */
  store(connectionId: string, filed: readonly Filed[], arrive: (to: string) => Arrival) {
    const { archive, connections } = this.#parts;
    const shared = filed.flatMap(({ entry }) => (isShared(entry.resource.resourceType) ? [entry] : []));
    if (shared.length > 0)
      for (const { id, fedBy } of connections.all())
        if (fedBy === connectionId) archive.store(shared, arrive(id));
    const byPlace = Map.groupBy(filed, ({ to, cameIn }) => JSON.stringify([to, cameIn]));
    return [...byPlace].map(([place, some]) => {
      const [to, cameIn] = JSON.parse(place) as [string, string | null];
      const arrival = arrive(to);
      const stored = archive.store(
        some.map(({ entry }) => entry),
        { ...arrival, seenAt: cameIn ?? arrival.seenAt },
      );
      for (const { entry, cause } of some)
        if (cause !== null)
          this.#mark.run(cause, to, entry.resource.resourceType, resourceIdOf(entry.resource));
      // What was left out once, and is the person's after all, goes by its name again.
      for (const cause of new Set(some.map((one) => one.cause)))
        if (cause !== null && this.#undigest.run(cause, connectionId, digestCause(cause)).changes > 0)
          connections.nameFed(to, readCause(cause).name);
      return { to, stored };
    });
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
    if (archive.write(() => this.#expire(connectionId, at))) rewriteDatabase(db);
    // What is filed or goes aside may tell whose another record is.
    for (let round = 0; round < mostRounds; round++) {
      const facts = book.gatherAtEnd(connection);
      const known = this.#digest(connection, facts);
      if (this.#judgedWith.get(connectionId) === known) break;
      archive.write(() => {
        const forgotten = this.#judgeFiled(connection, facts);
        for (const id of this.#judgeAside(connection, facts, at)) fed.add(id);
        this.#tidyCauses(connectionId);
        book.keepNames(connection, facts);
        if (forgotten > 0) archive.settlePerson(connection.personId, { seenAt: at, isNews: true });
      });
      this.#judgedWith.set(connectionId, known);
    }
    for (const id of fed) archive.endPass(id, at);
  }

  /** What leaves open whose records of the connection are, most records first; with what was answered. */
  list(connectionId: string): OpenCause[] {
    const { db, book, connections } = this.#parts;
    const rows = db
      .prepare<
        [string],
        { cause: string; answer: OpenCause['answer']; gone: string | null; fedId: string | null }
      >('SELECT cause, answer, gone, fed_id AS fedId FROM undecided WHERE connection_id = ? ORDER BY cause')
      .all(connectionId);
    if (rows.length === 0) return [];
    const connection = connections.get(connectionId);
    const facts = book.gather(connection, { entries: [] });
    const counted = this.#countAll(connectionId);
    return rows
      .map(({ cause, gone, ...row }): OpenCause => {
        const doubt = readCause(cause);
        const isIdentity = doubt.kind === 'identity' && doubt.name !== null && !isDigest(cause);
        const id = isIdentity ? (doubt.name as string) : null;
        // An answer that was given about somebody else is asked for again.
        const isAskedAgain = id !== null && isAskedAgainOf(judgePatient(id, facts));
        const isLost = row.answer === 'helped' && row.fedId === null;
        const answered = isAskedAgain || isLost ? { ...row, answer: null } : row;
        const unanswered = id === null ? null : judgePatient(id, { ...facts, findAnswer: () => null });
        return {
          ...{ cause, ...doubt, ...answered, counts: counted({ cause, ...answered }) },
          gone: gone === null ? {} : (JSON.parse(gone) as TypeCounts),
          row: isAskedAgain ? 4 : (unanswered?.row ?? rowOf(doubt)),
          said: id === null ? null : findFacts(id, facts),
          link: id === null ? null : (facts.patients.get(id)?.link ?? null),
          ownNumbers: facts.ownPatient?.facts.memberNumbers ?? [],
        };
      })
      .filter(
        ({ kind, name, answer, counts, gone, row }) =>
          // What was said when signing in is changed there.
          !(kind === 'identity' && name === connection.patientId && answer === 'own' && row !== 4) &&
          (answer !== null || sumCounts(counts) > 0 || sumCounts(gone) > 0),
      )
      .toSorted((a, b) => sumCounts(b.counts) - sumCounts(a.counts));
  }

  /** The records of a cause that are kept aside, as they came; `most` of them. */
  listAside(connectionId: string, cause: string, most = -1): { resource: Resource }[] {
    return this.#parts.db
      .prepare<[string, string, number], { json: string }>(
        'SELECT json FROM undecided_record WHERE connection_id = ? AND cause = ? ORDER BY rowid LIMIT ?',
      )
      .all(connectionId, cause, most)
      .map(({ json }) => ({ resource: JSON.parse(json) as Resource }));
  }

  /**
   * Reads the records of a cause as the person's or as somebody's whom they help, erases them, or keeps them aside again.
   * What was erased before comes with the plan's next check, which asks for everything, or when the file is opened again.
   * `at`: ISO instant.
   *
   * @throws {StoreError} store/not-found
   */
  decide({ connectionId, cause, answer, authority }: CauseAnswer, at: string): void {
    const { db, connections, archive } = this.#parts;
    const found = this.list(connectionId).find((one) => one.cause === cause);
    if (found === undefined) throw notFoundError('cause');
    const connection = connections.get(connectionId);
    const before = found.answer;
    const erases = answer === 'left-out';
    archive.write(() => {
      this.#takeBack(connection, found);
      const isGone = sumCounts(found.gone) > 0;
      const fedId = answer === 'helped' ? this.#feed(connection, found, authority) : null;
      const kept = erases ? this.#erase(connectionId, cause) : {};
      const next = erases && !isDigest(cause) ? digestCause(cause) : cause;
      // An earlier answer about somebody of this name is void.
      if (!isDigest(cause))
        db.prepare('DELETE FROM undecided WHERE connection_id = ? AND cause = ?').run(
          connectionId,
          digestCause(cause),
        );
      db.prepare(
        `UPDATE undecided SET cause = @next, answer = @answer, said = @said, fed_id = @fedId, gone = @gone, asked_at = @at
         WHERE connection_id = @connectionId AND cause = @cause`,
      ).run({
        ...{ connectionId, cause, next, answer, fedId, at },
        said: found.said === null ? null : erases ? digestPerson(found.said) : JSON.stringify(found.said),
        gone: erases ? JSON.stringify(isGone ? found.gone : kept) : null,
      });
      if (erases && found.kind === 'identity' && found.name !== null)
        this.#forgetPatient(connectionId, found.name);
      if (answer === 'own' && found.said !== null) connections.noteName(connection.personId, found.said);
      // What is not here any more comes with everything; it is no news then.
      if (isGone && answer !== 'left-out') {
        db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(connectionId);
        connections.setQuiet(connectionId);
      }
    });
    this.#judgedWith.delete(connectionId);
    this.judgeAgain(connectionId, at);
    if (answer === 'own') archive.endPass(connectionId, at);
    if (before !== null || erases) archive.settlePerson(connection.personId, { seenAt: at, isNews: true });
    if (erases) rewriteDatabase(db);
  }

  /** Everything of an answer that was given is kept aside again. */
  #takeBack(connection: ArchiveConnection, { cause, answer, fedId, said }: OpenCause): void {
    const { connections, archive } = this.#parts;
    if (answer === 'own') {
      this.#moveAside(connection.id, connection.id, cause);
      if (said !== null) connections.forgetName(connection.personId, said);
    }
    if (answer === 'helped' && fedId !== null) {
      this.#moveAside(fedId, connection.id, cause);
      archive.forget(fedId);
      connections.removeFed(fedId);
    }
  }

  /** Takes what is filed in a connection by a cause out of it, and keeps it aside in `to`. */
  #moveAside(from: string, to: string, cause: string): void {
    const { archive } = this.#parts;
    const all = this.#listFiled(from, 'AND whose = ?', cause);
    for (const { type, id, full_url, seen_in, json } of all)
      this.#add.run(to, cause, type, id, full_url, seen_in, json);
    archive.forgetRecords(from, all);
  }

  /** Makes the connection of somebody whom the person helps, with whom and what its records name. */
  #feed(connection: ArchiveConnection, { name, said }: OpenCause, authority: Authority | null): string {
    const { db, connections, archive } = this.#parts;
    const fedId = connections.createFed(connection.id, { patientId: name, said, authority });
    const shared = db
      .prepare<[string], Row>(
        `SELECT whose AS cause, type, id, full_url, seen_in, json FROM resource JOIN resource_json USING (key)
         WHERE connection_id = ? AND type IN ${sharedSql}`,
      )
      .all(connection.id);
    const fed = connections.get(fedId);
    for (const [seenIn, some] of Map.groupBy(shared, (one) => one.seen_in))
      archive.store(
        some.map((row, place) => toEntry(row, place)),
        arriveFrom(fed, seenIn, seenIn),
      );
    return fedId;
  }

  #erase(connectionId: string, cause: string): TypeCounts {
    const counts = this.#countAll(connectionId)({ cause, answer: null, fedId: null });
    this.#parts.db
      .prepare('DELETE FROM undecided_record WHERE connection_id = ? AND cause = ?')
      .run(connectionId, cause);
    return counts;
  }

  #forgetPatient(connectionId: string, patientId: string): void {
    const { db } = this.#parts;
    db.prepare('DELETE FROM patient_seen WHERE connection_id = ? AND id = ?').run(connectionId, patientId);
  }

  /** The beginning of the download that last brought a record which is kept aside. */
  #findAside(connectionId: string, resource: Resource): string | null {
    const found = this.#findKept.get(connectionId, resource.resourceType, resourceIdOf(resource));
    return (found as string | undefined) ?? null;
  }

  #forgetAside(connectionId: string, resource: Resource): void {
    this.#remove.run(connectionId, resource.resourceType, resourceIdOf(resource));
  }

  /** Returns how many stored records went. */
  #setAside(connection: ArchiveConnection, { entry, owner }: OpenEntry, seenIn: string): number {
    const { resource, fullUrl } = entry;
    // A Patient is kept as far as it names others.
    if (resource.resourceType === 'Patient') return 0;
    const { archive } = this.#parts;
    const { id: connectionId } = connection;
    const [type, id] = [resource.resourceType, resourceIdOf(resource)];
    const cause = causeOf(owner.doubt);
    const json = JSON.stringify(resource);
    // What this sign-in brought while the plan named the person stays, and a newer version of it waits beside.
    const stored =
      owner.row === 6 ? (this.#findJson.get(connectionId, type, id) as string | undefined) : undefined;
    if (stored !== undefined) this.#touch.run(seenIn, connectionId, type, id);
    if (stored === json) return 0;
    this.#addCause.run(connectionId, cause, seenIn);
    if (!this.#isGone.get(connectionId, cause))
      this.#add.run(connectionId, cause, type, id, fullUrl, seenIn, json);
    const isEarlier = this.#findEarlier.get(connectionId, type, id, seenIn) !== undefined;
    return stored === undefined && isEarlier ? archive.forgetRecords(connectionId, [{ type, id }]) : 0;
  }

  /**
   * Takes away what an earlier download brought, and the plan or the person says is somebody else's; not what the same
   * download gives the person under the same id.
   */
  #drop(connectionId: string, resource: Resource, seenIn: string): number {
    const [type, id] = [resource.resourceType, resourceIdOf(resource)];
    this.#removeEarlier.run(connectionId, type, id, seenIn);
    if (this.#findEarlier.get(connectionId, type, id, seenIn) === undefined) return 0;
    return this.#parts.archive.forgetRecords(connectionId, [{ type, id }]);
  }

  /** What was filed by more than the sign-in's id and is not proved any more goes aside. Returns how many did. */
  #judgeFiled(connection: ArchiveConnection, facts: WhoseFacts): number {
    const { archive } = this.#parts;
    const { id: connectionId } = connection;
    let forgotten = 0;
    for (const row of this.#listFiled(connectionId, 'AND whose IS NOT NULL')) {
      const { type, id, full_url, seen_in, json } = row;
      const owner = judgeStored(row, facts);
      if (owner === null) continue;
      if (owner.whose === 'own' && owner.to === null) {
        this.#mark.run(causeOrNull(owner), connectionId, type, id);
        continue;
      }
      if (owner.row === 6) continue;
      forgotten += archive.forgetRecords(connectionId, [row]);
      if (type === 'Patient' || owner.doubt === null) continue;
      const cause = causeOf(owner.doubt);
      this.#addCause.run(connectionId, cause, seen_in);
      this.#add.run(connectionId, cause, type, id, full_url, seen_in, json);
    }
    return forgotten;
  }

  /** Files what is the person's by now. Returns the connections of those they help that got something. */
  #judgeAside(connection: ArchiveConnection, facts: WhoseFacts, at: string): Set<string> {
    const { db, connections } = this.#parts;
    const { id: connectionId } = connection;
    const rows = db
      .prepare<[string], Row>(
        'SELECT cause, type, id, full_url, seen_in, json FROM undecided_record WHERE connection_id = ? ORDER BY rowid',
      )
      .all(connectionId);
    const fed = new Set<string>();
    const apart: FateCount[] = [];
    for (const row of rows) {
      const entry = toEntry(row, 0);
      const owner = judgeStored(row, facts);
      if (owner === null) continue;
      if (owner.whose === 'own') {
        this.#forgetAside(connectionId, entry.resource);
        const to = owner.to ?? connectionId;
        this.store(connectionId, [fileAs(entry, to, causeOrNull(owner))], (id) =>
          arriveFrom(connections.get(id), row.seen_in, at),
        );
        if (owner.to !== null) fed.add(owner.to);
      } else if (owner.whose === 'apart' && owner.row === 3) {
        this.#forgetAside(connectionId, entry.resource);
        apart.push(countOpen(entry.resource, owner));
      } else if (causeOf(owner.doubt) !== row.cause) {
        this.#addCause.run(connectionId, causeOf(owner.doubt), row.seen_in);
        this.#add.run(
          connectionId,
          causeOf(owner.doubt),
          row.type,
          row.id,
          row.full_url,
          row.seen_in,
          row.json,
        );
      }
    }
    addFates(db, { connectionId, source: 'answers', pass: at }, apart);
    return fed;
  }

  /** What stayed open for long is erased; how much it was stays. True where there was any. */
  #expire(connectionId: string, at: string): boolean {
    const { db } = this.#parts;
    const before = new Date(Date.parse(at) - keptForMs).toISOString();
    const old = db
      .prepare<[string, string], string>(
        'SELECT cause FROM undecided WHERE connection_id = ? AND answer IS NULL AND gone IS NULL AND asked_at < ?',
      )
      .pluck()
      .all(connectionId, before) as string[];
    let isAny = false;
    for (const cause of old) {
      const counts = this.#erase(connectionId, cause);
      if (sumCounts(counts) === 0) continue;
      isAny = true;
      db.prepare('UPDATE undecided SET gone = ? WHERE connection_id = ? AND cause = ?').run(
        JSON.stringify(counts),
        connectionId,
        cause,
      );
    }
    return isAny;
  }

  /** A cause without records that nobody answered is no question. */
  #tidyCauses(connectionId: string): void {
    this.#parts.db
      .prepare(
        `DELETE FROM undecided WHERE connection_id = ? AND answer IS NULL AND gone IS NULL AND NOT EXISTS (
           SELECT 1 FROM undecided_record AS kept
           WHERE kept.connection_id = undecided.connection_id AND kept.cause = undecided.cause)`,
      )
      .run(connectionId);
  }

  /** How many records of each type there are: aside, or where they are filed by an answer. */
  #countAll(connectionId: string): (one: Pick<OpenCause, 'cause' | 'answer' | 'fedId'>) => TypeCounts {
    const filed = "whose AS cause, type FROM resource WHERE connection_id = ? AND type <> 'Patient'";
    const lists = new Map<string, Map<string, TypeCounts>>();
    const list = (from: string, id: string) => {
      const known = lists.get(from + id) ?? this.#countTypes(from, id);
      lists.set(from + id, known);
      return known;
    };
    return ({ cause, answer, fedId }) => {
      const isAside = answer === null || answer === 'left-out';
      const all = isAside
        ? list('cause, type FROM undecided_record WHERE connection_id = ?', connectionId)
        : list(filed, answer === 'helped' ? (fedId ?? '') : connectionId);
      return all.get(cause) ?? {};
    };
  }

  #countTypes(from: string, connectionId: string): Map<string, TypeCounts> {
    const counts = new Map<string, TypeCounts>();
    const rows = this.#parts.db
      .prepare<[string], { cause: string; type: string; count: number }>(
        `SELECT cause, type, count(*) AS count FROM (SELECT ${from}) WHERE cause IS NOT NULL GROUP BY cause, type`,
      )
      .all(connectionId);
    for (const { cause, type, count } of rows) counts.set(cause, { ...counts.get(cause), [type]: count });
    return counts;
  }

  #listFiled(connectionId: string, where: string, ...values: string[]): Row[] {
    return this.#parts.db
      .prepare<string[], Row>(
        `SELECT whose AS cause, type, id, full_url, seen_in, json FROM resource JOIN resource_json USING (key)
         WHERE connection_id = ? ${where} ORDER BY key`,
      )
      .all(connectionId, ...values);
  }

  /** What decides whose records are, as one text; and how many are open. */
  #digest(connection: ArchiveConnection, facts: WhoseFacts): string {
    const { db } = this.#parts;
    const list = (sql: string) => db.prepare<[string], object>(sql).all(connection.id);
    const open = list(
      'SELECT cause, count(*) AS n FROM undecided_record WHERE connection_id = ? GROUP BY cause ORDER BY cause',
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
      ...[open, filed, answers, facts.mayOwnNobodys({ resourceType: 'ExplanationOfBenefit' })],
    ];
    return createHash('sha256').update(JSON.stringify(known)).digest('base64url');
  }
}

type OpenEntry = { entry: BundleEntry; owner: Ownership & { whose: 'ask' | 'apart' } };

/** A record that was kept aside arrives as it would have then. */
function arriveFrom(connection: ArchiveConnection, seenIn: string, at: string): Arrival {
  return connection.origin === 'file'
    ? { connection, pass: { from: 'file' }, seenAt: seenIn }
    : { connection, pass: { from: 'plan', startedAt: seenIn }, seenAt: at };
}

/**
 * As a record that came before is judged now. What it names by an address within the answer that brought it is not to
 * be found any more: then whom it named stands; `null` where that was nobody with an id.
 */
function judgeStored({ cause, full_url, json }: Row, facts: WhoseFacts): Ownership | null {
  const owner = judgeOwner(JSON.parse(json) as Resource, full_url, facts);
  if (cause === null || owner.doubt?.kind !== 'unknown') return owner;
  const { kind, name } = readCause(cause);
  if (kind === 'unknown') return owner;
  return kind === 'identity' && name !== null ? judgePatient(name, facts) : null;
}

function toEntry({ full_url, json }: Pick<Row, 'full_url' | 'json'>, place: number): BundleEntry {
  return { resource: JSON.parse(json) as Resource, fullUrl: full_url, place };
}

function fileAs(entry: BundleEntry, to: string, cause: string | null): Filed {
  return { entry, to, cause, cameIn: null };
}

function causeOrNull(owner: Ownership): string | null {
  return owner.doubt === null ? null : causeOf(owner.doubt);
}

function readCause(cause: string): OwnerDoubt {
  if (isDigest(cause)) return { kind: 'identity', name: null, place: null };
  const [kind, name, place] = JSON.parse(cause) as [OwnerDoubt['kind'], string | null, string | null];
  return { kind, name, place };
}

function isAskedAgainOf({ whose, row }: Ownership): boolean {
  return whose === 'ask' && row === 4;
}

/** The row by which causes other than a patient of the plan's own server stay open. */
function rowOf({ kind }: OwnerDoubt): WhoseRow {
  return kind === 'nobody' ? 13 : kind === 'number' || kind === 'name' ? 12 : 1;
}

function countOne(resource: Resource, fate: FateCount['fate'], reason: string): FateCount {
  return { type: resource.resourceType, fate, reason, count: 1 };
}

function countOpen(resource: Resource, owner: Ownership): FateCount {
  if (owner.whose === 'ask') return countOne(resource, 'asked', owner.doubt.kind);
  return countOne(resource, 'apart', owner.row === 2 ? 'taken' : 'not-mine');
}

function sumCounts(counts: TypeCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function nameOfRecord(resource: Resource): string {
  return `${resource.resourceType}/${resourceIdOf(resource)}`;
}
