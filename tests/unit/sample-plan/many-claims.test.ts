import { describe, expect, it } from 'vitest';
import { createManyClaims } from '../../../electron/sample-plan/people/max/max-claims.ts';
import { type Claim, computeRest, readCode, sumByCode } from './amounts.ts';

const owner = { patientId: 'many-claims', coverageId: 'many-claims-coverage', payee: 'Patient/many-claims' };
const source = createManyClaims(100_000, owner, '2026-03-20');

describe('claims in any number', () => {
  it('depend on their number alone, and are always the same', () => {
    expect(source.count).toBe(100_000);
    expect(JSON.stringify(source.claim(77_777))).toBe(JSON.stringify(source.claim(77_777)));
    expect(JSON.stringify(createManyClaims(100_000, owner, '2026-03-20').claim(77_777))).toBe(
      JSON.stringify(source.claim(77_777)),
    );
    expect(source.claim(1).id).not.toBe(source.claim(2).id);
  });

  it('are about as large as the claims of a real plan: 22 KB', () => {
    let bytes = 0;
    for (let index = 0; index < 600; index += 1) bytes += JSON.stringify(source.claim(index)).length;
    expect(bytes / 600).toBeGreaterThan(20_000);
    expect(bytes / 600).toBeLessThan(24_000);
  });

  it('have search keys that agree with the claim', () => {
    for (const index of [0, 1, 2, 3, 4, 5, 50_000, 99_999]) {
      const claim = source.claim(index) as Claim;
      const keys = source.keys(index);
      expect([claim.id, claim.identifier[0]?.value, readCode(claim.type)]).toEqual([
        keys.id,
        keys.claimNumber,
        keys.type,
      ]);
      expect([claim.billablePeriod.start, claim.meta.lastUpdated]).toEqual([keys.start, keys.lastUpdated]);
      expect(source.indexOf(claim.id)).toBe(index);
      expect(computeRest(sumByCode(claim.total))).toBe(0);
    }
    expect(source.indexOf('many-100000')).toBe(-1);
    expect(source.indexOf('other')).toBe(-1);
  });

  it('reach back ten years, newest first', () => {
    expect(source.keys(0).start).toBe('2026-03-10');
    expect(source.keys(99_999).start.slice(0, 4)).toBe('2016');
  });
});
