/** The data worker seen from main: each operation as a promise. */
import { Worker } from 'node:worker_threads';
import { AppError, FhirError, ImportError } from '../../errors.ts';
import type { PageInput } from '../archive/page-entries.ts';
import type { Storage } from '../database/database.ts';
import {
  type Ask,
  isOutOfMemory,
  listTransferable,
  type Message,
  type OperationName,
  type ReaderFaults,
  type Reply,
  type ToWorker,
  unpackFault,
} from './messages.ts';
import { isKeyInUse, type NewKey } from './new-key.ts';
import type { DataOperations } from './operations.ts';
import { ReadingLine } from './reading-line.ts';

export type { Storage };

// biome-ignore lint/suspicious/noExplicitAny: only `any` matches functions of all parameters
type Remote<F> = F extends (...args: any) => any
  ? (...args: Parameters<F>) => Promise<Awaited<ReturnType<F>>>
  : never;

/** The data worker as the rest of main sees it. Values cross by structured clone; page bytes are handed over. */
export type DataClient = {
  [Subject in keyof DataOperations]: {
    [Name in keyof DataOperations[Subject]]: Remote<DataOperations[Subject][Name]>;
  };
} & {
  /**
   * Deletes the database, its log and its key. The worker then goes on empty, with the storage that `renewStorage`
   * gives, else in memory.
   */
  eraseAll(): Promise<void>;
  /**
   * Closes the records and ends their thread, so that nothing of them, their key included, is in memory; then goes on
   * empty. `folder`: where they lie.
   */
  forget(folder: string): Promise<void>;
  /**
   * Goes on with another storage. Where it cannot be opened, the one before is opened again.
   *
   * @throws {StoreError} store/corrupt, store/newer, store/older, store/read-only, store/full
   */
  open(next: Storage): Promise<void>;
  /**
   * Goes back to a copy that the app made, after one of how it is now. `at`: ISO instant. When it fails, nothing changed.
   *
   * @throws {StoreError} store/corrupt for a copy that is damaged or of another key, store/not-found, store/full
   */
  restore(backup: string, at: string, next: Storage): Promise<void>;
  /**
   * Goes on under a new key, with `next`. When it fails, nothing changed.
   *
   * @throws {StoreError} store/full and the like
   */
  changeKey(newKey: NewKey, next: Storage): Promise<void>;
  close(): Promise<void>;
};

/** The operation and what it was asked; the client numbers the questions. */
type Question = Ask extends infer One ? (One extends { id: number } ? Omit<One, 'id'> : never) : never;

export type DataWorkerOptions = {
  /** The worker's entry: a file URL, or a path. */
  workerUrl: URL | string;
  /** The entry of the worker that reads pages ahead of it. */
  readerUrl: URL | string;
  storage: Storage;
  /** Called when either worker stops by itself. What was asked of it fails; the next question starts another one. */
  onFault?: (error: AppError) => void;
  /** Called with faults of our own readers; the resources are kept, and not listed. */
  onReaderFaults?: (faults: ReaderFaults[]) => void;
  /** Where to go on after everything was erased; in memory when absent. */
  renewStorage?: () => Promise<Storage>;
};

/**
 * Pages become garbage fast: a small nursery and an early collector keep the worker's memory near what it really
 * holds. The rest is room for one answer of the largest size that is taken, parsed.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 };

type Waiting = {
  operation: Ask['operation'];
  resolve: (value: unknown) => void;
  reject: (error: AppError) => void;
};

/**
 * Starts the data worker and opens the records in it. Bytes given to `archive.readPage` are handed over: the caller's
 * array is empty afterwards.
 *
 * @throws {StoreError} store/corrupt, store/read-only, store/full
 */
export async function startDataWorker({ storage, ...parts }: DataWorkerOptions): Promise<DataClient> {
  return createClient(await openLine(parts, storage), storage, parts);
}

/** Without the storage: its key must not outlive the lock. */
type LineParts = Omit<DataWorkerOptions, 'storage'>;

async function openLine(options: LineParts, storage: Storage): Promise<WorkerLine> {
  const line = new WorkerLine(options);
  try {
    await line.ask({ operation: 'open', storage });
  } catch (error) {
    await line.stop();
    throw error;
  }
  return line;
}

/** Shorter answers, single records and empty lists, are read sooner than they would be handed on. */
const shortestPage = 4096;

type PageAsked = PageInput & { isCard?: boolean };

class WorkerLine {
  readonly #worker: Worker;
  readonly #reading: ReadingLine;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended: AppError | null = null;
  /** True when the worker stopped by itself, or was ended and another one shall go on. */
  hasFailed = false;

  constructor({ workerUrl, readerUrl, onFault, onReaderFaults }: LineParts) {
    this.#worker = new Worker(workerUrl, { resourceLimits });
    this.#reading = new ReadingLine({
      readerUrl,
      connect: (reader) => this.#worker.postMessage({ reader } satisfies ToWorker, [reader]),
      onFault: (error) => onFault?.(error),
    });
    this.#worker.on('message', (message: Message) => {
      if ('readerFaults' in message) onReaderFaults?.(message.readerFaults);
      else this.#settle(message);
    });
    const fail = (why: string, cause?: unknown) => {
      if (this.#ended !== null) return;
      this.hasFailed = true;
      const error = new AppError('internal', why, { cause });
      if (isOutOfMemory(cause)) this.#refusePages();
      this.#end(error);
      void this.#reading.stop();
      onFault?.(error);
    };
    this.#worker.on('error', (error) => fail('The data worker failed.', error));
    this.#worker.on('messageerror', (error) => fail('The data worker sent what cannot be read.', error));
    this.#worker.on('exit', (code) => fail(`The data worker stopped with code ${code}.`));
  }

  /**
   * Pages of answers go by the reading worker; whoever stores or drops one waits until it has come from there. With the end of
   * a pass it rests.
   */
  async ask(question: Question): Promise<unknown> {
    if (this.#ended !== null) throw this.#ended;
    const { operation } = question;
    if (operation === 'archive.readPage') return this.#readPage(question.args as [PageAsked]);
    if (operation === 'archive.storePage') await this.#reading.whenHandedOn(question.args[0] as number);
    if (operation === 'archive.dropPage')
      await this.#reading.whenHandedOn(question.args[0] as number).catch(() => {});
    if (operation === 'archive.endPass') this.#reading.rest();
    return this.#send(question);
  }

  async #readPage([input]: [PageAsked]): Promise<unknown> {
    const isWorthIt = input.isCard !== true && input.bytes.byteLength >= shortestPage;
    const answer = isWorthIt ? await this.#reading.read(input) : { input };
    if ('read' in answer) return answer.read;
    return this.#send({ operation: 'archive.readPage', args: [answer.input] });
  }

  #send(question: Question): Promise<unknown> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#last;
    const { operation } = question;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { operation, resolve, reject });
    const transfer = 'args' in question ? question.args.flatMap(listTransferable) : [];
    try {
      this.#worker.postMessage({ id, ...question } satisfies Ask, transfer);
    } catch (cause) {
      this.#waiting.delete(id);
      reject(new AppError('internal', `What was given to ${operation} cannot be sent.`, { cause }));
    }
    return promise;
  }

  async stop(): Promise<void> {
    this.#end(new AppError('internal', 'The data worker was closed.'));
    await Promise.all([this.#worker.terminate(), this.#reading.stop()]);
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
      if (readsAnswer.has(operation)) reject(page);
      if (operation === 'files.look' || operation === 'files.store') reject(file);
    }
  }

  #end(error: AppError): void {
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Operations that are given the bytes of a plan's answer. */
const readsAnswer = new Set<Ask['operation']>([
  'archive.readPage',
  'health.openFile',
  'health.nameFile',
  'lookup.readDrugPage',
  'lookup.readDirectoryPage',
]);

/** Asks the worker, or a new one when it has stopped by itself: one bad answer must not end the app. */
function createClient(first: WorkerLine, opened: Storage, options: LineParts): DataClient {
  let line = first;
  let storage = opened;
  let opening: Promise<void> | null = null;
  const reopen = async () => {
    line = await openLine(options, storage);
  };
  async function reopenIfEnded(): Promise<void> {
    if (!line.hasFailed) return;
    opening ??= reopen().finally(() => {
      opening = null;
    });
    await opening;
  }
  async function ask(question: Question): Promise<unknown> {
    await reopenIfEnded();
    return line.ask(question);
  }
  const ends: Pick<DataClient, 'eraseAll' | 'forget' | 'open' | 'restore' | 'changeKey' | 'close'> = {
    async eraseAll() {
      await ask({ operation: 'eraseAll' });
      storage = { kind: 'memory' };
      if (!options.renewStorage) return;
      storage = await options.renewStorage();
      await ask({ operation: 'open', storage });
    },
    async forget(folder) {
      storage = { kind: 'memory', folder };
      try {
        if (!line.hasFailed) await line.ask({ operation: 'close' });
      } finally {
        await line.stop();
        line.hasFailed = true;
      }
      await reopenIfEnded();
    },
    async open(next) {
      try {
        await ask({ operation: 'open', storage: next });
        storage = next;
      } catch (error) {
        await ask({ operation: 'open', storage });
        throw error;
      }
    },
    async restore(backup, at, next) {
      await ask({ operation: 'restore', backup, at, storage: next });
      storage = next;
    },
    async changeKey(newKey, next) {
      const before = storage;
      try {
        await ask({ operation: 'changeKey', newKey, storage: next });
      } catch (error) {
        if (next.kind !== 'file' || !isKeyInUse(next.folder, newKey.sealedKey)) throw error;
        // The new key counts, and the records did not open with it at once: the next question tries again.
        await line.stop();
        line.hasFailed = true;
      }
      // Locked meanwhile, it stays forgotten.
      if (storage === before) storage = next;
    },
    async close() {
      if (!line.hasFailed) await line.ask({ operation: 'close' });
      await line.stop();
    },
  };
  const subjects = lookUpByName((subject) =>
    lookUpByName(
      (name) =>
        (...args: unknown[]) =>
          ask({ operation: `${subject}.${name}` as OperationName, args }),
    ),
  );
  return lookUpByName((name) => ends[name as keyof typeof ends] ?? subjects[name]) as unknown as DataClient;
}

/** An object with a value for each name that it is asked for. One that is awaited must not look like a promise. */
function lookUpByName<T>(find: (name: string) => T): Record<string, T | undefined> {
  return new Proxy(
    {},
    { get: (_, name) => (typeof name === 'string' && name !== 'then' ? find(name) : undefined) },
  );
}
