import type { PaperRequest } from '#shared/model/papers/packet';

/** Where the page draws the paper, for a window that nobody sees. */
export function buildPaperRoute(request: PaperRequest): string {
  return `/paper?request=${encodeURIComponent(JSON.stringify(request))}`;
}
