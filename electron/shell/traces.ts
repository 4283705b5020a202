/** Clears what Chromium keeps of the page and of requests. */
import { session } from 'electron';
import type { Traces } from '../ports.ts';
import { plansSession } from './fetch.ts';

export function createTraces(): Traces {
  return {
    async erase() {
      for (const one of [session.defaultSession, plansSession()]) {
        await one.clearStorageData();
        await one.clearCache();
        await one.clearCodeCaches({});
        await one.clearHostResolverCache();
        await one.clearAuthCache();
      }
    },
  };
}
