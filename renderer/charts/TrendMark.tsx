import type { Interpretation } from '#shared/model/health-record';
import { cx } from '../ui/cx.ts';
import { isSetApart, MarkShape } from './marks.tsx';
import styles from './TrendChart.module.css';

const arrows: Record<string, string> = { '<': 'down', '<=': 'down', '>': 'up', '>=': 'up' };

export type TrendMarkProps = {
  x: number;
  y: number;
  /** Place of the series: the first is round, the second square. */
  order: number;
  comparator: string | null;
};

/** One value: round or square by series; open, with a stroke to where it may lie, when it is "less" or "more than". */
export function TrendMark({ x, y, order, comparator }: TrendMarkProps) {
  const look = cx(styles['mark'], comparator !== null && styles['open']);
  const arrow = comparator === null ? undefined : arrows[comparator];
  const way = arrow === 'up' ? -1 : 1;
  return (
    <>
      {arrow && (
        <path
          className={styles['arrow']}
          d={`M${x} ${y + way * 6}V${y + way * 17}M${x - 4} ${y + way * 12}L${x} ${y + way * 17}L${x + 4} ${y + way * 12}`}
        />
      )}
      {order === 0 ? (
        <circle className={look} cx={x} cy={y} r={5.5} />
      ) : (
        <rect className={look} x={x - 5} y={y - 5} width={10} height={10} />
      )}
    </>
  );
}

/** The plan's mark above or below a value. A value marked normal carries none. */
export function Sign({ x, y, mark }: { x: number; y: number; mark: Interpretation | null }) {
  if (mark === null || !isSetApart(mark)) return null;
  const isLow = mark.endsWith('low');
  return (
    <svg
      aria-hidden="true"
      className={cx(styles['sign'], mark.startsWith('critical') && styles['critical'])}
      x={x - 6}
      y={isLow ? y + 9 : y - 21}
      width={12}
      height={12}
      viewBox="0 0 16 16"
    >
      <MarkShape mark={mark} />
    </svg>
  );
}
