/**
 * Entry of the reading worker. It has neither key nor database: bytes come in, and go to the data worker with what was
 * read of them. Where a page goes on is told at once; its claims are read in turn.
 */
import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { CutPage } from '../archive/cut-page.ts';
import { type PageInput, tellPage } from '../archive/page-entries.ts';
import { type Lent, type PageAhead, ReadingAhead } from '../archive/read-ahead.ts';
import { deriveClaim } from '../claims/keep/claim-table.ts';
import type { FromReader, FromStore, ToReader, ToStore } from './lanes.ts';
import { listTransferable } from './messages.ts';

let store: MessagePort | null = null;
/** Begins anywhere: no handle is one of the data worker's, or of a reading worker that has stopped. */
let last = randomInt(2 ** 40);
/** Pages are read and handed on in the order in which they came. */
let turn: Promise<void> = Promise.resolve();

/** What the data worker has lent, by connection; what is asked for has not come yet. */
const lent = new Map<string, Promise<ReadingAhead | null>>();
const asked = new Map<string, (lent: Lent | null) => void>();

parentPort?.on('message', (message: ToReader) => {
  if ('port' in message) {
    store = message.port;
    store.on('message', heed);
    return;
  }
  const { id, input } = message;
  const cut = CutPage.cut(input.bytes);
  if (cut === null) return tell({ id, input }, listTransferable(input));
  const page = ++last;
  tell({ id, read: { page, ...tellPage(cut, input.resourceType) } });
  turn = turn.then(() => handOn(page, input, cut));
});

function heed(message: FromStore): void {
  if ('lent' in message) {
    asked.get(message.connectionId)?.(message.lent);
    asked.delete(message.connectionId);
  } else if (message.recalled === null) lent.clear();
  else lent.delete(message.recalled);
}

async function handOn(page: number, input: PageInput, cut: CutPage): Promise<void> {
  const taken = { page, input, ahead: await readAhead(input.connectionId, cut) };
  send({ taken }, listTransferable(input));
  tell({ handedOn: page });
}

/** `null` where the data worker does better alone, and where a fault of ours is to be met there. */
async function readAhead(connectionId: string, cut: CutPage): Promise<PageAhead | null> {
  // Whose a Provenance is, its claims say: such a page is judged as a whole.
  const isMixed = cut.entries.some(({ resource }) => resource.resourceType === 'Provenance');
  if (cut.isRead || isMixed) return null;
  try {
    return (await (await borrow(connectionId))?.read(cut, pauseSometimes())) ?? null;
  } catch {
    return null;
  }
}

function borrow(connectionId: string): Promise<ReadingAhead | null> {
  const known = lent.get(connectionId);
  if (known !== undefined) return known;
  const { promise, resolve } = Promise.withResolvers<Lent | null>();
  asked.set(connectionId, resolve);
  send({ lend: connectionId });
  const reading = promise.then((found) => {
    // What is refused now may be given for the next page.
    if (found === null) lent.delete(connectionId);
    return found === null ? null : new ReadingAhead(found, deriveClaim);
  });
  lent.set(connectionId, reading);
  return reading;
}

/** So many claims are read before a page that has come meanwhile is answered. */
const claimsAtOnce = 8;

function pauseSometimes(): () => Promise<void> {
  let count = 0;
  return async () => {
    if (++count % claimsAtOnce === 0) await setImmediate();
  };
}

function send(message: ToStore, transfer: ArrayBuffer[] = []): void {
  store?.postMessage(message, transfer);
}

function tell(message: FromReader, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
