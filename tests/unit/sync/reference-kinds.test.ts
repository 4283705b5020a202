import { expect, it } from 'vitest';
import { isAllowed, questionAbout } from '../../../electron/sync/reference-kinds.ts';
import type { SyncRun } from '../../../electron/sync/run.ts';

const runWith = (granted: string[]) => ({ connection: { granted } }) as unknown as SyncRun;

it('asks by id only for kinds that the person agreed to', () => {
  expect(questionAbout(runWith(['providers']), 'Organization')).toEqual({
    resourceType: 'Organization',
    what: 'provider',
    category: 'providers',
  });
  expect(questionAbout(runWith(['claims']), 'Organization')).toBeNull();
  expect(questionAbout(runWith(['claims', 'providers']), 'Device')).toBeNull();
});

it.each(['Organization/1', 'Organization/a-1.b', 'Organization/1/_history/2'])('takes %s', (reference) => {
  expect(isAllowed(runWith(['providers']), reference)).toBe(true);
  expect(isAllowed(runWith(['claims']), reference)).toBe(false);
});

it.each(['Organization/..', 'Organization/1..2', 'Organization/1?x=1', 'Organization/1/2', 'Device/1', '1'])(
  'takes no %s',
  (reference) => expect(isAllowed(runWith(['providers']), reference)).toBe(false),
);
