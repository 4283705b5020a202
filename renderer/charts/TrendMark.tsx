import type { Interpretation } from '#shared/model/health/measurement';
import { cx } from '../ui/cx.ts';
import { isSetApart, MarkShape } from './marks.tsx';
import styles from './TrendChart.module.css';

const arrows: Record<string, 'down' | 'up'> = { '<': 'down', '<=': 'down', '>': 'up', '>=': 'up' };

export type TrendMarkProps = {
  /** Place of the series: the first is round, the second square. */
  order: number;
  comparator: string | null;
};

/**
 * One value at the origin: round or square by series; open, with a stroke to where it may lie, when it is "less than" or
 * "more than".
 */
export function TrendMark({ order, comparator }: TrendMarkProps) {
  const look = cx(styles['mark'], comparator !== null && styles['open']);
  const arrow = comparator === null ? undefined : arrows[comparator];
  return (
    <>
      {arrow && (
        <path
          className={styles['arrow']}
          d="M0 6V17M-4 12L0 17L4 12"
          {...(arrow === 'up' && { transform: 'scale(1 -1)' })}
        />
      )}
      {order === 0 ? (
        <circle className={look} r={5.5} />
      ) : (
        <rect className={look} x={-5} y={-5} width={10} height={10} />
      )}
    </>
  );
}

export type SignProps = { mark: Interpretation | null; comparator: string | null };

/** The plan's mark for a value at the origin, above it where no stroke is in the way. "Normal" carries none. */
export function Sign({ mark, comparator }: SignProps) {
  if (mark === null || !isSetApart(mark)) return null;
  const isBelow = comparator !== null && arrows[comparator] === 'up';
  return <SignShape mark={mark} x={-6} y={isBelow ? 9 : -21} />;
}

/** The drawing of a mark, 12 by 12, at a place. */
export function SignShape({ mark, x, y }: { mark: Interpretation; x: number; y: number }) {
  return (
    <svg
      aria-hidden="true"
      className={cx(styles['sign'], mark.startsWith('critical') && styles['critical'])}
      x={x}
      y={y}
      width={12}
      height={12}
      viewBox="0 0 16 16"
    >
      <MarkShape mark={mark} />
    </svg>
  );
}
