/** Everything of some people as the lines of a copy, a few at a time. Between two of them others may write. */
import { StoreError } from '../../errors.ts';
import { isDigest } from '../archive/whose/answers.ts';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { listOwnedRows } from '../household/keep/owned-rows.ts';
import type { Connection, Connections } from '../people/connections.ts';
import { listToldApart } from '../people/person-table.ts';
import {
  type CopyConnection,
  type CopyHistory,
  type CopyPerson,
  type CopyUndecided,
  createHead,
} from './copy-format.ts';

export type LineParts = {
  db: Db;
  connections: Connections;
  /** Everything that the person wrote, as the file of it (`docs/written-file.md`). */
  saveWritten(personId: string, savedAt: string): Uint8Array;
};

/** `records`: how many of them are of plans and files. */
export type CopyPart = { text: string; records: number };

/** So many records are read at once. */
const batchSize = 100;

/** How many records a copy of these people has. */
export function countRecords({ db, connections }: LineParts, personIds: readonly string[]): number {
  const count = db.prepare<[string], number>('SELECT count(*) FROM resource WHERE connection_id = ?').pluck();
  return personIds
    .flatMap((id) => connections.ofPerson(id))
    .reduce((sum, { id }) => sum + (count.get(id) ?? 0), 0);
}

/**
 * The lines of a copy, whole lines in each part. `madeAt`: ISO instant.
 *
 * @throws {StoreError} store/write-failed where something was made somebody else's meanwhile: it would be left out, or
 *   stand there twice
 */
export function* listCopyParts(
  parts: LineParts,
  personIds: readonly string[],
  madeAt: string,
): Generator<CopyPart> {
  const head = createHead({
    madeAt,
    people: personIds.map((id) => readPerson(parts.db, id)),
    differentPeople: listDifferent(parts.db, personIds),
  });
  yield { text: `${JSON.stringify(head)}\n`, records: 0 };
  const owners = findOwners(parts, personIds);
  let lines = 0;
  for (const part of listBody(parts, personIds, madeAt)) {
    lines += part.lines.length;
    yield { text: part.lines.map((line) => `${line}\n`).join(''), records: part.records };
  }
  const now = findOwners(
    parts,
    parts.connections.people().map(({ id }) => id),
  );
  if ([...owners].some(([id, personId]) => (now.get(id) ?? personId) !== personId))
    throw new StoreError('store/write-failed', 'Whose plans are was changed meanwhile.', { retryable: true });
  yield { text: `${JSON.stringify({ of: 'end', lines })}\n`, records: 0 };
}

/** Whose each row is. */
function findOwners({ db }: LineParts, personIds: readonly string[]): Map<string, string> {
  return new Map(
    personIds.flatMap((personId) =>
      Object.values(listOwnedRows(db, personId))
        .flat()
        .map((id): [string, string] => [id, personId]),
    ),
  );
}

type Part = { lines: string[]; records: number };

function* listBody(parts: LineParts, personIds: readonly string[], madeAt: string): Generator<Part> {
  for (const [person, personId] of personIds.entries()) {
    for (const connection of parts.connections.ofPerson(personId)) {
      yield { lines: [JSON.stringify(describeConnection(parts, connection, person))], records: 0 };
      yield* listRecords(parts.db, connection.id);
      yield { lines: listHistory(parts.db, connection.id), records: 0 };
      yield { lines: listAnswers(parts.db, connection.id), records: 0 };
      yield { lines: listUnreadLines(parts.db, connection.id), records: 0 };
    }
    const written = Buffer.from(parts.saveWritten(personId, madeAt)).toString('utf8').trimEnd().split('\n');
    yield { lines: written.map((line) => `{"of":"written","person":${person},"line":${line}}`), records: 0 };
  }
}

function readPerson(db: Db, personId: string): CopyPerson {
  type Columns = Omit<CopyPerson, 'lastLook'> & { day: string | null; before: string | null };
  const found = db
    .prepare<[string], Columns>(
      `SELECT name, birth_date AS birthDate, own_name AS ownName, authority, day, before
       FROM person LEFT JOIN last_look ON person_id = person.id WHERE person.id = ?`,
    )
    .get(personId);
  if (!found) throw notFoundError('person');
  const { day, before, ...person } = found;
  return { ...person, lastLook: day === null ? null : { day, before } };
}

/** Who of them was told apart, each pair once, by their places. */
function listDifferent(db: Db, personIds: readonly string[]): [number, number][] {
  return personIds.flatMap((id, place) =>
    listToldApart(db, id)
      .map((other) => personIds.indexOf(other, place))
      .filter((later) => later !== -1)
      .map((later): [number, number] => [place, later]),
  );
}

function describeConnection(
  { connections }: LineParts,
  connection: Connection,
  person: number,
): CopyConnection {
  const { fedBy } = connection;
  return {
    of: 'connection',
    person,
    origin: connection.origin,
    isEnded: connection.state === 'ended',
    payerId: connection.payerId,
    planName: connection.planName,
    saidKind: connection.saidKind,
    host: connection.host,
    isSample: connection.isSample,
    fhirBaseUrl: connection.fhirBaseUrl,
    patientId: connection.patientId,
    fedBy: fedBy === null ? null : connections.get(fedBy).patientId,
    accessEndsAt: connection.accessEndsAt,
    keepsUpToDate: connection.keepsUpToDate,
    granted: connection.granted,
    notGranted: connection.notGranted,
    connectedAt: connection.connectedAt,
    lastCheckedAt: connection.lastCheckedAt,
    firstSyncDone: connection.firstSyncDone,
    said: connection.said,
  };
}

type StoredRecord = {
  key: number;
  fullUrl: string | null;
  firstSeen: string;
  seenIn: string;
  removedAt: string | null;
  changed: number;
  json: string;
};

/** In the order in which they came. */
function* listRecords(db: Db, connectionId: string): Generator<Part> {
  const find = db.prepare<[string, number, number], StoredRecord>(
    `SELECT key, full_url AS fullUrl, first_seen AS firstSeen, seen_in AS seenIn, removed_at AS removedAt,
       coalesce(changed, 0) AS changed, json
     FROM resource JOIN resource_json USING (key) LEFT JOIN claim USING (key)
     WHERE resource.connection_id = ? AND key > ? ORDER BY key LIMIT ?`,
  );
  let last: StoredRecord | undefined;
  for (;;) {
    const found = find.all(connectionId, last?.key ?? 0, batchSize);
    last = found.at(-1);
    if (last === undefined) return;
    // The JSON goes as it lies here: it was checked when it came.
    const lines = found.map(({ key: _key, changed, json, ...facts }) => {
      const begin = JSON.stringify({ of: 'record', ...facts, isChanged: changed > 0 });
      return `${begin.slice(0, -1)},"resource":${json}}`;
    });
    yield { lines, records: found.length };
  }
}

function listHistory(db: Db, connectionId: string): string[] {
  type Stored = Omit<CopyHistory, 'of' | 'changes'> & { changes: string };
  return db
    .prepare<[string], Stored>(
      `SELECT id, seen_at AS seenAt, what, changes, shown_on AS shownOn
       FROM (SELECT claim_history.id AS place, resource.id, seen_at, what, changes, shown_on
         FROM claim_history JOIN resource USING (key) WHERE connection_id = ?) ORDER BY place`,
    )
    .all(connectionId)
    .map((stored) => JSON.stringify({ of: 'history', ...stored, changes: JSON.parse(stored.changes) }));
}

/** What was answered; what is kept aside until it is stays here, and comes again with the plan's next check. */
function listAnswers(db: Db, connectionId: string): string[] {
  return db
    .prepare<[string], { cause: string; answer: CopyUndecided['answer'] }>(
      "SELECT cause, answer FROM undecided WHERE connection_id = ? AND answer IN ('own', 'left-out')",
    )
    .all(connectionId)
    .map(({ cause, answer }) =>
      JSON.stringify({
        of: 'undecided',
        cause: isDigest(cause) ? cause : JSON.parse(cause),
        answer,
        records: [],
      }),
    );
}

function listUnreadLines(db: Db, connectionId: string): string[] {
  return db
    .prepare<[string], { why: string; text: string }>(
      'SELECT why, text FROM unread_line WHERE connection_id = ? ORDER BY id',
    )
    .all(connectionId)
    .map((line) => JSON.stringify({ of: 'unread', ...line }));
}
