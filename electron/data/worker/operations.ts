/**
 * Everything that the data worker does, by subject: `operations.claims.list` is `listClaims`, asked for on the channel
 * `claims.list`. Main calls the same names through `DataClient`, where each answer is a promise.
 */

import type { WhoseAnswer } from '#shared/model/people/whose';
import { AccessLog } from '../access-log/access-log.ts';
import { createMemorySeal, type LogSeal } from '../access-log/log-seal.ts';
import { accessLogOperations } from '../access-log/operations.ts';
import { appealOperations } from '../appeals/operations.ts';
import { approvalOperations } from '../approvals/operations.ts';
import { Archive, type ReaderFault } from '../archive/archive.ts';
import { buildPersonBundle } from '../archive/build-person-bundle.ts';
import { listCheckpoints, type SyncCheckpoint, saveCheckpoint } from '../archive/checkpoints.ts';
import { getSource } from '../archive/get-source.ts';
import {
  type KnownReference,
  listKnownReferences,
  listMissingReferences,
} from '../archive/missing-references.ts';
import { Pages } from '../archive/pages.ts';
import { readAllAgain } from '../archive/read-all-again.ts';
import { countCards, countRecords } from '../archive/record-table.ts';
import { UndecidedRecords } from '../archive/undecided-records.ts';
import { listUnreadable } from '../archive/unreadable-records.ts';
import { askForAll } from '../archive/whose/answer-cause.ts';
import { addFates, forgetFates } from '../archive/whose/fates.ts';
import { isNeighbour } from '../archive/whose/read-numbers.ts';
import { WhoseBook } from '../archive/whose/whose-book.ts';
import { backupOperations } from '../backups/operations.ts';
import { PersonClaims } from '../bills/ask/person-claims.ts';
import { BillTable } from '../bills/keep/bill-table.ts';
import { PaperTable } from '../bills/keep/paper-table.ts';
import { VerdictTable } from '../bills/keep/verdict-table.ts';
import { readOwnFacts } from '../bills/match/read-claim-facts.ts';
import { billOperations, paperOperations } from '../bills/operations.ts';
import { ClaimRows } from '../claims/ask/person-rows.ts';
import { ClaimDigests } from '../claims/keep/claim-digests.ts';
import { countClaims } from '../claims/keep/claim-table.ts';
import { listUnseenClaims } from '../claims/keep/mark-removed.ts';
import { claimOperations, spendingOperations } from '../claims/operations.ts';
import { CallTable } from '../correspondence/keep/call-table.ts';
import { LetterTable } from '../correspondence/keep/letter-table.ts';
import { callOperations, letterOperations } from '../correspondence/operations.ts';
import { coverageOperations } from '../coverage/operations.ts';
import { readCardEntries } from '../coverage/read/card-bundle.ts';
import { type Db, measureDatabase } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { readCareFacts } from '../episodes/ask/person-care.ts';
import { episodeOperations } from '../episodes/operations.ts';
import { removeExample } from '../examples/example-rows.ts';
import { exampleOperations } from '../examples/operations.ts';
import type { Resource } from '../fhir/resource.ts';
import { undoArriving } from '../handoff/arriving.ts';
import { handoffOperations } from '../handoff/operations.ts';
import { healthOperations } from '../health/operations.ts';
import { nameByPlans } from '../household/ask/name-by-plan.ts';
import { peopleOperations } from '../household/operations.ts';
import { importOperations } from '../import/operations.ts';
import { readPlanFacts } from '../limits/ask/list-plans.ts';
import { limitOperations } from '../limits/operations.ts';
import { newsOperations } from '../news/operations.ts';
import {
  type ConnectionPatch,
  type ConnectionRecord,
  Connections,
  type NewConnection,
} from '../people/connections.ts';
import { lookupOperations } from '../public/operations.ts';
import { sensitiveOperations } from '../sensitive/operations.ts';
import { SensitiveRecords } from '../sensitive/sensitive-records.ts';
import { statementOperations } from '../statements/operations.ts';
import { taxOperations } from '../taxes/operations.ts';
import { timelineOperations } from '../timeline/operations.ts';
import { visitCheckOperations } from '../visit-checks/operations.ts';
import { whoseOperations } from '../whose/operations.ts';
import { writtenOperations } from '../written/operations.ts';
import { endAccess, eraseConnection } from './end-connection.ts';
import { createSubjects } from './subjects.ts';

/** Whom a sign-in named: the patient id, and the Patient that the plan answers with for it. */
type SignInNamed = { connectionId: string; patientId: string; patient: Resource | null };
/** A sign-in by an id that was not known, and where the downloads stood before: they begin anew by it. */
type NewSignIn = { patientId: string; checkpoints: SyncCheckpoint[] };

/** Connections with records aside whose cause is answered. */
function listHalfAnswered(db: Db): string[] {
  return db
    .prepare<[], string>(
      'SELECT DISTINCT connection_id FROM undecided_record JOIN undecided USING (connection_id, cause) WHERE answer IS NOT NULL',
    )
    .pluck()
    .all() as string[];
}

/** The operations over one open, prepareDatabase database; opening it and deleting its files is the worker's part. */
export type DataOperations = ReturnType<typeof createOperations>;

/**
 * What an earlier version of the app read is read again first, and what a stop left in the middle is settled.
 * `onReaderFault` hears of resources that broke a reader of ours. `folder`: where the database is kept, if anywhere.
 */
export function createOperations(
  db: Db,
  onReaderFault: (fault: ReaderFault) => void = () => undefined,
  seal: LogSeal = createMemorySeal(),
  folder: string | null = null,
) {
  const backups = backupOperations(db, folder);
  const log = new AccessLog(db, seal);
  const connections = new Connections(db);
  const subjects = createSubjects(db, connections);
  const archive = new Archive({ db, connections, subjects, onReaderFault });
  const rows = new ClaimRows(db, connections);
  const parts = { db, connections, archive, references: archive.references, rows };
  const book = new WhoseBook(parts);
  const digests = new ClaimDigests(
    { ...parts, onReaderFault },
    { bill: readOwnFacts, care: readCareFacts, plan: readPlanFacts },
  );
  const judged = {
    bills: new BillTable(db),
    claims: new PersonClaims({ ...parts, ownFacts: digests.reader('bill') }),
  };
  const verdicts = new VerdictTable(db);
  const calls = new CallTable(db);
  const letters = new LetterTable(db);
  const papers = new PaperTable(db);
  const sensitive = new SensitiveRecords(parts);
  const undecided = new UndecidedRecords({ ...parts, book });
  const pages = new Pages({ ...parts, undecided, book });
  const appeals = appealOperations({ ...parts, calls });
  const people = peopleOperations({ ...parts, book, judged, verdicts, log, remind: appeals.reminders });
  const written = writtenOperations({
    ...parts,
    careFacts: digests.reader('care'),
    removeExample: (personId) => removeExample(db, personId),
  });
  const whose = whoseOperations({ ...parts, undecided });
  const now = new Date().toISOString();
  /** Whose ids are taken by others changes with a neighbour's sign-in, and with what it learned. */
  const judgeNeighbours = (connectionId: string, at: string) => {
    const connection = connections.get(connectionId);
    if (connection.origin === 'file') return;
    for (const other of connections.all())
      if (isNeighbour(other, connection)) undecided.judgeAgain(other.id, at);
  };
  /** A connection, and those of whom its person helps: one sign-in brings the records of all. */
  const withFed = (id: string) => [id, ...connections.fed(id).map((fed) => fed.id)];
  undoArriving(parts);
  archive.write(() => {
    for (const connection of connections.all()) book.adoptStored(connection, now);
  });
  readAllAgain(parts, now);
  archive.settleUnfinished(now);
  // An end of the app between an answer and what follows from it.
  for (const id of listHalfAnswered(db)) {
    undecided.judgeAgain(id, now);
    archive.endPass(id, now);
  }
  return {
    people,
    plans: {
      rename({ connectionId, name }: { connectionId: string; name: string }) {
        connections.renamePlan(connectionId, name.trim());
        return {};
      },
    },
    connection: {
      list: (): ConnectionRecord[] =>
        connections.all().map((connection) => ({
          ...connection,
          otherPerson: connections.otherPersonSaid(connection),
          claims: countClaims(db, connection.id),
          records: countRecords(db, connection.id),
          cards: countCards(db, connection.id),
        })),
      /**
       * `patient`: the Patient that the plan answered the sign-in with. `isConfirmed`: the person was asked whose these
       * records are, and said so.
       */
      create(
        input: NewConnection,
        { patient = null, isConfirmed = false }: { patient?: Resource | null; isConfirmed?: boolean } = {},
      ) {
        const at = new Date().toISOString();
        const created = archive.write(() => {
          const made = connections.create(input);
          const connection = connections.get(made.connectionId);
          book.noteSignIn(connection, patient, input.connectedAt);
          if (isConfirmed) book.confirmNames(connection, at);
          return made;
        });
        judgeNeighbours(created.connectionId, at);
        return created;
      },
      undoCreate: (id: string) => connections.undoCreate(id),
      update: (id: string, patch: ConnectionPatch) => connections.update(id, patch),
      /** See {@link WhoseBook.recognizes}. */
      recognizes: ({ connectionId, patientId, patient }: SignInNamed) =>
        book.recognizes(connections.get(connectionId), patientId, patient),
      /**
       * A further sign-in of the connection's person, by this id of theirs; `patch`: what it changes besides. Returns
       * where the id is new, with where the downloads stood.
       */
      noteSignIn(
        { connectionId, patientId, patient }: SignInNamed,
        patch: ConnectionPatch = {},
      ): NewSignIn | null {
        const at = new Date().toISOString();
        const noted = archive.write(() => {
          const connection = connections.get(connectionId);
          const isNewId =
            connection.patientId !== patientId && !book.listNames(connectionId).includes(patientId);
          // The plan was never asked for what is under an id that is new: all is asked for, as at first.
          const checkpoints = listCheckpoints(db, connectionId);
          if (isNewId) askForAll(parts, connectionId, { hasErased: false });
          // The id of before stays one of theirs.
          book.noteSignIn(connection, null, at);
          connections.update(connectionId, { ...patch, patientId });
          book.noteSignIn(connections.get(connectionId), patient, at);
          return isNewId ? { patientId, checkpoints } : null;
        });
        judgeNeighbours(connectionId, at);
        return noted;
      },
      /** Takes back a sign-in of which nothing is kept. `before`: the connection as it was. */
      undoSignIn(before: ConnectionRecord, noted: NewSignIn | null): void {
        const { id, patientId, granted, notGranted, accessEndsAt, keepsUpToDate } = before;
        const { fhirBaseUrl, host, connectedAt, state, isQuiet } = before;
        archive.write(() => {
          if (noted !== null) {
            book.forgetSignIn(id, noted.patientId);
            for (const checkpoint of noted.checkpoints) saveCheckpoint(db, checkpoint);
            connections.update(id, { isQuiet });
          }
          connections.update(id, {
            ...{ patientId, granted, notGranted, accessEndsAt, keepsUpToDate },
            ...{ fhirBaseUrl, host, connectedAt, state },
          });
        });
        judgeNeighbours(id, new Date().toISOString());
      },
      /** Whoever was helped has a sign-in of their own now: nobody else's brings their records any more. */
      endFeeding(connectionId: string): void {
        if (connections.get(connectionId).fedBy === null) return;
        archive.write(() => {
          connections.update(connectionId, { fedBy: null });
          db.prepare('DELETE FROM undecided WHERE fed_id = ?').run(connectionId);
        });
        judgeNeighbours(connectionId, new Date().toISOString());
      },
      /** Keeps the records of a plan that is not asked any more. */
      endAccess: (id: string) => archive.write(() => endAccess(parts, id)),
      /** Erases the connection's records for good; the person too when it was their last connection. */
      erase(id: string): void {
        people.forgetUndo();
        backups.deleteAll();
        eraseConnection({ ...parts, log }, id, new Date().toISOString());
      },
    },
    archive: {
      /**
       * Parses the bytes of an answer and keeps it until it is stored or dropped. `isCard`: a digital insurance card,
       * made for this answer about the person who signed in.
       */
      readPage: ({ isCard = false, ...input }: Parameters<Pages['read']>[0] & { isCard?: boolean }) =>
        pages.read(input, isCard ? readCardEntries : undefined),
      /**
       * Commits the page and the checkpoint in one transaction. `seenAt`: ISO instant. `begunAt`: when the download began,
       * where the checkpoint is that of another one.
       */
      storePage: (page: number, checkpoint: SyncCheckpoint, seenAt: string, begunAt?: string) =>
        pages.store(page, checkpoint, seenAt, begunAt),
      dropPage: (page: number) => pages.drop(page),
      listCheckpoints: (id: string) => listCheckpoints(db, id),
      saveCheckpoint: (checkpoint: SyncCheckpoint) => saveCheckpoint(db, checkpoint),
      /** Relative references (`Organization/12`) that claims, coverage and health records name and no page has brought. */
      listMissingReferences: (id: string) =>
        [...new Set(withFed(id).flatMap((one) => listMissingReferences(db, one)))].toSorted(),
      /** What claims, coverage and health records may refer to, and when it last came. */
      listKnownReferences: (id: string) =>
        keepLatestSeen(withFed(id).flatMap((one) => listKnownReferences(db, one))),
      /** Ids of claims that the pass over everything which began at `startedAt` (ISO instant) has not brought. */
      listUnseenClaims: (id: string, startedAt: string) => listUnseenClaims(db, id, startedAt),
      /**
       * Ends a pass: reads again what waited for a referenced resource, settles which claims count, finds same visits
       * of two plans, marks what a full pass no longer found. `seenAt`: ISO instant.
       */
      endPass(id: string, seenAt: string) {
        undecided.judgeAgain(id, seenAt);
        const { new: newClaims, changed: changedClaims, removed } = archive.endPass(id, seenAt);
        for (const fed of connections.fed(id)) archive.endPass(fed.id, seenAt);
        judgeNeighbours(id, seenAt);
        return { newClaims, changedClaims, removed };
      },
      /** Ids of Patients that are to be read; see {@link WhoseBook.listToRead}. */
      listPatientsToRead: (id: string, since: string | null) => book.listToRead(id, since),
      /** The plan refuses to show a Patient, or has none of that id. `seenIn`: beginning of the download. */
      notePatientMissing(id: string, patientId: string, seenIn: string): void {
        book.noteMissing(connections.get(id), patientId, seenIn);
      },
      /** The same of one of whom nothing is known, by a check for changes: it is not asked for again at each of them. */
      notePatientRefused: (id: string, patientId: string, seenIn: string) =>
        book.noteRefused(id, patientId, seenIn),
      /** Counts parts that a check did not get at all, so that they are told beside what is not shown. */
      noteRefused(
        id: string,
        pass: string,
        refused: readonly { type: string; fate: 'refused' | 'too-large' }[],
      ) {
        archive.write(() => {
          forgetFates(db, { connectionId: id, source: 'refused' });
          const counts = refused.map((one) => ({ ...one, reason: '', count: 1 }));
          addFates(db, { connectionId: id, source: 'refused', pass }, counts);
        });
      },
    },
    records: {
      /** Everything the plans sent about one person, as one FHIR collection Bundle in JSON. */
      bundle(personId: string): Uint8Array {
        if (!connections.person(personId)) throw notFoundError('person');
        return buildPersonBundle(db, connections.ofPerson(personId));
      },
      /** The JSON of one resource: `<connection id>/<resource type>/<resource id>`. */
      source: ({ id }: { id: string }) => getSource(parts, id),
      unreadable: ({ connectionId }: { connectionId: string }) => listUnreadable(db, connectionId),
      ...whose,
      decide(answer: WhoseAnswer) {
        if (answer.answer === 'left-out') backups.deleteAll();
        people.forgetUndo();
        whose.decide(answer);
        // Whom only this answer had named goes by what the other plans say.
        const { personId } = connections.get(answer.connectionId);
        if (connections.person(personId)?.nameOfPlans === null) nameByPlans(parts, personId);
      },
      size: () => measureDatabase(db),
    },
    news: newsOperations({ ...parts, judged, verdicts }),
    bills: billOperations({ ...parts, judged, verdicts, calls, papers }),
    calls: callOperations(calls),
    letters: letterOperations(letters, calls),
    appeals,
    visitChecks: visitCheckOperations(parts),
    papers: paperOperations(papers),
    limits: limitOperations({ ...parts, planFacts: digests.reader('plan') }),
    taxes: taxOperations({ ...parts, judged }),
    episodes: episodeOperations({ ...parts, judged, careFacts: digests.reader('care') }),
    examples: exampleOperations({ ...parts, bills: judged.bills, calls, letters, papers }),
    claims: claimOperations({ ...parts, digests }),
    spending: spendingOperations({ ...parts, findSensitive: (ids) => sensitive.find(ids) }),
    coverage: coverageOperations(parts),
    approvals: approvalOperations(parts),
    health: healthOperations(parts),
    timeline: timelineOperations(parts),
    sensitive: sensitiveOperations(sensitive),
    lookup: lookupOperations(db),
    statement: statementOperations({
      ...parts,
      judged,
      verdicts,
      log,
      sensitive,
      planFacts: digests.reader('plan'),
    }),
    files: importOperations({ ...parts, undecided, book }),
    written,
    handoff: handoffOperations({ ...parts, saveWritten: written.file }),
    backups,
    accessLog: accessLogOperations(log),
  };
}

/** Of references that several connections know, the one that came last. */
function keepLatestSeen(all: readonly KnownReference[]): KnownReference[] {
  const latest = new Map<string, KnownReference>();
  for (const one of all)
    if (one.seenIn >= (latest.get(one.reference)?.seenIn ?? '')) latest.set(one.reference, one);
  return [...latest.values()];
}
