/**
 * Entry of the data worker: one question after the other, in the order in which they came. Only a question that wants many
 * claims that are not read yet lets others pass meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { locateFault, StoreError } from '../../errors.ts';
import { createFileSeal, createMemorySeal } from '../access-log/log-seal.ts';
import type { ReaderFault } from '../archive/archive.ts';
import type { Lent } from '../archive/read-ahead.ts';
import { makeBackup } from '../backups/backup-files.ts';
import { openUpdating } from '../backups/open-updating.ts';
import { dropRestore, finishRestore, prepareRestore } from '../backups/restore-backup.ts';
import { ManyUnread } from '../claims/keep/claim-digests.ts';
import type { Db, Storage } from '../database/database.ts';
import { toStoreError } from '../database/faults.ts';
import { deleteRecordFiles } from '../database/files.ts';
import type { FromStore, ToStore } from './lanes.ts';
import {
  type Ask,
  listTransferable,
  type Message,
  packFault,
  type ReaderFaults,
  type ToWorker,
} from './messages.ts';
import { makeNewKey, type NewKey, settleNewKey } from './new-key.ts';
import { createOperations, type DataOperations } from './operations.ts';
import { wantsWholeClaims } from './whole-claims.ts';

let storage: Storage = { kind: 'memory' };
let db: Db | null = null;
let operations: DataOperations | null = null;
/** By type and place; one bug may meet ten thousand claims. */
const readerFaults = new Map<string, ReaderFaults>();

function open(next: Storage): void {
  close();
  storage = next;
  if (next.kind === 'file') {
    settleNewKey(next.folder);
    dropRestore(next.folder);
  }
  db = openUpdating(next, new Date().toISOString());
  const seal =
    next.kind === 'file' ? createFileSeal(next.folder, next.logKey, next.logKnown) : createMemorySeal();
  const folder = next.kind === 'file' ? next.folder : null;
  const recall = (connectionId: string) => tellReader({ recalled: connectionId });
  operations = createOperations(db, countReaderFault, seal, folder, recall);
}

/** Counts the last entries of the access log, then closes. */
function close(): void {
  tellReader({ recalled: null });
  try {
    if (db?.open) operations?.accessLog.count();
  } finally {
    db?.close();
  }
}

/**
 * Goes back to a copy, after another one of how it is now. Until all of it is ready, the records stay as they are. `at`:
 * ISO instant.
 */
function restore(id: string, at: string, next: Storage): void {
  if (next.kind !== 'file') throw new StoreError('store/not-found', 'No copies are kept here.');
  const present = storage.kind === 'file' && db?.open ? db : null;
  const before = storage;
  if (present !== null) operations?.accessLog.count();
  prepareRestore(next.folder, next.key, id, present);
  try {
    if (present !== null) makeBackup(present, next.folder, at, true);
    close();
    finishRestore(next.folder, present === null);
  } catch (error) {
    dropRestore(next.folder);
    if (!db?.open) open(before);
    throw error;
  }
  open(next);
}

/** Goes on under a new key. Nothing else is written meanwhile: this thread does one thing after the other. */
function changeKey(newKey: NewKey, next: Storage): void {
  if (storage.kind !== 'file' || !db?.open) throw new StoreError('store/not-found', 'No records are open.');
  // What the log still holds back would go into the old database.
  operations?.accessLog.count();
  makeNewKey(db, storage.folder, newKey);
  open(next);
}

/** Deletes everything and goes on empty, in memory, until a storage with a new key is given. */
function eraseAll(): void {
  tellReader({ recalled: null });
  db?.close();
  if (storage.folder !== undefined) deleteRecordFiles(storage.folder);
  db = null;
  open({ kind: 'memory' });
}

async function answer(ask: Ask): Promise<unknown> {
  if (ask.operation === 'open') return open(ask.storage);
  if (ask.operation === 'eraseAll') return eraseAll();
  if (ask.operation === 'restore') return restore(ask.backup, ask.at, ask.storage);
  if (ask.operation === 'changeKey') return changeKey(ask.newKey, ask.storage);
  if (ask.operation === 'close') return close();
  const asked = operations;
  if (asked === null) throw new Error('No storage is open.');
  const [subject = '', name = ''] = ask.operation.split('.');
  const ofSubject = asked[subject as keyof DataOperations] as Record<string, (...args: unknown[]) => unknown>;
  const operation = ofSubject?.[name];
  if (operation === undefined) throw new Error(`There is no operation ${ask.operation}.`);
  const work = () => operation(...ask.args);
  if (!wantsWholeClaims.has(ask.operation)) return work();
  try {
    return await asked.claims.attempt(work);
  } catch (error) {
    if (!(error instanceof ManyUnread)) throw error;
  }
  await readAll(asked);
  if (asked !== operations) throw new Error('Another storage is open.');
  return work();
}

/** Reads the claims that are not read yet, some at a time: between them, other questions are answered. */
async function readAll(asked: DataOperations): Promise<void> {
  let after: number | null = 0;
  while (after !== null && asked === operations && db?.open) {
    after = asked.claims.digest({ after });
    await setImmediate();
  }
}

function countReaderFault({ resourceType, error }: ReaderFault): void {
  const place = locateFault(error);
  const key = [resourceType, place.kind, place.at].join(' ');
  const count = (readerFaults.get(key)?.count ?? 0) + 1;
  readerFaults.set(key, { resourceType, ...place, count });
}

/** Nobody has asked for so long: claims that bills and episodes will want are read ahead. */
const quietMs = 2000;
let quiet: NodeJS.Timeout | undefined;

function readAhead(after: number): void {
  if (!db?.open || operations === null) return;
  try {
    const next = operations.claims.digest({ after });
    if (next !== null) quiet = setTimeout(readAhead, 0, next).unref();
  } catch {
    // Whoever asks for these claims meets the same fault, and hears of it.
  }
}

/** The reading worker of now; a new one takes its place when it has stopped. */
let reader: MessagePort | null = null;

function listen(port: MessagePort): void {
  reader = port;
  port.on('message', heed);
}

function heed(message: ToStore): void {
  if ('taken' in message) operations?.reading.take(message.taken);
  else tellReader({ connectionId: message.lend, lent: lend(message.lend) });
}

/** Nothing where that meets a fault: whoever stores the page meets it too, and tells it. */
function lend(connectionId: string): Lent | null {
  try {
    return db?.open ? (operations?.reading.lend(connectionId) ?? null) : null;
  } catch {
    return null;
  }
}

/** Takes what the reading worker has handed on: main asks for a page to be stored as soon as it hears of that. */
function takePages(): void {
  if (reader === null) return;
  for (let one = receiveMessageOnPort(reader); one; one = receiveMessageOnPort(reader)) heed(one.message);
}

function tellReader(message: FromStore): void {
  reader?.postMessage(message);
}

parentPort?.on('message', (message: ToWorker) => {
  if ('reader' in message) return listen(message.reader);
  takePages();
  answerInTurn(message);
});

function answerInTurn(ask: Ask): void {
  clearTimeout(quiet);
  answer(ask)
    .then((value) => send({ id: ask.id, ok: true, value }, listTransferable(value)))
    .catch((error: unknown) => send({ id: ask.id, ok: false, fault: packFault(toStoreError(error)) }))
    .finally(() => {
      clearTimeout(quiet);
      quiet = setTimeout(readAhead, quietMs, 0).unref();
    });
}

function send(message: Message, transfer: ArrayBuffer[] = []): void {
  if (readerFaults.size > 0) parentPort?.postMessage({ readerFaults: [...readerFaults.values()] });
  readerFaults.clear();
  parentPort?.postMessage(message, transfer);
}
