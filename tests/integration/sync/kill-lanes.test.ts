/** Killed at a named step on the way of a page through the two threads, a first sync goes on from the last stored page. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { KillPoint } from '../life/kills/kill-point.ts';
import { samplePlan } from './connected.ts';
import { connectForKills } from './killed-sync.ts';

const claims = 60;

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
  await using sync = await connectForKills(plan);
  for (const nth of step.of === 'value' ? [14, 17] : [1, 4]) {
    const { process } = await sync.start({ ...step, call: 'post', nth });
    expect(await once(process, 'exit')).toEqual([null, 'SIGKILL']);
  }
  await sync.finish(claims);
});
