/** What counts as removed by the plan where a type is downloaded category by category. */
import { expect, test } from 'vitest';
import { record } from '../../unit/sync/health-plan.ts';
import { outcome, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { openHealthParts } from './health-parts.ts';

const categories = ['laboratory', 'vital-signs', 'survey', 'spa'];

test('what the plan was not asked for, or refused, is not marked as removed', async () => {
  const plan = await startSmallPlan(1);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect([
    'patient',
    'claims',
    'coverage',
    'providers',
    'results',
  ]);
  let here = categories.flatMap((category) => [`${category}-1`, `${category}-2`, `${category}-3`]);
  let refuses: (category: string | null) => boolean = () => false;
  plan.bend = ({ target, query }) => {
    if (!target.startsWith('Observation')) return null;
    const category = new URLSearchParams(query).get('category');
    if (refuses(category)) return { status: 403, json: outcome('forbidden', 'No.') };
    const own = here.filter((id) => category === null || id.startsWith(category));
    return {
      headers: { date: new Date(parts.clock.now()).toUTCString() },
      json: searchset(
        own.map((id) =>
          record('Observation', id, {
            code: { text: id },
            category: [{ coding: [{ code: id.replace(/-\d$/, '') }] }],
          }),
        ),
      ),
    };
  };
  const removed = async () => {
    parts.clock.advance(60_000);
    await parts.sync.start(connectionId, { full: true });
    const filter = { personId, kinds: [], connectionId: null, text: '' };
    const { rows } = await parts.data.health.list({ filter, offset: 0, limit: 100 });
    expect(rows).toHaveLength(12);
    return rows
      .filter((row) => row.removed)
      .map(({ title }) => title.text)
      .sort();
  };

  expect(await removed()).toEqual([]);
  // From now on only category by category; nobody asks for one called "spa".
  refuses = (category) => category === null;
  expect(await removed()).toEqual([]);
  expect(await removed()).toEqual([]);
  here = here.filter((id) => id !== 'laboratory-2');
  expect(await removed()).toEqual(['laboratory-2']);
  refuses = (category) => category === null || category === 'survey';
  expect(await removed()).toEqual(['laboratory-2']);
  here = [...here, 'laboratory-2'];
  expect(await removed()).toEqual([]);
  await parts.data.close();
  await plan.close();
});
