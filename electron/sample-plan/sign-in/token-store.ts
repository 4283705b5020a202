import type { Adapter, AdapterPayload } from 'oidc-provider';

const largestStore = 5_000;

type Entry = { payload: AdapterPayload; endsAt: number };

/** Sign-ins, codes and tokens of one plan: in memory, bounded (the oldest leave first), gone when the app closes. */
export class TokenStore {
  readonly #entries = new Map<string, Entry>();

  /** Ends every token, code and consent at once, as a plan that revokes an app does. */
  clear(): void {
    this.#entries.clear();
  }

  /** The storage that the authorization server uses for one kind of thing. */
  adapter(kind: string): Adapter {
    const key = (id: string) => `${kind}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => this.#put(key(id), payload, expiresIn),
      find: async (id) => this.#get(key(id)),
      findByUid: async (uid) => this.#find(kind, (payload) => payload.uid === uid),
      findByUserCode: async (code) => this.#find(kind, (payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = this.#get(key(id));
        if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        this.#entries.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [name, entry] of this.#entries)
          if (entry.payload.grantId === grantId) this.#entries.delete(name);
      },
    };
  }

  #put(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.#entries.delete(key);
    const endsAt = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
    this.#entries.set(key, { payload, endsAt });
    if (this.#entries.size <= largestStore) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  #get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.endsAt > Date.now()) return entry.payload;
    this.#entries.delete(key);
    return undefined;
  }

  #find(kind: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, entry] of this.#entries)
      if (key.startsWith(`${kind}:`) && matches(entry.payload)) return this.#get(key);
    return undefined;
  }
}
