/** A list without a claim, and one that is shorter than the plan counts: asked again in plain words, and told. */
import { expect, test } from 'vitest';
import { startBench } from './bench.ts';
import { isFirstClaims } from './bend.ts';
import { type Asked, claim, outcome, type Reply, searchset } from './small-plan.ts';

const claims = ['c1', 'c2'].map((id) => claim(id));
const fault = searchset([], { extra: [{ resource: outcome('not-supported', 'No _include here.') }] });
const nothing = searchset([]);

test.each<[string, (asked: Asked) => Reply]>([
  ['a page size', ({ query }) => ({ json: query.includes('_count') ? nothing : searchset(claims) })],
  ['includes', ({ query }) => ({ json: query.includes('_include') ? nothing : searchset(claims) })],
  [
    'includes, with a fault',
    ({ query }) => ({ json: query.includes('_include') ? fault : searchset(claims) }),
  ],
  [
    'the bare id of the person',
    ({ query }) => ({ json: query.includes('patient=Patient/') ? searchset(claims) : nothing }),
  ],
  [
    'the bare id, where a plain search is refused',
    ({ query }) =>
      query.includes('patient=Patient/')
        ? { json: searchset(claims) }
        : query.includes('_count')
          ? { json: nothing }
          : { status: 400 },
  ],
])('a plan that finds nothing by %s is asked more plainly, and from then on so', async (_, answer) => {
  await using bench = await startBench();
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? answer(asked) : null);
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 2, missing: [] });
  bench.plan.takeTargets();
  expect(await bench.run(true)).toMatchObject({ outcome: 'done', newClaims: 0, missing: [] });
  expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toHaveLength(1);
});

test('one that has none is asked three times more, once; nothing new is no reason to', async () => {
  await using bench = await startBench(0);
  const asked = () => bench.plan.takeTargets().filter((one) => one.startsWith('Exp'));
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 0, missing: [] });
  expect(asked().slice(1)).toEqual([
    'ExplanationOfBenefit?patient=p1',
    'ExplanationOfBenefit?patient=Patient/p1',
    'ExplanationOfBenefit?patient:Patient=p1',
  ]);
  expect(bench.data.checkpoint()?.search).toMatchObject({ includes: 'all', pageSize: true });
  await bench.run();
  expect(asked()).toHaveLength(1);
});

test('cards that are found by none of the usual words are asked for by the others, at first', async () => {
  await using bench = await startBench();
  const card = { resourceType: 'Coverage', id: 'cov1', beneficiary: { reference: 'Patient/p1' } };
  const answer = (word: string) => {
    bench.plan.bend = ({ target, query }) =>
      target.startsWith('Coverage') ? { json: query.includes(word) ? searchset([card]) : nothing } : null;
  };
  const asked = () => bench.plan.takeTargets().filter((one) => one.startsWith('Coverage'));
  answer('beneficiary=p1');
  expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
  expect(asked()).toEqual([
    'Coverage?patient=p1',
    'Coverage?beneficiary=Patient/p1',
    'Coverage?beneficiary=p1',
  ]);
  await bench.run();
  expect(asked()).toEqual(['Coverage?beneficiary=p1']);
  answer('nobody');
  await bench.run();
  expect(asked()).toEqual(['Coverage?beneficiary=p1']);
});

test('where claims came before, an empty list is what it says', async () => {
  await using bench = await startBench();
  await bench.run();
  bench.plan.takeTargets();
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json: nothing } : null);
  await bench.run(true);
  expect(bench.plan.takeTargets().filter((one) => one.startsWith('Exp'))).toHaveLength(1);
});

test('what is no record, or of another kind, came all the same', async () => {
  await using bench = await startBench();
  const extra = [null, { resource: { id: 'x' } }, { resource: { resourceType: 'Claim', id: 'y' } }];
  bench.plan.bend = (asked) =>
    isFirstClaims(asked) ? { json: searchset(claims, { total: 5, extra }) } : null;
  expect((await bench.run()).missing).toEqual([]);
  bench.plan.bend = (asked) =>
    isFirstClaims(asked) ? { json: searchset(claims, { total: 6, extra }) } : null;
  expect((await bench.run(true)).missing).toMatchObject([{ failure: { code: 'fhir/short-list' } }]);
});

test.each([
  ['more than it sent', 3, ['fhir/short-list']],
  ['as many', 2, []],
  ['less', 1, []],
])('a plan that counts %s', async (_, total, codes) => {
  await using bench = await startBench();
  bench.plan.bend = (asked) => (isFirstClaims(asked) ? { json: searchset(claims, { total }) } : null);
  const end = await bench.run();
  expect(end.newClaims).toBe(2);
  expect(end.missing.map(({ failure }) => failure.code)).toEqual(codes);
  expect(bench.data.record).toMatchObject({ firstSyncDone: true, state: 'connected' });
  // Of what changed, plans count all.
  expect((await bench.run()).missing).toEqual([]);
});
