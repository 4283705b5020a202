/** The real parts together: sign-in, token sessions, data worker and sync, against a plan on loopback. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { DataCategory, SyncEnd } from '#shared/model/plans/connection';
import type { SyncCheckpoint } from '../../../electron/data/archive/checkpoints.ts';
import type { ConnectionRecord } from '../../../electron/data/people/connections.ts';
import type { DataClient } from '../../../electron/data/worker/data-client.ts';
import { startDataWorker } from '../../../electron/data/worker/data-client.ts';
import type { Payer } from '../../../electron/plans/payer.ts';
import { createRegistry } from '../../../electron/plans/registry.ts';
import {
  type SamplePlan,
  type SamplePlanOptions,
  startSamplePlan,
} from '../../../electron/sample-plan/sample-plan.ts';
import { createSync, type Sync, type SyncParts } from '../../../electron/sync/sync-connection.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { readerUrl, workerUrl } from '../../support/data-worker/worker-url.ts';
import { type OAuthAppOptions, oauthApp } from '../../support/oauth-app.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';

export const storeKey = '5'.repeat(64);

export type Parts = { folder: string; data: DataClient; sync: Sync; app: ReturnType<typeof oauthApp> };

export type PartsOptions = OAuthAppOptions & Pick<SyncParts, 'budget' | 'askToGoOn'>;

/** Sync over the records of a folder and the tokens of a cabinet. Waits for the plan take no time. */
export async function openParts(
  folder: string,
  { budget, askToGoOn, ...options }: PartsOptions = {},
): Promise<Parts> {
  const data = await startDataWorker({
    workerUrl,
    readerUrl,
    storage: { kind: 'file', folder, logKey: '1'.repeat(64), key: storeKey },
  });
  const app = oauthApp(options);
  const sync = createSync({
    authorizedFetch: app.sessions.authorizedFetch,
    accepts: app.accepts,
    data,
    clock: app.clock,
    log: app.log,
    emit: () => {},
    ...(budget && { budget }),
    ...(askToGoOn && { askToGoOn }),
  });
  return { folder, data, sync, app };
}

export type Connected = Parts & {
  connectionId: string;
  run(full?: boolean, isAttended?: boolean): Promise<SyncEnd>;
  connection(): Promise<ConnectionRecord>;
  claimRows(): Promise<ClaimRow[]>;
  checkpoint(): Promise<SyncCheckpoint | undefined>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Signs in at the payer as a person would and stores the connection. */
export async function connect(
  payer: Payer,
  options: PartsOptions = {},
  categories: readonly DataCategory[] = ['patient', 'claims', 'coverage', 'providers'],
): Promise<Connected> {
  const folder = await mkdtemp(join(tmpdir(), 'claimfolio-sync-'));
  const parts = await openParts(folder, options);
  const { connectionId } = await parts.app.connect(payer, {
    categories: [...categories],
    save: async (facts) => {
      const stored = await parts.data.connection.create({
        ...facts,
        personId: null,
        origin: 'plan',
        payerId: payer.id,
        planName: payer.name,
        host: new URL(payer.fhirBaseUrl).host,
        isSample: payer.isSample,
        fhirBaseUrl: payer.fhirBaseUrl,
        connectedAt: new Date(parts.app.clock.now()).toISOString(),
      });
      return stored.connectionId;
    },
  });
  return {
    ...parts,
    connectionId,
    run: (full = false, isAttended = false) => parts.sync.start(connectionId, { full, isAttended }),
    async connection() {
      const found = (await parts.data.connection.list()).find(({ id }) => id === connectionId);
      if (found === undefined) throw new Error('The connection is not stored.');
      return found;
    },
    async claimRows() {
      const [person] = await parts.data.people.list();
      return (await parts.data.claims.list({ filter: everyClaim(person?.id ?? ''), offset: 0, limit: 1000 }))
        .rows;
    },
    checkpoint: async () =>
      (await parts.data.archive.listCheckpoints(connectionId)).find(
        ({ resourceType }) => resourceType === 'ExplanationOfBenefit',
      ),
    async [Symbol.asyncDispose]() {
      await parts.sync.dispose();
      await parts.data.close().catch(() => {});
      await rm(folder, { recursive: true });
    },
  };
}

/** The sample plan, closed at the end of the test. */
export async function samplePlan(options: SamplePlanOptions = {}): Promise<SamplePlan & AsyncDisposable> {
  const plan = await startSamplePlan({ now: '2026-03-01', ...options });
  return Object.assign(plan, { [Symbol.asyncDispose]: () => plan.close() });
}

/** Connects one person of the sample plan. */
export async function connectSample(
  plan: SamplePlan,
  userName: string,
  categories?: readonly DataCategory[],
  options: Pick<PartsOptions, 'budget' | 'askToGoOn'> = {},
): Promise<Connected> {
  const person = plan.people.find((one) => one.userName === userName);
  if (person === undefined) throw new Error(`${userName} is not in the sample plan.`);
  const registry = createRegistry([]);
  registry.addSamplePlans(plan.plans);
  const { password } = person;
  return connect(
    registry.payer(`sample-${person.plan}`),
    { visit: (url) => signInByForms(url, { userName, password, follow: true }), ...options },
    categories,
  );
}
