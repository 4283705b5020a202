/**
 * Records that do not say clearly whose they are: kept as they came, read into nothing, and asked about once for each
 * cause. The answer holds for what comes later, too, and can be changed.
 */
import {
  mostUndecided,
  type Undecided,
  type UndecidedList,
  type WhoseAnswer,
} from '#shared/model/connection';
import { type Db, rewriteDatabase } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { resourceIdOf } from '../fhir/identity.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Archive, Arrival } from './archive.ts';
import type { OwnerDoubt } from './ownership.ts';
import { type SortedEntries, sortByOwner } from './sort-by-owner.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';

type Parts = { db: Db; connections: ConnectionBook; archive: Archive };
type Row = { full_url: string | null; seen_in: string; json: string };
/** What the person said is theirs, and how many more they had left out. */
type Settled = { own: BundleEntry[]; leftOut: number };
type Answer = WhoseAnswer['answer'];

export class UndecidedRecords {
  readonly #parts: Parts;
  readonly #addCause;
  readonly #add;
  readonly #remove;
  readonly #removeEarlier;
  readonly #findEarlier;
  readonly #findAny;

  constructor(parts: Parts) {
    const { db } = parts;
    this.#parts = parts;
    this.#addCause = db.prepare<[string, string]>(
      'INSERT OR IGNORE INTO undecided (connection_id, cause) VALUES (?, ?)',
    );
    this.#add = db.prepare(
      `INSERT OR REPLACE INTO undecided_record (connection_id, cause, type, id, full_url, seen_in, json)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
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
  }

  /**
   * Keeps or drops what a page or a file brought, by what the person answered, and returns what they said is theirs. What
   * is undecided now is taken out of the lists. Call within the page's transaction. `seenIn`: beginning of the download,
   * or when the file was opened.
   */
  settle(connectionId: string, { own, undecided }: Omit<SortedEntries, 'others'>, seenIn: string): Settled {
    const settled: Settled = { own: [], leftOut: 0 };
    if (undecided.length === 0 && this.#findAny.get(connectionId) === undefined) return settled;
    const sure = new Set(own.map(({ resource }) => nameOfRecord(resource)));
    for (const { resource } of own)
      this.#remove.run(connectionId, resource.resourceType, resourceIdOf(resource));
    const { archive, connections } = this.#parts;
    const answers = this.#answers(connectionId);
    let forgotten = 0;
    for (const { entry, doubt } of undecided) {
      const { resource, fullUrl } = entry;
      if (sure.has(nameOfRecord(resource))) continue;
      const cause = JSON.stringify([doubt.kind, doubt.name, doubt.place]);
      const answer = answers.get(cause) ?? null;
      const [type, id] = [resource.resourceType, resourceIdOf(resource)];
      if (answer === 'own') settled.own.push(entry);
      else forgotten += archive.forgetRecords(connectionId, [{ type, id }]);
      this.#remove.run(connectionId, type, id);
      if (answer === 'left-out') {
        settled.leftOut++;
        continue;
      }
      this.#addCause.run(connectionId, cause);
      const json = answer === 'own' ? null : JSON.stringify(resource);
      this.#add.run(connectionId, cause, type, id, fullUrl, seenIn, json);
    }
    // What a forgotten correction had replaced counts again, even if nothing else is news.
    const { personId } = connections.get(connectionId);
    if (forgotten > 0) archive.settlePerson(personId, { seenAt: seenIn, isNews: true });
    return settled;
  }

  /**
   * Takes away what an earlier download brought, as the person's or to be asked about, and the plan now says is somebody
   * else's; not what the same page gives the person, under the same id. Call within the page's transaction.
   */
  forgetOthers(
    connectionId: string,
    { own, others }: Omit<SortedEntries, 'undecided'>,
    seenIn: string,
  ): void {
    if (others.length === 0) return;
    const { archive, connections } = this.#parts;
    const sure = new Set(own.map(({ resource }) => nameOfRecord(resource)));
    let forgotten = 0;
    for (const { resource } of others) {
      if (sure.has(nameOfRecord(resource))) continue;
      const [type, id] = [resource.resourceType, resourceIdOf(resource)];
      this.#removeEarlier.run(connectionId, type, id, seenIn);
      if (this.#findEarlier.get(connectionId, type, id, seenIn) !== undefined)
        forgotten += archive.forgetRecords(connectionId, [{ type, id }]);
    }
    const { personId } = connections.get(connectionId);
    if (forgotten > 0) archive.settlePerson(personId, { seenAt: seenIn, isNews: true });
  }

  /** What to ask about the connection's records. */
  ask(connectionId: string): UndecidedList {
    const all = this.list(connectionId);
    return { causes: all.slice(0, mostUndecided), leftOut: Math.max(0, all.length - mostUndecided) };
  }

  /**
   * One of the causes, whether it is among those that are asked about now or not.
   *
   * @throws {StoreError} store/not-found
   */
  find(connectionId: string, cause: string): Undecided {
    const found = this.list(connectionId).find((one) => one.cause === cause);
    if (found === undefined) throw notFoundError('cause');
    return found;
  }

  /** What leaves open whose records of the connection are, most records first. */
  list(connectionId: string): Undecided[] {
    return this.#parts.db
      .prepare<[string], { cause: string; answer: Answer | null; count: number }>(
        `SELECT cause, answer, count(type) AS count FROM undecided LEFT JOIN undecided_record USING (connection_id, cause)
         WHERE connection_id = ? GROUP BY cause HAVING answer IS NOT NULL OR count(type) > 0 ORDER BY count DESC, cause`,
      )
      .all(connectionId)
      .map(({ cause, ...rest }) => {
        const [kind, name, place] = JSON.parse(cause) as [OwnerDoubt['kind'], string | null, string | null];
        return { cause, kind, name, place, ...rest };
      });
  }

  /**
   * Reads the records of a cause as the person's, or erases them. What was erased before comes with the plan's next check,
   * which asks for everything, or when the file is opened again. `at`: ISO instant.
   *
   * @throws {StoreError} store/not-found
   */
  decide({ connectionId, cause, answer }: WhoseAnswer, at: string): void {
    const { db, connections, archive } = this.#parts;
    if (!this.#answers(connectionId).has(cause)) throw notFoundError('cause');
    const { personId } = connections.get(connectionId);
    archive.write(() => {
      if (answer === 'own') this.#claim(connectionId, cause, at);
      else this.#leaveOut(connectionId, cause);
      db.prepare('UPDATE undecided SET answer = ? WHERE connection_id = ? AND cause = ?').run(
        answer,
        connectionId,
        cause,
      );
    });
    if (answer === 'own') archive.endPass(connectionId, at);
    else {
      archive.settlePerson(personId, { seenAt: at, isNews: true });
      rewriteDatabase(db);
    }
  }

  /** Reads the records whose number turned out to be the person's since they came. Call at the end of a pass. */
  judgeAgain(connectionId: string, at: string): void {
    const { db, connections, archive } = this.#parts;
    const waiting = this.list(connectionId).filter(
      ({ kind, answer }) => kind === 'number' && answer === null,
    );
    if (waiting.length === 0) return;
    const connection = connections.get(connectionId);
    archive.write(() => {
      for (const { cause } of waiting)
        for (const { entry, seenIn } of this.#kept(connectionId, cause)) {
          if (sortByOwner(db, [entry], { connection, hosts: [] }).own.length === 0) continue;
          archive.store([entry], arriveFrom(connection, seenIn, at));
          this.#remove.run(connectionId, entry.resource.resourceType, resourceIdOf(entry.resource));
        }
    });
  }

  #answers(connectionId: string): Map<string, Answer | null> {
    const rows = this.#parts.db
      .prepare<[string], { cause: string; answer: Answer | null }>(
        'SELECT cause, answer FROM undecided WHERE connection_id = ?',
      )
      .all(connectionId);
    return new Map(rows.map(({ cause, answer }) => [cause, answer]));
  }

  #kept(connectionId: string, cause: string): { entry: BundleEntry; seenIn: string }[] {
    return this.#parts.db
      .prepare<[string, string], Row>(
        `SELECT full_url, seen_in, json FROM undecided_record
         WHERE connection_id = ? AND cause = ? AND json IS NOT NULL ORDER BY rowid`,
      )
      .all(connectionId, cause)
      .map(({ full_url, seen_in, json }, place) => ({
        entry: { resource: JSON.parse(json) as Resource, fullUrl: full_url, place },
        seenIn: seen_in,
      }));
  }

  #claim(connectionId: string, cause: string, at: string): void {
    const { db, connections, archive } = this.#parts;
    const connection = connections.get(connectionId);
    for (const [seenIn, kept] of Map.groupBy(this.#kept(connectionId, cause), (one) => one.seenIn))
      archive.store(
        kept.map(({ entry }) => entry),
        arriveFrom(connection, seenIn, at),
      );
    db.prepare('UPDATE undecided_record SET json = NULL WHERE connection_id = ? AND cause = ?').run(
      connectionId,
      cause,
    );
    if (this.#answers(connectionId).get(cause) === 'left-out')
      db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(connectionId);
  }

  #leaveOut(connectionId: string, cause: string): void {
    const { db, archive } = this.#parts;
    const all = db
      .prepare<[string, string], { type: string; id: string }>(
        'SELECT type, id FROM undecided_record WHERE connection_id = ? AND cause = ?',
      )
      .all(connectionId, cause);
    archive.forgetRecords(connectionId, all);
    db.prepare('DELETE FROM undecided_record WHERE connection_id = ? AND cause = ?').run(connectionId, cause);
  }
}

/** A record that was kept apart arrives as it would have then. */
function arriveFrom(connection: ArchiveConnection, seenIn: string, at: string): Arrival {
  return connection.origin === 'file'
    ? { connection, pass: { from: 'file' }, seenAt: seenIn }
    : { connection, pass: { from: 'plan', startedAt: seenIn }, seenAt: at };
}

function nameOfRecord(resource: Resource): string {
  return `${resource.resourceType}/${resourceIdOf(resource)}`;
}
