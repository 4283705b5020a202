/** Requests about the copies that the app makes by itself. */
import { existsSync } from 'node:fs';
import { listBackups } from '../data/backups/backup-files.ts';
import { backupFolder } from '../data/database/files.ts';
import { StoreError } from '../errors.ts';
import { disconnectPlan } from '../plans/disconnect-plan.ts';
import { confirmRestore } from '../questions/erase-questions.ts';
import { stopRunning } from '../stop-running.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

export function backupHandlers(services: Services) {
  const { data, ports, storage, restore, backups, sync, emit } = services;
  const folder = backupFolder(ports.paths.data);
  const listConnectionIds = async () => (await data.connection.list()).map(({ id }) => id);
  return {
    'backups.get': async () => ({
      folder: storage() === 'encrypted' || storage() === 'unreadable' ? folder : null,
      backups: listBackups(ports.paths.data),
      problem: backups.problem(),
    }),
    'backups.showFolder': async () => {
      if (existsSync(folder)) ports.files.show(folder);
      return {};
    },
    'backups.restore': async ({ id }) => {
      const backup = listBackups(ports.paths.data).find((one) => one.id === id);
      if (backup === undefined) throw new StoreError('store/not-found', 'This copy is not there any more.');
      if (!(await confirmRestore(ports, backup))) return { restored: false };
      await stopRunning(services);
      const before = await listConnectionIds();
      await Promise.all(before.map((connectionId) => sync.cancel(connectionId)));
      await restore(id, new Date(ports.clock.now()).toISOString());
      // A plan that came after the copy was made is here no more: neither is its permission.
      const after = new Set(await listConnectionIds());
      for (const connectionId of before)
        if (!after.has(connectionId)) await disconnectPlan(services, connectionId);
      emit('data.changed', { personId: null });
      return { restored: true };
    },
  } satisfies Partial<Handlers>;
}
