import { AppError, StoreError } from '../../errors.ts';

type Coded = { code?: unknown };

/** The fault to report for anything that the database or the file system threw; own errors pass unchanged. */
export function toStoreError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error ? String((error as Coded).code ?? '') : '';
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return new StoreError('store/corrupt', 'The saved records are damaged, or the key is not theirs.', {
      cause: error,
    });
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code))
    return new StoreError('store/full', 'There is no room left on the disk.', {
      cause: error,
      retryable: true,
    });
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|^EROFS|^EACCES|^EPERM|^ENOTDIR|^EEXIST|EISDIR/.test(code))
    return new StoreError('store/read-only', 'The records folder cannot be written to.', { cause: error });
  if (code.startsWith('SQLITE_'))
    return new StoreError('store/write-failed', `The database answered ${code}.`, {
      cause: error,
      retryable: code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_IOERR'),
    });
  return new AppError('internal', `Unexpected ${error instanceof Error ? error.name : typeof error}.`, {
    cause: error,
  });
}

/** The fault for an id that the store does not have. */
export function notFoundError(what: string): StoreError {
  return new StoreError('store/not-found', `There is no such ${what}.`);
}
