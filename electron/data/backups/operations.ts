/** Copies that the app makes by itself. Where nothing is kept on this computer, there are none. */
import { localDay } from '#shared/dates';
import type { Db } from '../database/database.ts';
import { saveSetting } from '../database/setting.ts';
import { deleteBackups, listBackups, makeBackup } from './backup-files.ts';
import { markContent } from './content-mark.ts';

const settingName = 'backup-content';

export function backupOperations(db: Db, folder: string | null) {
  return {
    /**
     * Makes one unless there is one of that day, or nothing has changed since the last. `at`: ISO instant. True when
     * one was made.
     *
     * @throws {StoreError} store/full and the like
     */
    keep(at: string): boolean {
      if (folder === null) return false;
      const hasPeople = db.prepare('SELECT 1 FROM person LIMIT 1').get() !== undefined;
      if (!hasPeople) return false;
      const kept = listBackups(folder).filter(({ isBefore }) => !isBefore);
      if (kept.some((one) => localDay(new Date(one.at)) === localDay(new Date(at)))) return false;
      const mark = markContent(db);
      const last = db
        .prepare<[string], string>('SELECT value FROM setting WHERE name = ?')
        .pluck()
        .get(settingName);
      if (kept.length > 0 && last === mark) return false;
      makeBackup(db, folder, at);
      saveSetting(db, settingName, mark);
      return true;
    },
    /** Deletes all of them, before something is erased for good. */
    deleteAll(): void {
      if (folder !== null) deleteBackups(folder);
    },
  };
}
