import { addScheme } from './addresses.ts';

type Handler = (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>;

/** The schemes of one session. */
export class Protocol
  implements
    Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>
{
  #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    for (const { scheme } of customSchemes) addScheme(scheme);
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** The handler of an address's scheme, if any. */
  handlerOf(address: string): Handler | undefined {
    return this.#handlers.get(address.slice(0, address.indexOf(':')));
  }
}

/** The request that a protocol handler is given: `url` reads as the app wrote it. */
export function makeProtocolRequest(url: string, init: RequestInit): Request {
  const request = new Request(url.replace(/^[a-z][a-z0-9+.-]*:/i, 'http:'), init);
  return Object.defineProperty(request, 'url', { value: url });
}

/** The schemes of the default session. */
export const protocol = new Protocol();
