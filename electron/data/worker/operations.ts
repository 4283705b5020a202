/**
 * Everything that the data worker does, by subject: `operations.claims.list` is `listClaims`, asked for on the channel
 * `claims.list`. Main calls the same names through `DataClient`, where each answer is a promise.
 */
import { accessLogOperations } from '../access-log/operations.ts';
import { approvalOperations } from '../approvals/operations.ts';
import { buildPersonBundle } from '../archive/build-person-bundle.ts';
import { listCheckpoints, type SyncCheckpoint, saveCheckpoint } from '../archive/checkpoints.ts';
import { finishSync, settlePerson, settleUnfinished } from '../archive/finish-sync.ts';
import { getSource } from '../archive/get-source.ts';
import { listMissingReferences } from '../archive/missing-references.ts';
import { Pages } from '../archive/pages.ts';
import { readAllAgain } from '../archive/read-all-again.ts';
import { ReferenceCache } from '../archive/reference-cache.ts';
import { ResourceTable } from '../archive/resource-table.ts';
import { Waiting } from '../archive/waiting.ts';
import { ClaimRows } from '../claims/ask/claim-rows.ts';
import { ClaimReader } from '../claims/keep/claim-reader.ts';
import { claimOperations, spendingOperations } from '../claims/operations.ts';
import { coverageOperations } from '../coverage/operations.ts';
import type { Db } from '../database/database.ts';
import { notFound } from '../database/faults.ts';
import { RecordReader } from '../health/keep/record-reader.ts';
import { healthOperations } from '../health/operations.ts';
import { importOperations } from '../import/operations.ts';
import { type ConnectionPatch, Connections, type NewConnection } from '../people/connections.ts';
import { lookupOperations } from '../public/operations.ts';
import { statementOperations } from '../statements/operations.ts';
import { timelineOperations } from '../timeline/operations.ts';
import { eraseConnection } from './erase-connection.ts';

/** The operations over one open, prepared database; opening it and deleting its files is the worker's part. */
export type DataOperations = ReturnType<typeof createOperations>;

/** What an earlier version of the app read is read again first. */
export function createOperations(db: Db) {
  const connections = new Connections(db);
  const resources = new ResourceTable(db);
  const references = new ReferenceCache(db);
  const waiting = new Waiting(db);
  const records = new RecordReader(db, resources, waiting);
  const reader = new ClaimReader({ db, resources, connections, waiting, records });
  const rows = new ClaimRows(db, connections);
  const parts = { db, connections, resources, references, reader, records, waiting, rows };
  const pages = new Pages(parts);
  readAllAgain(parts);
  settleUnfinished(parts, new Date().toISOString());
  return {
    people: { list: () => connections.people() },
    connection: {
      list: () => connections.records(),
      create: (input: NewConnection) => connections.create(input),
      update: (id: string, patch: ConnectionPatch) => connections.update(id, patch),
      /** Keeps the records of a plan that is not asked any more. */
      endAccess(id: string): void {
        db.transaction(() => {
          connections.update(id, { state: 'ended', keepsUpToDate: false });
          db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(id);
        })();
      },
      /** Erases the connection's records for good; the person too when it was their last connection. */
      erase(id: string): void {
        const { personId } = connections.get(id);
        const at = new Date().toISOString();
        eraseConnection(db, connections, id, at);
        settlePerson(parts, personId, at);
        references.clear();
        reader.forgetNames();
        rows.invalidate(personId);
      },
    },
    archive: {
      /**
       * Parses the bytes of an answer and keeps it until it is stored or dropped. `isCard`: a digital insurance card,
       * made for this answer about the person who signed in.
       */
      readPage: (input: Parameters<Pages['read']>[0]) => pages.read(input),
      /** Commits the page and the checkpoint in one transaction. `seenAt`: ISO instant. */
      storePage: (page: number, checkpoint: SyncCheckpoint, seenAt: string) =>
        pages.store(page, checkpoint, seenAt),
      dropPage: (page: number) => pages.drop(page),
      listCheckpoints: (id: string) => listCheckpoints(db, id),
      saveCheckpoint: (checkpoint: SyncCheckpoint) => saveCheckpoint(db, checkpoint),
      /** Relative references (`Organization/12`) that claims, coverage and health records name and no page has brought. */
      listMissingReferences: (id: string) => listMissingReferences(db, id),
      /**
       * Ends a pass: reads again what waited for a referenced resource, settles which claims count, finds same visits
       * of two plans, marks what a full pass no longer found. `seenAt`: ISO instant.
       */
      finishPass: (id: string, seenAt: string) => finishSync(parts, id, seenAt),
    },
    records: {
      /** Everything the plans sent about one person, as one FHIR collection Bundle in JSON. */
      bundle(personId: string): Uint8Array {
        if (!connections.person(personId)) throw notFound('person');
        return buildPersonBundle(db, connections.ofPerson(personId));
      },
      /** The JSON of one resource: `<connection id>/<resource type>/<resource id>`. */
      source: (id: string) => getSource(parts, id),
    },
    claims: claimOperations(parts),
    spending: spendingOperations(parts),
    coverage: coverageOperations(parts),
    approvals: approvalOperations(parts),
    health: { ...healthOperations(parts), ...timelineOperations(parts) },
    lookup: lookupOperations(db),
    statement: statementOperations(parts),
    files: importOperations({ ...parts, pages }),
    accessLog: accessLogOperations(db),
  };
}
