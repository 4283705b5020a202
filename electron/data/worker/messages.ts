/** What crosses between the data worker and its client. */
import { AppError, FhirError, StatementError, StoreError } from '../../errors.ts';
import type { Storage } from '../database/database.ts';
import type { DataOperations } from './operations.ts';

export type OperationName = keyof DataOperations;

/** A question to the worker. `open` gives it a storage to work on. */
export type Ask =
  | { id: number; operation: OperationName; args: unknown[] }
  | { id: number; operation: 'open'; args: [Storage] };

/** A fault without anything that a plan sent. */
export type SentFault = {
  code: AppError['code'];
  message: string;
  retryable: boolean;
  details: string[] | undefined;
};
export type Reply = { id: number } & ({ ok: true; value: unknown } | { ok: false; fault: SentFault });

/** The fault as it crosses. */
export function sentFault({ code, message, retryable, details }: AppError): SentFault {
  return { code, message, retryable, details };
}

/** The fault again, as the class that its code belongs to. */
export function faultFrom({ code, message, retryable, details }: SentFault): AppError {
  const facts = details === undefined ? { retryable } : { retryable, details };
  if (code.startsWith('store/')) return new StoreError(code, message, facts);
  if (code.startsWith('fhir/')) return new FhirError(code, message, facts);
  if (code.startsWith('statement/')) return new StatementError(code, message, facts);
  return new AppError(code, message, facts);
}

/** The bytes of a value when they can be handed over instead of copied. */
export function transferable(value: unknown): ArrayBuffer[] {
  if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) return [];
  return value.byteLength === value.buffer.byteLength ? [value.buffer] : [];
}
