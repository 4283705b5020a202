/** The JSON of a record as a page can show it. */
import { expect, it } from 'vitest';
import { getSource, indentSource } from '../../../electron/data/archive/get-source.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { eob, openConnectedStore, storeAll } from './records.ts';

it('it is indented, as it came', () => {
  const { db, store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, [eob({ id: 'a' })]);
  const parts = { db, connections: new Connections(db) };
  const json = JSON.stringify(eob({ id: 'a' }), null, 2);
  expect(getSource(parts, `${connectionId}/ExplanationOfBenefit/a`)).toEqual({ json, leftOut: 0 });
  const unknown = `${connectionId}/ExplanationOfBenefit/b`;
  expect(() => getSource(parts, unknown)).toThrow(expect.objectContaining({ code: 'store/not-found' }));
});

it('a file within is cut short, and says by how much', () => {
  const show = (characters: number) =>
    JSON.parse(indentSource(JSON.stringify({ data: 'x'.repeat(characters), n: 1 })).json);
  expect(show(50_000)).toEqual({ data: 'x'.repeat(50_000), n: 1 });
  expect(show(50_001)).toEqual({ data: `${'x'.repeat(200)}… (+49801)`, n: 1 });
});

it('what is longer than half a million characters ends there, and says how many are left out', () => {
  const { json, leftOut } = indentSource(JSON.stringify(Array(100_000).fill(123)));
  expect(json).toHaveLength(500_000);
  const whole = JSON.stringify(Array(100_000).fill(123), null, 2);
  expect(json).toBe(whole.slice(0, 500_000));
  expect(leftOut).toBe(whole.length - 500_000);
});
