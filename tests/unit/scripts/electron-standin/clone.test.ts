import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codec } from '../../../../scripts/runtime/electron-standin/page/clone.ts';

const roundTrip = (value: unknown) => codec.decode(codec.encode(value));

test('what structured clone copies comes back the same', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: false,
  });
  fc.assert(
    fc.property(anything, (value) => {
      expect(roundTrip(value)).toEqual(structuredClone(value));
    }),
  );
});

test('repeats and cycles keep their identity', () => {
  const row = { name: 'row' };
  const table: Record<string, unknown> = { first: row, second: row, list: [row] };
  table['self'] = table;
  const copy = roundTrip(table) as { first: object; second: object; list: object[]; self: object };
  expect(copy.first).toBe(copy.second);
  expect(copy.list[0]).toBe(copy.first);
  expect(copy.self).toBe(copy);
  expect(copy.first).not.toBe(row);
});

test('a part of a larger buffer crosses alone', () => {
  const part = Buffer.from('xxsecretxx').subarray(2, 8);
  const copy = roundTrip(part) as Uint8Array;
  expect(Buffer.from(copy).toString()).toBe('secret');
  expect(copy.buffer.byteLength).toBe(6);
});

test('errors keep kind, message and stack', () => {
  const error = new RangeError('too far');
  const copy = roundTrip(error) as RangeError;
  expect(copy).toBeInstanceOf(RangeError);
  expect([copy.message, copy.stack]).toEqual([error.message, error.stack]);
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve(1)],
  ['a weak map', new WeakMap()],
  ['a function inside', { deep: [() => 1] }],
])('%s is refused', (_name, value) => {
  expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
});
