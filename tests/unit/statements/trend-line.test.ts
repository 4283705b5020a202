/** The last values of a test, drawn small. */
import { expect, it } from 'vitest';
import { drawTrendLine, trendWidth } from '../../../shared/paper/trend-line.ts';

const line = (values: number[], low: number | null, high: number | null) =>
  drawTrendLine({ values, low, high, says: '' });

it('falls where the values fall, from edge to edge', () => {
  expect(line([7, 6], null, null)).toEqual({ line: 'M2 2L52 11', wanted: null, last: { x: 52, y: 11 } });
});

it('is level where all values are the same', () => {
  expect(line([72, 72, 72], null, null).line).toBe('M2 6.5L27 6.5L52 6.5');
});

it('has a dashed line where the usual range ends, unless that is far from all values', () => {
  expect(line([7, 6], null, 6.5).wanted).toBe(`M0 6.5H${trendWidth}`);
  expect(line([7, 6], 5.5, 6.5).wanted).toMatch(/^M0 11H54M0 \d.*H54$/);
  expect(line([5, 5.1], null, 100).wanted).toBeNull();
});
