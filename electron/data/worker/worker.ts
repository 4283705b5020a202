/** Entry of the data worker: one question after the other, in the order in which they came. */
import { parentPort } from 'node:worker_threads';
import { type Db, openDatabase, type Storage } from '../database/database.ts';
import { storeErrorFrom } from '../database/faults.ts';
import { deleteRecordFiles } from '../database/files.ts';
import { type Ask, packFault, type Reply, transferable } from './messages.ts';
import { createOperations, type DataOperations } from './operations.ts';

let storage: Storage = { kind: 'memory' };
let db: Db | null = null;
let operations: DataOperations | null = null;

function open(next: Storage): void {
  db?.close();
  storage = next;
  db = openDatabase(next);
  operations = createOperations(db);
}

/** Deletes everything and goes on empty, in memory, until a storage with a new key is given. */
function eraseAll(): void {
  db?.close();
  if (storage.folder !== undefined) deleteRecordFiles(storage.folder);
  db = null;
  open({ kind: 'memory' });
}

async function answer(ask: Ask): Promise<unknown> {
  if (ask.operation === 'open') return open(ask.storage);
  if (ask.operation === 'eraseAll') return eraseAll();
  if (ask.operation === 'close') return db?.close();
  if (operations === null) throw new Error('No storage is open.');
  const [subject = '', name = ''] = ask.operation.split('.');
  const ofSubject = operations[subject as keyof DataOperations] as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const operation = ofSubject[name];
  if (operation === undefined) throw new Error(`There is no operation ${ask.operation}.`);
  return operation(...ask.args);
}

parentPort?.on('message', (ask: Ask) => {
  answer(ask)
    .then((value) => reply({ id: ask.id, ok: true, value }, transferable(value)))
    .catch((error: unknown) => reply({ id: ask.id, ok: false, fault: packFault(storeErrorFrom(error)) }));
});

function reply(message: Reply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
