import { useXAxisScale, useYAxisScale } from 'recharts';
import { cx } from '../ui/cx.ts';
import styles from './TrendChart.module.css';
import { Sign, TrendMark } from './TrendMark.tsx';
import { dayFromDate, drawableValue, type SeriesPoint } from './trend-points.ts';

export type TrendPointsProps = {
  points: readonly SeriesPoint[];
  /** Size of the text, in px; marks grow with it. */
  rem: number;
  /** The point that Tab reaches. */
  active: number;
  /** False until a point was pointed at or focused: none is set apart before. */
  isTouched: boolean;
  nodes: Map<number, SVGGElement>;
  describe(point: SeriesPoint): string;
  onActive(index: number): void;
  onOpen(recordId: string): void;
};

/**
 * The points on the scales of the chart around them, in the order in which they were measured, each with its name, its
 * key and its record. Recharts' own points have no names, come series by series, and lose focus when the chart is resized.
 */
export function TrendPoints(props: TrendPointsProps) {
  const { points, rem, active, isTouched, nodes, describe, onActive, onOpen } = props;
  const placed = usePlaced(points);
  return (
    <>
      {placed.map(({ x, y, point, series, order }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a drawing; it takes focus and keys as a link does.
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: points of a trend never change places.
          key={index}
          ref={(node) => {
            if (node) nodes.set(index, node);
          }}
          transform={`translate(${x} ${y}) scale(${rem / 18})`}
          role="link"
          tabIndex={index === active ? 0 : -1}
          aria-label={describe({ point, series, order })}
          className={cx(styles['point'], isTouched && index === active && styles['active'])}
          onFocus={() => onActive(index)}
          onPointerEnter={() => onActive(index)}
          onClick={() => onOpen(point.recordId)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onOpen(point.recordId);
          }}
        >
          <circle className={styles['target']} r={13} />
          <TrendMark order={order} comparator={point.comparator} />
          <Sign mark={point.interpretation} comparator={point.comparator} />
        </g>
      ))}
      <LatestValues placed={placed} rem={rem} />
    </>
  );
}

type PlacedPoint = SeriesPoint & { x: number; y: number };

/** The points in px of the drawing; none while the chart has no scales. */
function usePlaced(points: readonly SeriesPoint[]): PlacedPoint[] {
  const xAt = useXAxisScale();
  const yAt = useYAxisScale();
  return points.flatMap((each) => {
    const x = xAt?.(dayFromDate(each.point.date));
    const y = yAt?.(drawableValue(each.point.value));
    return x === undefined || y === undefined ? [] : [{ ...each, x, y }];
  });
}

/** The newest value of each series in figures beside its point. */
function LatestValues({ placed, rem }: { placed: readonly PlacedPoint[]; rem: number }) {
  const latest = new Map(placed.map((each) => [each.order, each]));
  return spreadLabels([...latest.values()], rem * 1.2).map(({ x, y, point, order }) => (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: words of a drawing never take focus.
    <text
      key={order}
      aria-hidden="true"
      className={styles['latest']}
      x={x + rem * 0.75}
      y={y + rem * 0.35}
      fontSize={rem}
    >
      {point.comparator !== null && point.comparator !== 'ad' && point.comparator}
      {point.digits}
    </text>
  ));
}

/** Pushes labels down that would lie on the one above. */
function spreadLabels(labels: readonly PlacedPoint[], height: number): PlacedPoint[] {
  let lowest = Number.NEGATIVE_INFINITY;
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      lowest = Math.max(label.y, lowest + height);
      return { ...label, y: lowest };
    });
}
