/** A list that says it goes on, but not where, is not whole: that is told, and nothing counts as removed. */
import { expect, test } from 'vitest';
import { record } from '../../unit/sync/health-plan.ts';
import { claim, outcome, patientId, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { openHealthParts } from './health-parts.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

test.each([
  ['without an address', {}],
  ['with an empty address', { url: '' }],
])(
  'a next link %s is told; what should follow is not marked, and comes with the next check',
  async (_which, link) => {
    const plan = await startSmallPlan(1);
    const parts = await openHealthParts(plan.base, { kind: 'memory' });
    const { connectionId, personId } = await parts.connect([
      'patient',
      'claims',
      'coverage',
      'providers',
      'conditions',
    ]);
    let broken: readonly string[] = [];
    let here = ids;
    plan.bend = ({ target, query }) => {
      const type = /^(?:Condition|ExplanationOfBenefit|Coverage)/.exec(target)?.[0];
      if (type === undefined) return null;
      if (target.includes('/')) return { status: 404, json: outcome('not-found', 'None.') };
      const from = Number(new URLSearchParams(query).get('page') ?? '0') * 4;
      const make = (id: string) =>
        type === 'ExplanationOfBenefit'
          ? claim(id)
          : type === 'Condition'
            ? record(type, id, { code: { text: id } })
            : {
                resourceType: type,
                id,
                status: 'active',
                beneficiary: { reference: `Patient/${patientId}` },
              };
      const next = {
        relation: 'next',
        url: `${plan.base}/${type}?patient=${patientId}&page=${from / 4 + 1}`,
      };
      const page = searchset(here.slice(from, from + 4).map(make));
      const isLast = from + 4 >= here.length;
      return {
        headers: { date: new Date(parts.clock.now()).toUTCString() },
        json: {
          ...page,
          link: broken.includes(type) ? [{ relation: 'next', ...link }] : isLast ? [] : [next],
        },
      };
    };
    const check = async () => {
      parts.clock.advance(60_000);
      const { outcome, missing } = await parts.sync.start(connectionId, { full: true });
      const filter = { personId, kinds: [], connectionId: null, text: '' };
      const { rows } = await parts.data.health.list({ filter, offset: 0, limit: 100 });
      const cards = await parts.data.coverage.list({ personId, today: '2026-06-01' });
      const { totals } = await parts.data.claims.overview({ personId, year: null, today: '2026-06-01' });
      return {
        outcome,
        missing: missing.map(({ category, failure }) => [category, failure.code]),
        claims: totals[0]?.billed.notStatedBy,
        conditions: rows.filter((row) => !row.removed).length,
        cards: cards.filter((card) => !card.removed).length,
      };
    };
    const all = { outcome: 'done', missing: [], claims: 6, conditions: 6, cards: 6 };
    expect(await check()).toEqual(all);
    broken = ['ExplanationOfBenefit', 'Condition', 'Coverage'];
    const told = ['claims', 'coverage', 'conditions'].map((category) => [category, 'fhir/broken-link']);
    const { missing, ...rest } = await check();
    expect(missing.toSorted()).toEqual(told.toSorted());
    expect(rest).toEqual({ outcome: 'partial', claims: 6, conditions: 6, cards: 6 });
    broken = ['Condition'];
    expect(await check()).toEqual({
      ...all,
      outcome: 'partial',
      missing: [['conditions', 'fhir/broken-link']],
    });
    broken = [];
    expect(await check()).toEqual(all);
    here = [...ids.slice(1), 'g'];
    expect(await check()).toEqual(all);
    await parts.data.close();
    await plan.close();
  },
);
