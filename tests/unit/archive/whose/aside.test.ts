/** Records that are kept aside: judged again as more is known, asked about again where the answer was about another one. */
import { describe, expect, it } from 'vitest';
import { AsideTable } from '../../../../electron/data/archive/whose/aside-table.ts';
import { claim, ivo, leo, observation, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { onDay, openPlan, type PlanDesk } from './plan-desk.ts';

const claimOf = (id: string) => `ExplanationOfBenefit/${id}`;
const page = (who: Parameters<typeof patient>[1]) => [claim('mine', 's'), claim('a', 't'), patient('t', who)];
const openAsked = (): PlanDesk => openPlan(patient('s', rosa)).sends(page(leo)).ends();

describe('rows 3 and 4 over time: the Patient is somebody else than the answer was about', () => {
  it('a yes: new and stored records go aside, and are asked about again', () => {
    const plan = openAsked().answers('t', 'own');
    expect(plan.filed()).toEqual([claimOf('a'), claimOf('mine')]);
    plan.tomorrow().sends(page(ivo)).ends();
    expect([plan.filed(), plan.aside()]).toEqual([[claimOf('mine')], [claimOf('a')]]);
    expect(plan.asked()).toEqual([['t', 'changed', 1]]);
    plan.answers('t', 'own');
    plan.tomorrow().sends(page(ivo)).ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a'), claimOf('mine')], []]);
  });

  it('“not mine”: asked about again, and can be left out again', () => {
    const plan = openAsked().answers('t', 'left-out');
    for (const who of [ivo, leo, ivo]) {
      plan.tomorrow().sends(page(who)).ends();
      expect(plan.asked()).toEqual([['t', 'changed', 1]]);
      plan.answers('t', 'left-out');
      plan.tomorrow().sends(page(who)).ends();
      expect([plan.filed(), plan.aside(), plan.asked()]).toEqual([[claimOf('mine')], [], []]);
    }
    expect(plan.causes()).toHaveLength(1);
  });

  it('“not mine”: nothing of them is kept, whatever the plan sends again', () => {
    const zoe = { given: ['Zoe'], family: 'Zyxwvut', born: '1990-05-05' };
    const plan = openPlan(patient('s', rosa)).sends(page(zoe)).ends();
    expect(plan.bytes()).toContain('zyxwvut');
    plan.answers('t', 'left-out');
    expect(plan.bytes()).not.toContain('zyxwvut');
    plan.tomorrow().shows('t', patient('t', zoe)).sends(page(zoe)).ends();
    expect(plan.bytes()).not.toContain('zyxwvut');
  });

  it('“somebody I help”: their records stay theirs, and new ones are asked about', () => {
    const plan = openAsked().answers('t', 'helped', { authority: 'parent' });
    plan
      .tomorrow()
      .sends([...page(ivo), claim('b', 't')])
      .ends();
    expect(plan.filed()).toEqual([claimOf('mine')]);
    expect(plan.asked()).toMatchObject([['t', 'changed', expect.any(Number)]]);
  });

  it('“somebody I help”, taken back: their records wait again, and the person who was made for them is gone', () => {
    const plan = openAsked().answers('t', 'helped', { authority: 'parent' });
    expect([plan.aside(), plan.store.people.list().length]).toEqual([[], 2]);
    plan.answers('t', null);
    expect([plan.filed(), plan.aside()]).toEqual([[claimOf('mine')], [claimOf('a')]]);
    expect([plan.store.people.list().length, plan.store.connection.list().length]).toEqual([1, 1]);
  });

  it('what only became less is no change', () => {
    const plan = openAsked().answers('t', 'own');
    plan
      .tomorrow()
      .sends(page({ given: leo.given, family: leo.family }))
      .ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a'), claimOf('mine')], []]);
  });
});

describe('a record of which the plan says otherwise later', () => {
  it('is the person’s when it names them, and aside again when it does not', () => {
    const plan = openAsked();
    plan
      .tomorrow()
      .sends([claim('a', 's')])
      .ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a'), claimOf('mine')], []]);
    plan
      .tomorrow()
      .sends([claim('a', 't')])
      .ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('mine')], [['t', 'not-linked', 1]]]);
  });

  it('goes over to the person from somebody whom they help, and back: it is in one place only', () => {
    const plan = openAsked().answers('t', 'helped', { authority: 'parent' });
    const helped = plan.store.connection.list().find(({ fedBy }) => fedBy === plan.connectionId);
    const where = (patientId: string) => {
      plan
        .tomorrow()
        .sends([claim('a', patientId)])
        .ends();
      return [plan.filed(), plan.filed(helped?.id)];
    };
    expect(where('t')).toEqual([[claimOf('mine')], [claimOf('a')]]);
    expect(where('s')).toEqual([[claimOf('a'), claimOf('mine')], []]);
    expect(where('t')).toEqual([[claimOf('mine')], [claimOf('a')]]);
  });

  it('moves to the other question when it names somebody else', () => {
    const plan = openAsked();
    plan
      .tomorrow()
      .sends([claim('a', 'u'), patient('u', ivo)])
      .ends();
    expect(plan.asked()).toEqual([['u', 'not-linked', 1]]);
  });
});

describe('row 6: the Patient of the sign-in is called otherwise later', () => {
  it('stored ones stay, new and changed ones wait beside, and a yes brings these in', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('old', 's'), claim('changing', 's')])
      .ends();
    plan.tomorrow().shows('s', patient('s', ivo));
    plan
      .sends([claim('old', 's'), claim('changing', 's', { created: '2026-02-02' }), claim('new', 's')])
      .ends();
    expect(plan.filed()).toEqual([claimOf('changing'), claimOf('old')]);
    expect(plan.asked()).toEqual([['s', 'sign-in', 2]]);
    plan.answers('s', 'own');
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('changing'), claimOf('new'), claimOf('old')], []]);
  });

  it('when it is the person again, what waited comes in', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('old', 's')])
      .ends();
    plan
      .tomorrow()
      .shows('s', patient('s', ivo))
      .sends([claim('old', 's'), claim('new', 's')])
      .ends();
    plan.tomorrow().shows('s', patient('s', rosa)).ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('new'), claimOf('old')], []]);
  });

  it('“not mine” leaves what was there before, and keeps nothing new', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('old', 's')])
      .ends();
    plan
      .tomorrow()
      .shows('s', patient('s', ivo))
      .sends([claim('old', 's'), claim('new', 's')])
      .ends();
    plan
      .answers('s', 'left-out')
      .tomorrow()
      .sends([claim('old', 's'), claim('new', 's')])
      .ends();
    expect([plan.filed(), plan.aside(), plan.asked()]).toEqual([[claimOf('old')], [], []]);
  });
});

describe('the Patient of a sign-in that the person said yes to is somebody else later', () => {
  const openChanged = () => {
    const plan = openPlan(patient('s', rosa), { isConfirmed: true })
      .sends([claim('old', 's')])
      .ends();
    plan
      .tomorrow()
      .shows('s', patient('s', ivo))
      .sends([claim('old', 's'), claim('new', 's')])
      .ends();
    return plan;
  };

  it('stored ones stay, new ones wait', () => {
    const plan = openChanged();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('old')], [['s', 'changed', 1]]]);
    // A refusal after it takes nothing back.
    plan.tomorrow().shows('s', null).ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('old')], [['s', 'changed', 1]]]);
  });

  it('a yes brings in what waited, and “not mine” leaves what was there', () => {
    const yes = openChanged().answers('s', 'own');
    expect([yes.filed(), yes.asked()]).toEqual([[claimOf('new'), claimOf('old')], []]);
    const no = openChanged().answers('s', 'left-out').tomorrow();
    no.sends([claim('old', 's'), claim('newer', 's')]).ends();
    expect([no.filed(), no.aside(), no.asked()]).toEqual([[claimOf('old')], [], []]);
  });
});

describe('undecided for 90 days', () => {
  it('is erased once, and it is told that there was any', () => {
    const plan = openAsked();
    const aside = new AsideTable(plan.db);
    const expire = (days: number) => aside.expire(plan.connectionId, onDay(days));
    expect([expire(0), plan.aside()]).toEqual([false, [claimOf('a')]]);
    expect([expire(91), plan.aside()]).toEqual([true, []]);
    expect(expire(91)).toBe(false);
  });

  it('the content goes, the question stays, and a yes asks the plan for everything again, without news', () => {
    const plan = openAsked();
    plan.store.connection.update(plan.connectionId, { lastCheckedAt: onDay(0), firstSyncDone: true });
    plan
      .tomorrow(89)
      .changes([claim('mine', 's')])
      .ends();
    expect(plan.aside()).toEqual([claimOf('a')]);
    plan
      .tomorrow(2)
      .changes([claim('mine', 's')])
      .ends();
    expect([plan.aside(), plan.asked()]).toEqual([[], [['t', 'not-linked', 0]]]);
    expect(plan.causes()).toMatchObject([{ erased: 1 }]);
    plan.sends(page(leo)).ends();
    expect(plan.aside()).toEqual([]);
    plan.answers('t', 'own');
    expect(plan.store.archive.listCheckpoints(plan.connectionId)).toEqual([]);
    plan.tomorrow().sends(page(leo)).ends();
    expect(plan.filed()).toEqual([claimOf('a'), claimOf('mine')]);
    const { claims } = plan.store.news.get({ personId: plan.personId, today: plan.today.slice(0, 10) });
    expect(claims).toEqual([]);
  });

  it('the question ends when the plan shows whose they were', () => {
    const own = openAsked()
      .tomorrow(91)
      .changes([claim('mine', 's')])
      .ends();
    expect(own.asked()).toEqual([['t', 'not-linked', 0]]);
    own.shows('t', patient('t', rosa)).ends();
    expect([own.asked(), own.store.archive.listCheckpoints(own.connectionId)]).toEqual([[], []]);
    // Also of types of which a check asks for what changed only.
    expect(own.store.connection.list()).toMatchObject([{ asksForAll: true }]);
    own.tomorrow().sends(page(rosa)).ends();
    expect([own.filed(), own.notShown()]).toEqual([[claimOf('a'), claimOf('mine')], {}]);
    const taken = openAsked()
      .tomorrow(91)
      .changes([claim('mine', 's')])
      .ends();
    openPlan(patient('t', leo), { over: { patientId: 't' }, beside: taken }).ends();
    taken.tomorrow().sends(page(leo)).ends();
    expect([taken.asked(), taken.notShown()]).toEqual([[], { taken: 1 }]);
  });

  it('“decide later” begins the 90 days anew', () => {
    const plan = openAsked();
    plan.tomorrow(20).answers('t', null);
    plan
      .tomorrow(80)
      .changes([claim('mine', 's')])
      .ends();
    expect(plan.aside()).toEqual([claimOf('a')]);
  });

  it('goes without a trace in the database', () => {
    const more = { facility: { display: 'Zyxwvut Annex' } };
    const plan = openPlan(patient('s', rosa))
      .sends([claim('a', 't', more)])
      .ends();
    expect(plan.bytes()).toContain('zyxwvut');
    plan.tomorrow(91).changes([]).ends();
    expect(plan.bytes()).not.toContain('zyxwvut');
  });
});

it('a question without records is none', () => {
  const plan = openAsked();
  plan
    .tomorrow()
    .sends([claim('mine', 's'), observation('o', 's'), claim('a', 's')])
    .ends();
  expect(plan.causes()).toEqual([]);
});

describe('a name that only a yes has given', () => {
  const people = (plan: PlanDesk) => plan.store.people.list().map(({ name, birthDate }) => [name, birthDate]);

  it('goes with it', () => {
    const plan = openPlan(null).sends(page(rosa).slice(1)).ends();
    expect(people(plan)).toEqual([[null, null]]);
    plan.answers('t', 'own');
    expect(people(plan)).toEqual([['Rosa Ferro', '1984-05-09']]);
    plan.answers('t', null);
    expect(people(plan)).toEqual([[null, null]]);
  });

  it('leaves what another plan of the person calls them', () => {
    const named = { patient: { reference: 'Patient/x', display: 'Rosa Ferro' } };
    const before = openPlan(null, { over: { patientId: 'x', fhirBaseUrl: 'https://a.example/fhir' } });
    before.sends([claim('c', 'x', named)]).ends();
    const plan = openPlan(null, { over: { personId: before.personId }, beside: before });
    plan.sends(page(rosa).slice(1)).ends().answers('t', 'own');
    expect(people(plan)).toEqual([['Rosa Ferro', '1984-05-09']]);
    plan.answers('t', 'left-out');
    expect(people(plan)).toEqual([['Rosa Ferro', null]]);
  });
});
