/** The connections of people to plans: how a sign-in makes or changes one, and how one ends. */
import type { PlanKind } from '#shared/model/plans/plan-kind';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Archive } from '../archive/archive.ts';
import { listCheckpoints, type SyncCheckpoint, saveCheckpoint } from '../archive/checkpoints.ts';
import { countRecords } from '../archive/record-table.ts';
import type { UndecidedRecords } from '../archive/undecided-records.ts';
import { listHealthSections } from '../archive/unread-lines.ts';
import { askForAll } from '../archive/whose/answer-cause.ts';
import type { WhoseBook } from '../archive/whose/whose-book.ts';
import { countClaims } from '../claims/keep/claim-table.ts';
import type { Db } from '../database/database.ts';
import type { Resource } from '../fhir/resource.ts';
import type {
  Connection,
  ConnectionPatch,
  ConnectionRecord,
  Connections,
  NewConnection,
} from '../people/connections.ts';
import { endAccess, eraseConnection } from './end-connection.ts';

type ConnectionParts = {
  db: Db;
  connections: Connections;
  archive: Archive;
  book: WhoseBook;
  undecided: UndecidedRecords;
  log: AccessLog;
  /** How many insurance cards of a connection the lists of cards show. */
  countCards(connection: Connection): number;
  /** What was done to people cannot be taken back any more. */
  forgetUndo(): void;
  deleteBackups(): void;
};

/** Whom a sign-in named: the patient id, and the Patient that the plan answers with for it. */
type SignInNamed = { connectionId: string; patientId: string; patient: Resource | null };
/** A sign-in by an id that was not known, and where the downloads stood before: they begin anew by it. */
type NewSignIn = { patientId: string; checkpoints: SyncCheckpoint[] };

export function planOperations({ connections }: Pick<ConnectionParts, 'connections'>) {
  return {
    rename({ connectionId, name }: { connectionId: string; name: string }) {
      connections.renamePlan(connectionId, name.trim());
      return {};
    },
    setKind({ connectionId, kind }: { connectionId: string; kind: PlanKind }) {
      connections.setKind(connectionId, kind);
      return {};
    },
  };
}

export function connectionOperations(parts: ConnectionParts) {
  const { db, connections, archive, book, undecided, countCards, forgetUndo, deleteBackups } = parts;
  return {
    list: (): ConnectionRecord[] =>
      connections.all().map((connection) => {
        const textOnly = connection.origin === 'file' ? listHealthSections(db, connection.id) : [];
        return {
          ...connection,
          otherPerson: connections.otherPersonSaid(connection),
          claims: countClaims(db, connection.id),
          records: countRecords(db, connection.id),
          cards: countCards(connection),
          ...(textOnly.length > 0 && { textOnly }),
        };
      }),
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
      undecided.judgeNeighbours(created.connectionId, at);
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
      undecided.judgeNeighbours(connectionId, at);
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
      undecided.judgeNeighbours(id, new Date().toISOString());
    },
    /** Whoever was helped has a sign-in of their own now: nobody else's brings their records any more. */
    endFeeding(connectionId: string): void {
      if (connections.get(connectionId).fedBy === null) return;
      archive.write(() => {
        connections.update(connectionId, { fedBy: null });
        db.prepare('DELETE FROM undecided WHERE fed_id = ?').run(connectionId);
      });
      undecided.judgeNeighbours(connectionId, new Date().toISOString());
    },
    /** Keeps the records of a plan that is not asked any more. */
    endAccess: (id: string) => archive.write(() => endAccess(parts, id, new Date().toISOString())),
    /** Erases the connection's records for good; the person too when it was their last connection. */
    erase(id: string): void {
      forgetUndo();
      deleteBackups();
      eraseConnection(parts, id, new Date().toISOString());
    },
  };
}
