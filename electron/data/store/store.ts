/** The store behind the data worker: all of `DataOperations` over one open database. */
import { accessCsv, claimsCsv } from '../csv.ts';
import { importOperations } from '../import/operations.ts';
import type { DataOperations } from '../operations.ts';
import { readDirectoryPage } from '../records/directory/directory-page.ts';
import { readDrugPage } from '../records/formulary/drug-page.ts';
import { buildClaimsStatement, buildStatement } from '../statements/build-statement.ts';
import { accessLog, accessRows, addAccess } from './access-log.ts';
import { approvals } from './approvals.ts';
import { checkpointsOf, saveCheckpoint } from './checkpoints.ts';
import { claimPage, overview, spending } from './claim-queries.ts';
import { ClaimReader } from './claim-reader.ts';
import { ClaimRows } from './claim-rows.ts';
import { answerVisit, claimSource, claimView } from './claim-view.ts';
import { Connections } from './connections.ts';
import { coverageNumbers, coverages } from './coverages.ts';
import type { Db } from './database.ts';
import { eraseConnection } from './erase.ts';
import { notFound } from './faults.ts';
import { filteredRows } from './filter-rows.ts';
import { finishSync, settlePerson, settleUnfinished } from './finish-sync.ts';
import { missingReferences } from './named-by.ts';
import { ownNumbers } from './own-numbers.ts';
import { Pages } from './pages.ts';
import { personBundle } from './person-bundle.ts';
import { readAllAgain } from './read-all-again.ts';
import { recordPage, timelinePage } from './record-list.ts';
import { RecordReader } from './record-reader.ts';
import { healthOverview, trendOf } from './record-trends.ts';
import { recordAttachment, recordSource, recordView } from './record-view.ts';
import { ReferenceCache } from './reference-cache.ts';
import { ResourceTable } from './resource-table.ts';
import { statementSource } from './statement-source.ts';
import { Waiting } from './waiting.ts';

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
