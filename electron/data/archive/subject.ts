/**
 * What the archive knows of claims, coverage, prior authorizations and health records: each is a `Subject`. A new one
 * is a folder that has this shape, and a line in `worker/subjects.ts`.
 */
import type { Authority } from '#shared/model/plans/connection';
import type { ComparedPerson, PatientFacts } from '../fhir/patients/patient-facts.ts';
import type { ResolveReference } from '../fhir/references.ts';
import type { Resource } from '../fhir/resource.ts';
import type { SyncCheckpoint } from './checkpoints.ts';

/** The connection in whose name resources are stored and read. */
export type ArchiveConnection = {
  id: string;
  personId: string;
  planName: string;
  /** `file`: nothing to ask, nothing that a plan could take back. */
  origin: 'plan' | 'file';
  fhirBaseUrl: string;
  /** ISO instant of signing in, or of opening the first file. */
  connectedAt: string;
  /** The plan's id for the person, `Patient/<patientId>`; `null` where a file names nobody. */
  patientId: string | null;
  /** The connection whose sign-in brings these records too, of somebody whom its person helps. */
  fedBy: string | null;
};

/** The connections as the archive needs them. */
export interface ConnectionBook {
  /** @throws {StoreError} store/not-found */
  get(connectionId: string): ArchiveConnection;
  /** In the order in which they were made. */
  all(): ArchiveConnection[];
  /** Those whose records come by this one's sign-in, of people whom its person helps. */
  fed(connectionId: string): ArchiveConnection[];
  /** The person as the plans name them, and as they let it stand; `null` while there is no name. */
  identity(personId: string): ComparedPerson | null;
  /** Takes over whom a Patient names for a person who has no name yet; adds nothing to somebody else. */
  noteName(personId: string, said: ComparedPerson): void;
  /** Takes a name away again that only these facts gave, where no plan of the person says it. */
  forgetName(personId: string, said: ComparedPerson): void;
  /** What the Patient of the sign-in last said of its person. */
  noteSaid(connectionId: string, said: { name: string | null; birthDate: string | null }): void;
  /** A connection of somebody whom the person helps, whose records come by the sign-in of `parentId`. */
  createFed(
    parentId: string,
    facts: { patientId: string | null; said: PatientFacts | null; authority: Authority | null },
  ): string;
  /** Says who such a connection is of, where that was not known when it was made. */
  nameFed(connectionId: string, patientId: string | null): void;
  /** By which right the user reads a person's records. */
  setAuthority(personId: string, authority: Authority | null): void;
  /** Removes such a connection, and its person when nothing else is left of them. */
  removeFed(connectionId: string): void;
  /** What the next pass over everything brings is told as no news. `hasErased`: it brings back what was erased here. */
  setQuiet(connectionId: string, options: { hasErased: boolean }): void;
}

/** What brought a resource: one download from a plan, named by the ISO instant of its beginning, or a file. */
export type Pass = { from: 'plan'; startedAt: string } | { from: 'file' };

export type StoredResource = {
  /** The resource's row in the archive, and in the tables of its subject. */
  key: number;
  id: string;
  resource: Resource;
};

/**
 * Why a resource is read. `first`: nothing was read from it before. `again`: it changed, or what it refers to came.
 * `anew`: only the app's way of reading changed, so a difference is no news.
 */
export type Occasion = 'first' | 'again' | 'anew';

export type ReadContext = {
  connection: ArchiveConnection;
  resolve: ResolveReference;
  occasion: Occasion;
};

export type Kept = 'new' | 'changed' | 'same';

/** The end of a download of one connection. */
export type EndedPass = {
  connection: ArchiveConnection;
  /** Where the downloads of each type stand. */
  checkpoints: readonly SyncCheckpoint[];
  resolve: ResolveReference;
  /** ISO instant. */
  seenAt: string;
};

/** What the person is told after a pass. */
export type News = { new: number; changed: number; removed: number };

export interface Subject {
  /** FHIR types that it reads. Of several subjects of one type, the first that recognises a resource keeps it. */
  readonly resourceTypes: readonly string[];
  /** Which number of a sync's progress its resources raise. */
  readonly countedAs?: 'claim' | 'record';

  /** Takes note of a new or changed resource, in the page's transaction; nothing derived from it is kept. */
  observe?(resource: Resource, pass: Pass, connection: ArchiveConnection): void;
  /**
   * Reads a resource; `null` when it is none of this subject. The answer writes what was read into the subject's
   * tables, in the page's transaction.
   */
  read?(stored: StoredResource, context: ReadContext): (() => Kept) | null;
  /**
   * Writes what a thread without a database derived from a new resource (`read-ahead.ts`), as `read` and its answer do. Only
   * of subjects that `observe` nothing.
   */
  keepAhead?(key: number, derived: unknown, connection: ArchiveConnection): Kept;
  /** Takes away what was kept of a resource that is none of this subject any more. */
  drop?(key: number): void;
  /** The plan sends a resource again that it had taken back. */
  restore?(key: number, connection: ArchiveConnection): void;

  /** Ends a pass, in one transaction: marks what the plan took back and settles what depends on several resources. */
  endPass?(pass: EndedPass): News | undefined;
  /** True when a pass brought something that no `endPass` has settled. */
  isUnfinished?(connectionId: string): boolean;
  /**
   * Settles all that a person has, after some of it was erased or a stop in the middle. `isNews: false`: nothing is
   * told of it. `seenAt`: ISO instant.
   */
  settlePerson?(personId: string, options: { seenAt: string; isNews: boolean }): void;

  /** Forgets what was told at `seenAt`, an ISO instant, of a pass that was taken back. */
  untell?(seenAt: string): void;

  /** Deletes what the database does not delete with the connection. */
  forget?(connectionId: string): void;
}
