/** A look-up over plain Node's network, reading in this thread. */
import { readDirectoryPage } from '../../../electron/data/public/directory/directory-page.ts';
import { readDrugPage } from '../../../electron/data/public/formulary/drug-page.ts';
import { createPublicClient, type PublicClientParts } from '../../../electron/lookup/public-client.ts';
import { createAsker } from '../../../electron/lookup/public-service.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { logged } from '../../support/access/access-rows.ts';

export type Bench = {
  log: AccessEntry[];
  waits: number[];
  drugs(baseUrl: string): ReturnType<typeof createAsker<ReturnType<typeof readDrugPage>>>;
  directory(baseUrl: string): ReturnType<typeof createAsker<ReturnType<typeof readDirectoryPage>>>;
};

export function createBench(
  { fetch = nodeFetch, ...some }: Partial<Omit<PublicClientParts, 'fetch'>> & { fetch?: Fetch } = {},
  signal = new AbortController().signal,
): Bench {
  const log: AccessEntry[] = [];
  const waits: number[] = [];
  const clock = {
    now: () => Date.parse('2026-04-10T12:00:00Z'),
    wait: async (ms: number) => void waits.push(ms),
  };
  const client = createPublicClient({
    fetch: logged(fetch, log, clock),
    clock,
    random: () => 0,
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
        payerId: baseUrl,
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
        payerId: baseUrl,
        refused,
        signal,
        what: 'directory',
        read: async (bytes) => readDirectoryPage(bytes),
        countOf: ({ roles }) => roles.length,
      }),
  };
}
