/** The last values of a test as a small line, so that both renderers draw the same picture. Lengths are in points. */
import type { TrendLine } from './document.ts';

export const trendWidth = 54;
export const trendHeight = 13;

const edge = 2;

/** `line`: through the values, oldest first; `wanted`: dashed, where the usual range ends, if that is near enough. */
export function drawTrendLine({ values, low, high }: TrendLine): {
  line: string;
  wanted: string | null;
  last: { x: number; y: number };
} {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // An end far away from all values would press them into a straight line.
  const reach = Math.max(most - least, Math.abs(most) * 0.1);
  const ends = [low, high].filter(
    (end): end is number => end !== null && end >= least - reach && end <= most + reach,
  );
  const [bottom, top] = [Math.min(least, ...ends), Math.max(most, ...ends)];
  const y = (value: number) =>
    round(
      top === bottom ? trendHeight / 2 : edge + ((top - value) / (top - bottom)) * (trendHeight - 2 * edge),
    );
  const x = (index: number) => round(edge + (index / (values.length - 1)) * (trendWidth - 2 * edge));
  const points = values.map((value, index) => ({ x: x(index), y: y(value) }));
  return {
    line: points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''),
    wanted: ends.length === 0 ? null : ends.map((end) => `M0 ${y(end)}H${trendWidth}`).join(''),
    last: points.at(-1) ?? { x: 0, y: 0 },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
