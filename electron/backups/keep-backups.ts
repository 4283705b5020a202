/** Has the data worker make its copies: after a check, and some time after the start, once a day. */
import type { BackupProblem } from '#shared/model/files/backups';
import type { DataClient } from '../data/worker/data-client.ts';
import { locateFault, toFailure } from '../errors.ts';
import type { Clock, Emit, Log } from '../ports.ts';

export type BackupKeeper = {
  /** Makes a copy if it is time for one. What goes wrong is kept for `problem`, and told to the page. */
  keep(): Promise<void>;
  /** Why the last one could not be made. */
  problem(): BackupProblem;
  close(): void;
};

/** What the person does first is answered first. */
const afterStartMs = 60_000;

export function createBackupKeeper({
  data,
  clock,
  log,
  emit,
}: {
  data: Pick<DataClient, 'backups'>;
  clock: Clock;
  log: Log;
  emit: Emit;
}): BackupKeeper {
  let problem: BackupProblem = null;
  const say = (next: BackupProblem) => {
    if (next === problem) return;
    problem = next;
    emit('data.changed', { personId: null });
  };
  const keep = async () => {
    try {
      const isMade = await data.backups.keep(new Date(clock.now()).toISOString());
      say(null);
      if (isMade) emit('data.changed', { personId: null });
    } catch (error) {
      const { code } = toFailure(error);
      log.write('backup.failed', { code, ...(code === 'internal' ? locateFault(error) : {}) });
      say(code === 'store/full' ? 'full' : 'failed');
    }
  };
  const timer = setTimeout(() => void keep(), afterStartMs).unref();
  return { keep, problem: () => problem, close: () => clearTimeout(timer) };
}
