/** A plan that knows FHIR's JSON by its older name only, from the sign-in to the next start of the app. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MemoryCabinet } from '../../support/memory-ports.ts';
import { navigate } from '../../support/navigate.ts';
import { startOddPlan } from '../../support/odd-plan/odd-plan.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

const usual = 'application/fhir+json, application/json;q=0.9';

async function connectTo(app: TestApp, address: string) {
  return app.ask('connection.connect', {
    plan: { address },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims', 'coverage', 'providers'],
    keepUpToDate: true,
    client: publicClient('my-app'),
  });
}

it('its records come; it is asked once by today’s name, and never again, also after a new start', async () => {
  const plan = await startOddPlan({ takesOnly: 'application/json+fhir' });
  const visit = (url: string) => navigate(url).catch(() => {});
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-accept-'));
  const vault = new MemoryCabinet();
  const start = () => startTestApp({ visit, folder, ports: { vault } });
  const first = await start();
  const open = [first];
  onTestFinished(async () => {
    for (const { app } of open) await app.dispose().catch(() => {});
    await plan.close();
    rmSync(folder, { recursive: true });
  });
  const { connectionId } = await connectTo(first, plan.fhirBaseUrl);
  await first.syncEnded(connectionId);
  const [connection] = await first.ask('connection.list', {});
  expect(connection).toMatchObject({ claims: 7, lastEnd: { outcome: 'done', missing: [] } });
  // The sign-in asks first: whose records these are stands on its last page.
  expect(plan.notAcceptable).toEqual([`${usual} Patient/odd-1`]);
  const { rows } = await first.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
  expect(rows.filter(({ status }) => status === 406)).toMatchObject([
    { path: '/fhir/Patient/…', result: 'refused' },
  ]);
  await first.app.dispose();
  const again = await start();
  open.push(again);
  await again.syncAgain(connectionId);
  expect(plan.notAcceptable).toHaveLength(1);
});

it('a plan that takes no form is told as one that refuses, in words, and is not asked three times for each kind', async () => {
  const plan = await startOddPlan({ takesOnly: '' });
  const app = await startTestApp({ visit: (url) => navigate(url).catch(() => {}) });
  onTestFinished(async () => {
    await app.close();
    await plan.close();
  });
  const { connectionId } = await connectTo(app, plan.fhirBaseUrl);
  await app.syncEnded(connectionId);
  const [connection] = await app.ask('connection.list', {});
  expect(connection?.lastEnd).toMatchObject({ outcome: 'failed', failure: { code: 'fhir/rejected' } });
  const others = plan.notAcceptable.filter((one) => !one.startsWith(usual));
  expect(others.map((one) => one.split(' ')[0])).toEqual(['application/json+fhir', 'application/json']);
});
