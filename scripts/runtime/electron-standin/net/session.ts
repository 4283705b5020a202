import { lookup } from 'node:dns/promises';
import { EventEmitter } from 'node:events';
import { fetchInSession } from './net-fetch.ts';
import { Protocol, protocol } from './protocol.ts';
import { WebRequest } from './web-request.ts';

type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];

/** One session: its schemes, its request hooks, its permissions. Nothing of it is kept in files. */
export class Session
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'clearCache'
      | 'clearAuthCache'
      | 'clearCodeCaches'
      | 'clearStorageData'
      | 'closeAllConnections'
      | 'clearHostResolverCache'
      | 'getUserAgent'
      | 'isPersistent'
      | 'resolveHost'
      | 'resolveProxy'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setProxy'
      | 'setSpellCheckerEnabled'
      | 'setUserAgent'
    >
{
  readonly webRequest = new WebRequest();
  readonly protocol: Protocol;
  readonly #persistent: boolean;
  #userAgent = `Electron/${process.versions['electron']}`;

  constructor(schemes: Protocol, persistent: boolean) {
    super();
    this.protocol = schemes;
    this.#persistent = persistent;
  }

  // The browser refuses every permission to pages of the private context; there is nobody to ask.
  setPermissionCheckHandler(_handler: PermissionCheck): void {}
  setPermissionRequestHandler(_handler: PermissionRequest): void {}
  setDevicePermissionHandler(): void {}

  async fetch(input: string | GlobalRequest, init?: RequestInit): Promise<Response> {
    return await fetchInSession(this, input, init);
  }

  async clearStorageData(): Promise<void> {}
  async clearAuthCache(): Promise<void> {}
  async clearCache(): Promise<void> {}
  async clearCodeCaches(): Promise<void> {}
  async clearHostResolverCache(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
  async setProxy(): Promise<void> {}
  async resolveProxy(): Promise<string> {
    return 'DIRECT';
  }
  /** As Chromium: `net::ERR_…` where a name has no address. `ELECTRON_STANDIN_HOSTS`: `name=address`, by commas. */
  async resolveHost(host: string): Promise<Electron.ResolvedHost> {
    const given = new Map(
      (process.env['ELECTRON_STANDIN_HOSTS'] ?? '')
        .split(',')
        .map((one) => one.split('=') as [string, string]),
    ).get(host);
    const found = given
      ? [{ address: given, family: given.includes(':') ? 6 : 4 }]
      : await lookup(host, { all: true }).catch(() => {
          throw new Error('net::ERR_NAME_NOT_RESOLVED');
        });
    return {
      endpoints: found.map(({ address, family }) => ({ address, family: family === 6 ? 'ipv6' : 'ipv4' })),
    };
  }
  setSpellCheckerEnabled(): void {}
  isPersistent(): boolean {
    return this.#persistent;
  }
  getUserAgent(): string {
    return this.#userAgent;
  }
  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }
}

const partitions = new Map<string, Session>([['', new Session(protocol, true)]]);

function fromPartition(partition: string): Session {
  const known = partitions.get(partition);
  if (known) return known;
  const made = new Session(new Protocol(), partition.startsWith('persist:'));
  partitions.set(partition, made);
  return made;
}

/** Electron's `session` module. */
export const session = {
  fromPartition,
  get defaultSession(): Session {
    return fromPartition('');
  },
};
