/** The kind of plan as the person answered: kept with the plan, for claims that do not say it, and nothing else. */
import { expect, it } from 'vitest';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';

function open(planName?: string) {
  const opened = openConnectedStore();
  const { store, connectionId } = opened;
  if (planName !== undefined) store.plans.rename({ connectionId, name: planName });
  storeAll(store, connectionId, [eob({ id: 'visit' }), eob({ id: 'other' })]);
  store.archive.endPass(connectionId, later);
  const kindOf = (id: string) => {
    const { claim, saidKind } = store.claims.get({ claimId: `${connectionId}/${id}` });
    return [claim.planKind, saidKind];
  };
  return { ...opened, kindOf };
}

it('is asked where neither the claim nor the name of the plan says it, once for all claims', () => {
  const { store, connectionId, kindOf } = open();
  expect(kindOf('visit')).toEqual(['unknown', 'unknown']);
  store.plans.setKind({ connectionId, kind: 'employer' });
  expect(kindOf('visit')).toEqual(['employer', 'employer']);
  expect(kindOf('other')).toEqual(['employer', 'employer']);
  store.plans.setKind({ connectionId, kind: 'unknown' });
  expect(kindOf('other')).toEqual(['unknown', 'unknown']);
});

it('is not asked where the name of the plan says it, and does not overrule it', () => {
  const { store, connectionId, kindOf } = open('Harbor Medicare Advantage');
  expect(kindOf('visit')).toEqual(['medicare-advantage', null]);
  store.plans.setKind({ connectionId, kind: 'employer' });
  expect(kindOf('visit')).toEqual(['medicare-advantage', null]);
});

it('stays when the plan checks for claims again', () => {
  const { store, connectionId, kindOf } = open();
  store.plans.setKind({ connectionId, kind: 'tricare' });
  storeAll(store, connectionId, [eob({ id: 'visit', billed: 99 })]);
  store.connection.update(connectionId, { lastCheckedAt: later });
  store.archive.endPass(connectionId, '2026-06-01T08:00:00.000Z');
  expect(kindOf('visit')).toEqual(['tricare', 'tricare']);
});
