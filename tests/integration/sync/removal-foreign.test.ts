/** Lists about somebody else say nothing about what this person's plan removed. */
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
    const { rows } = await parts.data.records({ filter, offset: 0, limit: 10 });
    const overview = await parts.data.overview({ personId, year: null, today: '2026-06-01' });
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
