/** When the plan's own description must be asked for to know which kinds of health records it has. */
import { expect, it } from 'vitest';
import type { SyncCheckpoint } from '../../../electron/data/archive/checkpoints.ts';
import { needsHints } from '../../../electron/sync/health.ts';
import type { SyncRun } from '../../../electron/sync/run.ts';
import { MemoryClock } from '../../support/memory-ports.ts';

const day = 86_400_000;
const clock = new MemoryClock();
const run = { clock, connection: { granted: ['claims', 'medicines'] } } as unknown as SyncRun;

function checkpoint(resourceType: string, daysAgo: number, notSearched?: 'unlisted'): SyncCheckpoint {
  const startedAt = new Date(clock.now() - daysAgo * day).toISOString();
  const search = notSearched === undefined ? { filter: null } : { notSearched };
  return { resourceType, startedAt, search } as unknown as SyncCheckpoint;
}

const rare = [
  checkpoint('MedicationStatement', 1, 'unlisted'),
  checkpoint('MedicationAdministration', 1, 'unlisted'),
];
const both = [checkpoint('MedicationRequest', 1), checkpoint('MedicationDispense', 1), ...rare];

it('not when every agreed type was asked for', () => {
  expect(needsHints(run, both, false)).toBe(false);
});

it('when everything is asked for again', () => {
  expect(needsHints(run, both, true)).toBe(true);
});

it('when one agreed type was never asked for', () => {
  expect(needsHints(run, [...both.slice(0, 1), ...rare], false)).toBe(true);
});

it('when a type that few plans have was never looked for', () => {
  expect(needsHints(run, both.slice(0, 3), false)).toBe(true);
});

it('when one part of a type was left out as unlisted more than 30 days ago', () => {
  const parts = [
    ...both,
    checkpoint('MedicationRequest|order', 31, 'unlisted'),
    checkpoint('MedicationRequest|plan', 1, 'unlisted'),
  ];
  expect(needsHints(run, parts, false)).toBe(true);
  expect(needsHints(run, [...both, checkpoint('MedicationRequest|order', 30, 'unlisted')], false)).toBe(
    false,
  );
});

it('not for kinds that nobody agreed to', () => {
  const other = { ...run, connection: { granted: ['claims'] } } as unknown as SyncRun;
  expect(needsHints(other, [], true)).toBe(false);
});
