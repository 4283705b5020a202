/** One empty list of coverages may be an illness of the plan; two in a row are its word. */
import { expect, test } from 'vitest';
import { patientId, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { openHealthParts } from './health-parts.ts';

test('a card stays after one empty answer, is marked after two, and comes back without the mark', async () => {
  const plan = await startSmallPlan(1);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect(['patient', 'claims', 'coverage', 'providers']);
  const card = {
    resourceType: 'Coverage',
    id: 'cover',
    status: 'active',
    beneficiary: { reference: `Patient/${patientId}` },
    subscriberId: 'AB1234567',
  };
  let isIll = false;
  plan.bend = ({ target }) =>
    target.startsWith('Coverage?')
      ? {
          headers: { date: new Date(parts.clock.now()).toUTCString() },
          json: searchset(isIll ? [] : [card]),
        }
      : null;
  const removed = async () => {
    parts.clock.advance(60_000);
    await parts.sync.start(connectionId, { full: true });
    const cards = await parts.data.coverage.list({ personId, today: '2026-06-01' });
    return cards.map((one) => one.removed);
  };
  expect(await removed()).toEqual([false]);
  isIll = true;
  expect(await removed()).toEqual([false]);
  expect(await removed()).toEqual([true]);
  isIll = false;
  expect(await removed()).toEqual([false]);
  await parts.data.close();
  await plan.close();
});
