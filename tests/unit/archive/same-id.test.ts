/** Claims that one list brings under one id. */
import { describe, expect, it } from 'vitest';
import { areTwoClaims, compareVersions, placeClaim } from '../../../electron/data/archive/same-id.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';

type Parts = { number?: string; day?: string; paid?: number; meta?: object; type?: string; created?: string };

const claim = ({
  number,
  day = '2026-01-05',
  paid = 80,
  type = 'ExplanationOfBenefit',
  ...others
}: Parts) => ({
  resourceType: type,
  id: 'one',
  ...others,
  ...(number !== undefined && { identifier: [{ system: 'urn:x', value: number }] }),
  billablePeriod: { start: day },
  total: [{ amount: { value: paid, currency: 'USD' } }],
});
const may = { lastUpdated: '2026-05-01T00:00:00Z' };
const june = { lastUpdated: '2026-06-01T00:00:00Z' };

describe('two claims of one id', () => {
  it('are what says otherwise, and not that it is newer', () => {
    expect(areTwoClaims(claim({}), claim({ paid: 90 }))).toBe(true);
    expect(areTwoClaims(claim({}), claim({ day: '2026-02-01' }))).toBe(true);
    expect(areTwoClaims(claim({ meta: may }), claim({ meta: may, paid: 90 }))).toBe(true);
    const [first, second] = [claim({ number: 'A' }), claim({ number: 'B' })];
    expect(areTwoClaims(first, second)).toBe(true);
  });

  it('are none where one is a newer version, or says the same', () => {
    expect(areTwoClaims(claim({ meta: may }), claim({ meta: june, paid: 90 }))).toBe(false);
    const versions = ['2', '10'].map((versionId) => claim({ meta: { versionId }, paid: Number(versionId) }));
    expect(areTwoClaims(versions[0] as never, versions[1] as never)).toBe(false);
    expect(areTwoClaims(claim({ created: '2026-01-01' }), claim({ created: '2026-01-02' }))).toBe(false);
    expect(areTwoClaims(claim({ type: 'Observation' }), claim({ type: 'Observation', paid: 9 }))).toBe(false);
  });

  it('are those of other numbers and days, whichever is newer', () => {
    const first = claim({ number: 'A', meta: may });
    expect(areTwoClaims(first, claim({ number: 'B', day: '2026-02-01', meta: june }))).toBe(true);
    expect(areTwoClaims(first, claim({ number: 'B', meta: june }))).toBe(false);
  });

  it('go by numbers, which stay, and else by what they say', () => {
    const place = (resource: ReturnType<typeof claim>, isOfList = true) =>
      placeClaim(resource as Resource, JSON.stringify(resource), (id) =>
        id === 'one' ? { json: JSON.stringify(claim({ number: 'Z' })), isOfList } : undefined,
      );
    expect(place(claim({ number: 'Z' }))).toBe('one');
    expect(place(claim({ number: 'A' }))).toMatch(/^x-/);
    expect(place(claim({ number: 'A', paid: 90 }))).toBe(place(claim({ number: 'A' })));
    expect(place(claim({ paid: 90 }))).not.toBe(place(claim({ paid: 91 })));
    // What an earlier list brought is what the plan says otherwise of now.
    expect(place(claim({ number: 'A' }), false)).toBe('one');
  });
});

it('versions are told by their time, else by their numbers', () => {
  expect(compareVersions(claim({ meta: june }), claim({ meta: may }))).toBeGreaterThan(0);
  expect(
    compareVersions(claim({ meta: { versionId: '9' } }), claim({ meta: { versionId: '10' } })),
  ).toBeLessThan(0);
  expect(compareVersions(claim({ meta: may }), claim({}))).toBe(0);
});
