/** The data worker seen from main: each operation as a promise. */
import { Worker } from 'node:worker_threads';
import { AppError, FhirError, ImportError } from '../../errors.ts';
import type { Storage } from '../database/database.ts';
import { type Ask, type OperationName, type Reply, transferable, unpackFault } from './messages.ts';
import type { DataClient } from './operations.ts';

export type { Storage };

export type DataWorkerOptions = {
  /** The worker's entry: a file URL, or a path. */
  workerUrl: URL | string;
  storage: Storage;
  /** Called when the worker stops by itself. What was asked of it fails; the next question starts another one. */
  onFault?: (error: AppError) => void;
  /** Where to go on after everything was erased; in memory when absent. */
  renewStorage?: () => Promise<Storage>;
};

/**
 * Pages become garbage fast: a small nursery and an early collector keep the worker's memory near what it really
 * holds. The rest is room for one answer of the largest size that is taken, parsed.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 };

type Waiting = {
  operation: OperationName | 'open';
  resolve: (value: unknown) => void;
  reject: (error: AppError) => void;
};

/**
 * Starts the data worker and opens the records in it. Bytes given to `readPage` are handed over: the caller's array
 * is empty afterwards.
 *
 * @throws {StoreError} store/corrupt, store/read-only, store/full
 */
export async function startDataWorker(options: DataWorkerOptions): Promise<DataClient> {
  return clientOver(await openLine(options, options.storage), options);
}

async function openLine(options: DataWorkerOptions, storage: Storage): Promise<WorkerLine> {
  const line = new WorkerLine(options);
  try {
    await line.ask('open', [storage]);
  } catch (error) {
    await line.stop();
    throw error;
  }
  return line;
}

class WorkerLine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended: AppError | null = null;
  /** True when the worker stopped by itself. */
  hasFailed = false;

  constructor({ workerUrl, onFault }: DataWorkerOptions) {
    this.#worker = new Worker(workerUrl, { resourceLimits });
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    const fail = (why: string, cause?: unknown) => {
      if (this.#ended !== null) return;
      this.hasFailed = true;
      const error = new AppError('internal', why, { cause });
      if (isOutOfMemory(cause)) this.#refusePages();
      this.#end(error);
      onFault?.(error);
    };
    this.#worker.on('error', (error) => fail('The data worker failed.', error));
    this.#worker.on('messageerror', (error) => fail('The data worker sent what cannot be read.', error));
    this.#worker.on('exit', (code) => fail(`The data worker stopped with code ${code}.`));
  }

  ask(operation: OperationName | 'open', args: unknown[]): Promise<unknown> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { operation, resolve, reject });
    const transfer = args.flatMap((arg) => transferable(bytesOf(arg)));
    try {
      this.#worker.postMessage({ id, operation, args } as Ask, transfer);
    } catch (cause) {
      this.#waiting.delete(id);
      reject(new AppError('internal', `What was given to ${operation} cannot be sent.`, { cause }));
    }
    return promise;
  }

  async stop(): Promise<void> {
    this.#end(new AppError('internal', 'The data worker was closed.'));
    await this.#worker.terminate();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(unpackFault(reply.fault));
  }

  /** Only an answer of a plan, or a file, can be too much for the worker. */
  #refusePages(): void {
    const page = new FhirError(
      'fhir/too-large',
      'The answer of the plan is more than this computer can read.',
    );
    const file = new ImportError('import/too-large', 'The file is more than this computer can read.');
    for (const { operation, reject } of this.#waiting.values()) {
      if (operation === 'readPage') reject(page);
      if (operation === 'lookAtFiles' || operation === 'importFiles') reject(file);
    }
  }

  #end(error: AppError): void {
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function bytesOf(arg: unknown): unknown {
  return typeof arg === 'object' && arg !== null && 'bytes' in arg ? arg.bytes : arg;
}

/** Asks the worker, or a new one when it has stopped by itself: one bad answer must not end the app. */
function clientOver(first: WorkerLine, options: DataWorkerOptions): DataClient {
  let line = first;
  let storage = options.storage;
  let opening: Promise<void> | null = null;
  const reopen = async () => {
    line = await openLine(options, storage);
  };
  async function ask(operation: OperationName | 'open', args: unknown[]): Promise<unknown> {
    if (line.hasFailed) {
      opening ??= reopen().finally(() => {
        opening = null;
      });
      await opening;
    }
    return line.ask(operation, args);
  }
  /** Operations that need more than a question and an answer. */
  const own: Partial<DataClient> = {
    async eraseAll() {
      await ask('eraseAll', []);
      storage = { kind: 'memory' };
      if (!options.renewStorage) return;
      storage = await options.renewStorage();
      await ask('open', [storage]);
    },
    async close() {
      if (!line.hasFailed) await line.ask('close', []);
      await line.stop();
    },
  };
  return new Proxy({} as DataClient, {
    get: (_, name) => {
      // A client that is awaited must not look like a promise.
      if (typeof name !== 'string' || name === 'then') return undefined;
      const operation = name as OperationName;
      return own[operation] ?? ((...args: unknown[]) => ask(operation, args));
    },
  });
}
