/** Requests about files that the person opens. */
import type { Services } from './handler-parts.ts';
import type { Handlers } from './router.ts';

export function fileHandlers(_services: Services) {
  return {
    'files.choose': async () => null,
    'files.look': async () => Promise.reject(new Error('not here yet')),
    'files.import': async () => Promise.reject(new Error('not here yet')),
    'files.cancel': async () => ({}),
  } satisfies Partial<Handlers>;
}
