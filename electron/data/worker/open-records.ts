/**
 * Opens the encrypted records at the start, and with the recovery code where the key store cannot. The database's key
 * never leaves this folder.
 */
import { existsSync } from 'node:fs';
import type { RecoveryAnswer, RecoveryState, StorageMode } from '#shared/model/settings';
import { AppError, locateFault, VaultError } from '../../errors.ts';
import type { Cabinet, Log, SecretBox } from '../../ports.ts';
import { readIfThere, replaceDurably } from '../database/durable-file.ts';
import { databasePath, recoveryPath } from '../database/files.ts';
import { type DataClient, type Storage, startDataWorker } from './data-client.ts';
import { type OpenedKey, openDataKey, sealKeyAgain } from './key-file.ts';
import { type LogKey, openLogKey, sealLogCount } from './log-key.ts';
import type { ReaderFaults } from './messages.ts';
import { makeRecoveryCode, readRecoveryCode, unwrapKey, wrapKey } from './recovery-code.ts';

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
   * @throws {StoreError} store/corrupt when the code is right and the records are damaged
   */
  open(typed: string): Promise<RecoveryAnswer>;
};

export type Records = {
  data: DataClient;
  storage(): StorageMode;
  recovery: Recovery;
  /** Seals how long the access log is, and closes the records. */
  close(): Promise<void>;
};

type RecordsParts = { secrets: SecretBox; vault: Cabinet; log: Log; folder: string; workerUrl: string | URL };

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
}: RecordsParts): Promise<Records> {
  let mode: StorageMode = 'unreadable';
  let key: string | null = null;
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
    key = opened.kind === 'file' ? opened.key : null;
    offered = null;
    return key === null ? { kind: 'memory', folder } : inFile(key);
  };
  const onFault = (error: AppError) => log.write('data-worker.stopped', locateFault(error));
  const onReaderFaults = (faults: ReaderFaults[]) => {
    for (const fault of faults) log.write('reader.fault', fault);
  };
  const start = async (storage: Storage): Promise<DataClient> => {
    try {
      return await startDataWorker({ workerUrl, storage, renewStorage, onFault, onReaderFaults });
    } catch (error) {
      if (storage.kind === 'memory' || !(error instanceof AppError) || error.code !== 'store/corrupt')
        throw error;
      mode = 'unreadable';
      key = null;
      return start({ kind: 'memory', folder });
    }
  };
  const data = await start(await renewStorage());
  await sealCount();

  const recovery: Recovery = {
    state: () => ({
      hasCode: existsSync(recoveryPath(folder)),
      isClosed: mode !== 'encrypted' && existsSync(databasePath(folder)),
    }),
    offer() {
      if (key === null) throw new VaultError('vault/unavailable', 'No records are kept here.');
      offered ??= makeRecoveryCode();
      return offered;
    },
    async keep() {
      const secret = readRecoveryCode(offered ?? '');
      if (key === null || secret === null) throw new VaultError('vault/unavailable', 'No code was offered.');
      await replaceDurably(recoveryPath(folder), wrapKey(key, secret));
      offered = null;
    },
    async open(typed) {
      const secret = readRecoveryCode(typed);
      if (secret === null) return 'mistyped';
      const wrapped = await readIfThere(recoveryPath(folder));
      const found = wrapped === null ? null : unwrapKey(wrapped, secret);
      if (found === null) return 'wrong';
      await data.open(await inFile(found));
      key = found;
      mode = 'encrypted';
      await sealCount();
      await sealKeyAgain(secrets, folder, found).catch((error) =>
        log.write('recovery.not-sealed', locateFault(error)),
      );
      return 'opened';
    },
  };
  const close = async () => {
    await sealCount();
    await data.close();
  };
  return { data, storage: () => mode, recovery, close };
}

function toStorageMode(key: OpenedKey): StorageMode {
  if (key.kind === 'file') return 'encrypted';
  return key.kind === 'key-lost' ? 'key-lost' : `memory-${key.why}`;
}
