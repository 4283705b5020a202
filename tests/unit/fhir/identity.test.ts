import { describe, expect, it } from 'vitest';
import { resourceIdOf } from '../../../electron/data/fhir/identity.ts';
import { asResource } from '../../../electron/data/fhir/resource.ts';

const idOf = (id: unknown, more: Record<string, unknown> = {}) => {
  const identifier = [{ system: 'https://plan.example/claims', value: 'CLM-1' }];
  const resource = asResource({ resourceType: 'ExplanationOfBenefit', id, identifier, ...more });
  if (resource === null) throw new Error('No resource.');
  return resourceIdOf(resource);
};

describe('the id of a record', () => {
  it('never folds records with different ids together, however odd the ids are', () => {
    const ids = ['a b', 'a_b!', 'a/b', 'ä', 'a|b', 'a:b', 'x'.repeat(129), 'x'.repeat(130), 7, 8, 'ok', '7'];
    expect(new Set(ids.map((id) => idOf(id))).size).toBe(ids.length);
  });

  it('finds the record of an odd id again when it changed', () => {
    expect(idOf('a b', { status: 'active' })).toBe(idOf('a b', { status: 'cancelled' }));
    expect(idOf(undefined, { status: 'active' })).toBe(idOf(undefined, { status: 'cancelled' }));
  });
});
