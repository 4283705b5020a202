import { Buffer } from 'node:buffer';
import { type PassThrough, Readable, Writable } from 'node:stream';
import { IncomingMessage, toHeaderRecord } from './incoming-message.ts';
import { toNetError } from './net-errors.ts';
import { describeRequest, type WebRequest } from './web-request.ts';

/** `session` already resolved; the rest as in Electron. */
export type RequestOptions = Omit<Electron.ClientRequestConstructorOptions, 'session' | 'partition'>;

const redirects = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 20;

function readAddress(options: RequestOptions): string {
  if (options.url) return new URL(options.url).href;
  const host = options.host ?? `${options.hostname ?? 'localhost'}${options.port ? `:${options.port}` : ''}`;
  return new URL(options.path ?? '/', `${options.protocol ?? 'http:'}//${host}`).href;
}

interface Answer {
  response: Response;
  headers: Record<string, string[]>;
}

/** A request outside any page. Redirects go as Electron's `redirect` option says; errors read `net::ERR_…`. */
export class ClientRequest
  extends Writable
  implements
    Pick<
      Electron.ClientRequest,
      | 'abort'
      | 'followRedirect'
      | 'getHeader'
      | 'getUploadProgress'
      | 'removeHeader'
      | 'setHeader'
      | 'chunkedEncoding'
    >
{
  chunkedEncoding = false;
  readonly #webRequest: WebRequest;
  readonly #redirect: 'follow' | 'error' | 'manual';
  readonly #headers = new Headers();
  readonly #abortion = new AbortController();
  readonly #body: Buffer[] = [];
  #url: string;
  #method: string;
  #started = false;
  #aborted = false;
  #closed = false;
  #mayFollow: (() => void) | undefined;

  constructor(webRequest: WebRequest, options: RequestOptions) {
    super({ emitClose: false, autoDestroy: false });
    this.#webRequest = webRequest;
    this.#url = readAddress(options);
    if (!/^https?:/.test(this.#url))
      throw new TypeError('ClientRequest only supports http: and https: protocols');
    this.#method = (options.method ?? 'GET').toUpperCase();
    this.#redirect = options.redirect ?? 'follow';
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      checkHeader(name, value);
      for (const item of [value].flat()) this.#headers.append(name, item);
    }
  }

  setHeader(name: string, value: string): void {
    if (this.#started) throw new Error("Can't set headers after they are sent");
    checkHeader(name, value);
    this.#headers.set(name, value);
  }
  getHeader(name: string): string {
    return this.#headers.get(name) ?? '';
  }
  removeHeader(name: string): void {
    if (this.#started) throw new Error("Can't remove headers after they are sent");
    this.#headers.delete(name);
  }
  getUploadProgress(): Electron.UploadProgress {
    return { active: this.#started, started: this.#started, current: 0, total: 0 };
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    this.#body.push(Buffer.from(chunk as string, encoding));
    done();
  }
  override _final(done: () => void): void {
    this.#started = true;
    done();
    void this.#run();
  }

  followRedirect(): void {
    if (!this.#mayFollow) throw new Error('followRedirect() called, but was not waiting for a redirect');
    this.#mayFollow();
  }

  abort(): void {
    if (!this.#aborted) process.nextTick(() => this.emit('abort'));
    this.#aborted = true;
    this.#die();
  }

  #die(error?: Error): void {
    this.#abortion.abort();
    if (this.#closed) return;
    this.#closed = true;
    process.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
  }

  async #run(): Promise<void> {
    try {
      for (let hop = 0; ; hop++) {
        if (hop > maxRedirects) throw new Error('net::ERR_TOO_MANY_REDIRECTS');
        const answer = await this.#exchange();
        const location = answer.response.headers.get('location');
        if (!redirects.has(answer.response.status) || location === null) return await this.#deliver(answer);
        await answer.response.body?.cancel();
        if (!this.#turn(answer, new URL(location, this.#url).href)) return;
      }
    } catch (error) {
      if (!this.#aborted)
        this.#die(error instanceof Error && error.message.startsWith('net::') ? error : toNetError(error));
    }
  }

  /** One request and its answer's head, past the session's listeners. */
  async #exchange(): Promise<Answer> {
    const details = describeRequest(this.#url, this.#method, 'xhr');
    const webRequest = this.#webRequest;
    const before = await webRequest.beforeRequest(details);
    if (before.cancel) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
    const wanted = Object.fromEntries(this.#headers);
    const sending = await webRequest.beforeSendHeaders({ ...details, requestHeaders: wanted });
    if (sending.cancel) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
    const headers = new Headers(this.#headers);
    for (const [name, value] of Object.entries(sending.requestHeaders ?? wanted))
      headers.set(name, [value].flat().join(', '));
    const response = await fetch(before.redirectURL ?? this.#url, {
      method: this.#method,
      headers,
      redirect: 'manual',
      signal: this.#abortion.signal,
      body: this.#body.length > 0 ? Buffer.concat(this.#body) : null,
    });
    const seen = toHeaderRecord(response.headers);
    const line = `HTTP/1.1 ${response.status} ${response.statusText}`;
    const received = await webRequest.headersReceived({
      ...details,
      statusLine: line,
      statusCode: response.status,
      responseHeaders: seen,
    });
    if (received.cancel) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
    const changed = Object.entries(received.responseHeaders ?? seen).map(
      ([name, value]) => [name, [value].flat()] as const,
    );
    return { response, headers: Object.fromEntries(changed) };
  }

  /** True when the redirect is to be followed. */
  #turn({ response, headers }: Answer, target: string): boolean {
    const rewrites = response.status === 303 || (response.status < 303 && this.#method === 'POST');
    const method = rewrites && this.#method !== 'HEAD' ? 'GET' : this.#method;
    if (this.#redirect === 'error') {
      this.#die(new Error("Attempted to redirect, but redirect policy was 'error'"));
      return false;
    }
    let follow = this.#redirect === 'follow';
    this.#mayFollow = () => {
      follow = true;
    };
    this.emit('redirect', response.status, method, target, headers);
    this.#mayFollow = undefined;
    if (this.#aborted) return false;
    if (!follow) {
      this.#die(new Error('Redirect was cancelled'));
      return false;
    }
    if (new URL(target).origin !== new URL(this.#url).origin) this.#headers.delete('authorization');
    if (method !== this.#method) this.#body.length = 0;
    this.#method = method;
    this.#url = target;
    return true;
  }

  async #deliver({ response, headers }: Answer): Promise<void> {
    if (response.status === 401 && this.listenerCount('login') > 0 && !this.#headers.has('authorization')) {
      const sent = await this.#askForLogin(response);
      if (sent) return await this.#run();
    }
    const body = response.body
      ? Readable.fromWeb(response.body as import('node:stream/web').ReadableStream)
      : Readable.from([]);
    const message = new IncomingMessage(response, headers, body);
    body.on('error', (error) =>
      message.destroy(this.#aborted ? new Error('net::ERR_ABORTED') : toNetError(error)),
    );
    message.on('close', () => this.#die());
    body.pipe(message as PassThrough);
    this.emit('response', message);
  }

  async #askForLogin(response: Response): Promise<boolean> {
    const [, scheme = '', realm = ''] =
      /^(\w+)(?:.*realm="([^"]*)")?/.exec(response.headers.get('www-authenticate') ?? '') ?? [];
    if (scheme.toLowerCase() !== 'basic') return false;
    const { host, hostname, port } = new URL(this.#url);
    const info = { isProxy: false, scheme: 'basic', host: host && hostname, port: Number(port), realm };
    const [user, password] = await new Promise<(string | undefined)[]>((resolve) => {
      this.emit('login', info, (...given: (string | undefined)[]) => resolve(given));
    });
    if (user === undefined) return false;
    this.#headers.set(
      'authorization',
      `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`,
    );
    return true;
  }
}

/** lib/common/api/net-client-request.ts `validateHeader`, with the rules of net/http/http_util.cc for names and values. */
function checkHeader(name: unknown, value: unknown): void {
  if (typeof name !== 'string') throw new TypeError('`name` should be a string in setHeader(name, value)');
  if (value === null || value === undefined)
    throw new Error(`\`value\` required in setHeader("${name}", value)`);
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) throw new Error(`Invalid header name: '${name}'`);
  if (/[\0\r\n]/.test(String(value))) throw new Error(`Invalid value for header '${name}': '${value}'`);
}
