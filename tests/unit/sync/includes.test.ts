import { expect, test } from 'vitest';
import { type Bench, startBench } from './bench.ts';
import { claim, outcome, type Reply, searchset } from './small-plan.ts';

const star = '_include=ExplanationOfBenefit:*';
const included = (names: readonly string[]) =>
  names.map((name) => `_include=ExplanationOfBenefit:${name}`).join('&');
const refusal: Reply = { status: 400, json: outcome('not-supported', 'Not this include.') };

function statement(searchInclude: readonly string[]): Reply {
  const resource = [
    { type: 'ExplanationOfBenefit', searchInclude },
    { type: 'Patient' },
    { type: 'Coverage' },
  ];
  return { json: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ resource }] } };
}

/** A plan that lists these includes, and refuses a claims search that `refuses` picks. */
function bendIncludes(bench: Bench, listed: readonly string[], refuses: (query: string) => boolean): void {
  bench.plan.bend = ({ target, query }) => {
    if (target === 'metadata') return statement(listed);
    return target.startsWith('ExplanationOfBenefit') && refuses(query) ? refusal : null;
  };
}

function takeClaimSearches(bench: Bench): string[] {
  return bench.plan
    .takeTargets()
    .filter((target) => target.startsWith('ExplanationOfBenefit'))
    .map((target) =>
      target.replace('ExplanationOfBenefit?patient=p1', '').replace(/&?_lastUpdated=[^&]+/, ''),
    );
}

test('a plan that refuses the star is asked with the includes that it lists, from then on too', async () => {
  await using bench = await startBench(1);
  const listed = ['*', 'provider', 'insurer', 'coverage', 'claim'].map(
    (name) => `ExplanationOfBenefit:${name}`,
  );
  bendIncludes(bench, listed, (query) => query.includes(star));
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 1 });
  const works = `&${included(['provider', 'coverage', 'insurer'])}&_count=50`;
  expect(takeClaimSearches(bench)).toEqual([`&${star}&_count=50`, `&${star}`, works]);
  const rows = bench.access.filter(({ what }) => what === 'claims');
  expect(rows.map(({ status, result }) => [status, result])).toEqual([
    [400, 'refused'],
    [400, 'refused'],
    [200, 'ok'],
  ]);
  await bench.run();
  await bench.run(true);
  expect(takeClaimSearches(bench)).toEqual([works, works]);
});

test('a plan that refuses some of what it lists is asked without includes, and for the named resources by id', async () => {
  await using bench = await startBench(1);
  const listed = ['provider', 'care-team', 'insurer'].map((name) => `ExplanationOfBenefit:${name}`);
  bench.plan.bend = ({ target, query }) => {
    if (target === 'metadata') return statement(listed);
    if (target.startsWith('ExplanationOfBenefit'))
      return query.includes('care-team')
        ? refusal
        : { json: searchset([claim('c1', { provider: { reference: 'Organization/o1' } })]) };
    return target === 'Organization/o1' ? { json: { resourceType: 'Organization', id: 'o1' } } : null;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'done', newClaims: 1 });
  const names = included(['provider', 'care-team', 'insurer']);
  expect(takeClaimSearches(bench)).toEqual([`&${names}&_count=50`, `&${names}`, '&_count=50']);
  expect(bench.data.stored.has('Organization/o1')).toBe(true);
  await bench.run();
  expect(takeClaimSearches(bench)).toEqual(['&_count=50']);
});

test('a plan that lists nothing that we know is asked without includes', async () => {
  await using bench = await startBench(1);
  bendIncludes(bench, ['ExplanationOfBenefit:claim', 'Coverage:payor'], (query) =>
    query.includes('_include'),
  );
  expect((await bench.run()).outcome).toBe('done');
  expect(takeClaimSearches(bench)).toEqual(['&_count=50']);
});

test('listed includes are asked for only as far as they were agreed to', async () => {
  await using bench = await startBench(1);
  bench.data.record.granted = ['claims', 'coverage'];
  bendIncludes(bench, ['*', 'ExplanationOfBenefit:provider', 'ExplanationOfBenefit:coverage'], () => false);
  await bench.run();
  bench.data.record.granted = ['patient', 'claims', 'coverage', 'providers'];
  await bench.run();
  expect(takeClaimSearches(bench)).toEqual([
    `&${included(['coverage'])}&_count=50`,
    `&${included(['provider', 'coverage'])}&_count=50`,
  ]);
});

test('a refusal without a status of its own leaves the page size alone', async () => {
  await using bench = await startBench(1);
  bench.plan.bend = ({ target, query }) => {
    if (target === 'metadata') return statement(['*', 'ExplanationOfBenefit:insurer']);
    return query.includes(star) ? { json: outcome('not-supported', 'No star.') } : null;
  };
  await bench.run();
  expect(takeClaimSearches(bench)).toEqual([`&${star}&_count=50`, `&${included(['insurer'])}&_count=50`]);
});
