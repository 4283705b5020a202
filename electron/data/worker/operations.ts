/**
 * Everything that the data worker does, as one list of functions. The worker implements it; the rest of main calls it
 * through `DataClient`, where each answer is a promise. Values cross by structured clone; page bytes are transferred.
 */
import type { AccessEntry, AccessRow } from '#shared/model/access-log';
import type { ApprovalList } from '#shared/model/approval';
import type { ClaimFilter, ClaimPage, ClaimView, Overview, Spending } from '#shared/model/claims-view';
import type { ConnectionSummary, DataCategory, PersonSummary } from '#shared/model/connection';
import type { CoverageCard, CoverageNumbers } from '#shared/model/coverage';
import type { HealthOverview, RecordFilter, RecordPage, TimelinePage } from '#shared/model/health-lists';
import type { RecordView } from '#shared/model/health-record';
import type { ImportEnd, ImportOffer, ImportProgress, ImportRequest } from '#shared/model/import';
import type { Trend } from '#shared/model/measurement';
import type { ClaimsRequest, Statement, StatementRequest } from '#shared/model/statement';
import type { DirectoryPage } from '../public/directory/directory-page.ts';
import type { DrugPage } from '../public/formulary/drug-page.ts';
import type { OwnNumbers } from '../public/own-numbers.ts';

/** A connection as stored. `ConnectionSummary` adds what is running now and how to sign in again. */
export type ConnectionRecord = Omit<ConnectionSummary, 'syncing' | 'plan'> & {
  payerId: string | null;
  fhirBaseUrl: string;
  /** The plan's id for the person: `Patient/<patientId>`. */
  patientId: string;
};

export type NewConnection = {
  personId: string | null;
  origin: 'plan' | 'file';
  payerId: string | null;
  planName: string;
  host: string;
  isSample: boolean;
  fhirBaseUrl: string;
  patientId: string;
  accessEndsAt: string | null;
  keepsUpToDate: boolean;
  granted: DataCategory[];
  notGranted: DataCategory[];
  /** ISO instant. */
  connectedAt: string;
};

export type ConnectionPatch = Partial<
  Pick<
    ConnectionRecord,
    | 'state'
    | 'accessEndsAt'
    | 'keepsUpToDate'
    | 'granted'
    | 'notGranted'
    | 'connectedAt'
    | 'lastCheckedAt'
    | 'firstSyncDone'
    | 'lastEnd'
    | 'patientId'
    | 'fhirBaseUrl'
    | 'host'
  >
>;

/** Where the download of one resource type stands; committed in the same transaction as the page it belongs to. */
export type SyncCheckpoint = {
  connectionId: string;
  resourceType: string;
  /** `first`: everything; `changes`: since `since`; `full`: everything again, to find what the plan removed. */
  mode: 'first' | 'changes' | 'full';
  /** ISO instant when this pass began, by the plan's clock where known. */
  startedAt: string;
  since: string | null;
  /** Which rung of the query ladder works for this plan. */
  rung: number;
  /** The next page to ask for; `null` when the pass has ended. */
  nextUrl: string | null;
  pages: number;
  /** Resources of the type in those pages; absent is 0. */
  matches?: number;
  done: boolean;
  /** When the last finished pass over everything began; absent before the first has ended. */
  fullAt?: string;
  /** How many resources that pass brought. */
  fullMatches?: number;
};

/** What is known of a page as soon as it is parsed. */
export type PageRead = {
  /** Handle for `storePage` or `dropPage`. */
  page: number;
  next: string | null;
  total: number | null;
  /** Resources of the asked type in the page that are about nobody else. */
  matches: number;
  /** OperationOutcome entries of the page, as the plan worded them. */
  warnings: string[];
  /** True when the body is no FHIR Bundle or resource at all. */
  unreadable: boolean;
  /** Resource type of the top level, when readable. */
  resourceType: string | null;
};

export type PageStored = {
  newClaims: number;
  changedClaims: number;
  claims: number;
  /** Health records that are new or not what they were. */
  records: number;
  skipped: number;
};

/** A file of a record as it came: its bytes, or where they are. */
export type AttachmentSource = {
  connectionId: string;
  personId: string;
  title: string | null;
  contentType: string | null;
  /** The bytes when they came with the record. */
  bytes: Uint8Array | null;
  /** As the plan wrote it, relative or absolute; `null` when the bytes are here. */
  url: string | null;
};

export interface DataOperations {
  people(): PersonSummary[];
  connections(): ConnectionRecord[];
  createConnection(input: NewConnection): { connectionId: string; personId: string };
  updateConnection(connectionId: string, patch: ConnectionPatch): void;

  /**
   * Parses the bytes of an answer and keeps it until it is stored or dropped. `isCard`: a digital insurance card, made
   * for this answer about the person who signed in.
   */
  readPage(input: {
    connectionId: string;
    resourceType: string;
    bytes: Uint8Array;
    isCard?: boolean;
  }): PageRead;
  /** Commits the page and the checkpoint in one transaction. `seenAt`: ISO instant. */
  storePage(page: number, checkpoint: SyncCheckpoint, seenAt: string): PageStored;
  dropPage(page: number): void;
  checkpoints(connectionId: string): SyncCheckpoint[];
  saveCheckpoint(checkpoint: SyncCheckpoint): void;
  /** Relative references (`Organization/12`) that claims, coverages and health records name and no page has brought. */
  missingReferences(connectionId: string): string[];
  /**
   * Ends a pass: reads again what waited for a referenced resource, settles which claims count, finds same visits
   * of two plans, marks what a full pass no longer found. ISO instant.
   */
  finishSync(
    connectionId: string,
    seenAt: string,
  ): { newClaims: number; changedClaims: number; removed: number };

  /** `year: null`: the year of `today` when it has claims, else the newest that has; the answer says which. */
  overview(input: { personId: string; year: number | null; today: string }): Overview;
  claims(input: { filter: ClaimFilter; offset: number; limit: number }): ClaimPage;
  claim(claimId: string): ClaimView;
  claimSource(claimId: string): string;
  answerVisit(input: { firstId: string; secondId: string; same: boolean | null }): void;
  claimsCsv(input: { filter: ClaimFilter; language: 'en' | 'es' }): Uint8Array;
  /** `year: null`: the newest year with claims; the answer says which. */
  spending(input: { personId: string; year: number | null; today: string }): Spending;
  statement(input: { request: StatementRequest; madeOn: string }): Statement;
  statementPdf(input: { request: ClaimsRequest; madeOn: string }): Promise<Uint8Array>;
  /** Everything the plans sent about one person, as one FHIR collection Bundle in JSON. */
  personBundle(personId: string): Uint8Array;

  /** The JSON of one resource: `<connection id>/<resource type>/<resource id>`. */
  recordSource(id: string): string;
  coverages(input: { personId: string; today: string }): CoverageCard[];
  coverageNumbers(coverageId: string): CoverageNumbers;
  approvals(input: { personId: string; today: string }): ApprovalList;
  healthOverview(personId: string): HealthOverview;
  records(input: { filter: RecordFilter; offset: number; limit: number }): RecordPage;
  record(recordId: string): RecordView;
  timeline(input: { filter: RecordFilter; offset: number; limit: number }): TimelinePage;
  trend(input: { personId: string; key: string }): Trend;
  attachment(input: { recordId: string; index: number }): AttachmentSource;

  /** What an answer of a public drug list or directory holds; nothing of it is kept. */
  readDrugPage(input: { bytes: Uint8Array }): DrugPage;
  readDirectoryPage(input: { bytes: Uint8Array }): DirectoryPage;
  ownNumbers(personId: string | null): OwnNumbers;

  /** Begins to look at files, by their paths; the id of the import. Another one that was begun before is dropped. */
  openFiles(paths: string[]): Promise<string>;
  /** Looks at the next piece of the files; call again until there is an offer. */
  lookAtFiles(importId: string): Promise<{ progress: ImportProgress; offer: ImportOffer | null }>;
  /** Begins to store what was looked at. `at`: ISO instant. */
  beginImport(request: ImportRequest, at: string): void;
  /** Stores the next piece in transactions of their own; call again until there is an end. */
  importFiles(importId: string): Promise<{ progress: ImportProgress; end: ImportEnd | null }>;
  /** Ends storing before its end; what is stored stays. */
  stopImport(importId: string): Promise<ImportEnd>;
  /** Lets go of the files. */
  closeFiles(): Promise<void>;

  addAccess(entry: AccessEntry): void;
  accessLog(input: { personId: string | null; offset: number; limit: number }): {
    count: number;
    rows: AccessRow[];
    complete: boolean;
    hosts: string[];
  };
  accessLogCsv(input: { personId: string | null; language: 'en' | 'es' }): Uint8Array;

  /** Erases the connection's records for good; the person too when it was their last connection. */
  eraseConnection(connectionId: string): void;
  /** Forgets the plan's permission but keeps the records readable. */
  keepWithoutAccess(connectionId: string): void;
  /**
   * Deletes the database, its log and its key. The worker then goes on empty, with the storage that the client's
   * `renewStorage` gives, else in memory.
   */
  eraseAll(): void;
  close(): void;
}

/** The data worker as the rest of main sees it. */
export type DataClient = {
  [K in keyof DataOperations]: (
    ...args: Parameters<DataOperations[K]>
  ) => Promise<Awaited<ReturnType<DataOperations[K]>>>;
};
