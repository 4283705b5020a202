/**
 * What crosses between the two threads that take an answer in. The reading worker cuts its page and reads the claims; the
 * data worker stores them. Bytes go from main to the one, and by a port of their own to the other.
 */
import type { MessagePort } from 'node:worker_threads';
import type { PageInput, PageRead } from '../archive/page-entries.ts';
import type { TakenPage } from '../archive/pages.ts';
import type { Lent } from '../archive/read-ahead.ts';

/** From the reading worker to the data worker: a page, or that it needs to know what claims refer to. */
export type ToStore = { taken: TakenPage } | { lend: string };

/** The other way: what claims refer to, or that what was lent is to be forgotten (`null`: all of it). */
export type FromStore = { connectionId: string; lent: Lent | null } | { recalled: string | null };

/** From main to the reading worker: the port to the data worker, or an answer. */
export type ToReader = { port: MessagePort } | { id: number; input: PageInput };

/**
 * The other way: what is told of a page before it is stored; the answer itself, where it is no page that can be cut; that
 * a page is with the data worker now.
 */
export type FromReader =
  | { id: number; read: PageRead }
  | { id: number; input: PageInput }
  | { handedOn: number };
