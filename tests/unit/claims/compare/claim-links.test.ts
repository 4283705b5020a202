/** Whom a relation names, where several claims bear the number. */
import { describe, expect, it } from 'vitest';
import { type LinkFacts, linkClaims } from '../../../../electron/data/claims/compare/claim-links.ts';

const relation = (over: object) => ({ relationship: 'replaces', claimNumber: null, record: null, ...over });
const claim = (id: string, over: object = {}) =>
  ({
    ...{ id, kind: 'professional', patientReference: 'Patient/p', chainNumbers: [], chainNames: [] },
    ...{ claimNumber: null, related: [], ...over },
  }) as unknown as LinkFacts;

/** How many of so many alike are what the newer claim replaces. */
function countOlder(many: number, bears: object, stated: object): number {
  const others = Array.from({ length: many }, (_, at) => claim(`old-${at}`, bears));
  const newer = claim('new', { related: [relation(stated)] });
  return linkClaims([newer, ...others]).older.get('new')?.size ?? 0;
}

describe('claims that stand alone and bear the number', () => {
  it('are meant where it is a claim number of theirs, of no stated kind for two of them at most', () => {
    const bears = { claimNumber: 'N-1' };
    expect(countOlder(2, bears, { claimNumber: 'N-1' })).toBe(2);
    expect(countOlder(3, bears, { claimNumber: 'N-1' })).toBe(0);
    expect(countOlder(3, { ...bears, chainNumbers: ['N-1'] }, { claimNumber: 'N-1' })).toBe(3);
  });

  it('are meant where it names a record, however many they are', () => {
    const record = 'ExplanationOfBenefit/1';
    expect(countOlder(3, { chainNames: [record] }, { record })).toBe(3);
  });

  it('are meant where each of them names others itself', () => {
    const bears = { claimNumber: 'N-1', related: [relation({ claimNumber: 'N-0' })] };
    expect(countOlder(3, bears, { claimNumber: 'N-1' })).toBe(3);
  });
});
