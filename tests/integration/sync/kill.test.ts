import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { connectSample, samplePlan } from './connected.ts';
import { nextLine, runChild } from './killable-child.ts';

const claims = 900;
const pageSize = 5;
const kills = 20;
const child = new URL('kill-child.ts', import.meta.url).pathname;

type Started = { claims: number; pages: number; done: boolean };
type Ended = { outcome: string; newClaims: number; claims: number };

/** Searches and pages of claims that the plan was asked for since `from`, oldest first. */
function claimTargets(plan: SamplePlan, from: number): string[] {
  return plan.requests
    .slice(from)
    .map(({ target }) => target)
    .filter((target) => /^\/fhir(?:\/ExplanationOfBenefit)?\?/.test(target));
}

test('killed at random moments of a first sync, it goes on from the last committed page', async () => {
  await using plan = await samplePlan({ claims });
  const userName = plan.people.find(({ plan: id }) => id === 'evergreen')?.userName ?? '';
  await using app = await connectSample(plan, userName);
  const tokens = join(app.folder, 'tokens.json');
  await writeFile(tokens, app.app.cabinet.values.get(app.connectionId) ?? '');
  await app.data.close();
  const args = [app.folder, app.connectionId, tokens];

  let between = 0;
  let pagesBefore = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const from = plan.requests.length;
    const { process, lines } = runChild(child, args);
    const start = await nextLine<Started>(lines);
    // A page and its checkpoint are one: neither is there without the other.
    expect(start).toEqual({ claims: start.pages * pageSize, pages: start.pages, done: false });
    expect(start.pages).toBeGreaterThanOrEqual(pagesBefore);
    pagesBefore = start.pages;
    if (start.pages > 0) between += 1;
    const wanted = 1 + Math.floor(Math.random() * 6);
    // The clock is the point here: the kill must hit any moment between two pages.
    while (claimTargets(plan, from).length < wanted) await wait(1);
    await wait(Math.random() * 12);
    process.kill('SIGKILL');
    await once(process, 'exit');
    const [first = ''] = claimTargets(plan, from);
    expect(first.startsWith('/fhir/ExplanationOfBenefit?')).toBe(start.pages === 0);
  }

  const from = plan.requests.length;
  const { process, lines } = runChild(child, args);
  const start = await nextLine<Started>(lines);
  expect(start).toMatchObject({ claims: start.pages * pageSize, done: false });
  if (start.pages > 0) between += 1;
  // Each start that found pages and more to come follows a kill after the first page and before the last.
  expect(between).toBeGreaterThanOrEqual(15);
  expect(start.pages).toBeLessThan(claims / pageSize);
  const end = await nextLine<Ended>(lines);
  expect(end).toEqual({ outcome: 'done', newClaims: claims, claims });
  await once(process, 'exit');
  expect(claimTargets(plan, from)).toHaveLength(claims / pageSize - start.pages);
});
