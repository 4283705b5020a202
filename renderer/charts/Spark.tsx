import type { TrendPoint } from '#shared/model/measurement';
import styles from './Spark.module.css';
import { dayOf, timeScale, valueScale } from './trend-scale.ts';

const size = { width: 104, height: 26, edge: 4 };

/** Values over time as a thread without words; words beside it say how many they are. */
export function Spark({ points }: { points: readonly TrendPoint[] }) {
  if (points.length < 2) return null;
  const time = timeScale(points, 1);
  const values = valueScale(points.map((point) => ({ ...point, low: null, high: null })));
  const x = ({ date }: TrendPoint) => size.edge + time.at(dayOf(date)) * (size.width - 2 * size.edge);
  const y = ({ value }: TrendPoint) =>
    size.height - size.edge - values.at(value) * (size.height - 2 * size.edge);
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
