/** Requests to a plan's public drug list and directory. */
import type { Services } from './handler-parts.ts';
import type { Handlers } from './router.ts';

export function lookupHandlers(_services: Services) {
  return {
    'lookup.sources': async () => [],
    'lookup.drugPlans': async () => [],
    'lookup.drugs': async () => Promise.reject(new Error('not here yet')),
    'lookup.networks': async () => [],
    'lookup.directory': async () => Promise.reject(new Error('not here yet')),
  } satisfies Partial<Handlers>;
}
