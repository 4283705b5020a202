/** The store behind the data worker: all of `DataOperations` over one open database. */

import { accessLog, accessRows, addAccess } from '../access-log/access-log.ts';
import { approvals } from '../approvals/ask/list-approvals.ts';
import { checkpointsOf, saveCheckpoint } from '../archive/checkpoints.ts';
import { finishSync, settlePerson, settleUnfinished } from '../archive/finish-sync.ts';
import { missingReferences } from '../archive/missing-references.ts';
import { Pages } from '../archive/pages.ts';
import { personBundle } from '../archive/person-bundle.ts';
import { readAllAgain } from '../archive/read-all-again.ts';
import { ReferenceCache } from '../archive/reference-cache.ts';
import { ResourceTable } from '../archive/resource-table.ts';
import { Waiting } from '../archive/waiting.ts';
import { ClaimRows } from '../claims/ask/claim-rows.ts';
import { accessCsv, claimsCsv } from '../claims/ask/csv.ts';
import { filteredRows } from '../claims/ask/filter-claims.ts';
import { answerVisit, claimSource, claimView } from '../claims/ask/get-claim.ts';
import { claimPage, overview, spending } from '../claims/ask/list-claims.ts';
import { ClaimReader } from '../claims/keep/claim-reader.ts';
import { coverageNumbers, coverages } from '../coverage/ask/list-coverage.ts';
import type { Db } from '../database/database.ts';
import { notFound } from '../database/faults.ts';
import { recordAttachment, recordSource, recordView } from '../health/ask/get-record.ts';
import { recordPage, timelinePage } from '../health/ask/list-records.ts';
import { healthOverview, trendOf } from '../health/ask/list-trends.ts';
import { RecordReader } from '../health/keep/record-reader.ts';
import { importOperations } from '../import/operations.ts';
import { Connections } from '../people/connections.ts';
import { readDirectoryPage } from '../public/directory/directory-page.ts';
import { readDrugPage } from '../public/formulary/drug-page.ts';
import { ownNumbers } from '../public/own-numbers.ts';
import { buildClaimsStatement, buildStatement } from '../statements/build-statement.ts';
import { statementSource } from '../statements/statement-source.ts';
import { eraseConnection } from './erase-connection.ts';
import type { DataOperations } from './operations.ts';

/** The operations that one open database answers; opening and deleting files is the worker's part. */
export type Store = Omit<DataOperations, 'eraseAll'>;

/** The store over an open, prepared database. What an earlier version of the app read is read again first. */
export function createStore(db: Db): Store {
  const connections = new Connections(db);
  const resources = new ResourceTable(db);
  const references = new ReferenceCache(db);
  const waiting = new Waiting(db);
  const records = new RecordReader(db, resources, waiting);
  const reader = new ClaimReader({ db, resources, connections, waiting, records });
  const rows = new ClaimRows(db, connections);
  const parts = { db, connections, resources, references, reader, records, waiting, rows };
  const pages = new Pages(parts);
  const source = statementSource(parts);
  readAllAgain(parts);
  settleUnfinished(parts, new Date().toISOString());
  const nameOf = (personId: string) => {
    const person = connections.person(personId);
    if (!person) throw notFound('person');
    return person.name;
  };
  return {
    people: () => connections.people(),
    connections: () => connections.records(),
    createConnection: (input) => connections.create(input),
    updateConnection: (id, patch) => connections.update(id, patch),
    readPage: (input) => pages.read(input),
    storePage: (page, checkpoint, seenAt) => pages.store(page, checkpoint, seenAt),
    dropPage: (page) => pages.drop(page),
    checkpoints: (id) => checkpointsOf(db, id),
    saveCheckpoint: (checkpoint) => saveCheckpoint(db, checkpoint),
    missingReferences: (id) => missingReferences(db, id),
    finishSync: (id, seenAt) => finishSync(parts, id, seenAt),
    overview: (input) => overview(parts, input),
    claims: ({ filter, offset, limit }) => claimPage(parts, filter, offset, limit),
    claim: (id) => claimView(parts, id),
    claimSource: (id) => claimSource(db, id),
    answerVisit: (input) => answerVisit(parts, input),
    claimsCsv({ filter, language }) {
      const selected = filteredRows(db, rows.of(filter.personId), filter);
      return claimsCsv(selected, nameOf(filter.personId), language);
    },
    spending: (input) => spending(parts, input),
    statement: ({ request, madeOn }) => buildStatement(request, source, madeOn),
    async statementPdf({ request, madeOn }) {
      const { renderStatementPdf } = await import('../statements/render-pdf.ts');
      return renderStatementPdf(buildClaimsStatement(request, source, madeOn));
    },
    personBundle: (id) => personBundle(db, connections, id),
    recordSource: (id) => recordSource(parts, id),
    coverages: (input) => coverages(parts, input),
    coverageNumbers: (id) => coverageNumbers(parts, id),
    approvals: (input) => approvals(parts, input),
    healthOverview: (personId) => healthOverview(parts, personId),
    records: ({ filter, offset, limit }) => recordPage(parts, filter, offset, limit),
    record: (id) => recordView(parts, id),
    timeline: ({ filter, offset, limit }) => timelinePage(parts, filter, offset, limit),
    trend: (input) => trendOf(parts, input),
    attachment: (input) => recordAttachment(parts, input),
    readDrugPage: ({ bytes }) => readDrugPage(bytes),
    readDirectoryPage: ({ bytes }) => readDirectoryPage(bytes),
    ownNumbers: (personId) => ownNumbers(db, personId),
    ...importOperations({ ...parts, pages }),
    addAccess: (entry) => addAccess(db, entry),
    accessLog: (input) => accessLog(db, input),
    accessLogCsv: ({ personId, language }) => accessCsv(accessRows(db, personId, 0, -1), language),
    eraseConnection(id) {
      const { personId } = connections.get(id);
      const at = new Date().toISOString();
      eraseConnection(db, connections, id, at);
      settlePerson(parts, personId, at);
      references.clear();
      reader.forgetNames();
      rows.invalidate(personId);
    },
    keepWithoutAccess(id) {
      db.transaction(() => {
        connections.update(id, { state: 'ended', keepsUpToDate: false });
        db.prepare('DELETE FROM sync_checkpoint WHERE connection_id = ?').run(id);
      })();
    },
    close() {
      db.close();
    },
  };
}
