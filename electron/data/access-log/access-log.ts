/**
 * The access log: a chain of entries that is only added to. What came of a request, whose sign-in it was and what was
 * erased are entries of their own. Each entry's digest covers its text and a random salt; its chain value covers the
 * digest and the chain before it, under a key that is not in the database. Erasing takes text and salt and leaves the
 * digest, so the chain still holds; rows that no entry of the chain says are erased must be whole.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { AccessEnd, AccessEntry, AccessRow, AccessTicket } from '#shared/model/access-log';
import { StoreError } from '../../errors.ts';
import { boundRows } from '../archive/bound-view.ts';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { isSchemaOwn } from '../database/own-schema.ts';
import { describeLocalAccess } from './access-entry.ts';
import { type LogSeal, trySaving } from './log-seal.ts';

/** A row, with what says whose it is before there is a connection. */
type KeptRow = AccessEntry & { attempt?: string; payerId?: string };

type ChainEntry =
  | ({ kind: 'row' } & KeptRow)
  | ({ kind: 'end'; of: number } & AccessEnd)
  | { kind: 'own'; attempt: string; connectionId: string; personId: string }
  /** From here on all of one person is another's; `null`: they are two again. */
  | { kind: 'merge'; personId: string; into: string | null }
  /** Ids of entries whose text is gone, and a digest over their digests. */
  | { kind: 'erase'; at: string; ids: number[]; digest: string };

type Stored = { id: number; salt: string | null; entry: string | null; digest: string; chain: string };

/** Whose rows go: a connection's, and what belongs to nobody but its plan, its person or anyone. */
export type Erased = {
  connectionId: string;
  /** Set when nothing else is left of the person. */
  personId: string | null;
  /** Set when no other connection of the plan is left. */
  payerId: string | null;
  /** True when there is no connection any more. */
  isLast: boolean;
};

/** So long the end of a request may wait for the next request, to be committed with its row. */
const endsWaitMs = 100;

export class AccessLog {
  readonly db: Db;
  readonly #seal: LogSeal;
  readonly #insert;
  readonly #findLast;
  readonly #findRow;
  /** What came of requests, not committed yet: after a crash it is not known. */
  #ends: { ticket: AccessTicket; end: AccessEnd }[] = [];
  #later: NodeJS.Timeout | null = null;
  #hasOwnSchema: boolean | null = null;

  constructor(db: Db, seal: LogSeal) {
    this.db = db;
    this.#seal = seal;
    this.#insert = db.prepare(
      'INSERT INTO access_log (id, salt, entry, digest, chain) VALUES (?, ?, ?, ?, ?)',
    );
    this.#findLast = db.prepare<[], { id: number; chain: string }>(
      'SELECT id, chain FROM access_log ORDER BY id DESC LIMIT 1',
    );
    this.#findRow = db.prepare<[number, string]>(
      'SELECT 1 FROM access_log WHERE id = ? AND digest = ? AND entry IS NOT NULL',
    );
    // The count outside begins before the first entry, so that a log without one is known to have been cut.
    this.saveHead();
  }

  /**
   * Adds a row at the end of the chain, behind the ends that wait; it is committed on return. It names nobody who was
   * erased while what it tells of went on.
   */
  add(row: KeptRow): AccessTicket {
    return this.#afterEnds(() => {
      const { personId } = row;
      return this.#append({ kind: 'row', ...row, personId: isKnown(this.db, personId) ? personId : null });
    });
  }

  /** Adds what came of a request, in a moment or with the next row; nothing when its row was erased meanwhile. */
  complete(ticket: AccessTicket, end: AccessEnd): void {
    this.#ends.push({ ticket, end });
    this.#later ??= setTimeout(() => {
      this.#later = null;
      // Where nothing can be written now, the ends go with the next row, or stay unknown.
      if (this.db.open) trySaving(() => this.writeEnds());
    }, endsWaitMs).unref();
  }

  /** Commits the ends that wait. Call before the log is read, copied or closed. */
  writeEnds(): void {
    if (this.#ends.length > 0) this.#afterEnds(() => undefined);
  }

  /** Writes the ends that wait, then the rest, in one transaction; when it is undone, they wait on. */
  #afterEnds<T>(write: () => T): T {
    if (this.#ends.length === 0) return write();
    const written = this.db.transaction(() => {
      for (const { ticket, end } of this.#ends)
        if (this.#findRow.get(ticket.id, ticket.digest)) this.#append({ kind: 'end', of: ticket.id, ...end });
      return write();
    })();
    this.#ends = [];
    return written;
  }

  /**
   * Says whose the rows of a sign-in are.
   *
   * @throws {StoreError} store/not-found when the connection was erased meanwhile
   */
  own(attempt: string, connectionId: string): void {
    const personId = this.db
      .prepare<[string], string>('SELECT person_id FROM connection WHERE id = ?')
      .pluck()
      .get(connectionId);
    if (personId === undefined) throw notFoundError('connection');
    this.#afterEnds(() => this.#append({ kind: 'own', attempt, connectionId, personId }));
  }

  /** Says that all that was one person's is another's, or that it is their own again. What was written stays. */
  merge(personId: string, into: string | null): void {
    this.#afterEnds(() => this.#append({ kind: 'merge', personId, into }));
  }

  /** Takes the text of all entries about someone, and adds an entry that says so. `at`: ISO instant. */
  erase(erased: Erased, at: string): void {
    this.#afterEnds(() => this.#erase(erased, at));
  }

  #erase(erased: Erased, at: string): void {
    this.db.transaction(() => {
      const found = this.db.prepare<[object], { id: number; digest: string }>(selectErased).all({
        ...erased,
        isLast: Number(erased.isLast),
        people: JSON.stringify(erased.personId === null ? [] : listMerged(this.db, erased.personId)),
      });
      if (found.length === 0) return;
      const blank = this.db.prepare('UPDATE access_log SET salt = NULL, entry = NULL WHERE id = ?');
      for (const { id } of found) blank.run(id);
      const digest = hash(...found.map((one) => one.digest));
      this.#append({ kind: 'erase', at, ids: found.map(({ id }) => id), digest });
    })();
  }

  /** True when no entry was changed, added or removed outside of this class. */
  isComplete(): boolean {
    this.writeEnds();
    const head = this.#seal.readHead();
    // Lists are read by columns and indexes, so those are part of what must be as it was made.
    this.#hasOwnSchema ??= isSchemaOwn(this.db);
    if (head === null || head.count < (this.#seal.known ?? 0) || !this.#hasOwnSchema) return false;
    const blanked = new Map<number, string>();
    let count = 0;
    let chain = '';
    const isHead = () => count !== head.count || this.#mac('head', String(count), chain) === head.mac;
    if (!isHead()) return false;
    const entries = this.db.prepare<[], Stored>(
      'SELECT id, salt, entry, digest, chain FROM access_log ORDER BY id',
    );
    for (const row of entries.iterate()) {
      count += 1;
      chain = this.#mac(chain, String(count), row.digest);
      if (row.id !== count || row.chain !== chain || !isHead()) return false;
      if (row.entry === null) blanked.set(row.id, row.digest);
      else if (hash(row.salt ?? '', row.entry) !== row.digest) return false;
      else if (!isAccounted(JSON.parse(row.entry) as ChainEntry, blanked)) return false;
    }
    return blanked.size === 0 && count >= head.count;
  }

  /**
   * Counts the entries outside of the database. A head that does not fit what is stored stays, and one that is gone is not
   * made again, so that what was cut is not forgotten.
   */
  saveHead(): void {
    const old = this.#seal.readHead();
    const last = this.#last();
    const { known } = this.#seal;
    if (old === null ? last.id > 0 || known !== null : old.count < (known ?? 0)) return;
    if (old !== null && (old.count > last.id || old.mac !== this.#headOf(old.count))) return;
    if (old?.count === last.id) return;
    this.#seal.writeHead({ count: last.id, mac: this.#headOf(last.id) }, this.db);
  }

  /** Saves the head; how many entries it counts. */
  count(): number {
    this.writeEnds();
    this.saveHead();
    return this.#seal.readHead()?.count ?? 0;
  }

  #append(entry: ChainEntry): AccessTicket {
    const last = this.#last();
    const id = last.id + 1;
    const text = JSON.stringify(entry);
    const salt = randomBytes(16).toString('hex');
    const digest = hash(salt, text);
    const chain = this.#mac(last.chain, String(id), digest);
    const { changes } = this.#insert.run(id, salt, text, digest, chain);
    if (changes !== 1 || this.#last().id !== id)
      throw new StoreError('store/corrupt', 'The access log does not take an entry.');
    this.#seal.headIsOld(() => this.saveHead());
    return { id, digest };
  }

  #last(): { id: number; chain: string } {
    return this.#findLast.get() ?? { id: 0, chain: '' };
  }

  #headOf(count: number): string {
    const chain = this.db
      .prepare<[number], string>('SELECT chain FROM access_log WHERE id = ?')
      .pluck()
      .get(count);
    return this.#mac('head', String(count), chain ?? '');
  }

  #mac(...parts: string[]): string {
    return createHmac('sha256', this.#seal.key).update(parts.join('\n')).digest('hex');
  }
}

/** A window of the log, newest first, and whether all of it is as it was written. */
export function listAccess(
  log: AccessLog,
  input: { personId: string | null; offset: number; limit: number },
): { count: number; rows: AccessRow[]; complete: boolean; hosts: string[]; hasErased: boolean } {
  const { personId } = input;
  log.writeEnds();
  const count = log.db
    .prepare<[object], number>(`SELECT count(*) FROM access_log AS row WHERE ${isListed}`)
    .pluck()
    .get(pickPeople(log.db, personId)) as number;
  const hosts = log.db
    .prepare<[], string>('SELECT DISTINCT host FROM access_log WHERE host IS NOT NULL ORDER BY host')
    .pluck()
    .all() as string[];
  const hasErased =
    log.db.prepare("SELECT 1 FROM access_log WHERE kind = 'erase' LIMIT 1").get() !== undefined;
  const rows = readAccessRows(log, personId, input.offset, input.limit);
  return { count, rows: boundRows(rows), complete: log.isComplete(), hosts, hasErased };
}

/** Rows of the log, newest first; of one person, or of all. */
export function readAccessRows(
  log: AccessLog,
  personId: string | null,
  offset: number,
  limit: number,
): AccessRow[] {
  log.writeEnds();
  const { db } = log;
  const names = new Map(
    db
      .prepare<[], { id: string; name: string | null }>(
        'SELECT id, coalesce(own_name, name) AS name FROM person',
      )
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const owners = findOwners(db);
  return db
    .prepare<[object], { id: number; entry: string; end: string | null; owner: string | null }>(
      `SELECT row.id, row.entry, "end".entry AS "end", ${owner} AS owner
       FROM access_log AS row LEFT JOIN access_log AS "end" ON "end".row_id = row.id
       WHERE ${isListed} ORDER BY row.id DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ ...pickPeople(db, personId), limit, offset })
    .map(({ id, entry, end, owner: of }) => {
      const personId = of === null ? null : (owners.get(of) ?? of);
      const personName = personId === null ? null : (names.get(personId) ?? null);
      return decodeRow(id, JSON.parse(entry) as ChainEntry, end, { personId, personName });
    });
}

/** Whose a row is today: its plan's person where the plan is here, else whom it names. */
const owner = 'coalesce((SELECT person_id FROM connection WHERE id = row.connection_id), row.person_id)';

/** `@people`: `null` for everybody. A row of somebody has them in itself, unless a plan has moved. */
const isListed = `row.kind IN ('row', 'erase')
  AND (@people IS NULL OR ${owner} IN (SELECT value FROM json_each(@people)))`;

/** That the person is here, or is another person by now. */
function isKnown(db: Db, personId: string | null): boolean {
  if (personId === null) return false;
  const isHere = db.prepare('SELECT 1 FROM person WHERE id = ?').get(personId) !== undefined;
  return isHere || findOwners(db).has(personId);
}

function pickPeople(db: Db, personId: string | null): { people: string | null } {
  return { people: personId === null ? null : JSON.stringify(listMerged(db, personId)) };
}

/** The person, and everyone whose all was made theirs. */
function listMerged(db: Db, personId: string): string[] {
  return [personId, ...[...findOwners(db)].flatMap(([id, into]) => (into === personId ? [id] : []))];
}

/** By the id of a person who was made one with somebody: who that is in the end. */
function findOwners(db: Db): Map<string, string> {
  const into = new Map<string, string>();
  const entries = db
    .prepare<[], string>("SELECT entry FROM access_log WHERE kind = 'merge' ORDER BY id")
    .pluck()
    .all() as string[];
  for (const text of entries) {
    const merged = JSON.parse(text) as ChainEntry & { kind: 'merge' };
    if (merged.into === null) into.delete(merged.personId);
    else into.set(merged.personId, merged.into);
  }
  const findEnd = (id: string, seen: readonly string[] = []): string => {
    const next = into.get(id);
    return next === undefined || seen.includes(next) ? id : findEnd(next, [...seen, id]);
  };
  return new Map([...into.keys()].map((id) => [id, findEnd(id)]));
}

/** `owner`: whose the row is today. */
function decodeRow(
  id: number,
  entry: ChainEntry,
  end: string | null,
  owner: Pick<AccessRow, 'personId' | 'personName'>,
): AccessRow {
  if (entry.kind === 'erase')
    return {
      ...describeLocalAccess(entry.at, 'erase'),
      records: entry.ids.length,
      id,
      personName: null,
      erased: true,
    };
  const { kind: _kind, attempt: _attempt, payerId: _payer, ...row } = entry as ChainEntry & { kind: 'row' };
  const { kind: _end, of: _of, ...outcome } = end === null ? {} : JSON.parse(end);
  return { ...row, ...outcome, ...owner, id, erased: false };
}

/** What this entry says of others holds: takes what it says is erased off the list of entries without text. */
function isAccounted(entry: ChainEntry, blanked: Map<number, string>): boolean {
  if (entry.kind !== 'erase') return true;
  const digests = entry.ids.map((id) => blanked.get(id) ?? '');
  for (const id of entry.ids) blanked.delete(id);
  return hash(...digests) === entry.digest;
}

/** Rows of a connection, of its sign-ins and of what is nobody else's; then how they ended. */
const selectErased = `
WITH attempts AS (SELECT attempt FROM access_log WHERE kind = 'own' AND connection_id = @connectionId),
owned AS (SELECT attempt FROM access_log WHERE kind = 'own'),
gone AS (
  SELECT id FROM access_log
  WHERE connection_id = @connectionId
    OR (person_id IN (SELECT value FROM json_each(@people))
      AND NOT EXISTS (SELECT 1 FROM connection WHERE id = access_log.connection_id))
    OR attempt IN (SELECT attempt FROM attempts)
    OR (kind = 'row' AND host IS NOT NULL AND connection_id IS NULL AND person_id IS NULL
      AND (payer_id = @payerId OR @isLast) AND (attempt IS NULL OR attempt NOT IN (SELECT attempt FROM owned)))
)
SELECT id, digest FROM access_log
WHERE id IN (SELECT id FROM gone) OR row_id IN (SELECT id FROM gone)
ORDER BY id`;

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
