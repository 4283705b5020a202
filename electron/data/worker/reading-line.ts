/** The reading worker seen from main. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AppError, FhirError } from '../../errors.ts';
import type { PageInput, PageRead } from '../archive/page-entries.ts';
import type { FromReader, ToReader } from './lanes.ts';
import { isOutOfMemory, listTransferable } from './messages.ts';

/** Pages that are cut are short, and their claims are parsed one by one. */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 };

type Waiting<T> = PromiseWithResolvers<T>;

type ReadingParts = {
  readerUrl: URL | string;
  /** Gives the data worker its end of the port between the two. */
  connect: (port: MessagePort) => void;
  /** Called when the reading worker stops by itself. */
  onFault: (error: AppError) => void;
};

/** Starts the reading worker when there is something to read, and again when it has stopped by itself. */
export class ReadingLine {
  readonly #parts: ReadingParts;
  #worker: Worker | null = null;
  #last = 0;
  /** Pages that died with a worker: whoever comes to store one hears of it. */
  readonly #lost = new Map<number, AppError>();
  readonly #asked = new Map<number, Waiting<Extract<FromReader, { id: number }>>>();
  /** Pages that are not with the data worker yet. */
  readonly #onTheWay = new Map<number, Waiting<void>>();
  #before: Promise<void> = Promise.resolve();

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /**
   * What is told of a page before it is stored; the answer itself where the data worker is to read it.
   *
   * @throws {FhirError} fhir/too-large
   * @throws {AppError} internal, when the reading worker stops
   */
  read(input: PageInput): Promise<{ read: PageRead } | { input: PageInput }> {
    this.#worker ??= this.#start();
    const id = ++this.#last;
    const waiting = Promise.withResolvers<Extract<FromReader, { id: number }>>();
    this.#asked.set(id, waiting);
    this.#worker.postMessage({ id, input } satisfies ToReader, listTransferable(input));
    return waiting.promise;
  }

  /**
   * Resolves when the data worker has the page, and each that was asked for here before it: none overtakes another, also one
   * that was not read ahead.
   *
   * @throws {AppError} when it was lost
   */
  whenHandedOn(page: number): Promise<void> {
    const handedOn = this.#before.then(() => {
      const lost = this.#lost.get(page);
      if (lost !== undefined) throw lost;
      return this.#onTheWay.get(page)?.promise;
    });
    this.#before = handedOn.catch(() => {});
    return handedOn;
  }

  /** Ends it where it has nothing to do, so that nothing of what it read is in memory. */
  rest(): void {
    if (this.#asked.size === 0 && this.#onTheWay.size === 0) void this.stop();
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#end(new AppError('internal', 'The reading worker was closed.'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#parts.readerUrl, { resourceLimits });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ port: port1 } satisfies ToReader, [port1]);
    this.#parts.connect(port2);
    worker.on('message', (message: FromReader) => this.#heed(message));
    const fail = (why: string, cause?: unknown) => {
      if (this.#worker !== worker) return;
      const error = new AppError('internal', why, { cause });
      if (isOutOfMemory(cause)) this.#refuseAnswers();
      this.#end(error);
      this.#parts.onFault(error);
    };
    worker.on('error', (error) => fail('The reading worker failed.', error));
    worker.on('messageerror', (error) => fail('The reading worker sent what cannot be read.', error));
    worker.on('exit', (code) => fail(`The reading worker stopped with code ${code}.`));
    return worker;
  }

  #heed(message: FromReader): void {
    if ('handedOn' in message) {
      this.#onTheWay.get(message.handedOn)?.resolve();
      this.#onTheWay.delete(message.handedOn);
      return;
    }
    if ('read' in message) this.#onTheWay.set(message.read.page, createQuiet());
    this.#asked.get(message.id)?.resolve(message);
    this.#asked.delete(message.id);
  }

  #refuseAnswers(): void {
    const error = new FhirError(
      'fhir/too-large',
      'The answer of the plan is more than this computer can read.',
    );
    for (const { reject } of this.#asked.values()) reject(error);
  }

  #end(error: AppError): void {
    this.#worker = null;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
    for (const [page, { reject }] of this.#onTheWay) {
      reject(error);
      this.#lost.set(page, error);
    }
    this.#onTheWay.clear();
  }
}

/** One that may be rejected before anybody waits for it. */
function createQuiet(): Waiting<void> {
  const waiting = Promise.withResolvers<void>();
  waiting.promise.catch(() => {});
  return waiting;
}
