import type { TrendPoint } from '#shared/model/health/measurement';
import styles from './Spark.module.css';
import { dayFromDate, drawableValue } from './trend-points.ts';

const size = { width: 104, height: 26, edge: 4 };

/** A small line of values over time, without axes; the text beside it says how many there are. */
export function Spark({ points }: { points: readonly TrendPoint[] }) {
  if (points.length < 2) return null;
  const across = placeBetween(points.map(({ date }) => dayFromDate(date)));
  const up = placeBetween(points.map(({ value }) => drawableValue(value)));
  const x = ({ date }: TrendPoint) => size.edge + across(dayFromDate(date)) * (size.width - 2 * size.edge);
  const y = ({ value }: TrendPoint) =>
    size.height - size.edge - up(drawableValue(value)) * (size.height - 2 * size.edge);
  const last = points.at(-1);
  return (
    <svg className={styles['spark']} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <polyline
        className={styles['line']}
        points={points.map((point) => `${x(point)},${y(point)}`).join(' ')}
      />
      {last && <circle className={styles['dot']} cx={x(last)} cy={y(last)} r={3.5} />}
    </svg>
  );
}

/** Where a number stands between the least and the greatest: 0 to 1, half way when all are the same. */
function placeBetween(numbers: readonly number[]): (number: number) => number {
  const least = Math.min(...numbers);
  const length = Math.max(...numbers) - least;
  return (number) => (length > 0 ? (number - least) / length : 0.5);
}
