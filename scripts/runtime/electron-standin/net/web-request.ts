type Callback<T> = (response: T) => void;
type Listener<D, R> = (details: D, callback: Callback<R>) => void;
interface Rule<D, R> {
  filter: Electron.WebRequestFilter;
  listener: Listener<D, R>;
}

/** The response of a listener that was not asked or changed nothing. */
const nothing = {};

function matches(filter: Electron.WebRequestFilter, url: string, type: string): boolean {
  if (filter.types && !filter.types.some((wanted) => wanted === type)) return false;
  const fits = (pattern: string) => {
    if (pattern === '<all_urls>') return true;
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${source}$`).test(url);
  };
  return filter.urls.some(fits) && !filter.excludeUrls?.some(fits);
}

async function ask<D extends { url: string; resourceType: string }, R>(
  rule: Rule<D, R> | undefined,
  details: D,
): Promise<Partial<R>> {
  if (!rule || !matches(rule.filter, details.url, details.resourceType)) return nothing;
  return await new Promise((resolve) => {
    rule.listener(details, resolve);
  });
}

type FilterOr<D, R> = Electron.WebRequestFilter | Listener<D, R> | null;

function makeRule<D, R>(first: FilterOr<D, R>, second?: Listener<D, R> | null): Rule<D, R> | undefined {
  if (typeof first === 'function') return { filter: { urls: ['<all_urls>'] }, listener: first };
  return first && second ? { filter: first, listener: second } : undefined;
}

/** A session's hooks on requests: of its pages, of `net.request` and of `session.fetch`. */
export class WebRequest {
  #beforeRequest: Rule<Electron.OnBeforeRequestListenerDetails, Electron.CallbackResponse> | undefined;
  #beforeSend: Rule<Electron.OnBeforeSendHeadersListenerDetails, Electron.BeforeSendResponse> | undefined;
  #received: Rule<Electron.OnHeadersReceivedListenerDetails, Electron.HeadersReceivedResponse> | undefined;

  onBeforeRequest(
    first: FilterOr<Electron.OnBeforeRequestListenerDetails, Electron.CallbackResponse>,
    second?: Listener<Electron.OnBeforeRequestListenerDetails, Electron.CallbackResponse> | null,
  ): void {
    this.#beforeRequest = makeRule(first, second);
  }

  onBeforeSendHeaders(
    first: FilterOr<Electron.OnBeforeSendHeadersListenerDetails, Electron.BeforeSendResponse>,
    second?: Listener<Electron.OnBeforeSendHeadersListenerDetails, Electron.BeforeSendResponse> | null,
  ): void {
    this.#beforeSend = makeRule(first, second);
  }

  onHeadersReceived(
    first: FilterOr<Electron.OnHeadersReceivedListenerDetails, Electron.HeadersReceivedResponse>,
    second?: Listener<Electron.OnHeadersReceivedListenerDetails, Electron.HeadersReceivedResponse> | null,
  ): void {
    this.#received = makeRule(first, second);
  }

  /** True when a listener wants to see response headers. */
  get watchesResponses(): boolean {
    return this.#received !== undefined;
  }

  /** Asks the onBeforeRequest listener. */
  beforeRequest(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
    return ask(this.#beforeRequest, details);
  }

  /** Asks the onBeforeSendHeaders listener. */
  beforeSendHeaders(
    details: Electron.OnBeforeSendHeadersListenerDetails,
  ): Promise<Electron.BeforeSendResponse> {
    return ask(this.#beforeSend, details);
  }

  /** Asks the onHeadersReceived listener. */
  headersReceived(
    details: Electron.OnHeadersReceivedListenerDetails,
  ): Promise<Electron.HeadersReceivedResponse> {
    return ask(this.#received, details);
  }
}

let nextRequest = 1;

/** The details that every listener gets about a request. */
export function describeRequest(
  url: string,
  method: string,
  resourceType: Electron.OnBeforeRequestListenerDetails['resourceType'],
) {
  return {
    id: nextRequest++,
    url,
    method,
    resourceType,
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  };
}
