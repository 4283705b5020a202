/** Brings lines of a copy into the records, as if the plans and files had brought them. */
import { randomUUID } from 'node:crypto';
import { noteCopied } from '../archive/copied-records.ts';
import { referenceableSql } from '../archive/referenceable-types.ts';
import { saveUnread } from '../archive/unread-lines.ts';
import { causeOf, identityDoubt } from '../archive/whose/judge-owner.ts';
import { plainBase, resourceIdOf } from '../fhir/identity.ts';
import type { Connection } from '../people/connections.ts';
import { type ArrivingParts, noteArriving } from './arriving.ts';
import type { CopyConnection, CopyHistory, CopyPerson, CopyRecord, CopyUndecided } from './copy-format.ts';

/** So many records are stored in one transaction. */
const batchSize = 200;

/** Somebody of the copy, new on this computer; their id here. */
export function addPerson({ db }: ArrivingParts, person: CopyPerson): string {
  const { name, birthDate, ownName, authority, lastLook } = person;
  const id = randomUUID();
  db.transaction(() => {
    noteArriving(db, 'people', id);
    db.prepare('INSERT INTO person (id, name, birth_date, own_name, authority) VALUES (?, ?, ?, ?, ?)').run(
      id,
      name,
      birthDate,
      ownName,
      authority,
    );
    if (lastLook !== null)
      db.prepare('INSERT INTO last_look (person_id, day, before) VALUES (?, ?, ?)').run(
        id,
        lastLook.day,
        lastLook.before,
      );
  })();
  return id;
}

/** One connection of a copy: its records come in the order in which they stand there, then all of it is settled. */
export class ConnectionKeeper {
  readonly #parts: ArrivingParts;
  readonly connection: Connection;
  readonly #findKey;
  #batch: CopyRecord[] = [];
  readonly #changed: string[] = [];
  readonly #at: string;

  /**
   * Makes the connection. Nobody is signed in to it, and its plan is asked for nothing until somebody is; then for
   * everything, as no checkpoint comes along. `at`: ISO instant of bringing it in.
   */
  constructor(
    parts: ArrivingParts,
    personId: string,
    { copied, at }: { copied: CopyConnection; at: string },
  ) {
    this.#at = at;
    const { db, connections } = parts;
    const {
      of: _of,
      person: _person,
      isEnded,
      planPhone: _planPhone,
      lastCheckedAt,
      firstSyncDone,
      said,
      fedBy: _fedBy,
      ...facts
    } = copied;
    const connectionId = db.transaction(() => {
      const created = connections.create({ ...facts, personId });
      noteArriving(db, 'connections', created.connectionId);
      const state = facts.origin === 'file' || isEnded ? 'ended' : 'sign-in-again';
      connections.update(created.connectionId, { state, lastCheckedAt, firstSyncDone });
      if (said !== null) connections.noteSaid(created.connectionId, said);
      return created.connectionId;
    })();
    this.#parts = parts;
    this.connection = connections.get(connectionId);
    this.#findKey = db
      .prepare<[string, string, string], number>(
        'SELECT key FROM resource WHERE connection_id = ? AND type = ? AND id = ?',
      )
      .pluck();
  }

  addRecord(record: CopyRecord): void {
    const [first] = this.#batch;
    const isSameArrival = first?.seenIn === record.seenIn && first.firstSeen === record.firstSeen;
    if (!isSameArrival || this.#batch.length >= batchSize) this.#storeBatch();
    this.#batch.push(record);
    if (record.isChanged) this.#changed.push(resourceIdOf(record.resource));
  }

  addHistory({ id, seenAt, what, changes, shownOn }: CopyHistory): void {
    this.#storeBatch();
    const key = this.#findKey.get(this.connection.id, 'ExplanationOfBenefit', id);
    if (key === undefined) return;
    this.#parts.db
      .prepare('INSERT INTO claim_history (key, seen_at, what, changes, shown_on) VALUES (?, ?, ?, ?, ?)')
      .run(key, seenAt, what, JSON.stringify(changes), shownOn);
  }

  addUndecided({ cause, answer, records }: CopyUndecided): void {
    const { db } = this.#parts;
    const text = typeof cause === 'string' ? cause : JSON.stringify(cause);
    const copiedAt = this.connection.origin === 'plan' ? this.#at : null;
    const add = db.prepare(
      `INSERT INTO undecided_record (connection_id, cause, type, id, full_url, seen_in, json, copied_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (connection_id, cause, type, id) DO UPDATE SET full_url = excluded.full_url,
         seen_in = excluded.seen_in, json = excluded.json, copied_at = excluded.copied_at`,
    );
    db.transaction(() => {
      // A cause of many records comes in several lines.
      db.prepare(
        'INSERT OR IGNORE INTO undecided (connection_id, cause, answer, asked_at) VALUES (?, ?, ?, ?)',
      ).run(this.connection.id, text, answer, new Date().toISOString());
      for (const { type, id, fullUrl, seenIn, resource } of records) {
        if (resource === null) continue;
        add.run(this.connection.id, text, type, id, fullUrl, seenIn, JSON.stringify(resource), copiedAt);
      }
    })();
  }

  addUnread(line: { why: string; text: string }): void {
    saveUnread(this.#parts.db, this.connection.id, [line]);
  }

  /** Settles which of its claims count. */
  end(): void {
    this.#storeBatch();
    const { db, archive } = this.#parts;
    archive.endPass(this.connection.id, this.#at);
    const mark = db.prepare('UPDATE claim SET changed = 1 WHERE key = ?');
    for (const id of this.#changed)
      mark.run(this.#findKey.get(this.connection.id, 'ExplanationOfBenefit', id) ?? null);
  }

  #storeBatch(): void {
    const [first] = this.#batch;
    if (!first) return;
    const { db, archive } = this.#parts;
    const { seenIn, firstSeen } = first;
    const { origin, id } = this.connection;
    // The row of a record says when it was first seen; what is stored for the first time takes `seenAt` for that.
    const arrival =
      origin === 'file'
        ? { pass: { from: 'file' as const }, seenAt: firstSeen }
        : { pass: { from: 'plan' as const, startedAt: seenIn }, seenAt: firstSeen };
    const mark = db.prepare(
      'UPDATE resource SET removed_at = ?, seen_in = ? WHERE connection_id = ? AND type = ? AND id = ?',
    );
    archive.write(() => {
      archive.store(
        this.#batch.map(({ resource, fullUrl }, place) => ({ resource, fullUrl, place })),
        { connection: this.connection, ...arrival },
      );
      for (const { resource, removedAt } of this.#batch)
        mark.run(removedAt, seenIn, id, resource.resourceType, resourceIdOf(resource));
      const resources = this.#batch.map(({ resource }) => resource);
      if (origin === 'plan') noteCopied(db, id, { resources, at: this.#at });
    });
    this.#batch = [];
  }
}

/** Has the records of somebody come by the sign-in of another connection again, where that one is here. */
export function linkFed(
  { db, connections }: Pick<ArrivingParts, 'db' | 'connections'>,
  arrived: readonly { connection: Connection; fedBy: string | null }[],
): void {
  for (const { connection, fedBy } of arrived) {
    const parent = connections
      .all()
      .find(
        (one) =>
          fedBy !== null &&
          one.origin === 'plan' &&
          one.patientId === fedBy &&
          plainBase(one.fhirBaseUrl) === plainBase(connection.fhirBaseUrl),
      );
    if (parent === undefined || connection.patientId === null) continue;
    const cause = causeOf(identityDoubt(connection.patientId));
    connections.update(connection.id, { fedBy: parent.id });
    db.prepare(
      "INSERT OR IGNORE INTO undecided (connection_id, cause, answer, fed_id) VALUES (?, ?, 'helped', ?)",
    ).run(parent.id, cause, connection.id);
    db.prepare(
      `UPDATE resource SET whose = ? WHERE connection_id = ? AND (type = 'Coverage' OR type NOT IN ${referenceableSql})`,
    ).run(cause, connection.id);
  }
}
