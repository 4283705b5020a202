/** Records of several people under one type and id, as plans send them that count for each member: none is lost. */
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import { claim, leo, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { openPlan, type PlanDesk } from './plan-desk.ts';

const c1 = 'ExplanationOfBenefit/1';
const mine = claim('1', 's');
const leos = claim('1', 'leo');
const mias = claim('1', 'mia');
const rosas = () => openPlan(patient('s', rosa));
const news = ({ store, personId }: PlanDesk) =>
  store.news.get({ personId, today: '2026-03-22' }).claims.length;

/** The ways in which two records come: on one page, or each on its own, in either order. */
const ways = (one: Resource, other: Resource): [string, Resource[][]][] => [
  ['on one page', [[one, other]]],
  ['on one page, the other way round', [[other, one]]],
  ['on two pages', [[one], [other]]],
  ['on two pages, the other way round', [[other], [one]]],
];

function send(plan: PlanDesk, pages: readonly Resource[][]): PlanDesk {
  for (const [at, page] of pages.entries()) plan.sends(page, { pages: at + 1 });
  return plan.ends();
}

describe.each(ways(mine, leos))('hers and one that is asked about, %s', (_, pages) => {
  it('hers is filed, the other one waits, and so it stays', () => {
    const plan = send(rosas(), pages);
    for (let checks = 0; checks < 3; checks += 1) {
      expect([plan.filed(), plan.asked()]).toEqual([[c1], [['leo', 'unexplained', 1]]]);
      expect(plan.notShown()).toEqual({ asked: 1 });
      expect(news(plan)).toBe(0);
      send(plan.tomorrow(), pages);
    }
  });

  it('his is his once she said so, and hers stays hers', () => {
    const plan = send(rosas(), pages).answers('leo', 'helped', { authority: 'parent' });
    const helped = plan.store.connection.list().find(({ fedBy }) => fedBy === plan.connectionId);
    for (let checks = 0; checks < 3; checks += 1) {
      expect([plan.filed(), plan.filed(helped?.id), plan.aside()]).toEqual([[c1], [c1], []]);
      expect(news(plan)).toBe(0);
      send(plan.tomorrow(), pages);
    }
  });

  it('what she left out is told', () => {
    const plan = send(rosas(), pages).answers('leo', 'left-out');
    for (let checks = 0; checks < 3; checks += 1) {
      expect([plan.filed(), plan.aside(), plan.notShown()]).toEqual([[c1], [], { 'not-mine': 1 }]);
      send(plan.tomorrow(), pages);
    }
  });
});

it.each(ways(mine, leos))('hers and one of somebody who is here, %s: it is told', (_, pages) => {
  const his = openPlan(patient('leo', leo), { over: { patientId: 'leo' } });
  const plan = send(openPlan(patient('s', rosa), { beside: his }), pages);
  for (let checks = 0; checks < 3; checks += 1) {
    expect([plan.filed(), plan.aside(), plan.notShown()]).toEqual([[c1], [], { taken: 1 }]);
    send(plan.tomorrow(), pages);
  }
});

describe.each(ways(mine, leos))(
  'hers stays, and is no news, where a check brings his alone; they came %s',
  (_, pages) => {
    const keyOf = (plan: PlanDesk) =>
      plan.db
        .prepare("SELECT key FROM resource WHERE connection_id = ? AND id = '1'")
        .pluck()
        .get(plan.connectionId);
    /** A check for changes with his alone, one that finds nothing, and a pass over everything. */
    const expectHers = (plan: PlanDesk) => {
      const key = keyOf(plan);
      for (const check of [
        () => plan.changes([leos]).ends(),
        () => plan.changes([]).ends(),
        () => send(plan, pages),
      ]) {
        plan.tomorrow();
        check();
        expect([plan.filed(), keyOf(plan), news(plan)]).toEqual([[c1], key, 0]);
      }
    };

    it('which she left out', () => {
      expectHers(send(rosas(), pages).answers('leo', 'left-out'));
    });

    it('which waits for so long that only the question is left', () => {
      const plan = send(rosas(), pages);
      const longAgo = new Date(Date.parse(plan.today) - 91 * 86_400_000).toISOString();
      plan.db.prepare('UPDATE undecided SET asked_at = ?').run(longAgo);
      plan.tomorrow().changes([]).ends();
      expect(plan.aside()).toEqual([]);
      expectHers(plan);
    });

    it('which is somebody’s who is here', () => {
      const his = openPlan(patient('leo', leo), { over: { patientId: 'leo' } });
      expectHers(send(openPlan(patient('s', rosa), { beside: his }), pages));
    });

    it('which she says later is somebody’s whom she helps', () => {
      const plan = send(rosas(), pages)
        .answers('leo', 'left-out')
        .answers(null, 'helped', { authority: 'parent' });
      expectHers(plan);
      const helped = plan.store.connection.list().find(({ fedBy }) => fedBy === plan.connectionId);
      expect(plan.filed(helped?.id)).toEqual([c1]);
    });
  },
);

it.each(ways(mine, leos))(
  'hers and his, %s: both stay where a check brings one of somebody else alone',
  (_, pages) => {
    const plan = send(rosas(), pages).answers('leo', 'helped', { authority: 'parent' });
    const helped = plan.store.connection.list().find(({ fedBy }) => fedBy === plan.connectionId);
    send(plan.tomorrow(), pages).tomorrow().changes([mias]).ends();
    expect([plan.filed(), plan.filed(helped?.id)]).toEqual([[c1], [c1]]);
  },
);

it.each(ways(leos, mias).slice(0, 2))(
  'his stays the same row where one of somebody else comes beside it, %s',
  (_, pages) => {
    const plan = send(rosas(), [[leos]]).answers('leo', 'helped', { authority: 'parent' });
    const rows = () =>
      plan.db.prepare("SELECT connection_id, key, first_seen FROM resource WHERE type <> 'Patient'").all();
    const before = rows();
    expect(before).toHaveLength(1);
    for (let checks = 0; checks < 2; checks += 1) {
      send(plan.tomorrow(), pages);
      expect([rows(), plan.asked()]).toEqual([before, [['mia', 'unexplained', 1]]]);
    }
  },
);

it.each(ways(leos, mias))('two that are asked about, %s: each waits in its own question', (_, pages) => {
  const plan = send(rosas(), pages);
  const both = [
    ['leo', 'unexplained', 1],
    ['mia', 'unexplained', 1],
  ];
  for (let checks = 0; checks < 2; checks += 1) {
    expect([plan.asked(), plan.notShown()]).toEqual([both, { asked: 2 }]);
    send(plan.tomorrow(), pages);
  }
  plan.answers('leo', 'own');
  expect([plan.filed(), plan.asked()]).toEqual([[c1], [both[1]]]);
});

it('one that the plan corrects is in one place only: hers, then his, then hers', () => {
  const plan = send(rosas(), [[mine]]);
  send(plan.tomorrow(), [[leos]]);
  expect([plan.filed(), plan.asked()]).toEqual([[], [['leo', 'unexplained', 1]]]);
  send(plan.tomorrow(), [[mias]]);
  expect([plan.filed(), plan.asked()]).toEqual([[], [['mia', 'unexplained', 1]]]);
  send(plan.tomorrow(), [[mine]]);
  expect([plan.filed(), plan.asked()]).toEqual([[c1], []]);
});

it('one that was open on one page and hers on the next is let go of when the plan gives it away', () => {
  const theirs = claim('1', 't');
  const plan = send(rosas(), [[theirs], [patient('t', rosa), theirs]]);
  expect(plan.filed()).toEqual([c1]);
  plan.tomorrow().changes([leos]).ends();
  expect([plan.filed(), plan.asked()]).toEqual([[], [['leo', 'unexplained', 1]]]);
});

it('one that comes twice, and is hers once her Patient has come, is hers alone', () => {
  const theirs = claim('1', 't');
  const plan = send(rosas(), [[theirs], [patient('t', rosa), theirs]]);
  expect([plan.filed(), plan.asked()]).toEqual([[c1], []]);
});

describe('where a record comes from, of which several people have one under its id', () => {
  const origin: Resource = {
    resourceType: 'Provenance',
    id: 'p',
    target: [{ reference: c1 }],
    recorded: '2026-02-01T08:00:00Z',
    agent: [{ who: { display: 'Harbor Clinic' } }],
  };
  const p = 'Provenance/p';

  it.each(ways(leos, mias))('waits while one of them does, %s', (_, pages) => {
    const plan = send(rosas(), [...pages, [origin]]).answers('leo', 'own');
    expect([plan.filed(), plan.aside()]).toEqual([[c1], [c1, p]]);
  });

  it.each([
    ['hers first', [mine, leos, origin]],
    ['his first', [leos, mine, origin]],
  ])('waits where one page brings all, %s', (_, page) => {
    const plan = send(rosas(), [page]);
    expect([plan.filed(), plan.aside()]).toEqual([[c1], [c1, p]]);
  });

  it('is hers where all of them are', () => {
    const plan = send(rosas(), [[mine], [origin]]);
    expect([plan.filed(), plan.aside()]).toEqual([[c1, p], []]);
  });
});
