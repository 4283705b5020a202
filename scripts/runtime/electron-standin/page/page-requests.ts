import type { Protocol } from '../browser/cdp.ts';
import { toExternal, toInternal } from '../net/addresses.ts';
import { makeProtocolRequest } from '../net/protocol.ts';
import type { Session } from '../net/session.ts';
import { describeRequest } from '../net/web-request.ts';
import type { WindowPage } from './window-page.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];

const resourceTypes: Partial<Record<Paused['resourceType'], ResourceType>> = {
  CSPViolationReport: 'cspReport',
  EventSource: 'xhr',
  Fetch: 'xhr',
  Font: 'font',
  Image: 'image',
  Media: 'media',
  Ping: 'ping',
  Script: 'script',
  Stylesheet: 'stylesheet',
  XHR: 'xhr',
};

function toResourceType(paused: Paused, isMainFrame: boolean): ResourceType {
  if (paused.resourceType === 'Document') return isMainFrame ? 'mainFrame' : 'subFrame';
  return resourceTypes[paused.resourceType] ?? 'other';
}

function pairs(headers: Record<string, string | string[]>): Protocol.Fetch.HeaderEntry[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((item) => ({ name, value: item })),
  );
}

/**
 * Decides on each request of a page: the navigation events (`mayNavigate` answers false to stop it), the session's
 * listeners, then the app's own scheme or the network.
 */
export class PageRequests {
  readonly #page: WindowPage;
  readonly #session: Session;
  readonly #mayNavigate: (url: string, frameId: string, redirected: boolean) => boolean;

  constructor(page: WindowPage, session: Session, mayNavigate: PageRequests['decide']) {
    this.#page = page;
    this.#session = session;
    this.#mayNavigate = mayNavigate;
    page.on('request', (paused: Paused) => {
      this.#handle(paused).catch(() => this.#fail(paused, 'Failed'));
    });
  }

  get decide() {
    return this.#mayNavigate;
  }

  async #fail(paused: Paused, errorReason: Protocol.Network.ErrorReason): Promise<void> {
    await this.#page
      .command('Fetch.failRequest', { requestId: paused.requestId, errorReason })
      .catch(() => undefined);
  }

  async #handle(paused: Paused): Promise<void> {
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined)
      return await this.#respond(paused);
    const url = toExternal(paused.request.url + (paused.request.urlFragment ?? ''));
    if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico'))
      return await this.#fail(paused, 'Aborted');
    const isMainFrame = paused.frameId === this.#page.targetId;
    const redirected = paused.redirectedRequestId !== undefined;
    if (paused.resourceType === 'Document' && !this.#mayNavigate(url, paused.frameId, redirected)) {
      return await this.#fail(paused, 'Aborted');
    }
    const details = describeRequest(url, paused.request.method, toResourceType(paused, isMainFrame));
    const before = await this.#session.webRequest.beforeRequest(details);
    if (before.cancel) return await this.#fail(paused, 'BlockedByClient');
    const wanted = paused.request.headers;
    const sending = await this.#session.webRequest.beforeSendHeaders({ ...details, requestHeaders: wanted });
    if (sending.cancel) return await this.#fail(paused, 'BlockedByClient');
    const headers = sending.requestHeaders ?? wanted;
    const target = before.redirectURL ?? url;
    if (this.#session.protocol.handlerOf(target)) return await this.#serve(paused, target, headers, details);
    await this.#page.command('Fetch.continueRequest', {
      requestId: paused.requestId,
      ...(before.redirectURL && { url: toInternal(before.redirectURL) }),
      ...(sending.requestHeaders && { headers: pairs(headers) }),
      interceptResponse: this.#session.webRequest.watchesResponses,
    });
  }

  /** Answers from the app's own scheme. */
  async #serve(
    paused: Paused,
    url: string,
    headers: Record<string, string | string[]>,
    details: ReturnType<typeof describeRequest>,
  ): Promise<void> {
    const { method, postData } = paused.request;
    const init = {
      method,
      headers: pairs(headers).map(({ name, value }): [string, string] => [name, value]),
      body: postData ?? null,
    };
    const response = await this.#session.protocol.handlerOf(url)?.(makeProtocolRequest(url, init));
    if (!response) return await this.#fail(paused, 'Failed');
    const given: Record<string, string[]> = {};
    for (const [name, value] of response.headers) given[name] = [...(given[name] ?? []), value];
    const received = await this.#session.webRequest.headersReceived({
      ...details,
      statusLine: `HTTP/1.1 ${response.status} ${response.statusText}`,
      statusCode: response.status,
      responseHeaders: given,
    });
    if (received.cancel) return await this.#fail(paused, 'BlockedByClient');
    await this.#page.command('Fetch.fulfillRequest', {
      requestId: paused.requestId,
      responseCode: response.status,
      responseHeaders: pairs(received.responseHeaders ?? given),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  /** Shows the headers of a network response to the session's listener. */
  async #respond(paused: Paused): Promise<void> {
    const { requestId, responseStatusCode: statusCode = 0, responseStatusText = '' } = paused;
    const given: Record<string, string[]> = {};
    for (const { name, value } of paused.responseHeaders ?? []) given[name] = [...(given[name] ?? []), value];
    const details = describeRequest(
      toExternal(paused.request.url),
      paused.request.method,
      toResourceType(paused, paused.frameId === this.#page.targetId),
    );
    const received = await this.#session.webRequest.headersReceived({
      ...details,
      statusLine: `HTTP/1.1 ${statusCode} ${responseStatusText}`,
      statusCode,
      responseHeaders: given,
    });
    if (received.cancel) return await this.#fail(paused, 'BlockedByClient');
    if (!received.responseHeaders)
      return void (await this.#page.command('Fetch.continueRequest', { requestId }));
    await this.#page.command('Fetch.continueResponse', {
      requestId,
      responseCode: statusCode,
      responseHeaders: pairs(received.responseHeaders),
    });
  }
}
