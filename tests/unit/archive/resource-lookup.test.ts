/** Which stored record a reference names. */
import { expect, it } from 'vitest';
import { ResourceLookup } from '../../../electron/data/archive/resource-lookup.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { condition } from './health-data.ts';
import { base, openConnectedStore, storeAll } from './records.ts';

function open() {
  const { db, store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, [condition('a', 'A')]);
  return { lookup: new ResourceLookup(db, new Connections(db)), connectionId };
}

it.each([
  ['Condition/a', true],
  [`${base}/Condition/a`, true],
  ['Condition/a/_history/2', true],
  [`${base}/Condition/a/_history/2`, true],
  ['Condition/a/more', false],
  ['Condition/b', false],
  ['https://other.example/fhir/Condition/a', false],
  ['urn:uuid:a', false],
])('%s names the record of the plan: %s', (reference, isNamed) => {
  const { lookup, connectionId } = open();
  expect(lookup.named(connectionId, reference)?.id ?? null).toBe(isNamed ? 'a' : null);
});

it('finds what no index holds, by an element or its text', () => {
  const { lookup, connectionId } = open();
  const resolve = lookup.resolver(connectionId, new ReferenceIndex());
  const owner = { resourceType: 'Basic' };
  expect(resolve({ reference: 'Condition/a' }, owner)).toEqual(condition('a', 'A'));
  expect(resolve('Condition/a', owner)).toEqual(condition('a', 'A'));
  for (const nothing of [{ reference: 'Condition/b' }, { display: 'A' }, { reference: '#a' }, null])
    expect(resolve(nothing, owner)).toBeNull();
});
