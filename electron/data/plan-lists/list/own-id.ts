import { createHash } from 'node:crypto';

/** The same key gives the same id at each start; nothing of it can be read there. */
export function makeOwnId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}
