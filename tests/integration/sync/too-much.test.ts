/** A plan with more than one check may bring unasked: the real sync and data worker, with a small budget. */
import { expect, test } from 'vitest';
import { connectSample, samplePlan } from './connected.ts';

const claims = 700;
const budget = { bytes: 1e12, records: 120 };

async function start(answers: boolean[]) {
  const plan = await samplePlan({ claims });
  const userName = plan.people.find(({ plan: id }) => id === 'evergreen')?.userName ?? '';
  const asked: string[] = [];
  const askToGoOn = async (planName: string) => {
    asked.push(planName);
    return answers[asked.length - 1] ?? true;
  };
  const app = await connectSample(plan, userName, undefined, { budget, askToGoOn });
  const listPages = () =>
    plan.requests
      .map(({ target }) => target)
      .filter((target) => /^\/fhir(?:\/ExplanationOfBenefit)?\?/.test(target));
  return { plan, app, asked, listPages };
}

test('after each yes a check goes on to the end of the list, and asks for no page twice', async () => {
  const { plan, app, asked, listPages } = await start([]);
  await using _plan = plan;
  await using _app = app;
  const end = await app.run(false, true);
  expect(end).toMatchObject({ outcome: 'done', newClaims: claims });
  expect((await app.connection()).claims).toBe(claims);
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(new Set(asked)).toEqual(new Set([(await app.connection()).planName]));
  expect(new Set(listPages()).size).toBe(listPages().length);
});

test('after a no what came stays, and the next check goes on from there', async () => {
  const { plan, app, asked, listPages } = await start([true, false]);
  await using _plan = plan;
  await using _app = app;
  const end = await app.run(false, true);
  expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'sync/too-much' } });
  const { claims: kept, lastEnd } = await app.connection();
  expect(kept).toBeGreaterThan(budget.records);
  expect(kept).toBeLessThan(claims);
  expect(lastEnd?.failure?.code).toBe('sync/too-much');
  expect(kept).toBe(((await app.checkpoint())?.pages ?? 0) * 50);
  expect(await app.run(false, true)).toMatchObject({ outcome: 'done' });
  expect((await app.connection()).claims).toBe(claims);
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(listPages()).size).toBe(listPages().length);
});
