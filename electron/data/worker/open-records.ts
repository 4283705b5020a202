/**
 * Opens the encrypted records at the start, and with the recovery code where the key store cannot. The database's key
 * never leaves this folder.
 */
import { existsSync } from 'node:fs';
import PQueue from 'p-queue';
import type { LockState, RecoveryAnswer, RecoveryState, StorageMode } from '#shared/model/settings';
import { AppError, locateFault, StoreError, VaultError } from '../../errors.ts';
import type { Cabinet, Log, SecretBox } from '../../ports.ts';
import { readIfThere, replaceDurably } from '../database/durable-file.ts';
import { databasePath, recoveryPath } from '../database/files.ts';
import { type DataClient, type Storage, startDataWorker } from './data-client.ts';
import {
  endFirstStart,
  makeRandomKey,
  type OpenedKey,
  openDataKey,
  openLockedKey,
  sealKeyAgain,
} from './key-file.ts';
import { lockKey } from './lock-wrap.ts';
import { type LogKey, openLogKey, sealLogCount } from './log-key.ts';
import type { ReaderFaults } from './messages.ts';
import { settleNewKey } from './new-key.ts';
import { makeRecoveryCode, readRecoveryCode, unwrapKey, wrapKey, wrapNextKey } from './recovery-code.ts';

export type Recovery = {
  state(): RecoveryState;
  /**
   * A new code, the same until it is kept. Until then an earlier code goes on.
   *
   * @throws {VaultError} vault/unavailable when no records are kept on this computer
   */
  offer(): string;
  /** Makes the offered code the one that opens the records; an earlier one is void from now on. */
  keep(): Promise<void>;
  /**
   * Opens the records with the code, and seals their key anew where the key store works.
   *
   * @throws {StoreError} store/corrupt, store/newer, store/older when the code is right and the records do not open; their copies do
   */
  open(typed: string): Promise<RecoveryAnswer>;
};

/** A passphrase of the person's, which is needed beside what the key store holds. */
export type Lock = {
  state(): LockState;
  /**
   * Sets it, or another one, or none with `null`. The records and their copies get a new key, and the recovery code goes
   * on: it opens that one. When it fails, all is as it was.
   *
   * @throws {VaultError} vault/unavailable while no key is open
   * @throws {StoreError} store/full and the like
   */
  set(passphrase: string | null): Promise<void>;
  /** True when this is the passphrase. */
  check(passphrase: string): Promise<boolean>;
  /**
   * From the call on the app is locked; then `stop` ends what runs, and the records are closed and their key forgotten;
   * `atOnce`: they are closed without waiting for its end, as by a crash. Nothing where no passphrase is set.
   */
  close(stop: () => Promise<void>, atOnce?: boolean): Promise<void>;
  /**
   * Opens the records; false for another passphrase. Records that do not open with their key are no longer behind the
   * lock: `storage` tells why, and a copy may open.
   *
   * @throws {StoreError} store/lock-unreadable where there is nothing that a passphrase opens
   */
  open(passphrase: string): Promise<boolean>;
};

export type Records = {
  data: DataClient;
  storage(): StorageMode;
  recovery: Recovery;
  lock: Lock;
  /**
   * Goes back to a copy that the app made; also where the records are damaged and the key is there.
   *
   * @throws {StoreError} store/copy-unusable, store/not-found, store/full; then all is as it was
   */
  restore(backup: string, at: string): Promise<void>;
  /** Goes on without records, in memory, while what was to be erased could not be. */
  leaveUnerased(): Promise<void>;
  /** Seals how long the access log is, and closes the records. */
  close(): Promise<void>;
};

/** What keeps records closed although their key is there, by the code of the fault. */
const closedBy: Partial<Record<string, StorageMode>> = {
  'store/corrupt': 'unreadable',
  'store/newer': 'newer',
  'store/older': 'older',
  'store/not-updated': 'not-updated',
};

type RecordsParts = {
  secrets: SecretBox;
  vault: Cabinet;
  log: Log;
  folder: string;
  workerUrl: string | URL;
  readerUrl: string | URL;
};

/**
 * The records, or a place in memory where this computer cannot keep a key safe. Records that cannot be opened are left
 * as they are until a code opens them or the person erases everything.
 */
export async function openRecords({
  secrets,
  vault,
  log,
  folder,
  workerUrl,
  readerUrl,
}: RecordsParts): Promise<Records> {
  let mode: StorageMode = 'unreadable';
  let key: string | null = null;
  /** The key of records that are damaged: it opens their copies. */
  let damagedKey: string | null = null;
  let hasLock = false;
  let offered: string | null = null;
  let logKey: LogKey | null = null;

  const inFile = async (opened: string): Promise<Storage> => {
    logKey = await openLogKey(secrets, vault);
    return { kind: 'file', folder, key: opened, logKey: logKey.key, logKnown: logKey.known };
  };
  const sealCount = async () => {
    try {
      if (mode === 'encrypted' && logKey !== null)
        await sealLogCount(secrets, vault, logKey, await data.accessLog.count());
    } catch (error) {
      log.write('access-log.not-counted', locateFault(error));
    }
  };
  const renewStorage = async (): Promise<Storage> => {
    const opened = await openDataKey(secrets, folder);
    mode = toStorageMode(opened);
    hasLock = opened.kind === 'locked';
    key = opened.kind === 'file' ? opened.key : null;
    offered = null;
    return key === null ? { kind: 'memory', folder } : inFile(key);
  };
  const onFault = (error: AppError) => log.write('data-worker.stopped', locateFault(error));
  const onReaderFaults = (faults: ReaderFaults[]) => {
    for (const fault of faults) log.write('reader.fault', fault);
  };
  /** True for records that do not open although their key is there; their copies may. */
  const noteClosed = (error: unknown, found: string): boolean => {
    const code = error instanceof AppError ? error.code : null;
    const why = code === null ? undefined : closedBy[code];
    if (why === undefined) return false;
    mode = why;
    damagedKey = found;
    key = null;
    return true;
  };
  const start = async (storage: Storage): Promise<DataClient> => {
    try {
      return await startDataWorker({
        ...{ workerUrl, readerUrl, storage },
        ...{ renewStorage, onFault, onReaderFaults },
      });
    } catch (error) {
      if (storage.kind === 'memory' || !noteClosed(error, storage.key)) throw error;
      return start({ kind: 'memory', folder });
    }
  };
  /** One after the other: each of them writes what opens the records. */
  const changes = new PQueue({ concurrency: 1 });
  /** While a new key is made. */
  let newKey: Promise<void> | null = null;
  /** While the lock closes them. */
  let closing: Promise<void> | null = null;
  /** Opens the records with their key, at any time after the start. */
  const openWith = async (found: string): Promise<void> => {
    await closing;
    try {
      await data.open(await inFile(found));
    } catch (error) {
      noteClosed(error, found);
      throw error;
    }
    key = found;
    damagedKey = null;
    mode = 'encrypted';
    await sealCount();
  };
  settleNewKey(folder);
  const data = await start(await renewStorage());
  await sealCount();

  const recovery: Recovery = {
    state: () => ({
      hasCode: existsSync(recoveryPath(folder)),
      isClosed: mode !== 'encrypted' && mode !== 'memory-erasing' && existsSync(databasePath(folder)),
    }),
    offer() {
      if (key === null) throw new VaultError('vault/unavailable', 'No records are kept here.');
      offered ??= makeRecoveryCode();
      return offered;
    },
    keep: () =>
      changes.add(async () => {
        const secret = readRecoveryCode(offered ?? '');
        if (key === null || secret === null)
          throw new VaultError('vault/unavailable', 'No code was offered.');
        await replaceDurably(recoveryPath(folder), wrapKey(key, secret));
        offered = null;
      }),
    async open(typed) {
      const secret = readRecoveryCode(typed);
      if (secret === null) return 'mistyped';
      if (mode !== 'encrypted') settleNewKey(folder);
      const wrapped = await readIfThere(recoveryPath(folder));
      const found = wrapped === null ? null : unwrapKey(wrapped, secret);
      if (found === null) return 'wrong';
      await openWith(found);
      // Whoever has the code has forgotten the passphrase, if there was one: it is gone.
      await sealKeyAgain(secrets, folder, found).then(
        () => {
          hasLock = false;
        },
        (error) => log.write('recovery.not-sealed', locateFault(error)),
      );
      return 'opened';
    },
  };
  const isLocked = () => mode === 'locked' || closing !== null;
  const closeRecords = async (stop: () => Promise<void>, atOnce: boolean) => {
    // A new key that is being made is the key then.
    await newKey?.catch(() => undefined);
    const stopped = stop();
    if (!atOnce) await stopped;
    // Everything was erased meanwhile, and the passphrase with it.
    if (!hasLock) return;
    const counted = sealCount();
    mode = 'locked';
    key = null;
    offered = null;
    await counted;
    await data.forget(folder);
    // Until then it is not opened again: what still ends writes into memory only.
    await stopped;
  };
  const setPassphrase = async (passphrase: string | null): Promise<void> => {
    if (key === null) throw new VaultError('vault/unavailable', 'No records are open.');
    const before = key;
    const nextKey = makeRandomKey();
    const sealedKey = await secrets.seal(passphrase === null ? nextKey : await lockKey(nextKey, passphrase));
    const next = await inFile(nextKey);
    const wrapped = await readIfThere(recoveryPath(folder));
    const recovery = wrapped === null ? null : wrapNextKey(wrapped, before, nextKey);
    // Forgotten, a passphrase without a code would leave nothing but to erase everything.
    if (recovery === null && passphrase !== null)
      throw new AppError('ipc/invalid-input', 'A passphrase needs a recovery code that opens the records.');
    // A key store may wait for the person, and the app may lock meanwhile: then the passphrase stays what it was.
    if (isLocked()) throw new AppError('app/locked', 'The app locked meanwhile.');
    const makeKey = async () => {
      await data.changeKey({ key: before, nextKey, sealedKey, recovery }, next);
      hasLock = passphrase !== null;
      key = nextKey;
    };
    newKey = makeKey().finally(() => {
      newKey = null;
    });
    await newKey;
  };
  const lock: Lock = {
    state: () => ({ isSet: hasLock, isLocked: isLocked() }),
    set: (passphrase) => changes.add(() => setPassphrase(passphrase)),
    check: async (passphrase) => (await openLockedKey(secrets, folder, passphrase)) !== null,
    close(stop, atOnce = false) {
      if (hasLock && mode !== 'locked')
        closing ??= closeRecords(stop, atOnce).finally(() => (closing = null));
      return closing ?? Promise.resolve();
    },
    async open(passphrase) {
      if (mode === 'locked') settleNewKey(folder);
      const found = await openLockedKey(secrets, folder, passphrase);
      if (found === null) return false;
      await openWith(found).catch((error: unknown) => {
        if (mode === 'locked') throw error;
      });
      return true;
    },
  };
  const restoreBackup = async (backup: string, at: string) => {
    const found = key ?? damagedKey;
    if (found === null) throw new StoreError('store/not-found', 'No key of these records is open.');
    await data.restore(backup, at, await inFile(found));
    key = found;
    damagedKey = null;
    mode = 'encrypted';
    await sealCount();
  };
  const leaveUnerased = async () => {
    mode = 'memory-erasing';
    key = null;
    damagedKey = null;
    hasLock = false;
    offered = null;
    // The database may be closed already: erasing begins with that.
    await data.forget(folder).catch((error) => log.write('erase.not-closed', locateFault(error)));
  };
  const close = async () => {
    await sealCount();
    await data.close();
    if (mode === 'encrypted') await endFirstStart(folder);
  };
  const restore = (backup: string, at: string) => changes.add(() => restoreBackup(backup, at));
  return { data, storage: () => mode, recovery, lock, restore, leaveUnerased, close };
}

function toStorageMode(key: OpenedKey): StorageMode {
  if (key.kind === 'file') return 'encrypted';
  if (key.kind === 'locked') return 'locked';
  return key.kind === 'key-lost' ? 'key-lost' : `memory-${key.why}`;
}
