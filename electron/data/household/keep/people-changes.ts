/**
 * Whose plans are: moved to somebody else, or all of a person made another's. The last change can be taken back as long
 * as the app runs; what was kept to do so is forgotten with the next one, and when anything is erased.
 */
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Archive } from '../../archive/archive.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { WhoseBook } from '../../archive/whose/whose-book.ts';
import type { JudgeParts } from '../../bills/ask/judge-bills.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import type { Connections } from '../../people/connections.ts';
import {
  addPerson,
  listToldApart,
  readPerson,
  removePerson,
  restorePerson,
  tellApart,
} from '../../people/person-table.ts';
import { findPlanRows } from '../ask/find-plan-rows.ts';
import { nameByPlans } from '../ask/name-by-plan.ts';
import {
  addPaidSince,
  giveRows,
  listOwnedRows,
  removeTwinPlans,
  renameLines,
  renameOthers,
  restoreLines,
  restoreOthers,
  restoreTwinPlans,
} from './owned-rows.ts';

export type ChangeParts = {
  db: Db;
  connections: Connections;
  archive: Archive;
  references: ReferenceCache;
  judged: JudgeParts;
  log: AccessLog;
  book: WhoseBook;
};

/** `personId`: `null` for somebody new. */
type Move = { connectionId: string; personId: string | null; today: string };
type Merge = { personId: string; intoId: string };

export class PeopleChanges {
  readonly #parts: ChangeParts;
  /** Takes the last change back; whose it all is again. */
  #undo: (() => string) | null = null;

  constructor(parts: ChangeParts) {
    this.#parts = parts;
  }

  /** Whose the connection is then. @throws {StoreError} store/not-found */
  move({ connectionId, personId, today }: Move): string {
    const { db, connections, judged, log } = this.#parts;
    const { personId: from } = connections.get(connectionId);
    if (from === personId) return from;
    if (connections.ofPerson(from).length === 1) {
      // Of somebody whose only plan it is, a new person would be the same one.
      if (personId === null) return from;
      this.merge({ personId: from, intoId: personId });
      return personId;
    }
    const rows = findPlanRows(judged, { connectionId, personId: from, today });
    const before = readPerson(db, from);
    let unconfirm = () => {};
    const to = this.#write(() => {
      const known = personId === null ? null : readPerson(db, personId);
      const id = known?.id ?? addPerson(db);
      giveRows(db, rows, { from, to: id });
      unconfirm = this.#confirm([connectionId]);
      if (known === null) copyLastLook(db, from, id);
      this.#settle([from, id]);
      return { id, known };
    });
    this.#undo = () => {
      this.#write(() => {
        // Somebody new stays where a plan of theirs came since.
        unconfirm();
        const ends = to.known === null && connections.ofPerson(to.id).length === 1;
        const back = ends ? listOwnedRows(db, to.id) : addPaidSince(db, rows, to.id);
        giveRows(db, back, { from: to.id, to: from });
        if (to.known !== null) restorePerson(db, to.known);
        restorePerson(db, before);
        if (ends) {
          // What was written and logged since names them.
          renameLines(db, to.id, from);
          renameOthers(db, to.id, from);
          removePerson(db, to.id);
          log.merge(to.id, from);
        }
        this.#settle(ends ? [from] : [from, to.id]);
      });
      return from;
    };
    return to.id;
  }

  /** @throws {StoreError} store/not-found */
  merge({ personId: from, intoId: to }: Merge): void {
    const { db, log } = this.#parts;
    if (from === to) throw notFoundError('person');
    const before = [readPerson(db, from), readPerson(db, to)] as const;
    const rows = listOwnedRows(db, from);
    const apart = listToldApart(db, from).filter((id) => id !== to);
    const wereApart = listToldApart(db, to);
    const look = readLastLook(db, from);
    const hadLooked = readLastLook(db, to) !== null;
    let unconfirm = () => {};
    const { lines, others, twins } = this.#write(() => {
      giveRows(db, rows, { from, to });
      unconfirm = this.#confirm(rows.connections);
      const renamed = { lines: renameLines(db, from, to), others: renameOthers(db, from, to) };
      const taken = removeTwinPlans(db, to, rows.comparedPlans);
      for (const id of apart) tellApart(db, to, id);
      const [gone, kept] = before;
      restorePerson(db, {
        id: to,
        name: kept.name ?? gone.name,
        birth_date: kept.birth_date ?? gone.birth_date,
        own_name: kept.own_name ?? gone.own_name,
        facts: kept.name === null ? gone.facts : kept.facts,
        authority: kept.authority ?? gone.authority,
      });
      if (look !== null) keepLastLook(db, to, look);
      removePerson(db, from);
      log.merge(from, to);
      this.#settle([to]);
      return { ...renamed, twins: taken };
    });
    this.#undo = () => {
      this.#write(() => {
        unconfirm();
        for (const row of before) restorePerson(db, row);
        giveRows(db, addPaidSince(db, rows, to), { from: to, to: from });
        restoreTwinPlans(db, twins, from);
        restoreLines(db, lines, from);
        restoreOthers(db, others);
        if (look !== null) keepLastLook(db, from, look);
        if (look !== null && !hadLooked) forgetLastLook(db, to, look);
        const since = listToldApart(db, to).filter((id) => !apart.includes(id));
        db.prepare('DELETE FROM different_people WHERE ? IN (one_id, other_id)').run(to);
        for (const id of [...wereApart, ...since]) tellApartIfHere(db, to, id);
        for (const id of apart) tellApartIfHere(db, from, id);
        log.merge(from, null);
        this.#settle([from, to]);
      });
      return from;
    };
  }

  /** Whose it all is again. @throws {StoreError} store/not-found when there is nothing to take back */
  undo(): string {
    const take = this.#undo;
    if (take === null) throw notFoundError('change');
    const personId = take();
    this.#undo = null;
    return personId;
  }

  /** Nothing can be taken back from now on. */
  forgetUndo(): void {
    this.#undo = null;
  }

  /** Whoever says whose a plan is says so of all that its sign-in names; what takes that back. */
  #confirm(connectionIds: readonly string[]): () => void {
    const { book, connections } = this.#parts;
    const at = new Date().toISOString();
    const undo = connectionIds
      .map((id) => connections.get(id))
      .filter(({ origin, fedBy }) => origin === 'plan' && fedBy === null)
      .map((connection) => book.confirmNames(connection, at));
    return () => {
      for (const takeBack of undo) takeBack();
    };
  }

  #write<T>(work: () => T): T {
    this.#undo = null;
    return this.#parts.archive.write(work);
  }

  /** Judges anew what depends on whose the plans are: names, which claims count, visits of two plans. Nothing of it is news. */
  #settle(personIds: readonly string[]): void {
    const seenAt = new Date().toISOString();
    for (const personId of personIds) {
      nameByPlans(this.#parts, personId);
      this.#parts.archive.settlePerson(personId, { seenAt, isNews: false });
    }
  }
}

type LastLook = { day: string; before: string | null };

function readLastLook(db: Db, personId: string): LastLook | null {
  return (
    db.prepare<[string], LastLook>('SELECT day, before FROM last_look WHERE person_id = ?').get(personId) ??
    null
  );
}

/** Somebody who never looked has looked then. */
function keepLastLook(db: Db, personId: string, { day, before }: LastLook): void {
  db.prepare('INSERT OR IGNORE INTO last_look (person_id, day, before) VALUES (?, ?, ?)').run(
    personId,
    day,
    before,
  );
}

/** Takes away the look that somebody was given, unless they have looked since. */
function forgetLastLook(db: Db, personId: string, { day, before }: LastLook): void {
  db.prepare('DELETE FROM last_look WHERE person_id = ? AND day = ? AND before IS ?').run(
    personId,
    day,
    before,
  );
}

function copyLastLook(db: Db, from: string, to: string): void {
  const look = readLastLook(db, from);
  if (look !== null) keepLastLook(db, to, look);
}

/** Whoever was told apart then may be gone since. */
function tellApartIfHere(db: Db, personId: string, otherId: string): void {
  if (db.prepare('SELECT 1 FROM person WHERE id = ?').get(otherId) !== undefined)
    tellApart(db, personId, otherId);
}
