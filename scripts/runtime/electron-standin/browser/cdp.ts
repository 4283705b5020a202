import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };

type Method = keyof Protocol.CommandParameters;
type Answer = {
  id?: number;
  method?: string;
  params?: object;
  sessionId?: string;
  result?: object;
  error?: { message: string };
};
interface Pending {
  method: string;
  resolve(result: object): void;
  reject(error: Error): void;
}

/** The Chrome DevTools Protocol over a pipe; messages end with a zero byte. Emits `session id or '' + '/' + method`. */
export class CdpConnection extends EventEmitter {
  #input: Writable;
  #nextId = 1;
  #pending = new Map<number, Pending>();
  #chunks: Buffer[] = [];

  constructor(input: Writable, output: Readable) {
    super();
    this.setMaxListeners(0);
    this.#input = input;
    input.on('error', () => undefined);
    output.on('data', (chunk: Buffer) => this.#read(chunk));
    output.on('error', () => undefined);
    output.on('close', () => this.#fail());
  }

  /** Sends one command; rejects with Chromium's message, or when the pipe closes. */
  send<M extends Method>(
    method: M,
    params: Protocol.CommandParameters[M],
    sessionId?: string,
  ): Promise<Protocol.CommandReturnValues[M]> {
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<object>();
    this.#pending.set(id, { method, resolve, reject });
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return promise as Promise<Protocol.CommandReturnValues[M]>;
  }

  /** Calls `listener` for each event of that name on that session ('' is the browser). */
  listen<E extends keyof Protocol.Events>(
    sessionId: string,
    event: E,
    listener: (params: Protocol.Events[E]) => void,
  ): void {
    this.on(`${sessionId}/${event}`, listener);
  }

  /** Forgets every listener of a session that ended. */
  forget(sessionId: string): void {
    for (const name of this.eventNames()) {
      if (String(name).startsWith(`${sessionId}/`)) this.removeAllListeners(name);
    }
  }

  #read(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#chunks.push(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      const message = Buffer.concat(this.#chunks).toString();
      this.#chunks = [];
      this.#dispatch(JSON.parse(message) as Answer);
    }
    if (rest.length > 0) this.#chunks.push(rest);
  }

  #dispatch(answer: Answer): void {
    if (answer.id === undefined) {
      this.emit(`${answer.sessionId ?? ''}/${answer.method}`, answer.params);
      return;
    }
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (answer.error) pending?.reject(new Error(`${pending.method}: ${answer.error.message}`));
    else pending?.resolve(answer.result ?? {});
  }

  #fail(): void {
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: Chromium is gone`));
    this.#pending.clear();
  }
}
