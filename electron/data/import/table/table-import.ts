/**
 * Imports one table: reads it, says what would come of a mapping, and stores the claims as those of any file. Reading and
 * storing go in steps, so that others are answered in between.
 */
import path from 'node:path';
import type { FileProblem, ImportEnd, ImportOffer, ImportProgress } from '#shared/model/files/import';
import {
  blockingDoubts,
  longestShownCell,
  type TableComparison,
  type TableHeld,
  type TableMapping,
  type TableOffer,
  type TableOutcome,
  type TableRequest,
  tableSampleRows,
} from '#shared/model/files/table';
import { ImportError } from '../../../errors.ts';
import { resourceIdOf } from '../../fhir/identity.ts';
import type { Resource } from '../../fhir/resource.ts';
import { PatientBook } from '../patient-book.ts';
import { fileSavedAt, fileSize } from '../read-file.ts';
import { type ImportParts, RecordKeeper } from '../record-keeper.ts';
import { createSeenFile, type SeenFile } from '../seen-file.ts';
import { nameHeads } from './column-words.ts';
import { guessMapping } from './guess-mapping.ts';
import {
  chooseRecords,
  compareRecords,
  compareTimes,
  describeCanceled,
  findLastDay,
  findTableConnection,
  joinTimes,
  readTime,
  type TableTime,
} from './held-claims.ts';
import { judgeMapping } from './judge-mapping.ts';
import { keepMapping, recallMapping } from './kept-mapping.ts';
import { type MadeClaims, makeClaims } from './make-claims.ts';
import { baseOfTables, makeResources, makeTakenBack } from './make-resources.ts';
import { findStatedPlan } from './stated-plan.ts';
import type { TableForm } from './table-form.ts';
import { type ReadTable, readTable } from './table-reader.ts';
import { TableError, textOfCell } from './table-rows.ts';
import { TableUndo } from './table-undo.ts';

/** A step of reading ends after this time, one of storing after so many records. */
const stepMs = 500;
const stepRecords = 500;

type Storing = {
  keeper: RecordKeeper;
  resources: readonly Resource[];
  next: number;
  outcome: TableOutcome;
  request: TableRequest;
  /** How new the table is, and what was here before it. */
  time: TableTime;
  leftHere: number;
  canceled: readonly Resource[];
};

export class TableImport {
  readonly #parts: ImportParts;
  readonly #id: string;
  readonly #file: SeenFile;
  readonly #form: TableForm;
  /** `YYYY-MM-DD` */
  readonly #today: string;
  readonly #position = { readBytes: 0, isStopped: false };
  #reading: Promise<void> | null = null;
  #table: ReadTable | null = null;
  /** What was said of a table of the same heads before this one was read. */
  #known: ReturnType<typeof recallMapping> = null;
  #problem: FileProblem | null = null;
  #savedAt: string | null = null;
  #storing: Storing | null = null;
  #undo: TableUndo | null = null;

  constructor(parts: ImportParts, facts: { id: string; file: string; form: TableForm; today: string }) {
    this.#parts = parts;
    this.#id = facts.id;
    this.#file = createSeenFile(facts.file);
    this.#form = facts.form;
    this.#today = facts.today;
  }

  /** Reads on. Returns the offer once all of it was read. */
  async look(): Promise<{ progress: ImportProgress; offer: ImportOffer | null }> {
    if (this.#file.bytes < 0) this.#file.bytes = (await fileSize(this.#file.path)) ?? 0;
    this.#reading ??= this.#read();
    const { promise: late, resolve } = Promise.withResolvers<'late'>();
    const timer = setTimeout(resolve, stepMs, 'late');
    const isLate = (await Promise.race([this.#reading, late])) === 'late';
    clearTimeout(timer);
    return { progress: this.#progress(), offer: isLate ? null : this.#makeOffer() };
  }

  /** What would come of the mapping; nothing is kept. */
  preview(mapping: TableMapping): TableOutcome {
    const { table, made } = this.#make(mapping);
    return this.#judge(table, mapping, made);
  }

  /** How the table stands to what the one before it brought; `null` where none of the plan was opened. */
  compare({ mapping, planName, personId }: TableComparison): TableHeld | null {
    const { made } = this.#make(mapping);
    const { before: connection, records } = this.#hold(made, { planName, personId, member: mapping.member });
    if (connection === null) return null;
    const { differing, otherDays, same, canceled } = compareRecords(this.#parts.db, connection, records);
    const age = compareTimes(this.#timeOf(made), readTime(connection));
    return {
      age,
      same,
      differing: differing.size,
      otherDays: otherDays.size,
      ...describeCanceled(canceled),
    };
  }

  /**
   * Starts storing. `at`: ISO instant.
   *
   * @throws {ImportError} import/unreadable for a mapping or a comparison that leaves open what must be answered
   */
  begin(request: TableRequest, at: string): void {
    const { mapping, personId } = request;
    const { db } = this.#parts;
    const { table, made } = this.#make(mapping);
    const outcome = this.#judge(table, mapping, made);
    if (outcome.doubts.some(({ doubt }) => blockingDoubts.has(doubt)))
      throw new ImportError('import/unreadable', 'The mapping of the table leaves something open.');
    const { before, base, planName, records } = this.#hold(made, {
      planName: request.planName,
      personId,
      member: mapping.member,
    });
    if (before === null && made.claims.length === 0)
      throw new ImportError('import/unreadable', 'The table takes back what is not here.');
    const time = this.#timeOf(made);
    const held = before === null ? time : readTime(before);
    const chosen = chooseRecords(compareRecords(db, before, records), compareTimes(time, held), request);
    if (chosen === null)
      throw new ImportError('import/unreadable', 'The table contradicts the one before it.');
    const { resources, leftHere, canceled } = chosen;
    const book = new PatientBook();
    for (const resource of [...records.made, ...records.takenBack]) book.note(0, resource, null);
    const [patient] = book.finish([base]);
    if (patient === undefined) throw new Error('A table has a patient.');
    this.#undo = new TableUndo(this.#parts, { personId, patient, ids: resources.map(resourceIdOf), at });
    const keeper = new RecordKeeper(this.#parts, {
      book,
      files: [this.#file],
      people: [{ key: patient.key, personId }],
      at,
    });
    this.#storing = {
      keeper,
      resources,
      next: 0,
      outcome,
      request: { ...request, planName },
      time: joinTimes(time, held),
      leftHere,
      canceled,
    };
  }

  /** Stores the next piece. Returns the end once everything is stored. */
  store(): { progress: ImportProgress; end: ImportEnd | null } {
    const storing = this.#begun();
    const { keeper, resources } = storing;
    const until = Math.min(storing.next + stepRecords, resources.length);
    for (; storing.next < until; storing.next++) {
      const resource = resources[storing.next];
      if (resource === undefined) break;
      const record = { kind: 'record', place: storing.next + 1, resource, fullUrl: null } as const;
      keeper.take({ kind: 'record', record, bytes: 0 }, 0);
    }
    keeper.flush();
    const isOver = storing.next >= resources.length && keeper.finishOne();
    return { progress: this.#progress(), end: isOver ? this.#end('done') : null };
  }

  /** Ends early. What was stored is kept and settled. */
  stop(): ImportEnd {
    const { keeper } = this.#begun();
    while (!keeper.finishOne());
    return this.#end('cancelled');
  }

  /** True when storing started and did not finish. */
  get isBroken(): boolean {
    return this.#storing !== null;
  }

  /** Takes back all that was stored. `at`: ISO instant. */
  undo(at: string): void {
    this.#undo?.run(at);
    this.#undo = null;
  }

  /** Lets go of the file; what was stored can still be taken back. */
  close(): void {
    this.#position.isStopped = true;
    this.#table = null;
  }

  async #read(): Promise<void> {
    try {
      this.#savedAt = await fileSavedAt(this.#file.path);
      this.#table = await readTable(this.#file.path, this.#form, this.#position);
      this.#known = recallMapping(this.#parts.connections, this.#table);
    } catch (error) {
      this.#problem = problemOf(error);
    }
  }

  #make(mapping: TableMapping): { table: ReadTable; made: MadeClaims } {
    const table = this.#table;
    if (table === null) throw new ImportError('import/unreadable', 'No table is open.');
    return { table, made: makeClaims(table, mapping, this.#today) };
  }

  #judge(table: ReadTable, mapping: TableMapping, made: MadeClaims): TableOutcome {
    return judgeMapping(table, mapping, made, this.#known?.mapping ?? null);
  }

  /** The records of the table, beside the connection whose claims they go on from, and by whose name of the plan. */
  #hold(made: MadeClaims, facts: { planName: string; personId: string | null; member: string | null }) {
    const { heads } = this.#table ?? { heads: [] };
    const { personId, member } = facts;
    const makeRecords = (planName: string) => ({
      made: makeResources(made.claims, { planName, member }),
      takenBack: makeTakenBack(made, planName),
    });
    const typed = this.#namePlan(facts.planName);
    const own = makeRecords(typed);
    const newBase = baseOfTables(typed, heads);
    const before = findTableConnection(this.#parts, {
      personId,
      base: newBase,
      planName: typed,
      made: own.made,
    });
    const planName = before?.planName ?? typed;
    return {
      before,
      base: before?.fhirBaseUrl ?? newBase,
      planName,
      records: {
        ...(planName === typed ? own : makeRecords(planName)),
        hasOtherHeads: before !== null && before.table?.heads !== nameHeads(heads),
      },
    };
  }

  #namePlan(planName: string): string {
    return planName.trim() || nameWithoutEnding(this.#file.name);
  }

  #timeOf({ claims }: MadeClaims): TableTime {
    return { lastDay: findLastDay(claims, this.#today), savedAt: this.#savedAt };
  }

  #begun(): Storing {
    if (this.#storing === null) throw new Error('Nothing is being stored.');
    return this.#storing;
  }

  #end(outcome: ImportEnd['outcome']): ImportEnd {
    const { keeper, outcome: made, request, time, leftHere, canceled } = this.#begun();
    this.#storing = null;
    const end = keeper.end(outcome);
    const { heads } = this.#table ?? { heads: [] };
    const connectionId = this.#undo?.connectionId ?? null;
    if (connectionId !== null)
      keepMapping(this.#parts.connections, connectionId, { heads, ...request, ...time });
    const table = { importId: this.#id, leftOut: made.leftOut, leftHere, ...describeCanceled(canceled) };
    return { ...end, table };
  }

  #makeOffer(): ImportOffer {
    const { name, bytes } = this.#file;
    const table = this.#table;
    const file = {
      name,
      bytes,
      format: table === null ? ('unreadable' as const) : ('table' as const),
      records: 0,
      problem: this.#problem,
    };
    return {
      importId: this.#id,
      files: [file],
      patients: [],
      missingFiles: [],
      more: { files: 0, patients: 0, missingFiles: 0 },
      written: null,
      table: table === null ? null : this.#describe(table),
    };
  }

  #describe(table: ReadTable): TableOffer {
    const { heads, above, data, hidden, sheet, otherSheets, hiddenSheets } = table;
    const known = this.#known;
    return {
      fileName: this.#file.name,
      sheet,
      otherSheets,
      hiddenSheets,
      heads: heads.map((head) => head.slice(0, longestShownCell)),
      sample: data
        .slice(0, tableSampleRows)
        .map(({ cells }) => heads.map((_, column) => textOfCell(cells[column]).slice(0, longestShownCell))),
      rows: above.length + data.length + hidden.length,
      guess: known?.mapping ?? guessMapping(table),
      planName: known?.planName ?? findStatedPlan(table),
      isKnown: known !== null,
    };
  }

  #progress(): ImportProgress {
    const { name, bytes } = this.#file;
    return {
      importId: this.#id,
      stage: this.#storing === null ? 'looking' : 'storing',
      fileName: name,
      readBytes: Math.min(this.#position.readBytes, Math.max(0, bytes)),
      totalBytes: Math.max(0, bytes),
      records: this.#storing?.next ?? 0,
    };
  }
}

/** Faults of the disk are the file's; every other fault is ours. */
function problemOf(error: unknown): FileProblem {
  if (error instanceof TableError) return error.problem;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null || /^ERR_(?!STREAM)/.test(code)) throw error;
  return 'not-found';
}

function nameWithoutEnding(fileName: string): string {
  return path.parse(fileName).name;
}
