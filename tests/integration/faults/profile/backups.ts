/** Copies that the app makes by itself, and going back to one. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBackupKeeper } from '../../../../electron/backups/keep-backups.ts';
import { backupPath, listBackups, makeBackup } from '../../../../electron/data/backups/backup-files.ts';
import { prepareRestore } from '../../../../electron/data/backups/restore-backup.ts';
import { type Db, openDatabase } from '../../../../electron/data/database/database.ts';
import { toStoreError } from '../../../../electron/data/database/faults.ts';
import { backupFolder } from '../../../../electron/data/database/files.ts';
import type { DataClient } from '../../../../electron/data/worker/data-client.ts';
import { openDataKey } from '../../../../electron/data/worker/key-file.ts';
import { createOperations } from '../../../../electron/data/worker/operations.ts';
import { MemoryLog, systemClock } from '../../../support/memory-ports.ts';
import type { TestApp } from '../../../support/test-app.ts';
import type { Fault, Seen, Told } from '../fault.ts';
import { countClaims, flipBit, withProfile } from './profile.ts';

/** What the person reads while the app makes a copy of its own at this moment; `at`: ISO instant. */
async function keepNow(keep: () => boolean): Promise<{ told: Told | null; log: MemoryLog }> {
  const log = new MemoryLog();
  const data = {
    backups: {
      async keep() {
        try {
          return keep();
        } catch (error) {
          throw toStoreError(error);
        }
      },
    },
  };
  const keeper = createBackupKeeper({
    data: data as unknown as DataClient,
    clock: systemClock,
    log,
    emit() {},
  });
  await keeper.keep();
  keeper.close();
  const problem = keeper.problem();
  return { told: problem === null ? null : `backup:${problem}`, log };
}

/** The app is to make a copy by itself; the store is open, with two claims. */
const makesCopy =
  (
    before: (folder: string, db: Db) => (() => void) | undefined,
    isKept: (folder: string, isMade: boolean) => boolean,
  ) =>
  () =>
    withProfile(async ({ folder, openDatabase: openRecords }) => {
      const db = await openRecords();
      try {
        const fail = before(folder, db);
        const store = createOperations(db, undefined, undefined, folder);
        const at = new Date().toISOString();
        const { told, log } = await keepNow(() => {
          fail?.();
          return store.backups.keep(at);
        });
        const count = db.prepare('SELECT count(*) FROM claim').pluck().get();
        const isMade = listBackups(folder).some((one) => one.at === at);
        return { told, log: log.lines, isKept: count === 2 && isKept(folder, isMade) };
      } finally {
        db.close();
      }
    });

type GoingBack = { test: TestApp; folder: string; id: string; restore(): Promise<Told | null> };

/** A copy of two claims that the app made; `change` is done to it before the app starts. */
const goesBack =
  (
    change: (file: string, folder: string) => void | Promise<void>,
    work: (going: GoingBack) => Promise<Seen> = refusesCopy,
  ) =>
  () =>
    withProfile(async ({ folder, start, openDatabase: openRecords }) => {
      const db = await openRecords();
      makeBackup(db, folder, new Date(Date.now() - 60_000).toISOString());
      db.close();
      const id = listBackups(folder)[0]?.id ?? '';
      await change(backupPath(folder, id), folder);
      const test = await start();
      const restore = async () => {
        const answer = await test.send('backups.restore', { id });
        return answer.ok ? null : answer.failure.code;
      };
      return work({ test, folder, id, restore });
    });

/** Going back fails; the records are as they were, they can be read and written, and nothing half lies around. */
async function refusesCopy({ test, folder, restore }: GoingBack): Promise<Seen> {
  const told = await restore();
  const left = readdirSync(folder).filter((name) => name.startsWith('records.restoring'));
  const people = await test.ask('people.list', {});
  const renamed = await test.send('people.rename', { personId: people[0]?.id ?? '', name: 'Mom' });
  const isKept = left.length === 0 && renamed.ok && (await countClaims(test)) === 2;
  return { told, log: test.log.lines, isKept };
}

/** Opens a copy of the app's own, as SQLite would, with the profile's key. */
const withCopyDatabase = (key: string, file: string, work: (db: Db) => void) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
  copyFileSync(file, path.join(folder, 'records.db'));
  const db = openDatabase({ kind: 'file', folder, key, logKey: '1'.repeat(64) });
  work(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  copyFileSync(path.join(folder, 'records.db'), file);
  rmSync(folder, { recursive: true, force: true });
};

/** The same with a change to the copy that needs the key. */
const goesBackTo = (change: (db: Db) => void) => () =>
  withProfile(async ({ folder, secrets, start, openDatabase: openRecords }) => {
    const db = await openRecords();
    makeBackup(db, folder, new Date(Date.now() - 60_000).toISOString());
    db.close();
    const id = listBackups(folder)[0]?.id ?? '';
    const opened = await openDataKey(secrets, folder);
    withCopyDatabase(opened.kind === 'file' ? opened.key : '', backupPath(folder, id), change);
    const test = await start();
    const restore = async () => {
      const answer = await test.send('backups.restore', { id });
      return answer.ok ? null : answer.failure.code;
    };
    return refusesCopy({ test, folder, id, restore });
  });

const stays = 'All records, as they were; they can be read and written.';
const itself = 'All records, and the copies that were made before.';

export const backupFaults: readonly Fault[] = [
  {
    id: 'backup/folder-not-writable',
    happens: 'The app may not write into the folder of its own copies.',
    told: 'backup:failed',
    kept: itself,
    provoke: makesCopy(
      (folder) => {
        writeFileSync(backupFolder(folder), 'mine');
        return undefined;
      },
      (folder) => readFileSync(backupFolder(folder), 'utf8') === 'mine',
    ),
  },
  {
    id: 'backup/full-disk',
    happens: 'The disk has no room for a copy of the app’s own.',
    told: 'backup:full',
    kept: itself,
    provoke: makesCopy(
      (folder, db) => {
        makeBackup(db, folder, '2026-01-01T12:00:00.000Z');
        return () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        };
      },
      (folder, isMade) => !isMade && listBackups(folder).length === 1,
    ),
  },
  {
    id: 'backup/oldest-held',
    happens: 'Another program holds the oldest copy, which is to go.',
    told: null,
    kept: 'All records; the new copy is made, and the oldest one goes another time.',
    provoke: makesCopy(
      (folder, db) => {
        for (const day of ['03', '04', '05']) makeBackup(db, folder, `2026-01-${day}T12:00:00.000Z`);
        // A folder in its place cannot be deleted as a file, as one that is held cannot.
        const oldest = backupPath(folder, '20260103T120000000Z');
        rmSync(oldest);
        mkdirSync(oldest);
        return undefined;
      },
      (_folder, isMade) => isMade,
    ),
  },
  {
    id: 'backup/clock-back',
    happens: 'Three copies are dated ten years ahead, of days on which the clock was wrong.',
    told: null,
    kept: 'All records; the new copy is made and stays, and one of those goes.',
    provoke: makesCopy(
      (folder, db) => {
        for (const day of ['03', '04', '05']) makeBackup(db, folder, `2046-01-${day}T12:00:00.000Z`);
        return undefined;
      },
      (folder, isMade) => isMade && listBackups(folder).length === 3,
    ),
  },
  {
    id: 'back/cut',
    happens: 'The copy to go back to was cut.',
    told: 'store/copy-unusable',
    kept: stays,
    provoke: goesBack((file) => truncateSync(file, 100_000)),
  },
  {
    id: 'back/one-bit',
    happens: 'One bit of the copy to go back to flips.',
    told: 'store/copy-unusable',
    kept: stays,
    provoke: goesBack(flipBit(150_000)),
  },
  {
    id: 'back/other-file',
    happens: 'The copy to go back to is a text.',
    told: 'store/copy-unusable',
    kept: stays,
    provoke: goesBack((file) => writeFileSync(file, 'Canary')),
  },
  {
    id: 'back/of-another',
    happens: 'The copy to go back to is of another profile.',
    told: 'store/copy-unusable',
    kept: stays,
    provoke: goesBack((file) => {
      const other = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
      openDatabase({ kind: 'file', folder: other, key: 'ab'.repeat(32), logKey: '1'.repeat(64) }).close();
      copyFileSync(path.join(other, 'records.db'), file);
      rmSync(other, { recursive: true });
    }),
  },
  {
    id: 'back/newer-schema',
    happens: 'A newer Claimfolio made the copy to go back to.',
    told: 'store/newer',
    kept: stays,
    provoke: goesBackTo((db) => void db.pragma('user_version = 999')),
  },
  {
    id: 'back/older-schema',
    happens: 'A Claimfolio from before the first release made the copy to go back to.',
    told: 'store/older',
    kept: stays,
    provoke: goesBackTo((db) => void db.pragma('user_version = 9')),
  },
  {
    id: 'back/folder-gone',
    happens: 'The folder of the copies is gone when the person goes back to one.',
    told: 'store/not-found',
    kept: stays,
    provoke: goesBack(
      () => {},
      async (going) => {
        rmSync(backupFolder(going.folder), { recursive: true });
        return refusesCopy(going);
      },
    ),
  },
  {
    id: 'back/present-not-copied',
    happens: 'The copy of how it is now cannot be written when the person goes back.',
    told: 'store/read-only',
    kept: stays,
    provoke: goesBack((_file, folder) => {
      mkdirSync(path.join(backupFolder(folder), 'new.part'));
    }),
  },
  {
    id: 'back/killed',
    happens: 'The computer loses power while going back to a copy, before the last step.',
    told: null,
    kept: 'All records, as they were; what was made ready is taken away, and the copy is still there.',
    provoke: () =>
      withProfile(async ({ folder, secrets, start, openDatabase: openRecords }) => {
        const db = await openRecords();
        makeBackup(db, folder, new Date(Date.now() - 60_000).toISOString());
        const id = listBackups(folder)[0]?.id ?? '';
        const opened = await openDataKey(secrets, folder);
        prepareRestore(folder, opened.kind === 'file' ? opened.key : '', id, db);
        db.close();
        const test = await start();
        const seen = await readsAsBefore(test, folder);
        return { ...seen, isKept: seen.isKept && listBackups(folder).length === 1 };
      }),
  },
  {
    id: 'back/killed-damaged',
    happens: 'The records are damaged, and the computer loses power while going back to a copy.',
    told: null,
    kept: 'The damaged records and the copies; going back again brings the records back.',
    provoke: () =>
      withProfile(async ({ folder, secrets, start, openDatabase: openRecords }) => {
        const db = await openRecords();
        makeBackup(db, folder, new Date(Date.now() - 60_000).toISOString());
        db.close();
        const id = listBackups(folder)[0]?.id ?? '';
        const database = path.join(folder, 'records.db');
        writeFileSync(database, Buffer.alloc(40_000, 7));
        const opened = await openDataKey(secrets, folder);
        prepareRestore(folder, opened.kind === 'file' ? opened.key : '', id, null);
        copyFileSync(database, path.join(backupFolder(folder), 'damaged'));
        const test = await start();
        const isStill = readFileSync(database)[0] === 7;
        const { restored } = await test.ask('backups.restore', { id });
        const isKept = isStill && restored && (await countClaims(test)) === 2;
        return { told: null, log: test.log.lines, isKept };
      }),
  },
];

async function readsAsBefore(test: TestApp, folder: string): Promise<Seen> {
  const left = readdirSync(folder).filter((name) => name.startsWith('records.restoring'));
  return { told: null, log: test.log.lines, isKept: left.length === 0 && (await countClaims(test)) === 2 };
}
