/** What the whole app makes of damage, other clocks and hostile plans, and that erasing always works. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch, HttpResponse } from '../../../electron/ports.ts';
import { MemoryCabinet } from '../../support/memory-ports.ts';
import { startVisitor } from '../../support/sample-visitor.ts';
import { startTestApp, type TestAppOptions } from '../../support/test-app.ts';

async function started(more: Omit<TestAppOptions, 'visit'> = {}) {
  const visitor = await startVisitor(more);
  onTestFinished(() => visitor.test.close().catch(() => {}));
  return visitor;
}

async function synced(more: Omit<TestAppOptions, 'visit'> = {}, name = 'Theo Medina') {
  const visitor = await started(more);
  const ids = await visitor.connect(name);
  await visitor.test.syncEnded(ids.connectionId);
  return { ...visitor, ...ids };
}

/** A profile folder that outlives one start of the app. */
function profile(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every search for claims is answered by `answer`; all else goes to the plan. */
const claimsAnswered =
  (answer: () => HttpResponse): Fetch =>
  async (request) =>
    request.url.includes('/ExplanationOfBenefit') ? answer() : nodeFetch(request);

it('corrupt database: said at the start; erasing everything takes the tokens along and keeps records again', async () => {
  const folder = profile();
  const vault = new MemoryCabinet();
  const first = await startVisitor({ folder, ports: { vault } });
  await first.connect('Theo Medina');
  await first.test.app.dispose();
  expect(vault.names()).toHaveLength(2);
  const file = path.join(folder, 'records', 'records.db');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, 0, 4096));

  const { test } = await started({ folder, ports: { vault } });
  expect(await test.ask('app.info', {})).toMatchObject({ storage: 'unreadable' });
  expect(readFileSync(file).equals(bytes)).toBe(true);
  await test.ask('data.eraseAll', {});
  expect(vault.names()).toEqual(['access-log-key']);
  expect(await test.ask('app.info', {})).toMatchObject({ storage: 'encrypted' });
});

it('erasing everything ends a sign-in that is going on', async () => {
  const { test, answers, connect } = await started();
  answers.password = 'wrong';
  const connecting = connect('Theo Medina').catch((error: Error) => error.message);
  await expect
    .poll(() => JSON.stringify(test.messages).includes('"stage":"browser-open"'), { timeout: 10_000 })
    .toBe(true);
  await test.ask('data.eraseAll', {});
  expect(await connecting).toContain('oauth/cancelled');
  expect(await test.ask('people.list', {})).toEqual([]);
  expect(test.vault.names()).toEqual(['access-log-key']);
});

it.each([5, {}, 'not sealed here', 'sealed:e30='])(
  'a saved sign-in of %j: records stay, and the person must sign in again',
  async (garbage) => {
    const { test, connectionId } = await synced();
    const { claims } = (await test.ask('connection.list', {}))[0] ?? {};
    const folder = test.folder;
    await test.app.dispose();
    test.vault.set(connectionId, garbage);
    const again = await started({ folder, ports: { vault: test.vault } });
    await again.test.ask('sync.start', { connectionId });
    await expect
      .poll(async () => (await again.test.ask('connection.list', {}))[0], { timeout: 10_000 })
      .toMatchObject({ state: 'sign-in-again', claims, lastEnd: { failure: { code: 'vault/unreadable' } } });
  },
);

it('read-only folder: the app does not start and says why', async () => {
  const folder = profile();
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const start = startTestApp({ visit: () => {}, ports: { paths: { data: path.join(file, 'records') } } });
  await expect(start).rejects.toMatchObject({ code: 'store/read-only' });
});

it.each([-1, 1])('clock skew of %i day: signs in, reads, and finds what is new', async (days) => {
  const clock = { now: () => Date.now() + days * 86_400_000 };
  const { test, connectionId, personId } = await synced({ ports: { clock } }, 'Rosa Medina');
  const [connection] = await test.ask('connection.list', {});
  expect(connection).toMatchObject({ state: 'connected', lastEnd: { outcome: 'done' } });
  await test.ask('samplePlan.setFault', { fault: 'new-claims' });
  await test.ask('sync.start', { connectionId });
  await expect
    .poll(async () => (await test.ask('connection.list', {}))[0]?.lastEnd, { timeout: 10_000 })
    .toMatchObject({ outcome: 'done', newClaims: 3 });
  expect((await test.ask('claims.overview', { personId, year: null })).years.length).toBeGreaterThan(0);
});

it('TLS interception: asked once, said as such, and nothing is stored', async () => {
  let asked = 0;
  const { test } = await synced({
    fetch: claimsAnswered(() => {
      asked += 1;
      throw new FhirError('fhir/certificate', 'The connection to the plan is not safe.');
    }),
  });
  expect((await test.ask('connection.list', {}))[0]).toMatchObject({
    claims: 0,
    lastEnd: { outcome: 'failed', failure: { code: 'fhir/certificate', retryable: false } },
  });
  expect(asked).toBe(1);
});

it('a 40 MB page is stored; one over the limit is left out and the rest still comes', async () => {
  const claim = (id: number) => ({
    resourceType: 'ExplanationOfBenefit',
    id: `big-${id}`,
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    patient: { reference: 'Patient/theo-medina' },
    billablePeriod: { start: '2026-02-01' },
    text: { status: 'generated', div: `<div>${'q'.repeat(100_000)}</div>` },
  });
  const entry = Array.from({ length: 400 }, (_, id) => ({ resource: claim(id) }));
  const body = new TextEncoder().encode(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry }));
  expect(body.byteLength).toBeGreaterThan(40_000_000);
  const { test } = await synced({
    fetch: claimsAnswered(() => ({ status: 200, headers: {}, body: body.slice() })),
  });
  expect((await test.ask('connection.list', {}))[0]).toMatchObject({
    claims: 400,
    lastEnd: { outcome: 'done' },
  });

  const larger = await synced({
    fetch: claimsAnswered(() => {
      throw new FhirError('fhir/too-large', 'The answer is too large.');
    }),
  });
  const [connection] = await larger.test.ask('connection.list', {});
  expect(connection).toMatchObject({ claims: 0, lastEnd: { outcome: 'partial' } });
  expect(connection?.lastEnd?.missing.map(({ failure }) => failure.code)).toEqual(['fhir/too-large']);
});
