import type { PaperRequest } from '#shared/model/papers/packet';

/** What the paper route is opened with; `null` when the address holds no request. */
export type PaperSearch = { request: PaperRequest | null };

/** Reads the request from the address. The main process decides whether it can be answered. */
export function parsePaperSearch(search: Record<string, unknown>): PaperSearch {
  const { request } = search;
  return { request: typeof request === 'object' ? (request as PaperRequest | null) : null };
}
