import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { samplePlan } from './connected.ts';
import { connectForKills, pageSize } from './killed-sync.ts';

const claims = 900;
const kills = 20;

/** Searches and pages of claims that the plan was asked for since `from`, oldest first. */
function claimTargets(plan: SamplePlan, from: number): string[] {
  return plan.requests
    .slice(from)
    .map(({ target }) => target)
    .filter((target) => /^\/fhir(?:\/ExplanationOfBenefit)?\?/.test(target));
}

test('killed at random moments of a first sync, it goes on from the last committed page', {
  timeout: 240_000,
}, async () => {
  await using plan = await samplePlan({ claims });
  await using sync = await connectForKills(plan);

  let between = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const from = plan.requests.length;
    const { process, pages } = await sync.start();
    if (pages > 0) between += 1;
    const wanted = 1 + Math.floor(Math.random() * 6);
    // The clock is the point here: the kill must hit any moment between two pages.
    while (claimTargets(plan, from).length < wanted) await wait(1);
    await wait(Math.random() * 12);
    process.kill('SIGKILL');
    await once(process, 'exit');
    const [first = ''] = claimTargets(plan, from);
    expect(first.startsWith('/fhir/ExplanationOfBenefit?')).toBe(pages === 0);
  }

  const from = plan.requests.length;
  const pages = await sync.finish(claims);
  if (pages > 0) between += 1;
  // Each start that found pages and more to come follows a kill after the first page and before the last.
  expect(between).toBeGreaterThanOrEqual(15);
  expect(pages).toBeLessThan(claims / pageSize);
  expect(claimTargets(plan, from)).toHaveLength(claims / pageSize - pages);
});
