/** The key of the access log, and the count of its entries that is kept outside of the database. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Db } from '../database/database.ts';
import { replaceDurablyNow } from '../database/durable-file.ts';
import { logHeadPath } from '../database/files.ts';
import { saveSetting } from '../database/setting.ts';

const Head = z.strictObject({ count: z.int().min(0), mac: z.string() });
type Head = z.infer<typeof Head>;

export type LogSeal = {
  readonly key: Uint8Array;
  /** How many entries the vault knows of; `null` when it knows of no log that was begun under this key. */
  readonly known: number | null;
  /** `null` when there is none that can be read. */
  readHead(): Head | null;
  /** Writes the head when all that it counts is on the disk: after a power cut it never counts what is lost. */
  writeHead(head: Head, db: Db): void;
  /** Calls `save` in a moment, once for all entries until then. */
  headIsOld(save: () => void): void;
};

/** A flush to the disk costs some milliseconds: not one for every entry. */
const headEveryMs = 500;

/** For records that are kept nowhere but in memory. */
export function createMemorySeal(): LogSeal {
  let head: Head | null = null;
  return {
    key: randomBytes(32),
    known: null,
    readHead: () => head,
    writeHead(next) {
      head = next;
    },
    headIsOld: (save) => save(),
  };
}

/** For records in a folder. `key`: 64 hexadecimal digits. */
export function createFileSeal(folder: string, key: string, known: number | null = null): LogSeal {
  const path = logHeadPath(folder);
  let timer: NodeJS.Timeout | null = null;
  return {
    key: Buffer.from(key, 'hex'),
    known,
    readHead: () => readHead(path),
    writeHead(head, db) {
      db.pragma('synchronous = FULL');
      saveSetting(db, 'access-log-counted', String(head.count));
      db.pragma('synchronous = NORMAL');
      replaceDurablyNow(path, JSON.stringify(head));
    },
    headIsOld(save) {
      if (timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        trySaving(save);
      }, headEveryMs).unref();
    },
  };
}

/** What cannot be written now is written with the next entry, or when the records are closed. */
export function trySaving(save: () => void): void {
  try {
    save();
  } catch {
    return;
  }
}

function readHead(path: string): Head | null {
  try {
    return Head.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
