/** A look-up over plain Node's network, reading in this thread. */
import { readDirectoryPage } from '../../../electron/data/public/directory/directory-page.ts';
import { readDrugPage } from '../../../electron/data/public/formulary/drug-page.ts';
import { createPublicClient, type PublicClientParts } from '../../../electron/lookup/public-client.ts';
import { createAsker } from '../../../electron/lookup/public-service.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';

export type Bench = {
  log: AccessEntry[];
  waits: number[];
  drugs(baseUrl: string): ReturnType<typeof createAsker<ReturnType<typeof readDrugPage>>>;
  directory(baseUrl: string): ReturnType<typeof createAsker<ReturnType<typeof readDirectoryPage>>>;
};

export function createBench(
  some: Partial<PublicClientParts> = {},
  signal = new AbortController().signal,
): Bench {
  const log: AccessEntry[] = [];
  const waits: number[] = [];
  const client = createPublicClient({
    fetch: nodeFetch,
    clock: { now: () => Date.parse('2026-04-10T12:00:00Z') },
    random: () => 0,
    recordAccess: (entry) => void log.push(entry),
    wait: async (ms) => void waits.push(ms),
    ...some,
  });
  const refused = new Set<string>();
  return {
    log,
    waits,
    drugs: (baseUrl) =>
      createAsker({
        client,
        baseUrl,
        refused,
        signal,
        what: 'drug-list',
        read: async (bytes) => readDrugPage(bytes),
        countOf: ({ drugs }) => drugs.length,
      }),
    directory: (baseUrl) =>
      createAsker({
        client,
        baseUrl,
        refused,
        signal,
        what: 'directory',
        read: async (bytes) => readDirectoryPage(bytes),
        countOf: ({ roles }) => roles.length,
      }),
  };
}
