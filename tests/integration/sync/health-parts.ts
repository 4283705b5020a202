/** The real data worker and sync over health records at a small plan on loopback. */

import type { Storage } from '../../../electron/data/database/database.ts';
import type { DataClient } from '../../../electron/data/worker/data-client.ts';
import { startDataWorker } from '../../../electron/data/worker/data-client.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { createSync, type Sync } from '../../../electron/sync/sync-connection.ts';
import type { DataCategory } from '../../../shared/model/plans/connection.ts';
import { authorized } from '../../support/access/access-rows.ts';
import { readerUrl, workerUrl } from '../../support/data-worker/worker-url.ts';
import { MemoryLog, PassingClock } from '../../support/memory-ports.ts';
import { patientId } from '../../unit/sync/small-plan.ts';

export type HealthParts = {
  data: DataClient;
  sync: Sync;
  clock: PassingClock;
  connect(granted: readonly DataCategory[]): Promise<{ connectionId: string; personId: string }>;
};

export async function openHealthParts(base: string, storage: Storage): Promise<HealthParts> {
  const data = await startDataWorker({ workerUrl, readerUrl, storage });
  const clock = new PassingClock(Date.parse('2026-06-01T08:00:00Z'));
  const sync = createSync({
    authorizedFetch: authorized((_id, request) => nodeFetch(request)),
    data,
    clock,
    log: new MemoryLog(),
    emit: () => {},
  });
  return {
    data,
    sync,
    clock,
    connect: (granted) =>
      data.connection.create({
        personId: null,
        payerId: null,
        planName: 'A plan',
        host: new URL(base).host,
        isSample: false,
        fhirBaseUrl: base,
        patientId,
        accessEndsAt: null,
        keepsUpToDate: true,
        origin: 'plan',
        granted: [...granted],
        notGranted: [],
        connectedAt: '2026-06-01T08:00:00.000Z',
      }),
  };
}
