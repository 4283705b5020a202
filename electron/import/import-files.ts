/**
 * Imports a person's files: looks at them, then stores what they hold. One set of files at a time. The data worker
 * reads in small steps; this drives the steps, reports progress, and can stop between any two.
 */
import { localDay } from '#shared/dates';
import type { AccessEntry } from '#shared/model/access-log';
import {
  type ImportEnd,
  type ImportOffer,
  type ImportProgress,
  type ImportRequest,
  mostFiles,
} from '#shared/model/files/import';
import type { TableRequest } from '#shared/model/files/table';
import type { WrittenEnd, WrittenRequest } from '#shared/model/files/written';
import { startStopwatch } from '../access/stopwatch.ts';
import { describeLocalAccess } from '../data/access-log/access-entry.ts';
import { findLocalFile } from '../data/import/local-file.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { ImportError } from '../errors.ts';
import type { Clock, Emit, Log } from '../ports.ts';
import { addWritten, type ExamineScan } from './add-written.ts';
import { createTurnstile, type Run, type Turnstile } from './run-alone.ts';

export type ImportParts = {
  data: Pick<DataClient, 'files' | 'tables' | 'written'>;
  examineScan: ExamineScan;
  clock: Clock;
  log: Log;
  emit: Emit;
  recordAccess(entry: AccessEntry): void;
};

export type Imports = {
  /**
   * What the files hold. Looking again releases the files before.
   *
   * @throws {ImportError} import/running, import/cancelled, import/unreadable for paths that are none, import/not-local
   */
  look(paths: readonly string[]): Promise<ImportOffer>;
  /** The file that was looked at last, where it was one by itself and was not let go of. */
  openedFile(): string | null;
  /**
   * Stores what was looked at, for the people chosen. Cancelling keeps what is stored, and the result says so.
   *
   * @throws {ImportError} import/running, import/too-large; {StoreError} store/full and the like, store/not-found
   */
  store(request: ImportRequest): Promise<ImportEnd>;
  /**
   * As `store`, of a table that was looked at.
   *
   * @throws {ImportError} import/running, import/unreadable for a mapping that leaves something open; {StoreError}
   */
  storeTable(request: TableRequest): Promise<ImportEnd>;
  /**
   * Adds what the person wrote, from the file that was looked at; `null` when it was stopped, and then nothing is added.
   *
   * @throws {ImportError} import/running; {StoreError} store/full and the like, store/not-found
   */
  addWritten(request: WrittenRequest): Promise<WrittenEnd | null>;
  /** Stops a running import and releases the files. */
  cancel(): Promise<void>;
};

/** What stores in steps. */
type StepFiles = Pick<ImportParts['data']['files'], 'store' | 'stop' | 'close'>;

const progressEveryMs = 100;
const changedEveryMs = 1000;

export function createImports(parts: ImportParts): Imports {
  const { data, clock, emit, log } = parts;
  const turnstile = createTurnstile();
  const elapsedMs = startStopwatch(clock);
  let saidMs = Number.NEGATIVE_INFINITY;
  let opened: string | null = null;
  const say = (progress: ImportProgress) => {
    if (elapsedMs() - saidMs < progressEveryMs) return;
    saidMs = elapsedMs();
    emit('import.progress', progress);
  };
  const alone: Turnstile['run'] = (work) => {
    saidMs = Number.NEGATIVE_INFINITY;
    return turnstile.run(work);
  };
  const release = async () => {
    await data.files.close();
    await data.tables.close();
    await data.written.close();
  };
  /** Runs what was begun to its end. */
  const finish = async (run: Run, files: StepFiles, importId: string) => {
    try {
      const end = await storeAll(parts, files, importId, run, say);
      log.write('import.ended', { outcome: end.outcome, notUnderstood: end.notUnderstoodCount });
      noteAccess(parts, end.personIds, listSums(end));
      return end;
    } catch (error) {
      // What was stored before the fault stays, so it needs its rows in the access log.
      await files.stop(importId).then(
        (end) => noteAccess(parts, end.personIds, listSums(end)),
        () => undefined,
      );
      throw error;
    } finally {
      await files.close();
      emit('data.changed', { personId: null });
    }
  };
  return {
    look: (paths) =>
      alone(async (run) => {
        if (paths.length > mostFiles) throw new ImportError('import/unreadable', 'These are too many files.');
        const found = await Promise.all(paths.map(findLocalFile));
        try {
          const [first] = found;
          // What a person wrote, and a table, are opened by themselves.
          const only = found.length === 1 && first !== undefined ? first : null;
          opened = only;
          const written = only === null ? null : await data.written.open(only);
          if (written !== null) return await lookAtAll(data.written, written, run, say);
          const table = only === null ? null : await data.tables.open(only, localDay(new Date(clock.now())));
          if (table !== null) return await lookAtAll(data.tables, table, run, say);
          return await lookAtAll(data.files, await data.files.open(found), run, say);
        } catch (error) {
          await release();
          throw error;
        }
      }),
    openedFile: () => opened,
    store: (request) =>
      alone(async (run) => {
        await data.files.begin(request, new Date(clock.now()).toISOString());
        return finish(run, data.files, request.importId);
      }),
    storeTable: (request) =>
      alone(async (run) => {
        await data.tables.begin(request, new Date(clock.now()).toISOString());
        return finish(run, data.tables, request.importId);
      }),
    addWritten: (request) =>
      alone(async (run) => {
        try {
          const end = await addWritten(parts, request, run, say);
          if (end === null) return null;
          const sums = end.counts.map(({ added, here }) => added + here);
          noteAccess(parts, [end.personId], sums);
          return end;
        } finally {
          await data.written.close();
          emit('data.changed', { personId: null });
        }
      }),
    async cancel() {
      opened = null;
      if (!(await turnstile.stop())) await release();
    },
  };
}

async function lookAtAll(
  files: Pick<ImportParts['data']['files'], 'look'>,
  importId: string,
  run: Run,
  say: (progress: ImportProgress) => void,
): Promise<ImportOffer> {
  for (;;) {
    const { progress, offer } = await files.look(importId);
    if (offer !== null) return offer;
    if (run.signal.aborted) throw new ImportError('import/cancelled', 'Looking at the files was stopped.');
    say(progress);
  }
}

async function storeAll(
  { clock, emit }: ImportParts,
  files: StepFiles,
  importId: string,
  run: Run,
  say: (progress: ImportProgress) => void,
): Promise<ImportEnd> {
  const elapsedMs = startStopwatch(clock);
  let changeSaidMs = 0;
  for (;;) {
    if (run.signal.aborted) return files.stop(importId);
    const { progress, end } = await files.store(importId);
    if (end !== null) return end;
    say(progress);
    if (elapsedMs() - changeSaidMs < changedEveryMs) continue;
    changeSaidMs = elapsedMs();
    emit('data.changed', { personId: null });
  }
}

/** One row for each person whose records were opened. */
function noteAccess(
  { clock, recordAccess }: ImportParts,
  personIds: readonly string[],
  sums: readonly number[],
): void {
  const at = new Date(clock.now()).toISOString();
  const records = sums.reduce((sum, one) => sum + one, 0);
  for (const personId of personIds)
    recordAccess({ ...describeLocalAccess(at, 'open-file'), personId, records });
}

function listSums({ counts }: ImportEnd): number[] {
  return counts.map(({ added, changed, same }) => added + changed + same);
}
