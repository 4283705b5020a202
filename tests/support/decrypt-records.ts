/** The records of a profile as bytes to search in. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { keyPath } from '../../electron/data/database/files.ts';

/**
 * The database of a profile without its encryption, free pages included. The app may have it open: what it replaces
 * meanwhile, such as the count of its log, is left alone.
 */
export async function decryptRecords(
  profile: string,
  unseal: (sealed: string) => Promise<string>,
): Promise<Buffer> {
  const records = path.join(profile, 'records');
  const copy = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-copy-'));
  try {
    for (const name of ['records.db', 'records.db-wal'])
      if (existsSync(path.join(records, name))) copyFileSync(path.join(records, name), path.join(copy, name));
    const file = path.join(copy, 'records.db');
    const db = new Database(file);
    db.pragma("cipher='aegis'");
    db.pragma(`key='raw:${await unseal(readFileSync(keyPath(records), 'utf8'))}'`);
    db.pragma('journal_mode = DELETE');
    db.pragma("rekey=''");
    db.close();
    return readFileSync(file);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
