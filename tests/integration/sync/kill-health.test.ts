import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { record } from '../../unit/sync/health-plan.ts';
import { searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { storeKey } from './connected.ts';
import { openHealthParts } from './health-parts.ts';
import { nextLine, runChild } from './killable-child.ts';

const observations = 300;
const pageSize = 5;
const kills = 5;
const child = join(import.meta.dirname, 'kill-health-child.ts');

type Started = { records: number; pages: number; done: boolean };

test('killed in the middle of health records, it goes on from the last committed page', async () => {
  const plan = await startSmallPlan(1);
  const folder = await mkdtemp(join(tmpdir(), 'claimfolio-health-'));
  onTestFinished(async () => {
    await plan.close();
    await rm(folder, { recursive: true });
  });
  plan.bend = ({ target }) => {
    if (target.startsWith('DiagnosticReport')) return { json: searchset([]) };
    if (!target.startsWith('Observation')) return null;
    const page = Number(new URLSearchParams(target.split('?')[1]).get('page') ?? '1');
    const from = (page - 1) * pageSize;
    const own = Array.from({ length: pageSize }, (_, index) => record('Observation', `o${from + index}`));
    const hasMore = from + pageSize < observations;
    return {
      json: searchset(own, { next: hasMore ? `${plan.base}/Observation?page=${page + 1}` : undefined }),
    };
  };
  const parts = await openHealthParts(plan.base, {
    kind: 'file',
    folder,
    logKey: '1'.repeat(64),
    key: storeKey,
  });
  const { connectionId } = await parts.connect(['patient', 'claims', 'coverage', 'results']);
  await parts.data.close();
  const args = [plan.base, folder, connectionId];
  const pagesAsked = () => plan.takeTargets().filter((target) => target.startsWith('Observation'));

  let between = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    plan.takeTargets();
    const { process, lines } = runChild(child, args);
    const start = await nextLine<Started>(lines);
    expect(start).toEqual({ records: start.pages * pageSize, pages: start.pages, done: false });
    if (start.pages > 0) between += 1;
    const asked: string[] = [];
    const wanted = 1 + Math.floor(Math.random() * 6);
    while (asked.length < wanted) {
      asked.push(...pagesAsked());
      await wait(1);
    }
    // The clock is the point here: the kill must hit any moment between two pages.
    await wait(Math.random() * 12);
    process.kill('SIGKILL');
    await once(process, 'exit');
    expect(asked[0]).toBe(
      start.pages === 0 ? 'Observation?patient=p1&_count=50' : `Observation?page=${start.pages + 1}`,
    );
  }
  expect(between).toBeGreaterThanOrEqual(2);

  plan.takeTargets();
  const { process, lines } = runChild(child, args);
  const start = await nextLine<Started>(lines);
  expect(await nextLine(lines)).toEqual({ outcome: 'done', records: observations });
  await once(process, 'exit');
  expect(pagesAsked()).toHaveLength(observations / pageSize - start.pages);
});
