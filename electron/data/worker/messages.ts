/** What crosses between the data worker and its client. */
import type { MessagePort } from 'node:worker_threads';
import {
  AppError,
  type FaultPlace,
  FhirError,
  locateFault,
  StatementError,
  StoreError,
} from '../../errors.ts';
import type { Storage } from '../database/database.ts';
import type { NewKey } from './new-key.ts';
import type { DataOperations } from './operations.ts';

type Subject = keyof DataOperations & string;

/** `<subject>.<name>` of `DataOperations`. */
export type OperationName = {
  [S in Subject]: `${S}.${keyof DataOperations[S] & string}`;
}[Subject];

/**
 * A question to the worker: to open a storage, to close it, to delete everything and go on empty, to go back to a copy, to go on
 * under a new key, or one of
 * `DataOperations` by its subject and name.
 */
export type Ask = { id: number } & (
  | { operation: 'open'; storage: Storage }
  | { operation: 'close' }
  | { operation: 'eraseAll' }
  | { operation: 'restore'; backup: string; at: string; storage: Storage }
  | { operation: 'changeKey'; newKey: NewKey; storage: Storage }
  | { operation: OperationName; args: unknown[] }
);

/** What main sends to the data worker: a question, or the port to the reading worker. */
export type ToWorker = Ask | { reader: MessagePort };

/** A fault without anything that a plan sent: its cause and its stack stay behind, its place crosses. */
export type SentFault = {
  code: AppError['code'];
  message: string;
  retryable: boolean;
  details: string[] | undefined;
  place: FaultPlace;
};
export type Reply = { id: number } & ({ ok: true; value: unknown } | { ok: false; fault: SentFault });

/** Resources of one type that broke a reader of ours at one place: a fault of ours, not of the data. */
export type ReaderFaults = FaultPlace & { resourceType: string; count: number };

/** What the worker sends: answers, and before the answer the faults that its readers had on the way. */
export type Message = Reply | { readerFaults: ReaderFaults[] };

/** The fault as it crosses. */
export function packFault(error: AppError): SentFault {
  const { code, message, retryable, details } = error;
  return { code, message, retryable, details, place: locateFault(error) };
}

/** The fault again, as the class that its code belongs to. */
export function unpackFault({ code, message, retryable, details, place }: SentFault): AppError {
  const facts = details === undefined ? { retryable, place } : { retryable, place, details };
  if (code.startsWith('store/')) return new StoreError(code, message, facts);
  if (code.startsWith('fhir/')) return new FhirError(code, message, facts);
  if (code.startsWith('statement/')) return new StatementError(code, message, facts);
  return new AppError(code, message, facts);
}

/** The bytes of a value, or in its field `bytes`, when they can be handed over instead of copied. */
export function listTransferable(value: unknown): ArrayBuffer[] {
  const bytes = typeof value === 'object' && value !== null && 'bytes' in value ? value.bytes : value;
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}

export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
