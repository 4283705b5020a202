/** What becomes of records when the person says whose they are, or takes that back. */
import type { Authority } from '#shared/model/plans/connection';
import type { Db } from '../../database/database.ts';
import { digestPerson } from '../../fhir/patients/patient-facts.ts';
import type { Archive, Arrival } from '../archive.ts';
import { shareCopied } from '../copied-records.ts';
import { sharedSql } from '../referenceable-types.ts';
import type { ArchiveConnection, ConnectionBook } from '../subject.ts';
import { digestCause, isDigest } from './answers.ts';
import { type AsideTable, type KeptRow, listFiled, sumCounts, toEntry } from './aside-table.ts';
import type { GivenAnswer } from './judge-owner.ts';
import type { OpenCause } from './list-causes.ts';

export type AnswerParts = { db: Db; connections: ConnectionBook; archive: Archive; aside: AsideTable };

/** `authority`: by which right the person reads the records of an adult whom they help. */
export type Answer = { answer: GivenAnswer['answer'] | null; authority: Authority | null };

/**
 * Notes an answer; what was filed by the one before is kept aside again. "Not mine" erases, and keeps a digest of what it
 * was about. Call within `archive.write`, and have all judged again afterwards. `at`: ISO instant.
 */
export function answerCause(
  parts: AnswerParts,
  connection: ArchiveConnection,
  { found, answer, authority, at }: Answer & { found: OpenCause; at: string },
): void {
  const { db, connections, aside } = parts;
  const { id: connectionId } = connection;
  const { cause, gone, said, kind, name } = found;
  if (answer !== null && answer === found.answer) {
    repeatAnswer(parts, connection, { found, authority, at });
    return;
  }
  takeBack(parts, connection, found);
  const isGone = sumCounts(gone) > 0;
  const isLeftOut = answer === 'left-out';
  const erased = isLeftOut ? aside.erase(connectionId, cause) : {};
  // An earlier answer about somebody of this name is void.
  if (!isDigest(cause)) aside.removeCause(connectionId, digestCause(cause));
  db.prepare(
    `UPDATE undecided SET cause = @next, answer = @answer, said = @said, fed_id = @fedId, gone = @gone, asked_at = @at
     WHERE connection_id = @connectionId AND cause = @cause`,
  ).run({
    ...{ connectionId, cause, answer, at },
    next: isLeftOut && !isDigest(cause) ? digestCause(cause) : cause,
    said: said === null ? null : isLeftOut ? digestPerson(said) : JSON.stringify(said),
    fedId: answer === 'helped' ? feed(parts, connection, { found, authority }) : null,
    gone: isLeftOut ? JSON.stringify(isGone ? gone : erased) : null,
  });
  if (isLeftOut && kind === 'identity' && name !== null)
    db.prepare('DELETE FROM patient_seen WHERE connection_id = ? AND id = ?').run(connectionId, name);
  if (answer === 'own' && said !== null) connections.noteName(connection.personId, said);
  if (isGone && !isLeftOut && connection.origin === 'plan')
    askForAll(parts, connectionId, { hasErased: true });
}

/** What is not here comes with everything; it is no news then. `hasErased`: it was here, and was erased. */
export function askForAll(
  { db, connections }: Pick<AnswerParts, 'db' | 'connections'>,
  connectionId: string,
  { hasErased }: { hasErased: boolean },
): void {
  db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(connectionId);
  connections.setQuiet(connectionId, { hasErased });
}

/** A record that was kept aside arrives as it would have then. */
export function arriveFrom(connection: ArchiveConnection, seenIn: string, at: string): Arrival {
  return connection.origin === 'file'
    ? { connection, pass: { from: 'file' }, seenAt: seenIn }
    : { connection, pass: { from: 'plan', startedAt: seenIn }, seenAt: at };
}

/**
 * The same answer once more, as for somebody who is of age by now: what is filed stays, with all that was written down for
 * it. It is about whom the plan shows now.
 */
function repeatAnswer(
  { db, connections }: AnswerParts,
  { id: connectionId }: ArchiveConnection,
  { found, authority, at }: { found: OpenCause; authority: Authority | null; at: string },
): void {
  const { cause, answer, fedId, said } = found;
  if (answer === 'left-out') return;
  if (fedId !== null && authority !== null)
    connections.setAuthority(connections.get(fedId).personId, authority);
  db.prepare(
    `UPDATE undecided SET said = coalesce(@said, said), asked_at = @at
     WHERE connection_id = @connectionId AND cause = @cause`,
  ).run({ connectionId, cause, at, said: said === null ? null : JSON.stringify(said) });
}

/** Everything of an answer that was given is kept aside again. */
function takeBack(
  parts: AnswerParts,
  connection: ArchiveConnection,
  { cause, answer, fedId, said }: OpenCause,
): void {
  const { db, connections, archive } = parts;
  db.prepare("DELETE FROM fate WHERE connection_id = ? AND source = 'answers'").run(connection.id);
  if (answer === 'own') {
    moveAside(parts, { from: connection.id, to: connection.id, cause });
    if (said !== null) connections.forgetName(connection.personId, said);
  }
  // Whoever signed in meanwhile has a plan of their own.
  if (answer === 'helped' && fedId !== null && connections.get(fedId).fedBy === connection.id) {
    moveAside(parts, { from: fedId, to: connection.id, cause });
    archive.forget(fedId);
    connections.removeFed(fedId);
  }
}

/** Takes what is filed in a connection by a cause out of it, and keeps it aside in `to`. */
function moveAside(
  { db, archive, aside }: AnswerParts,
  { from, to, cause }: { from: string; to: string; cause: string },
): void {
  const all = listFiled(db, from, 'whose = ?', cause);
  for (const row of all) if (row.type !== 'Patient') aside.add(to, cause, row);
  archive.forgetRecords(from, all);
}

/** Makes the connection of somebody whom the person helps, with those whom its records may name. */
function feed(
  { db, connections, archive }: AnswerParts,
  connection: ArchiveConnection,
  { found, authority }: { found: OpenCause; authority: Authority | null },
): string {
  const { name, said } = found;
  const fedId = connections.createFed(connection.id, { patientId: name, said, authority });
  const fed = connections.get(fedId);
  shareCopied(db, connection.id, fedId);
  const bySeen = Map.groupBy(
    listFiled(db, connection.id, `type IN ${sharedSql}`),
    (row: KeptRow) => row.seen_in,
  );
  for (const [seenIn, rows] of bySeen)
    archive.store(
      rows.map((row, place) => toEntry(row, place)),
      arriveFrom(fed, seenIn, seenIn),
    );
  return fedId;
}
