/** The month chart as plain shapes, so that both renderers draw the same picture. Lengths are in points. */
import { formatCents } from '../money.ts';
import type { ChartBlock } from './document.ts';

export type ChartShape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: string; stroke: string }
  | { kind: 'path'; d: string; stroke: string; strokeWidth: number }
  | { kind: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end' };

export const chartWidth = 500;
export const chartHeight = 172;
export const chartFontSize = 12;

const ink = '#000000';
const rule = '#767676';
/** Greatest width of a digit on the axis. */
const digitWidth = 7.8;
const top = 30;
const bottom = chartHeight - 20;
const hatchGap = 5;

/**
 * Bars from zero, the plan's part solid and your share hatched above it, with a legend and an axis. Solid and hatched
 * carry the meaning, in black. Reversals (below zero) are not drawn.
 */
export function drawChart({ months, planLabel, shareLabel, currency, locale }: ChartInput): ChartShape[] {
  const highest = Math.max(
    1,
    ...months.map((month) => clampToZero(month.planCents) + clampToZero(month.shareCents)),
  );
  const step = chooseStep(highest);
  const most = Math.ceil(highest / step) * step;
  const scale = (bottom - top) / most;
  const axisWidth = formatAxis(most, currency, locale).length * digitWidth + 12;
  const band = (chartWidth - axisWidth) / months.length;
  return [
    ...drawLegend(planLabel, shareLabel, axisWidth),
    ...drawAxis(step, scale, axisWidth, (cents) => formatAxis(cents, currency, locale)),
    ...months.flatMap(({ label, planCents, shareCents }, index): ChartShape[] => {
      const middle = axisWidth + band * (index + 0.5);
      const plan = clampToZero(planCents) * scale;
      const share = clampToZero(shareCents) * scale;
      const x = middle - band * 0.3;
      return [
        ...drawSolid(x, bottom - plan, band * 0.6, plan),
        ...drawHatched(x, bottom - plan - share, band * 0.6, share),
        { kind: 'text', x: middle, y: bottom + 15, text: label, anchor: 'middle' },
      ];
    }),
    { kind: 'path', d: `M${axisWidth} ${bottom}H${chartWidth}`, stroke: ink, strokeWidth: 1 },
  ];
}

export type ChartInput = Pick<ChartBlock, 'months' | 'planLabel' | 'shareLabel' | 'currency'> & {
  locale: string;
};

function clampToZero(cents: number | null): number {
  return Math.max(0, cents ?? 0);
}

/** 1, 2 or 5 times a power of ten cents, so that two to five lines reach the highest bar. */
function chooseStep(highest: number): number {
  const rough = Math.max(100, highest / 3);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Whole units of the currency: "$15,000". */
function formatAxis(cents: number, currency: string, locale: string): string {
  return formatCents(cents, currency, locale).replace(/[.,]00(?!\d)/, '');
}

function drawAxis(
  step: number,
  scale: number,
  axisWidth: number,
  words: (cents: number) => string,
): ChartShape[] {
  const shapes: ChartShape[] = [];
  for (let cents = 0; bottom - cents * scale >= top - 0.5; cents += step) {
    const y = roundPoints(bottom - cents * scale);
    shapes.push({ kind: 'text', x: axisWidth - 8, y: y + 4, text: words(cents), anchor: 'end' });
    if (cents > 0)
      shapes.push({ kind: 'path', d: `M${axisWidth} ${y}H${chartWidth}`, stroke: rule, strokeWidth: 0.75 });
  }
  return shapes;
}

function drawLegend(planLabel: string, shareLabel: string, axisWidth: number): ChartShape[] {
  const second = axisWidth + 36 + planLabel.length * 7.4;
  return [
    ...drawSolid(axisWidth, 4, 12, 12),
    { kind: 'text', x: axisWidth + 18, y: 14.5, text: planLabel, anchor: 'start' },
    ...drawHatched(second, 4, 12, 12),
    { kind: 'text', x: second + 18, y: 14.5, text: shareLabel, anchor: 'start' },
  ];
}

function drawSolid(x: number, y: number, width: number, height: number): ChartShape[] {
  if (height <= 0) return [];
  return [{ ...drawBox(x, y, width, height), fill: ink, stroke: ink }];
}

/** A white bar with slanted lines, each cut off at the bar's edges. */
function drawHatched(x: number, y: number, width: number, height: number): ChartShape[] {
  if (height <= 0) return [];
  let d = '';
  for (let offset = hatchGap; offset < width + height; offset += hatchGap) {
    const fromX = x + Math.max(0, offset - height);
    const fromY = y + Math.min(height, offset);
    const toX = x + Math.min(width, offset);
    const toY = y + Math.max(0, offset - width);
    d += `M${roundPoints(fromX)} ${roundPoints(fromY)}L${roundPoints(toX)} ${roundPoints(toY)}`;
  }
  return [
    { ...drawBox(x, y, width, height), fill: '#ffffff', stroke: ink },
    { kind: 'path', d, stroke: ink, strokeWidth: 1.25 },
  ];
}

function drawBox(x: number, y: number, width: number, height: number) {
  return {
    kind: 'rect' as const,
    x: roundPoints(x),
    y: roundPoints(y),
    width: roundPoints(width),
    height: roundPoints(height),
  };
}

function roundPoints(value: number): number {
  return Math.round(value * 100) / 100;
}
