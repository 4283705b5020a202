/**
 * Everything that the data worker does, by subject: `operations.claims.list` is `listClaims`, asked for on the channel
 * `claims.list`. Main calls the same names through `DataClient`, where each answer is a promise.
 */

import { AccessLog } from '../access-log/access-log.ts';
import { createMemorySeal, type LogSeal } from '../access-log/log-seal.ts';
import { accessLogOperations } from '../access-log/operations.ts';
import { appealOperations } from '../appeals/operations.ts';
import { approvalOperations } from '../approvals/operations.ts';
import { Archive, type ReaderFault } from '../archive/archive.ts';
import { archiveOperations, readingOperations, recordOperations } from '../archive/operations.ts';
import { Pages } from '../archive/pages.ts';
import { readAllAgain } from '../archive/read-all-again.ts';
import { UndecidedRecords } from '../archive/undecided-records.ts';
import { WhoseBook } from '../archive/whose/whose-book.ts';
import { backupOperations } from '../backups/operations.ts';
import { PersonClaims } from '../bills/ask/person-claims.ts';
import { BillTable } from '../bills/keep/bill-table.ts';
import { ScanTable } from '../bills/keep/scan-table.ts';
import { VerdictTable } from '../bills/keep/verdict-table.ts';
import { readOwnFacts } from '../bills/match/read-claim-facts.ts';
import { billOperations, scanOperations } from '../bills/operations.ts';
import { ClaimRows } from '../claims/ask/person-rows.ts';
import { ClaimDigests } from '../claims/keep/claim-digests.ts';
import { listUnseenClaims } from '../claims/keep/mark-removed.ts';
import { claimOperations, spendingOperations } from '../claims/operations.ts';
import { connectionOperations, planOperations } from '../connections/operations.ts';
import { CallTable } from '../correspondence/keep/call-table.ts';
import { LetterTable } from '../correspondence/keep/letter-table.ts';
import { callOperations, letterOperations } from '../correspondence/operations.ts';
import { cardCounter, coverageOperations } from '../coverage/operations.ts';
import { readCardEntries } from '../coverage/read/card-bundle.ts';
import type { Db } from '../database/database.ts';
import { RemovedRows } from '../database/removed-rows.ts';
import { drugCapOperations } from '../drug-cap/operations.ts';
import { readDrugFacts } from '../drug-cap/read/read-drug-facts.ts';
import { readCareFacts } from '../episodes/ask/person-care.ts';
import { episodeOperations } from '../episodes/operations.ts';
import { removeExample } from '../examples/example-rows.ts';
import { exampleOperations } from '../examples/operations.ts';
import { forecastOperations } from '../forecast/operations.ts';
import { readForecastFacts } from '../forecast/read/read-forecast-facts.ts';
import { undoArriving } from '../handoff/arriving.ts';
import { handoffOperations } from '../handoff/operations.ts';
import { healthOperations } from '../health/operations.ts';
import { peopleOperations } from '../household/operations.ts';
import { importOperations } from '../import/operations.ts';
import { paperOperations } from '../import/paper/operations.ts';
import { tableOperations } from '../import/table/operations.ts';
import { readPlanFacts } from '../limits/ask/list-plans.ts';
import { limitOperations } from '../limits/operations.ts';
import { newsOperations } from '../news/operations.ts';
import { Connections } from '../people/connections.ts';
import { planListOperations } from '../plan-lists/operations.ts';
import { readCareListFacts } from '../plan-lists/read/read-care-facts.ts';
import { lookupOperations } from '../public/operations.ts';
import { nextYearOperations } from '../replay/operations.ts';
import { readReplayFacts } from '../replay/read/read-replay-facts.ts';
import { secondLookOperations } from '../second-look/operations.ts';
import { sensitiveOperations } from '../sensitive/operations.ts';
import { SensitiveRecords } from '../sensitive/sensitive-records.ts';
import { statementOperations } from '../statements/operations.ts';
import { taxOperations } from '../taxes/operations.ts';
import { timelineOperations } from '../timeline/operations.ts';
import { visitCheckOperations } from '../visit-checks/operations.ts';
import { whoseOperations } from '../whose/operations.ts';
import { writtenOperations } from '../written/operations.ts';
import { createSubjects } from './subjects.ts';

/** The operations over one open, prepareDatabase database; opening it and deleting its files is the worker's part. */
export type DataOperations = ReturnType<typeof createOperations>;

/**
 * What an earlier version of the app read is read again first, and what a stop left in the middle is settled.
 * `onReaderFault` hears of resources that broke a reader of ours. `folder`: where the database is kept, if anywhere.
 * `onRecall`: see `ReferenceCache`.
 */
export function createOperations(
  db: Db,
  onReaderFault: (fault: ReaderFault) => void = () => undefined,
  seal: LogSeal = createMemorySeal(),
  folder: string | null = null,
  onRecall?: (connectionId: string) => void,
) {
  const backups = backupOperations(db, folder);
  const log = new AccessLog(db, seal);
  const connections = new Connections(db);
  const subjects = createSubjects(db, connections);
  const archive = new Archive({ db, connections, subjects, onReaderFault, onRecall });
  const rows = new ClaimRows(db, connections);
  const parts = { db, connections, archive, references: archive.references, rows };
  const book = new WhoseBook(parts);
  const digests = new ClaimDigests(
    { ...parts, onReaderFault },
    {
      bill: readOwnFacts,
      care: readCareFacts,
      plan: readPlanFacts,
      drug: readDrugFacts,
      forecast: readForecastFacts,
      replay: readReplayFacts,
      lists: readCareListFacts,
    },
  );
  const judged = {
    bills: new BillTable(db),
    claims: new PersonClaims({ ...parts, ownFacts: digests.reader('bill') }),
  };
  const verdicts = new VerdictTable(db);
  const calls = new CallTable(db);
  const letters = new LetterTable(db);
  const scans = new ScanTable(db);
  const removed = new RemovedRows(db);
  const sensitive = new SensitiveRecords(parts);
  const undecided = new UndecidedRecords({ ...parts, book });
  const pages = new Pages({ ...parts, book, undecided });
  const appeals = appealOperations({ ...parts, calls });
  const people = peopleOperations({ ...parts, book, judged, verdicts, log, listComing: appeals.coming });
  const written = writtenOperations({
    ...parts,
    removed,
    careFacts: digests.reader('care'),
    removeExample: (personId) => removeExample(db, personId),
  });
  const papers = paperOperations(parts);
  /** Nothing brings back what is erased. */
  const forgetting = {
    forgetUndo() {
      papers.forgetUndo();
      people.forgetUndo();
      removed.forget();
    },
    deleteBackups: backups.deleteAll,
  };
  const whose = whoseOperations({ ...parts, undecided, ...forgetting });
  const now = new Date().toISOString();
  undoArriving(parts);
  archive.write(() => {
    for (const connection of connections.all()) book.adoptStored(connection, now);
  });
  readAllAgain(parts, now);
  archive.settleUnfinished(now);
  undecided.settleHalfAnswered(now);
  return {
    people,
    plans: planOperations(parts),
    connection: connectionOperations({
      ...parts,
      ...{ book, undecided, log },
      countCards: cardCounter(parts),
      ...forgetting,
    }),
    archive: archiveOperations(
      {
        ...parts,
        book,
        undecided,
        readCard: readCardEntries,
        listUnseenClaims: (id, startedAt) => listUnseenClaims(db, id, startedAt),
      },
      pages,
    ),
    reading: readingOperations({ ...parts, undecided }, pages),
    records: { ...recordOperations(parts), ...whose },
    news: newsOperations({ ...parts, judged, verdicts }),
    bills: billOperations({ ...parts, judged, verdicts, calls, scans, removed }),
    calls: callOperations(calls, removed),
    letters: letterOperations(letters, calls, removed),
    appeals,
    visitChecks: visitCheckOperations(parts),
    secondLook: secondLookOperations({ ...parts, judged }),
    scans: scanOperations(scans, removed),
    limits: limitOperations({ ...parts, planFacts: digests.reader('plan') }),
    drugCap: drugCapOperations({
      ...parts,
      planFacts: digests.reader('plan'),
      drugFacts: digests.reader('drug'),
      fillFacts: digests.reader('forecast'),
    }),
    forecast: forecastOperations({
      ...parts,
      planFacts: digests.reader('plan'),
      forecastFacts: digests.reader('forecast'),
    }),
    taxes: taxOperations({ ...parts, judged, removed }),
    nextYear: nextYearOperations({ ...parts, replayFacts: digests.reader('replay'), removed }),
    planLists: planListOperations({ ...parts, careListFacts: digests.reader('lists') }),
    episodes: episodeOperations({ ...parts, judged, careFacts: digests.reader('care') }),
    examples: exampleOperations({ ...parts, bills: judged.bills, calls, letters, scans }),
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
      listReminders: appeals.reminders,
      listNotShown: whose.notShown,
      judged,
      verdicts,
      calls,
      scans,
      log,
      replayFacts: digests.reader('replay'),
      sensitive,
      planFacts: digests.reader('plan'),
    }),
    files: importOperations({ ...parts, undecided, book }),
    tables: tableOperations({ ...parts, undecided, book }),
    papers,
    written,
    handoff: handoffOperations({ ...parts, saveWritten: written.file }),
    backups,
    accessLog: accessLogOperations(log),
  };
}
