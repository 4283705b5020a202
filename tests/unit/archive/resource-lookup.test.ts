/** Which stored record a reference names. */
import { expect, it } from 'vitest';
import { indentSource } from '../../../electron/data/archive/get-source.ts';
import { parseResourceId, ResourceLookup } from '../../../electron/data/archive/resource-lookup.ts';
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

it('an id of a record has three parts, none of them empty', () => {
  expect(parseResourceId('c/Claim/1')).toEqual({ connectionId: 'c', type: 'Claim', resourceId: '1' });
  for (const id of ['', 'c', 'c/Claim', '/Claim/1', 'c//1', 'c/Claim/', 'c/Claim/1/more'])
    expect(() => parseResourceId(id), id).toThrow(expect.objectContaining({ code: 'store/not-found' }));
});

it('the text of a record is shown up to half a million characters, and how many more there are is told', () => {
  const list = Array.from({ length: 10 }, () => 'x'.repeat(50_000));
  const whole = JSON.stringify(list, undefined, 2).length;
  const { json, leftOut } = indentSource(JSON.stringify(list));
  expect([json.length, leftOut]).toEqual([500_000, whole - 500_000]);
  expect(indentSource('{"a":1}')).toEqual({ json: '{\n  "a": 1\n}', leftOut: 0 });
});
