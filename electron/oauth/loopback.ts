/**
 * The redirect target of a sign-in: a listener on this computer, open for one attempt only. Anything but the one
 * expected answer leaves the attempt untouched, so that no web page can end it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PastedAnswer } from '#shared/model/plans/connection';
import { OAuthError } from '../errors.ts';
import type { Redirect } from '../plans/payer.ts';
import { type PageName, pageHeaders, pageHtml } from './loopback-pages.ts';

const longestTarget = 8 * 1024;
/** How long the last page is still served after the attempt has ended. */
const lingerMs = 3_000;

export type LoopbackOptions = {
  redirect: Redirect;
  state: string;
  /** Called with the error code of an answer without `state`: a hint for the person, not a result. */
  onHint: (error: string) => void;
};

export interface Loopback {
  /** The redirect address, port included, as it must be sent to the plan. */
  readonly redirectUri: string;
  /** The parameters of the one valid answer. Stays pending until it comes. */
  readonly answer: Promise<URLSearchParams>;
  /**
   * Reads the answer from an address that the person copied from the browser. It must be one of the redirect addresses
   * of this sign-in, and passes the same checks as an answer by redirect.
   */
  paste(address: string, redirectUris: readonly string[]): PastedAnswer;
  /** Stops listening once the last page was shown, after 3 s at most; at once without an answer, or if `now`. */
  close(now?: boolean): void;
  /** Resolves when every socket is closed. */
  readonly closed: Promise<void>;
}

/**
 * Opens the listener on the first free port that the plan allows.
 *
 * @throws {OAuthError} oauth/redirect-port-busy, with the ports that were tried
 * @see RFC 8252 §7.3 and §8.3
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { ports } = options.redirect;
  for (const port of ports === 'any' ? [0] : ports) {
    const receiver = new Receiver(options);
    if (await receiver.listen(port)) return receiver;
  }
  throw new OAuthError('oauth/redirect-port-busy', 'Another program uses the port for signing in.', {
    retryable: true,
    details: ports === 'any' ? [] : ports.map(String),
  });
}

class Receiver implements Loopback {
  readonly answer: Promise<URLSearchParams>;
  readonly closed: Promise<void>;
  redirectUri = '';
  readonly #options: LoopbackOptions;
  readonly #servers: Server[] = [];
  #host = '';
  #lastPage: PageName | null = null;
  #isLastPageShown = false;
  #isClosing = false;
  #resolveAnswer: (parameters: URLSearchParams) => void = () => {};
  #resolveClosed: () => void = () => {};

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.answer = new Promise((resolve) => {
      this.#resolveAnswer = resolve;
    });
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** False when the port is not available. */
  async listen(port: number): Promise<boolean> {
    const { host, path } = this.#options.redirect;
    try {
      const actual = await this.#bind('127.0.0.1', port);
      // Browsers may resolve `localhost` to ::1, unless there is no IPv6.
      if (host === 'localhost') await this.#bind('::1', actual).catch(ignoreMissingIpv6);
      this.#host = `${host}:${actual}`;
      this.redirectUri = `http://${this.#host}${path}`;
      return true;
    } catch (error) {
      this.#closeNow();
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return false;
    }
  }

  #bind(address: string, port: number): Promise<number> {
    const limits = { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 };
    const server = createServer(limits, (request, response) => this.#handle(request, response));
    // More than a web page can occupy: browsers open few connections to one address at a time.
    server.maxConnections = 64;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: address, port, exclusive: true }, () => {
        server.off('error', reject);
        server.on('error', () => {});
        this.#servers.push(server);
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const target = request.url ?? '';
    const refusal = this.#refusal(request, target);
    if (refusal !== null) {
      response.writeHead(refusal, { ...pageHeaders, 'content-length': '0' }).end();
      return;
    }
    const show = (status: number, page: PageName, onSent?: () => void) => {
      response.writeHead(status, pageHeaders);
      response.end(pageHtml(page, request.headers['accept-language']), onSent);
    };
    const [path, query] = splitTarget(target);
    if (path === '/done' && query === '') {
      if (this.#lastPage === null) show(404, 'unknown');
      else show(200, this.#lastPage, () => this.#lastPageShown());
    } else if (path === this.#options.redirect.path) {
      this.#receive(new URLSearchParams(query), response, show);
    } else response.writeHead(404, { ...pageHeaders, 'content-length': '0' }).end();
  }

  /** The status that refuses the request before its path is looked at; `null` to go on. */
  #refusal(request: IncomingMessage, target: string): number | null {
    const { headers } = request;
    // Node keeps the first of several Host lines, a proxy in between perhaps another (RFC 9112 §3.2).
    const [host, ...otherHosts] = request.headersDistinct['host'] ?? [];
    if (otherHosts.length > 0) return 400;
    if (host !== this.#host) return 421;
    if (request.method !== 'GET') return 405;
    if (target.length > longestTarget) return 414;
    if (!target.startsWith('/')) return 400;
    if (target === '/favicon.ico') return 404;
    const fetchMode = headers['sec-fetch-mode'];
    const fetchDest = headers['sec-fetch-dest'];
    if (fetchMode !== undefined && fetchMode !== 'navigate') return 403;
    if (fetchDest !== undefined && fetchDest !== 'document') return 403;
    if (`${headers['sec-purpose'] ?? ''} ${headers['purpose'] ?? ''}`.includes('prefetch')) return 403;
    return null;
  }

  #receive(
    parameters: URLSearchParams,
    response: ServerResponse,
    show: (status: number, page: PageName) => void,
  ): void {
    const verdict = this.#verdict(parameters);
    if (verdict !== 'taken') {
      show(400, verdict === 'hint' ? 'failed' : 'unknown');
      return;
    }
    const error = parameters.get('error');
    this.#lastPage = error === null ? 'finishing' : error === 'access_denied' ? 'declined' : 'failed';
    // Removes the code from the address bar and the history of the browser.
    response.writeHead(303, { ...pageHeaders, location: '/done', 'content-length': '0' }).end();
    this.#resolveAnswer(parameters);
  }

  /** What the parameters mean to this sign-in. Reports the error code of an answer without `state` as a hint. */
  #verdict(parameters: URLSearchParams): 'taken' | 'hint' | 'other-sign-in' | 'no-answer' {
    const isDoubled = ['code', 'state', 'error', 'iss'].some((name) => parameters.getAll(name).length > 1);
    const code = parameters.get('code');
    const error = parameters.get('error');
    const isOne = (code !== null && code !== '') !== (error !== null && error !== '');
    if (isDoubled || !isOne) return 'no-answer';
    if (error !== null && code === null && parameters.get('state') === null) {
      this.#options.onHint(/^[a-z_]{1,40}$/.test(error) ? error : 'unknown');
      return 'hint';
    }
    const isAwaited = this.#lastPage === null && parameters.get('state') === this.#options.state;
    return isAwaited ? 'taken' : 'other-sign-in';
  }

  paste(address: string, redirectUris: readonly string[]): PastedAnswer {
    const url = parsePastedUrl(address);
    if (url === null) return 'unreadable';
    const place = (one: URL) => `${one.origin}${one.pathname}`;
    const isOurs = redirectUris.some((one) => place(new URL(one)) === place(url));
    if (!isOurs || url.username !== '' || url.password !== '') return 'other-page';
    const verdict = this.#verdict(url.searchParams);
    if (verdict !== 'taken') return verdict === 'hint' ? 'no-answer' : verdict;
    this.#lastPage = 'finishing';
    this.#isLastPageShown = true;
    this.#resolveAnswer(url.searchParams);
    return 'taken';
  }

  #lastPageShown(): void {
    this.#isLastPageShown = true;
    if (this.#isClosing) this.#closeNow();
  }

  close(now = false): void {
    this.#isClosing = true;
    if (now || this.#lastPage === null || this.#isLastPageShown) this.#closeNow();
    else setTimeout(() => this.#closeNow(), lingerMs).unref();
  }

  #closeNow(): void {
    const servers = this.#servers.splice(0);
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    this.#resolveClosed();
  }
}

/** Browsers may hide `http://`, so that people copy an address without it. */
function parsePastedUrl(address: string): URL | null {
  const text = address.trim();
  if (text.length > longestTarget || /\s/.test(text)) return null;
  const scheme = /^(?:127\.0\.0\.1|localhost)[:/]/.test(text) ? 'http://' : 'https://';
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${scheme}${text}`;
  return URL.canParse(full) && text.includes('.') ? new URL(full) : null;
}

function splitTarget(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

function ignoreMissingIpv6(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') throw error;
}
