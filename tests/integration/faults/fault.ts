/**
 * The catalogue of faults: what goes wrong, what the person reads, what the log says, what is kept. Each entry provokes
 * its fault with real parts; `docs/faults.md` is written from the same entries (`npm run faults`).
 */
import type { FailureCode } from '#shared/ipc/result';
import type { BackupProblem } from '#shared/model/files/backups';
import type { CopyProblem } from '#shared/model/files/handoff';
import type { FileProblem } from '#shared/model/files/import';
import type { RecoveryAnswer, StorageMode } from '#shared/model/settings';
import en from '../../../resources/locales/en/common.json' with { type: 'json' };
import enCopies from '../../../resources/locales/en/copies.json' with { type: 'json' };
import enErrors from '../../../resources/locales/en/errors.json' with { type: 'json' };
import enFiles from '../../../resources/locales/en/files.json' with { type: 'json' };
import enLock from '../../../resources/locales/en/lock.json' with { type: 'json' };
import enRecovery from '../../../resources/locales/en/recovery.json' with { type: 'json' };
import es from '../../../resources/locales/es/common.json' with { type: 'json' };
import esCopies from '../../../resources/locales/es/copies.json' with { type: 'json' };
import esErrors from '../../../resources/locales/es/errors.json' with { type: 'json' };
import esFiles from '../../../resources/locales/es/files.json' with { type: 'json' };
import esLock from '../../../resources/locales/es/lock.json' with { type: 'json' };
import esRecovery from '../../../resources/locales/es/recovery.json' with { type: 'json' };
import type { LogLine } from '../../support/memory-ports.ts';

/** What the person is told: the words of a failure, of a file, a copy, a passphrase or code, or of where records are kept. */
export type Told =
  | FailureCode
  | `file:${FileProblem}`
  | `storage:${StorageMode}`
  | `copy:${CopyProblem}`
  | `backup:${NonNullable<BackupProblem>}`
  | 'lock:wrong'
  | 'lock:wait'
  | `code:${Exclude<RecoveryAnswer, 'opened'>}`;

/** What was seen after a fault. */
export type Seen = {
  /** `null`: the app got over the fault by itself. */
  told: Told | null;
  /** `null` where the part has none: the app has not started, or only the store is tried. */
  log: readonly LogLine[] | null;
  /** True when all that was to be kept is there, unchanged. */
  isKept: boolean;
};

export type Fault = {
  /** `area/what`, as a line of the catalogue is called. */
  id: string;
  /** A sentence: what happens. */
  happens: string;
  /** A failure's code stands in the log, too; `null`: nobody is told. */
  told: Told | null;
  /** A sentence: what is kept, or what goes on. */
  kept: string;
  provoke(): Promise<Seen>;
};

const locales = {
  en: { errors: enErrors, files: enFiles, common: en, copies: enCopies, lock: enLock, recovery: enRecovery },
  es: { errors: esErrors, files: esFiles, common: es, copies: esCopies, lock: esLock, recovery: esRecovery },
};

/** The words of what is told, in a language; empty when there are none. */
export function wordsOf(told: Told, language: 'en' | 'es'): string {
  const { errors, files, common, copies, lock, recovery } = locales[language];
  const [group, name] = told.split(':');
  if (name === undefined) {
    const said = (errors as Record<string, unknown>)[told] as { what?: string; next?: string } | undefined;
    return said?.what && said.next ? `${said.what} ${said.next}` : '';
  }
  const lists: Record<string, Record<string, string>> = {
    file: files.problem,
    storage: common.storage,
    copy: { ...copies.open.problem, 'wrong-passphrase': copies.open.wrong },
    backup: copies.backups.problem,
    lock: { wrong: lock.screen.wrong, wait: lock.screen.wait_other },
    code: { wrong: recovery.closed.wrong, mistyped: recovery.closed.mistyped },
  };
  return lists[group ?? '']?.[name] ?? '';
}

/** True for what is told as a failure, by its code. */
export function isFailure(told: Told): told is FailureCode {
  return !told.includes(':');
}
