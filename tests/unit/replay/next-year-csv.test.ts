/** The comparison as a table: each amount with what it is of, what is not known left empty. */
import { describe, expect, it } from 'vitest';
import { fill, openSampled } from '../examples/sample-store.ts';
import { readCsv } from './read-csv.ts';

const today = '2026-12-02';

describe('the CSV of the comparison', () => {
  const sampled = openSampled({ now: today, name: 'Rosa Medina' });
  fill(sampled, today);
  const { store, personId } = sampled;
  const question = { personId, year: null, today };
  const view = store.nextYear.get(question);
  const rows = readCsv(store.nextYear.csv({ view: store.nextYear.get(question) }));
  const of = (row: string) => rows.filter((one) => one['row'] === row);
  const decimals = (cents: number | undefined) => ((cents ?? Number.NaN) / 100).toFixed(2);

  it('has the plans of the screen in their order, with their ranges', () => {
    expect(view.plans.map(({ rules }) => rules.name)).toEqual(['Harborlight Plus', 'Cedar Valley HSA']);
    expect(of('plan').map((row) => [row['plan'], row['share_low'], row['year_high'], row['source']])).toEqual(
      view.plans.map(({ rules, share, year }) => [
        rules.name,
        decimals(share?.lowCents),
        decimals(year?.highCents),
        'example',
      ]),
    );
    expect(of('stated')[0]).toMatchObject({
      share_low: decimals(view.stated.cents ?? undefined),
      premium_year: '',
    });
  });

  it('names what is not known and why claims are left out, and has each differing claim by each plan', () => {
    expect(of('plan')[1]?.['not_known']).toMatch(/price 1; network-assumed 9/);
    expect(of('left-out').map((row) => row['left_out_reason'])).toContain('second-payer');
    expect(of('claim')).toHaveLength(view.differing.length * 3);
  });

  it('leaves what nobody knows empty', () => {
    const [first] = view.plans;
    if (!first) throw new Error('No plan.');
    const rules = { ...first.rules, premiumCents: null };
    store.nextYear.save({ personId, planId: first.planId, rules });
    const [row] = readCsv(store.nextYear.csv({ view: store.nextYear.get(question) })).filter(
      (one) => one['row'] === 'plan',
    );
    expect(row).toMatchObject({ premium_month: '', premium_year: '', year_low: '', year_high: '' });
    expect(row?.['share_low']).not.toBe('');
  });
});

describe('plans of the example', () => {
  it('keep their mark when they are changed, and go with the example', () => {
    const sampled = openSampled({ now: today, name: 'Rosa Medina' });
    fill(sampled, today);
    const { store, personId } = sampled;
    const list = () => store.nextYear.get({ personId, year: null, today }).plans;
    const own = { ...(list()[0]?.rules ?? ({} as never)), name: 'Mine' };
    store.nextYear.save({ personId, planId: list()[1]?.planId ?? null, rules: { ...own, name: 'Changed' } });
    store.nextYear.save({ personId, planId: null, rules: own });
    expect(list().map(({ rules, isExample }) => [rules.name, isExample ?? false])).toEqual([
      ['Harborlight Plus', true],
      ['Changed', true],
      ['Mine', false],
    ]);
    store.examples.remove({ personId });
    expect(list().map(({ rules }) => rules.name)).toEqual(['Mine']);
  });

  it('give Walter a year where Medicare is his only plan, and say why there is none beside a supplement', () => {
    const open = (plans: ('evergreen' | 'medicare')[]) => {
      const sampled = openSampled({ now: today, name: 'Walter Osgood', plans });
      fill(sampled, today);
      return sampled.store.nextYear.get({ personId: sampled.personId, year: null, today }).plans;
    };
    for (const plan of open(['medicare'])) {
      expect(plan.share).not.toBeNull();
      expect(plan.share?.lowCents).toBeLessThan(plan.share?.highCents ?? 0);
    }
    for (const plan of open(['evergreen', 'medicare'])) {
      expect(plan.share).toBeNull();
      expect(plan.leftOut.map(({ reason }) => reason)).toContain('second-payer');
    }
  });

  it('come with a limit that Rosa may reach between two days', () => {
    const sampled = openSampled({ now: today, name: 'Rosa Medina' });
    fill(sampled, today);
    const { store, personId } = sampled;
    const meters = store.forecast.get({ personId, today }).plans.flatMap((plan) => plan.meters);
    expect(meters.map(({ answer }) => answer)).toContainEqual({
      kind: 'may-reach',
      earliest: '2026-12-02',
      latest: '2026-12-04',
    });
  });
});
