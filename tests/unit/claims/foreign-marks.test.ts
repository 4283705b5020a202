/** A record of a plan that bears our own mark of tables or papers stays the plan's word: only the way in decides. */
import { describe, expect, it } from 'vitest';
import { readStoredClaim } from '../../../electron/data/claims/keep/stored-claims.ts';
import { nameSources } from '../../../electron/data/claims/read/name-sources.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import { paperSource, tableSource } from '../../../shared/model/plans/plan-kind.ts';

const record = (source: string) =>
  JSON.stringify({
    resourceType: 'ExplanationOfBenefit',
    id: 'one',
    meta: { source },
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    total: [{ category: { coding: [{ code: 'submitted' }] }, amount: { value: 120, currency: 'USD' } }],
  });

describe.each([paperSource, tableSource])('a record marked %s', (mark) => {
  const claim = readStoredClaim(record(mark), 'plan/one', new ReferenceIndex().resolve);

  it('is what the plan says where a plan sent it', () => {
    expect(claim?.amounts.billed).toMatchObject({ cents: 120_00, source: 'plan' });
    expect(claim && nameSources(claim, null).amounts.billed?.source).toBe('plan');
  });

  it('is the table’s or the person’s where it came in by that way', () => {
    expect(claim && nameSources(claim, 'table').amounts.billed?.source).toBe('table');
    expect(claim && nameSources(claim, 'paper').amounts.billed?.source).toBe('you');
  });
});
