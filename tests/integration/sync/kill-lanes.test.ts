/** Killed at a named step on the way of a page through the two threads, a first sync goes on from the last stored page. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KillPoint } from '../life/kills/kill-point.ts';
import { connectSample, samplePlan } from './connected.ts';
import { nextLine, runChild } from './killable-child.ts';

const claims = 60;
const pageSize = 5;
const child = new URL('kill-child.ts', import.meta.url).pathname;

type Started = { claims: number; pages: number; done: boolean };
type Ended = { outcome: string; newClaims: number; claims: number };

const steps: [string, Omit<KillPoint, 'call'>][] = [
  ['before the reading worker has it', { of: 'input', when: 'before' }],
  ['when it is cut, and its claims are not read', { of: 'read', when: 'after' }],
  ['when its claims are read, and it is not handed on', { of: 'taken', when: 'before' }],
  ['when it is handed on, and main does not know', { of: 'handedOn', when: 'before' }],
  ['before it is to be stored', { of: 'archive.storePage', when: 'before' }],
  ['when it is to be stored', { of: 'archive.storePage', when: 'after' }],
  ['when it is stored, and main does not know', { of: 'value', when: 'before' }],
];

test.for(steps)('a page %s', { timeout: 240_000 }, async ([, step]) => {
  await using plan = await samplePlan({ claims });
  const userName = plan.people.find(({ plan: id }) => id === 'evergreen')?.userName ?? '';
  await using app = await connectSample(plan, userName);
  const tokens = join(app.folder, 'tokens.json');
  await writeFile(tokens, app.app.cabinet.values.get(app.connectionId) ?? '');
  await app.data.close();
  const args = [app.folder, app.connectionId, tokens];

  let pagesBefore = 0;
  const starts: Started[] = [];
  for (const nth of step.of === 'value' ? [14, 17] : [1, 4]) {
    const { process, lines } = runChild(child, args, { ...step, call: 'post', nth });
    const start = await nextLine<Started>(lines);
    starts.push(start);
    // A page and its checkpoint are one: neither is there without the other.
    expect(start).toEqual({ claims: start.pages * pageSize, pages: start.pages, done: false });
    expect(start.pages).toBeGreaterThanOrEqual(pagesBefore);
    pagesBefore = start.pages;
    expect(await once(process, 'exit')).toEqual([null, 'SIGKILL']);
  }
  const { process, lines } = runChild(child, args);
  const start = await nextLine<Started>(lines);
  expect(start).toMatchObject({ claims: start.pages * pageSize, done: false });
  const end = await nextLine<Ended>(lines);
  expect(end).toEqual({ outcome: 'done', newClaims: claims, claims });
  await once(process, 'exit');
});
