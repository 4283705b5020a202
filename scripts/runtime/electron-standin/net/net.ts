import { EventEmitter } from 'node:events';
import { ClientRequest } from './client-request.ts';
import { fetchInSession } from './net-fetch.ts';
import { Session, session } from './session.ts';

class Net extends EventEmitter {
  readonly online = true;

  request(options: Electron.ClientRequestConstructorOptions | string): ClientRequest {
    if (typeof options === 'string')
      return new ClientRequest(session.defaultSession.webRequest, { url: options });
    const given: unknown = options.session;
    const own = given instanceof Session ? given : session.fromPartition(options.partition ?? '');
    return new ClientRequest(own.webRequest, options);
  }

  isOnline(): boolean {
    return this.online;
  }

  async fetch(input: string | GlobalRequest, init?: RequestInit): Promise<Response> {
    return await fetchInSession(session.defaultSession, input, init);
  }
}

/** Electron's `net` module. */
export const net = new Net();
