import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '../../errors.ts';
import { toStoreError } from './faults.ts';
import { databasePath } from './files.ts';
import { addJsonView } from './packed-json.ts';
import { migrate } from './schema.ts';

export type Db = Database.Database;

/** Where records are kept: encrypted in a folder, or nowhere but in memory. */
export type Storage =
  | {
      kind: 'file';
      folder: string;
      /** 256-bit key as 64 hexadecimal digits. */
      key: string;
      /** Key of the access log, as 64 hexadecimal digits; it is kept elsewhere than the other. */
      logKey: string;
      /** How many entries of the access log the vault knows of; `null` for a log that is not known there. */
      logKnown?: number | null;
    }
  | {
      kind: 'memory';
      /** Where records of earlier starts may lie that cannot be opened; erasing everything deletes them too. */
      folder?: string;
    };

/** How records of an older version are brought to today's. */
export type Update = {
  /** The steps of the schema: `steps`, but in tests. */
  all?: readonly string[];
  /** Called ahead of the first step that existing records take. */
  before?(db: Db): void;
};

const keyPattern = /^[0-9a-f]{64}$/i;

/**
 * Opens the records, new ones with today's schema. Files are readable by their owner only.
 *
 * @throws {StoreError} store/corrupt (also for a wrong key), store/newer, store/older, store/read-only, store/full
 */
export function openDatabase(storage: Storage, update: Update = {}): Db {
  try {
    return storage.kind === 'memory' ? prepareDatabase(new Database(':memory:')) : openFile(storage, update);
  } catch (error) {
    throw toStoreError(error);
  }
}

function openFile({ folder, key }: Storage & { kind: 'file' }, update: Update): Db {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const path = databasePath(folder);
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return openEncrypted(new Database(path), key, update);
}

/** Opens a file of records with its key, 64 hexadecimal digits, and migrates it. One that does not open is closed. */
export function openEncrypted(db: Db, key: string, update: Update = {}): Db {
  try {
    if (!keyPattern.test(key))
      throw new StoreError('store/corrupt', 'The database key is not 256 bits of hex.');
    db.pragma("cipher='aegis'");
    db.pragma(`key='raw:${key}'`);
    return prepareDatabase(db, update);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Sets an open database up the way all of the store expects it, and migrates it. */
export function prepareDatabase(db: Db, { all, before }: Update = {}): Db {
  // Claims are 20 KB and more: large pages mean fewer of them to seal, and fewer writes. Kept from the first start on.
  db.pragma('page_size = 16384');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('wal_autocheckpoint = 2000');
  db.pragma('journal_size_limit = 0');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('mmap_size = 0');
  db.pragma('cache_size = -8000');
  db.pragma('trusted_schema = OFF');
  migrate(db, all, () => before?.(db));
  addJsonView(db);
  return db;
}

/** Writes the whole file anew, so that neither it nor its log holds a byte of what was deleted. */
export function rewriteDatabase(db: Db): void {
  emptyLog(db);
  db.exec('VACUUM');
  emptyLog(db);
}

function emptyLog(db: Db): void {
  if (!db.memory) db.pragma('wal_checkpoint(TRUNCATE)');
}

/** How much room the database takes, in bytes. Free pages count, the log of the last writes does not. */
export function measureDatabase(db: Db): { bytes: number } {
  const pages = db.pragma('page_count', { simple: true });
  const pageSize = db.pragma('page_size', { simple: true });
  return { bytes: Number(pages) * Number(pageSize) };
}
