/** Drives copies for another computer: the data worker writes and reads in small steps, between which this can stop. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { AccessEntry, AccessWhat } from '#shared/model/access-log';
import type {
  BringInRequest,
  BroughtIn,
  ChosenCopy,
  CopyLook,
  CopyProgress,
  CopyRequest,
  CopySaved,
} from '#shared/model/files/handoff';
import { startStopwatch } from '../access/stopwatch.ts';
import { describeLocalAccess } from '../data/access-log/access-entry.ts';
import { findLocalFile } from '../data/import/local-file.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { ImportError } from '../errors.ts';
import type { Clock, Emit } from '../ports.ts';
import type { ExamineScan } from './add-written.ts';
import { createTurnstile, type Run } from './run-alone.ts';

export type HandoffParts = {
  data: Pick<DataClient, 'handoff'>;
  examineScan: ExamineScan;
  clock: Clock;
  emit: Emit;
  recordAccess(entry: AccessEntry): void;
};

export type Handoff = {
  /**
   * Writes a copy to the full path that the person chose; `null` when it was stopped, and then there is no file.
   *
   * @throws {ImportError} import/running, import/copy-of-too-many; {StoreError} store/full, store/read-only,
   * store/not-found; {StatementError}
   */
  save(file: string, request: CopyRequest): Promise<CopySaved | null>;
  /** Takes the path of a copy to open. @throws {ImportError} import/copy-unreadable, import/not-local */
  choose(file: string): Promise<ChosenCopy>;
  /**
   * What is in the chosen copy; `null` when looking was stopped.
   *
   * @throws {ImportError} import/running, import/copy-unreadable when none was chosen
   */
  look(passphrase: string): Promise<CopyLook | null>;
  /**
   * Brings people of the copy in; `null` when it was stopped, and then nothing of them is here.
   *
   * @throws {ImportError} import/running; {StoreError} store/full and the like
   */
  bringIn(request: BringInRequest): Promise<BroughtIn | null>;
  /** Stops what is under way, and lets go of a copy that is open. */
  cancel(): Promise<void>;
};

const progressEveryMs = 100;

export function createHandoff({ data, examineScan, clock, emit, recordAccess }: HandoffParts): Handoff {
  const { handoff } = data;
  const turnstile = createTurnstile();
  let chosen: string | null = null;
  const elapsedMs = startStopwatch(clock);
  let saidMs = Number.NEGATIVE_INFINITY;
  const say = (progress: CopyProgress) => {
    if (elapsedMs() - saidMs < progressEveryMs) return;
    saidMs = elapsedMs();
    emit('handoff.progress', progress);
  };
  const now = () => new Date(clock.now()).toISOString();
  const note = (what: AccessWhat, personId: string | null, records: number) =>
    recordAccess({ ...describeLocalAccess(now(), what), personId, records });

  async function writeAll(run: Run): Promise<{ bytes: number; records: number } | null> {
    for (;;) {
      if (run.signal.aborted) return null;
      const { done, total, bytes, isEnded } = await handoff.write();
      if (isEnded) return { bytes, records: done };
      say({ stage: 'writing', done, total });
    }
  }

  async function lookAtAll(run: Run): Promise<CopyLook | null> {
    for (;;) {
      if (run.signal.aborted) return null;
      const { progress, offer, problem } = await handoff.look();
      if (problem !== null) return { problem };
      if (offer !== null) return { problem, offer };
      say(progress);
    }
  }

  async function storeAll(run: Run): Promise<boolean> {
    for (;;) {
      if (run.signal.aborted) return false;
      const { progress, isStored } = await handoff.store();
      if (isStored) return true;
      say(progress);
    }
  }

  async function examineAll(run: Run): Promise<boolean> {
    for (;;) {
      if (run.signal.aborted) return false;
      const scan = await handoff.takeScan();
      if (scan === null) return true;
      await handoff.judgeScan(scan.person, scan.place, await examineScan(scan.bytes, run.signal));
    }
  }

  return {
    save: (file, { personId, passphrase }) =>
      turnstile.run(async (run) => {
        const personIds = personId === null ? [] : [personId];
        await handoff.begin({ file, personIds, passphrase, madeAt: now() });
        const end = await writeAll(run);
        await handoff.drop();
        if (end === null) return null;
        note('save-copy', personId, end.records);
        return { savedAs: file, bytes: end.bytes };
      }),
    async choose(file) {
      const found = await findLocalFile(file);
      const entry = await stat(found).catch(() => null);
      if (!entry?.isFile()) throw new ImportError('import/copy-unreadable', 'This is no file.');
      chosen = found;
      return { name: path.basename(found), bytes: entry.size };
    },
    look: (passphrase) =>
      turnstile.run(async (run) => {
        if (chosen === null) throw new ImportError('import/copy-unreadable', 'No copy was chosen.');
        const problem = await handoff.open(chosen, passphrase);
        if (problem !== null) return { problem };
        const look = await lookAtAll(run);
        if (look === null) await handoff.close();
        return look;
      }),
    bringIn: (request) =>
      turnstile.run(async (run) => {
        try {
          await handoff.bringIn(request, now());
          if (!(await storeAll(run)) || !(await examineAll(run))) return null;
          const brought = await handoff.finish();
          for (const { personId, records } of brought.people) note('open-copy', personId, records);
          return brought;
        } finally {
          await handoff.close();
          emit('data.changed', { personId: null });
        }
      }),
    async cancel() {
      if (!(await turnstile.stop())) await handoff.close();
    },
  };
}
