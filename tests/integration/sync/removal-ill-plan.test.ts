/** Lists of a plan that is ill say nothing about what it removed. */
import { expect, test } from 'vitest';
import { record } from '../../unit/sync/health-plan.ts';
import { claim, patientId, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { openHealthParts } from './health-parts.ts';

test('a plan that answers with another person’s records removes nothing of this one', async () => {
  const plan = await startSmallPlan(1);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect([
    'patient',
    'claims',
    'coverage',
    'providers',
    'conditions',
  ]);
  const ids = ['a', 'b', 'c', 'd'];
  let whose = patientId;
  const theirs = () => ({ reference: `Patient/${whose}` });
  plan.bend = ({ target }) => {
    const headers = { date: new Date(parts.clock.now()).toUTCString() };
    const prefix = whose === patientId ? '' : 'x-';
    if (target.startsWith('Condition'))
      return {
        headers,
        json: searchset(
          ids.map((id) => record('Condition', prefix + id, { code: { text: id }, subject: theirs() })),
        ),
      };
    if (target.startsWith('ExplanationOfBenefit'))
      return { headers, json: searchset(ids.map((id) => claim(prefix + id, { patient: theirs() }))) };
    return null;
  };
  const told = async () => {
    parts.clock.advance(60_000);
    await parts.sync.start(connectionId, { full: true });
    const filter = { personId, kinds: [], connectionId: null, text: '' };
    const { rows } = await parts.data.health.list({ filter, offset: 0, limit: 10 });
    const overview = await parts.data.claims.overview({ personId, year: null, today: '2026-06-01' });
    return { records: rows.length, removed: rows.filter((row) => row.removed).length, overview };
  };
  const before = await told();
  expect(before).toMatchObject({ records: 4, removed: 0 });
  whose = 'somebody-else';
  expect(await told()).toEqual(before);
  whose = patientId;
  expect(await told()).toEqual(before);
  await parts.data.close();
  await plan.close();
});

test('a plan whose pages all hold the same few records removes none of the others', async () => {
  const plan = await startSmallPlan(1);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect([
    'patient',
    'claims',
    'coverage',
    'providers',
    'conditions',
  ]);
  let isStuck = false;
  plan.bend = ({ target, query }) => {
    const type = /^(?:Condition|ExplanationOfBenefit)/.exec(target)?.[0];
    if (type === undefined) return null;
    const page = Number(new URLSearchParams(query).get('page') ?? '0');
    const ids = [0, 1, 2].map((number) => `${type}-${number + (isStuck ? 0 : page * 3)}`);
    const make = type === 'Condition' ? (id: string) => record(type, id, { code: { text: id } }) : claim;
    const next = page < 3 ? `${plan.base}/${type}?patient=${patientId}&page=${page + 1}` : undefined;
    return {
      headers: { date: new Date(parts.clock.now()).toUTCString() },
      json: searchset(
        ids.map((id) => make(id)),
        { next, total: 12 },
      ),
    };
  };
  const told = async () => {
    parts.clock.advance(60_000);
    await parts.sync.start(connectionId, { full: true });
    const filter = { personId, kinds: [], connectionId: null, text: '' };
    const { rows } = await parts.data.health.list({ filter, offset: 0, limit: 100 });
    const { totals } = await parts.data.claims.overview({ personId, year: null, today: '2026-06-01' });
    return [rows.length, rows.filter((row) => row.removed).length, totals[0]?.billed.notStatedBy];
  };
  expect(await told()).toEqual([12, 0, 12]);
  isStuck = true;
  expect(await told()).toEqual([12, 0, 12]);
  await parts.data.close();
  await plan.close();
});
