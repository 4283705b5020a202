/** Claims with more of everything than any person has: they are read without slowing down. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { eob, line, uc } from '../../fixtures/eob/build.ts';
import { read } from './read.ts';

describe('a claim of many elements', () => {
  it('ties a line to no more than a hundred people of one number', () => {
    const careTeam = Array.from({ length: 500 }, (_, index) => ({
      sequence: 1,
      provider: { display: `Dr. Invented ${index}` },
    }));
    const claim = read(eob({ careTeam, item: [line(1, {}, { careTeamSequence: [1] })] }));
    expect(claim.careTeam).toHaveLength(500);
    expect(claim.lines[0]?.careTeam).toHaveLength(100);
  });

  it.each([
    ['numbers', (id: string) => ({ identifier: [uc(id)] })],
    [
      'insurances',
      (id: string) => ({ insurance: [{ focal: false, coverage: { display: `Invented ${id}` } }] }),
    ],
    [
      'claims within it',
      (id: string) => ({
        contained: [{ resourceType: 'Claim', id, identifier: [{ value: id }] }],
        related: [{ claim: { reference: `#${id}` } }],
      }),
    ],
  ])('reads 30,000 %s without slowing down', (_, make) => {
    const made = Array.from({ length: 30_000 }, (_each, index): Json => make(`n${index}`));
    const keys = Object.keys(made[0] ?? {});
    const parts = Object.fromEntries(keys.map((key) => [key, made.flatMap((one) => one[key])]));
    const start = performance.now();
    read(eob(parts));
    expect(performance.now() - start).toBeLessThan(2500);
  });

  it('reads 20,000 people within the claim without slowing down', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `p${index}`);
    const contained = ids.map((id) => ({ resourceType: 'Organization', id, name: `Invented ${id}` }));
    const careTeam = ids.map((id, index) => ({ sequence: index, provider: { reference: `#${id}` } }));
    const start = performance.now();
    expect(read(eob({ contained, careTeam })).careTeam).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('reads 20,000 lines with one number without slowing down', () => {
    const item = Array.from({ length: 20_000 }, () => line(1, { submitted: 1 }));
    const start = performance.now();
    expect(read(eob({ item })).amounts.billed?.cents).toBe(2_000_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
