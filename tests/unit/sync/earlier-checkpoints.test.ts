import { expect, test } from 'vitest';
import type { SyncCheckpoint } from '../../../electron/data/archive/checkpoints.ts';
import {
  claimsSearchOf,
  coverageSearchOf,
  healthSearchOf,
  notSearchedBecause,
} from '../../../electron/sync/checkpoints.ts';
import { startBench } from './bench.ts';

/** As it was stored by versions that numbered the searches. */
function numbered(resourceType: string, rung: number): SyncCheckpoint {
  const text = `{"connectionId":"k1","resourceType":"${resourceType}","mode":"first","startedAt":"2026-05-01T00:00:00.000Z",
    "since":null,"rung":${rung},"nextUrl":null,"pages":1,"matches":3,"done":true,"fullAt":"2026-05-01T00:00:00.000Z","fullMatches":3}`;
  return JSON.parse(text) as SyncCheckpoint;
}

test('numbers of claims searches', () => {
  const byName = ['patient', 'provider', 'care-team', 'coverage', 'insurer', 'payee'];
  expect([0, 1, 2, 3, 4, 5].map((rung) => claimsSearchOf(numbered('ExplanationOfBenefit', rung)))).toEqual([
    { includes: 'all', pageSize: true },
    { includes: 'all', pageSize: false },
    { includes: byName, pageSize: true },
    { includes: byName, pageSize: false },
    { includes: [], pageSize: true },
    { includes: [], pageSize: false },
  ]);
});

test('numbers of coverage searches', () => {
  expect([0, 1, 2].map((rung) => coverageSearchOf(numbered('Coverage', rung))?.person)).toEqual([
    'patient',
    'beneficiary',
    'beneficiary-id',
  ]);
  expect(coverageSearchOf(numbered('Coverage', 3))).toBeNull();
  expect(notSearchedBecause(numbered('Coverage', 3))).toBe('refused');
});

test('numbers of health searches, of whole types and of categories', () => {
  expect(healthSearchOf(numbered('MedicationRequest', 0))).toEqual({
    filter: 'intent-and-medication',
    pageSize: true,
  });
  expect(healthSearchOf(numbered('MedicationRequest', 5))).toEqual({ filter: 'none', pageSize: false });
  expect(healthSearchOf(numbered('CareTeam', 2))).toEqual({ filter: 'any-status', pageSize: true });
  expect(healthSearchOf(numbered('Observation|laboratory', 1))).toEqual({ filter: 'none', pageSize: false });
  expect(notSearchedBecause(numbered('Observation', 2))).toBe('by-category');
  expect(notSearchedBecause(numbered('Observation|survey', 2))).toBe('refused');
  expect(notSearchedBecause(numbered('Device', -1))).toBe('unlisted');
  expect(notSearchedBecause(numbered('Device', 0))).toBeNull();
});

test('a type that is read by id has no search', () => {
  expect(claimsSearchOf(numbered('Organization', 0))).toBeNull();
  expect(notSearchedBecause(numbered('Organization', 0))).toBeNull();
  expect(notSearchedBecause(undefined)).toBeNull();
});

test('a sync goes on with the searches that an earlier version found out', async () => {
  await using bench = await startBench(2);
  await bench.data.archive.saveCheckpoint(numbered('ExplanationOfBenefit', 5));
  await bench.data.archive.saveCheckpoint(numbered('Coverage', 1));
  bench.clock.advance(Date.parse('2026-05-02T00:00:00Z') - bench.clock.now());
  expect((await bench.run()).outcome).toBe('done');
  expect(bench.plan.takeTargets()).toEqual([
    'Patient/p1',
    'ExplanationOfBenefit?patient=p1&_lastUpdated=ge2026-04-30T23:00:00.000Z',
    'Coverage?beneficiary=Patient/p1',
  ]);
  expect(bench.data.checkpoint()).toMatchObject({
    search: { includes: [], pageSize: false },
    fullMatches: 3,
  });
  expect(bench.data.checkpoint()).not.toHaveProperty('rung');
});

test('a download that an earlier version was in the middle of goes on where it stopped', async () => {
  await using bench = await startBench(5, 2);
  const nextUrl = `${bench.plan.base}?_getpages=2`;
  await bench.data.archive.saveCheckpoint({ ...numbered('ExplanationOfBenefit', 1), nextUrl, done: false });
  await bench.run();
  expect(bench.plan.takeTargets()).toContain('?_getpages=2');
  expect(bench.data.claims).toEqual(['c3', 'c4', 'c5']);
});
