/** What a check stores and asks of the archive, and what came of a person as it came. */
import { type Db, measureDatabase } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import type { Archive } from './archive.ts';
import { buildPersonBundle } from './build-person-bundle.ts';
import { listCheckpoints, type SyncCheckpoint, saveCheckpoint } from './checkpoints.ts';
import { getSource } from './get-source.ts';
import { type KnownReference, listKnownReferences, listMissingReferences } from './missing-references.ts';
import type { PageInput } from './page-entries.ts';
import type { ListedPage, Pages, TakenPage } from './pages.ts';
import type { Lent } from './read-ahead.ts';
import type { ArchiveConnection, ConnectionBook } from './subject.ts';
import type { UndecidedRecords } from './undecided-records.ts';
import { listUnreadable } from './unreadable-records.ts';
import { addFates, forgetFates } from './whose/fates.ts';
import type { WhoseBook } from './whose/whose-book.ts';

type CheckParts = {
  db: Db;
  connections: ConnectionBook;
  archive: Archive;
  book: WhoseBook;
  undecided: UndecidedRecords;
  /** What is kept of an answer that is a digital insurance card. */
  readCard: Parameters<Pages['read']>[1];
  listUnseenClaims(connectionId: string, startedAt: string): string[];
};

type PersonParts = {
  db: Db;
  connections: ConnectionBook & {
    person(personId: string): object | null;
    ofPerson(personId: string): ArchiveConnection[];
  };
};

/** What the reading worker hands on and asks for. */
export function readingOperations(
  { connections, archive, undecided }: Pick<CheckParts, 'connections' | 'archive' | 'undecided'>,
  pages: Pages,
) {
  return {
    take: (taken: TakenPage) => pages.take(taken),
    /** What claims of the connection may refer to; `null` where none of them can be read before it is stored. */
    lend(id: string): Lent | null {
      const connection = connections.all().find((one) => one.id === id);
      if (connection === undefined || !undecided.isPlain(connection)) return null;
      return { fhirBaseUrl: connection.fhirBaseUrl, references: archive.references.lend(id) };
    },
  };
}

export function archiveOperations(parts: CheckParts, pages: Pages) {
  const { db, connections, archive, book, undecided, readCard, listUnseenClaims } = parts;
  /** A connection, and those of whom its person helps: one sign-in brings the records of all. */
  const withFed = (id: string) => [id, ...connections.fed(id).map((fed) => fed.id)];
  const listMissing = (id: string) =>
    [...new Set(withFed(id).flatMap((one) => listMissingReferences(db, one)))].toSorted();
  return {
    /**
     * Parses the bytes of an answer and keeps it until it is stored or dropped. `isCard`: a digital insurance card,
     * made for this answer about the person who signed in.
     */
    readPage: ({ isCard = false, ...input }: PageInput & { isCard?: boolean }) =>
      pages.read(input, isCard ? readCard : undefined),
    /**
     * Commits the page and the checkpoint in one transaction. `seenAt`: ISO instant. `begunAt`: when the download began,
     * where the checkpoint is that of another one. `list`: where the page is one of a list.
     */
    storePage: (
      page: number,
      checkpoint: SyncCheckpoint,
      seenAt: string,
      begunAt?: string,
      list?: ListedPage,
    ) => pages.store(page, checkpoint, seenAt, begunAt, list),
    dropPage: (page: number) => pages.drop(page),
    listCheckpoints: (id: string) => listCheckpoints(db, id),
    saveCheckpoint: (checkpoint: SyncCheckpoint) => saveCheckpoint(db, checkpoint),
    /** Relative references (`Organization/12`) that claims, coverage and health records name and no page has brought. */
    listMissingReferences: listMissing,
    /** What claims, coverage and health records may refer to, and when it last came. */
    listKnownReferences: (id: string) =>
      keepLatestSeen(withFed(id).flatMap((one) => listKnownReferences(db, one))),
    /**
     * Files what was kept aside and is the person's by all that is known by now. True where it names what is not here and
     * nothing else named. `at`: ISO instant.
     */
    fileOpen(id: string, at: string): boolean {
      const before = new Set(listMissing(id));
      undecided.judgeAgain(id, at);
      return listMissing(id).some((reference) => !before.has(reference));
    },
    /** True where the person has said whose records are since then, an ISO instant: these may name what is not here. */
    hasAnswersSince: (id: string, at: string) => undecided.hasAnswersSince(id, at),
    /** Ids of claims that the pass over everything which began at `startedAt` (ISO instant) has not brought. */
    listUnseenClaims,
    /**
     * Ends a pass: reads again what waited for a referenced resource, settles which claims count, finds same visits
     * of two plans, marks what a full pass no longer found. `seenAt`: ISO instant.
     */
    endPass(id: string, seenAt: string) {
      undecided.judgeAgain(id, seenAt);
      const { new: newClaims, changed: changedClaims, removed } = archive.endPass(id, seenAt);
      for (const fed of connections.fed(id)) archive.endPass(fed.id, seenAt);
      undecided.judgeNeighbours(id, seenAt);
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
  };
}

export function recordOperations({ db, connections }: PersonParts) {
  return {
    /** Everything the plans sent about one person, as one FHIR collection Bundle in JSON. */
    bundle(personId: string): Uint8Array {
      if (!connections.person(personId)) throw notFoundError('person');
      return buildPersonBundle(db, connections.ofPerson(personId));
    },
    /** The JSON of one resource: `<connection id>/<resource type>/<resource id>`. */
    source: ({ id }: { id: string }) => getSource({ db, connections }, id),
    unreadable: ({ connectionId }: { connectionId: string }) => listUnreadable(db, connectionId),
    size: () => measureDatabase(db),
  };
}

/** Of references that several connections know, the one that came last. */
function keepLatestSeen(all: readonly KnownReference[]): KnownReference[] {
  const latest = new Map<string, KnownReference>();
  for (const one of all)
    if (one.seenIn >= (latest.get(one.reference)?.seenIn ?? '')) latest.set(one.reference, one);
  return [...latest.values()];
}
