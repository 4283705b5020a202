import { describe, expect, it } from 'vitest';
import { type Bench, startBench } from './bench.ts';
import { type Asked, claim, outcome, type Reply, searchset } from './small-plan.ts';

const organization = (id: string) => ({ resourceType: 'Organization', id });
const ids = (count: number) => Array.from({ length: count }, (_, index) => `o${index}`);

type Lists = (asked: readonly string[], query: URLSearchParams) => Reply;

/** A plan whose one claim names these organizations; `lists` answers searches for them, reads find each. */
function bendLists(bench: Bench, named: readonly string[], lists: Lists): void {
  const many = named.map((id) => ({ reference: `Organization/${id}` }));
  bench.plan.bend = ({ target }: Asked) => {
    if (target.startsWith('ExplanationOfBenefit')) return { json: searchset([claim('c1', { many })]) };
    if (!target.startsWith('Organization')) return null;
    const [path = '', text] = target.split('?');
    if (text === undefined) return { json: organization(path.slice('Organization/'.length)) };
    const query = new URLSearchParams(text);
    return lists((query.get('_id') ?? '').split(','), query);
  };
}

function takeOrganizations(bench: Bench): string[] {
  return bench.plan.takeTargets().filter((target) => target.startsWith('Organization'));
}

function storedOrganizations(bench: Bench): string[] {
  return [...bench.data.stored.keys()].filter((key) => key.startsWith('Organization/'));
}

const found: Lists = (asked) => ({ json: searchset(asked.map(organization)) });

/** A claim that was not there before lets the next sync look for what is missing. */
async function runWithNews(bench: Bench): Promise<void> {
  bench.data.stored.delete('ExplanationOfBenefit/c1');
  for (const key of storedOrganizations(bench)) bench.data.stored.delete(key);
  await bench.run(true);
}

describe('resources that claims name without bringing them', () => {
  it('are read in one list of a type, and each request has its row in the access log', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(12), found);
    expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
    expect(takeOrganizations(bench)).toEqual([`Organization?_id=${ids(12).join(',')}`]);
    expect(storedOrganizations(bench)).toHaveLength(12);
    expect(bench.access.filter(({ what }) => what === 'provider')).toMatchObject([
      { page: 1, status: 200, records: 12, path: '/fhir/Organization', method: 'GET' },
    ]);
    await bench.run();
    expect(takeOrganizations(bench)).toEqual([]);
  });

  it('are not looked for on a further page once all have come', async () => {
    await using bench = await startBench(1);
    const next = `${bench.plan.base}/Organization?_getpages=2`;
    bendLists(bench, ids(3), (asked) => ({ json: searchset(asked.map(organization), { next }) }));
    await bench.run();
    expect(takeOrganizations(bench)).toEqual([`Organization?_id=${ids(3).join(',')}`]);
  });

  it('are read alone when there is one of a type', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ['o1'], found);
    await bench.run();
    expect(takeOrganizations(bench)).toEqual(['Organization/o1']);
  });

  it('are asked for in several lists when there are many, none longer than a page or an address takes', async () => {
    await using bench = await startBench(1);
    const long = Array.from({ length: 90 }, (_, index) => `${'x'.repeat(60)}${index}`);
    bendLists(bench, [...ids(60), ...long], found);
    await bench.run();
    const targets = takeOrganizations(bench);
    expect(storedOrganizations(bench)).toHaveLength(150);
    for (const target of targets) {
      expect(`${bench.plan.base}/${target}`.length).toBeLessThanOrEqual(2_000);
      expect(target.split(',').length).toBeLessThanOrEqual(50);
    }
    expect(targets.length).toBeLessThan(8);
    const asked = targets.flatMap((target) => target.replace(/^.*[=/]/, '').split(','));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('are read over all pages of the answer', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(5), (asked, query) => {
      const page = Number(query.get('page') ?? '1');
      const next = page < 3 ? `Organization?_id=${asked.join(',')}&page=${page + 1}` : undefined;
      return { json: searchset(asked.slice(page * 2 - 2, page * 2).map(organization), { next, total: 5 }) };
    });
    await bench.run();
    expect(takeOrganizations(bench)).toHaveLength(3);
    expect(storedOrganizations(bench)).toHaveLength(5);
    expect(bench.access.filter(({ what }) => what === 'provider').map(({ page }) => page)).toEqual([1, 2, 3]);
  });

  it('are looked for on no further page after one that brought none of them', async () => {
    await using bench = await startBench(1);
    let pages = 0;
    bendLists(bench, ids(3), (asked) => {
      pages += 1;
      const next = pages < 5 ? `Organization?_id=${asked.join(',')}&page=${pages + 1}` : undefined;
      return { json: searchset([organization('stranger')], { next }) };
    });
    expect(await bench.run()).toMatchObject({ outcome: 'done' });
    expect(pages).toBe(1);
  });

  it('are not asked for again, found or not, while nothing is new', async () => {
    await using bench = await startBench(1);
    bench.plan.bend = ({ target }: Asked) => {
      if (target.startsWith('ExplanationOfBenefit'))
        return { json: searchset([claim('c1', { who: { reference: 'Organization/lost' } })]) };
      return target.startsWith('Organization') ? { status: 404 } : null;
    };
    await bench.run();
    expect(takeOrganizations(bench)).toEqual(['Organization/lost']);
    await bench.run();
    expect(takeOrganizations(bench)).toEqual([]);
  });

  it('are never asked for at a link to somewhere else; what is left is read alone', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(3), (asked) => ({
      json: searchset(asked.slice(0, 1).map(organization), { next: 'https://elsewhere.example/x' }),
    }));
    expect(await bench.run()).toMatchObject({ outcome: 'done' });
    expect(takeOrganizations(bench)).toHaveLength(3);
    expect(storedOrganizations(bench)).toHaveLength(3);
  });

  it.each([
    ['400', { status: 400, json: outcome('invalid', 'No lists.') }],
    ['404', { status: 404 }],
    ['403', { status: 403, json: outcome('forbidden', 'No search.') }],
    ['an OperationOutcome', { json: outcome('not-supported', 'No lists.') }],
  ])(
    'are read one by one where a list is answered with %s, and the list is not tried again',
    async (_, refusal) => {
      await using bench = await startBench(1);
      bendLists(bench, ids(4), () => refusal);
      expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
      const targets = takeOrganizations(bench);
      expect(targets[0]).toMatch(/^Organization\?_id=/);
      expect(targets.slice(1).sort()).toEqual(ids(4).map((id) => `Organization/${id}`));
      await runWithNews(bench);
      expect(takeOrganizations(bench).sort()).toEqual(ids(4).map((id) => `Organization/${id}`));
    },
  );

  it('are read one by one where a list finds nothing, and the list is not tried again', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(4), () => ({ json: searchset([]) }));
    await bench.run();
    expect(takeOrganizations(bench)).toHaveLength(5);
    expect(storedOrganizations(bench)).toHaveLength(4);
    await runWithNews(bench);
    expect(takeOrganizations(bench)).toHaveLength(4);
  });

  it('are not asked for in a second list where the first found nothing', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(120), () => ({ json: searchset([]) }));
    await bench.run();
    expect(takeOrganizations(bench).filter((target) => target.includes('?'))).toHaveLength(1);
    expect(storedOrganizations(bench)).toHaveLength(120);
  });

  it('are read one by one where a list is ignored; nothing that was not asked for is stored', async () => {
    await using bench = await startBench(1);
    const everything = Array.from({ length: 30 }, (_, index) => organization(`other${index}`));
    bendLists(bench, ids(4), () => ({ json: searchset(everything, { next: 'Organization?page=2' }) }));
    await bench.run();
    expect(takeOrganizations(bench)).toHaveLength(5);
    expect(storedOrganizations(bench).sort()).toEqual(ids(4).map((id) => `Organization/${id}`));
    expect(bench.data.pending.size).toBe(0);
    await runWithNews(bench);
    expect(takeOrganizations(bench)).toHaveLength(4);
  });

  it('are not given up when a list brings a part: the rest is read alone, once', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(6), (asked) => ({ json: searchset(asked.slice(0, 4).map(organization)) }));
    await bench.run();
    expect(takeOrganizations(bench)).toHaveLength(3);
    expect(storedOrganizations(bench)).toHaveLength(6);
    await runWithNews(bench);
    expect(takeOrganizations(bench)[0]).toMatch(/^Organization\?_id=/);
  });

  it('are asked for in lists again after a fault of the plan', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ids(3), () => ({ status: 500 }));
    await bench.run();
    expect(storedOrganizations(bench)).toHaveLength(3);
    takeOrganizations(bench);
    bendLists(bench, ids(3), found);
    await runWithNews(bench);
    expect(takeOrganizations(bench)).toHaveLength(1);
  });

  it('are never in a list when they name an older version, or when their id is odd', async () => {
    await using bench = await startBench(1);
    bendLists(bench, ['a', 'b', 'a/_history/1', 'c,d', 'e|f', '..', '.', 'g&_id=h', 'i j'], found);
    await bench.run();
    expect(takeOrganizations(bench)).toEqual(['Organization?_id=a,b', 'Organization/a/_history/1']);
  });

  it('are found again when they are coverages, which their own search did not bring', async () => {
    await using bench = await startBench(1);
    const insurance = ['k1', 'k2'].map((id) => ({ coverage: { reference: `Coverage/${id}` } }));
    bench.plan.bend = ({ target }) => {
      if (target.startsWith('ExplanationOfBenefit')) return { json: searchset([claim('c1', { insurance })]) };
      if (target === 'Coverage?_id=k1,k2')
        return { json: searchset(['k1', 'k2'].map((id) => ({ resourceType: 'Coverage', id }))) };
      return target.startsWith('Coverage') ? { status: 400 } : null;
    };
    expect(await bench.run()).toMatchObject({ outcome: 'done', missing: [] });
    expect(bench.plan.takeTargets().filter((target) => target.startsWith('Coverage'))).toEqual([
      'Coverage?patient=p1',
      'Coverage?beneficiary=Patient/p1',
      'Coverage?beneficiary=p1',
      'Coverage?_id=k1,k2',
    ]);
    await bench.run();
    expect(bench.plan.takeTargets().filter((target) => target.startsWith('Coverage'))).toEqual([]);
  });
});
