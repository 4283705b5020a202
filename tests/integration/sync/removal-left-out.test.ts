/** A claim that a list leaves out by mistake is asked for by its id, and is not marked as taken back. */
import { expect, test } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { claim, patientId, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { openHealthParts } from './health-parts.ts';

test.each([
  ['that the plan still has stays in the sums', 200, true],
  ['that the plan has no longer is marked', 404, false],
  ['that the plan shares by no id is marked, as the list says', 403, false],
])('a claim left out of a list %s', async (_which, status, isCounted) => {
  const plan = await startSmallPlan(1);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect(['patient', 'claims']);
  let listed = ['a', 'b', 'c', 'd'];
  plan.bend = ({ target }) => {
    if (!target.startsWith('ExplanationOfBenefit')) return null;
    const headers = { date: new Date(parts.clock.now()).toUTCString() };
    const [, id] = /^ExplanationOfBenefit\/(\w+)$/.exec(target) ?? [];
    if (id === undefined) return { headers, json: searchset(listed.map((one) => claim(one))) };
    return status === 200 ? { headers, json: claim(id) } : { headers, status };
  };
  const check = async () => {
    parts.clock.advance(60_000);
    expect(await parts.sync.start(connectionId, { full: true })).toMatchObject({
      outcome: 'done',
      missing: [],
    });
    const filter = everyClaim(personId);
    const { rows } = await parts.data.claims.list({ filter, offset: 0, limit: 10 });
    return Object.fromEntries(rows.map((row) => [row.id, row.counted]));
  };
  const before = await check();
  plan.takeTargets();
  listed = ['a', 'b', 'd'];
  const after = await check();
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.values(after).filter((counted) => !counted)).toHaveLength(isCounted ? 0 : 1);
  expect(plan.takeTargets().filter((target) => target.includes('/'))).toEqual([
    `Patient/${patientId}`,
    'ExplanationOfBenefit/c',
  ]);
  await parts.data.close();
  await plan.close();
});
