import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { connectSample, samplePlan } from './connected.ts';

test('Rosa: a first sync brings everything, a check with nothing new is one request per type', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  const end = await app.run();
  expect(end).toMatchObject({ outcome: 'done', missing: [], failure: null });
  const { claims, firstSyncDone } = await app.connection();
  expect(claims).toBe(end.newClaims);
  expect(claims).toBeGreaterThan(50);
  expect(firstSyncDone).toBe(true);
  const before = plan.requests.length;
  expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 0, changedClaims: 0 });
  const asked = plan.requests.slice(before).map(({ target }) => target.split('?')[0]);
  expect(asked).toHaveLength(3);
  expect(asked[1]).toBe('/fhir/ExplanationOfBenefit');
});

test('new-claims: a check brings what the plan decided since, and says how many', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  await app.run();
  plan.setFault('evergreen', { kind: 'new-claims' });
  const end = await app.run();
  expect(end.outcome).toBe('done');
  expect(end.newClaims + end.changedClaims).toBeGreaterThan(0);
  expect(await app.checkpoint()).toMatchObject({ mode: 'changes', done: true });
});

test('a full pass over what the plan still has removes nothing', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  await app.run();
  const { claims } = await app.connection();
  expect(await app.run(true)).toMatchObject({ outcome: 'done', newClaims: 0, changedClaims: 0 });
  expect((await app.connection()).claims).toBe(claims);
  expect(app.app.log.lines).toContainEqual({ event: 'sync.settled', facts: { removed: 0 } });
});

test.each(['throttled', 'server-error', 'token-expires-mid-sync', 'page-link-gone'] as const)(
  '%s: the sync gets over it and has every claim',
  async (kind) => {
    await using plan = await samplePlan();
    await using calm = await connectSample(plan, 'rosa');
    const all = (await calm.run()).newClaims;
    plan.setFault('evergreen', { kind });
    await using app = await connectSample(plan, 'rosa');
    expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: all, missing: [] });
    const statuses = app.app.access.map(({ status }) => status);
    const sign = {
      throttled: 429,
      'server-error': 503,
      'page-link-gone': 410,
      'token-expires-mid-sync': 200,
    };
    expect(statuses).toContain(sign[kind]);
    const tokens = app.app.access.filter(({ what }) => what === 'token').length;
    expect(tokens).toBe(kind === 'token-expires-mid-sync' ? 2 : 1);
  },
);

test('offline mid-way: nothing that was fetched is lost, and the next sync resumes', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  const off = setInterval(() => {
    if (plan.requests.some(({ target }) => target.includes('_getpages')))
      plan.setFault('evergreen', { kind: 'offline' });
  }, 1);
  const end = await app.run().finally(() => clearInterval(off));
  expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'fhir/unreachable' } });
  const kept = (await app.connection()).claims;
  expect(kept).toBeGreaterThan(0);
  expect(end.newClaims).toBe(kept);
  plan.setFault('evergreen', null);
  const before = plan.requests.length;
  const rest = await app.run();
  expect(rest.outcome).toBe('done');
  expect((await app.connection()).claims).toBe(kept + rest.newClaims);
  expect(plan.requests.slice(before).filter(({ target }) => target.includes('patient='))).toHaveLength(1);
});

test.each([
  ['html-instead-of-json', 'fhir/not-fhir'],
  ['truncated-body', 'fhir/malformed'],
] as const)('%s: claims are missing, the rest is there', async (kind, code) => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  plan.setFault('evergreen', { kind });
  expect(await app.run()).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'claims', failure: { code } }],
  });
  expect(await app.connection()).toMatchObject({ claims: 0, firstSyncDone: false });
  plan.setFault('evergreen', null);
  expect((await app.run()).outcome).toBe('done');
});

test('refused-type: coverage is missing with the words of the plan, claims are there', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  plan.setFault('evergreen', { kind: 'refused-type' });
  const end = await app.run();
  expect(end).toMatchObject({
    outcome: 'partial',
    missing: [{ category: 'coverage', failure: { code: 'fhir/forbidden' } }],
  });
  expect(end.missing[0]?.failure.details?.join()).toContain('The app may not read Coverage.');
  expect((await app.connection()).firstSyncDone).toBe(true);
});

test('broken-resource and two people: what names nobody is there among the person’s claims, somebody else’s is kept aside', async () => {
  await using plan = await samplePlan();
  await using calm = await connectSample(plan, 'rosa');
  const all = (await calm.run()).newClaims;
  const expected = { 'broken-resource': all + 1, 'two-people': all };
  for (const kind of ['broken-resource', 'two-people'] as const) {
    plan.setFault('evergreen', { kind });
    await using app = await connectSample(plan, 'rosa');
    const newClaims = expected[kind];
    expect(await app.run(), kind).toMatchObject({ outcome: 'done', newClaims, missing: [] });
    expect((await app.connection()).claims, kind).toBe(newClaims);
    plan.setFault('evergreen', null);
  }
});

test('foreign-next-link: the token never gets to the other server', async () => {
  const seen: string[] = [];
  const foreign = createServer((request, response) => {
    seen.push(String(request.headers.authorization));
    response.end('{}');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  await fetch(origin, { headers: { authorization: 'planted' } });
  expect(seen.splice(0)).toEqual(['planted']);
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  plan.setFault('evergreen', { kind: 'foreign-next-link', origin });
  const end = await app.run();
  expect(end.missing).toMatchObject([
    { category: 'claims', failure: { code: 'fhir/foreign-link', details: [new URL(origin).host] } },
  ]);
  expect((await app.connection()).claims).toBeGreaterThan(0);
  expect(seen).toEqual([]);
  await new Promise((resolve) => foreign.close(resolve));
});

test('endless paging: ends soon, every claim is there, and the fault is reported', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  plan.setFault('evergreen', { kind: 'endless-paging' });
  const end = await app.run();
  expect(end.missing).toMatchObject([{ category: 'claims', failure: { code: 'fhir/too-many-pages' } }]);
  const { claims } = await app.connection();
  plan.setFault('evergreen', null);
  expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 0 });
  expect((await app.connection()).claims).toBe(claims);
});

test('revoked: nothing is lost, and the person must sign in again', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  await app.run();
  const { claims } = await app.connection();
  plan.setFault('evergreen', { kind: 'revoked' });
  expect(await app.run()).toMatchObject({ outcome: 'failed', failure: { code: 'oauth/reconnect-needed' } });
  expect(await app.connection()).toMatchObject({ state: 'sign-in-again', claims });
});
